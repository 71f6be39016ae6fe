#include "content/history_file.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "support/hash.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kFirstWords = "bondgenoot-history 1 ";
constexpr std::string_view kNotSeen = "-";

/// Takes what stands before `end` off `text`, and `end` too.
std::optional<std::string_view> take(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at + 1);
  return taken;
}

template <typename Number>
bool read_number(std::string_view text, int base, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc{} && end == text.data() + text.size();
}

bool read_id(std::string_view text, ObjectId& id) {
  if (text.size() != 2 * id.size()) return false;
  for (std::size_t i = 0; i < id.size(); ++i)
    if (!read_number(text.substr(2 * i, 2), 16, id[i])) return false;
  return true;
}

bool read_seen(std::string_view text, std::optional<Hash128>& seen) {
  if (text == kNotSeen) return true;
  seen.emplace();
  return text.size() == 32 && read_number(text.substr(0, 16), 16, seen->high) &&
         read_number(text.substr(16), 16, seen->low);
}

std::optional<FileHistory> read_file(std::string_view line) {
  FileHistory file;
  const auto blob = take(line, ' ');
  const auto seen = take(line, ' ');
  const auto first = take(line, ' ');
  const auto last = take(line, ' ');
  if (!last || line.empty()) return std::nullopt;
  const bool is_whole = read_id(*blob, file.blob) && read_seen(*seen, file.seen) &&
                        read_number(*first, 10, file.changes.first) && read_number(*last, 10, file.changes.last);
  if (!is_whole) return std::nullopt;
  file.path = line;
  return file;
}

bool fits_on_a_line(std::string_view text) { return !text.contains('\n'); }

}  // namespace

std::string history_text(const History& history) {
  const bool fits =
      fits_on_a_line(history.folder) && std::ranges::all_of(history.files, fits_on_a_line, &FileHistory::path);
  if (history.state != HistoryState::Whole || !fits) return {};
  std::string body = fmt::format("{} {}\n", history.commit, history.folder);
  for (const FileHistory& file : history.files) {
    fmt::format_to(std::back_inserter(body), "{} {} {} {} {}\n", hex(file.blob),
                   file.seen ? file.seen->hex() : std::string(kNotSeen), file.changes.first, file.changes.last,
                   file.path);
  }
  return fmt::format("{}{}\n{}", kFirstWords, hash_bytes(body).hex(), body);
}

std::optional<History> parse_history(std::string_view text) {
  if (!text.starts_with(kFirstWords)) return std::nullopt;
  text.remove_prefix(kFirstWords.size());
  const auto hash = take(text, '\n');
  if (!hash || *hash != hash_bytes(text).hex()) return std::nullopt;
  auto head = take(text, '\n');
  const auto commit = head ? take(*head, ' ') : std::nullopt;
  if (!commit) return std::nullopt;
  History history;
  history.state = HistoryState::Whole;
  history.commit = *commit;
  history.folder = *head;
  while (!text.empty()) {
    const auto line = take(text, '\n');
    auto file = line ? read_file(*line) : std::nullopt;
    if (!file) return std::nullopt;
    history.files.push_back(std::move(*file));
  }
  if (!std::ranges::is_sorted(history.files, {}, &FileHistory::path)) return std::nullopt;
  return history;
}

}  // namespace bondgenoot::content
