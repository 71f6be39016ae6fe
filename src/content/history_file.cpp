#include "content/history_file.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/sealed_text.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kName = "bondgenoot-history 1";
constexpr std::string_view kNotSeen = "-";

bool read_id(std::string_view text, ObjectId& id) {
  if (text.size() != 2 * id.size()) return false;
  for (std::size_t i = 0; i < id.size(); ++i)
    if (!read_number(text.substr(2 * i, 2), 16, id[i])) return false;
  return true;
}

bool read_seen(std::string_view text, std::optional<Hash128>& seen) {
  if (text == kNotSeen) return true;
  return read_hash(text, seen.emplace());
}

std::optional<FileHistory> read_file(std::string_view line) {
  FileHistory file;
  const auto blob = take_until(line, ' ');
  const auto seen = take_until(line, ' ');
  const auto first = take_until(line, ' ');
  const auto last = take_until(line, ' ');
  if (!last || line.empty()) return std::nullopt;
  const bool is_whole = read_id(*blob, file.blob) && read_seen(*seen, file.seen) &&
                        read_number(first, 10, file.changes.first) && read_number(last, 10, file.changes.last);
  if (!is_whole) return std::nullopt;
  file.path = line;
  return file;
}

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
  return sealed(kName, body);
}

std::optional<History> parse_history(std::string_view text) {
  const auto body = unsealed(kName, text);
  if (!body) return std::nullopt;
  text = *body;
  auto head = take_until(text, '\n');
  const auto commit = head ? take_until(*head, ' ') : std::nullopt;
  if (!commit) return std::nullopt;
  History history;
  history.state = HistoryState::Whole;
  history.commit = *commit;
  history.folder = *head;
  while (!text.empty()) {
    const auto line = take_until(text, '\n');
    auto file = line ? read_file(*line) : std::nullopt;
    if (!file) return std::nullopt;
    history.files.push_back(std::move(*file));
  }
  if (!std::ranges::is_sorted(history.files, {}, &FileHistory::path)) return std::nullopt;
  return history;
}

}  // namespace bondgenoot::content
