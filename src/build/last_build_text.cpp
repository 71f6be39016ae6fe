// The file of a LastBuild, as CACHE.md draws it.
#include <iterator>

#include <fmt/format.h>

#include "build/last_build.h"
#include "support/sealed_text.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kName = "bondgenoot-build 2";
constexpr std::string_view kHistory = "history";
constexpr std::string_view kOutput = "output";
constexpr std::string_view kNoStamp = "-";
constexpr std::string_view kQuestions[] = {"kind", "list", "read", "canonical"};  // By Question.

bool read_counts(std::string_view line, LastBuild& last) {
  Counts& counts = last.counts;
  return read_number(take_until(line, ' '), 10, counts.entries) &&
         read_number(take_until(line, ' '), 10, counts.pages) &&
         read_number(take_until(line, ' '), 10, counts.redirects) &&
         read_number(take_until(line, ' '), 10, counts.assets) && read_number(line, 10, last.bytes);
}

// Four numbers with dots between, or a `-`.
bool read_stamp(std::optional<std::string_view> field, std::optional<FileStamp>& stamp) {
  if (!field || *field == kNoStamp) return field.has_value();
  FileStamp& read = stamp.emplace();
  return read_number(take_until(*field, '.'), 10, read.device) &&
         read_number(take_until(*field, '.'), 10, read.inode) && read_number(take_until(*field, '.'), 10, read.size) &&
         read_number(field, 10, read.changed);
}

std::string stamp_text(const std::optional<FileStamp>& stamp) {
  if (!stamp) return std::string(kNoStamp);
  return fmt::format("{}.{}.{}.{}", stamp->device, stamp->inode, stamp->size, stamp->changed);
}

bool read_observation(std::string_view question, std::string_view line, LastBuild& last) {
  Observation& seen = last.seen.emplace_back();
  for (std::size_t i = 0; i < std::size(kQuestions); ++i) {
    if (question != kQuestions[i]) continue;
    seen.asked.question = static_cast<Question>(i);
    if (!read_hash(take_until(line, ' '), seen.answer) || !read_number(take_until(line, ' '), 10, seen.asked.limit) ||
        !read_stamp(take_until(line, ' '), seen.stamp))
      return false;
    seen.asked.path = line;
    return true;
  }
  return false;
}

bool read_line(std::string_view line, LastBuild& last) {
  const auto word = take_until(line, ' ');
  if (!word) return false;
  if (word == kHistory) {
    std::uint64_t length = 0;
    if (!read_number(take_until(line, ' '), 10, length) || length >= line.size()) return false;
    last.histories.push_back(
        {.name = std::string(line.substr(0, length)), .folder = std::string(line.substr(length + 1))});
    return true;
  }
  if (word == kOutput) {
    MadeFile& output = last.outputs.emplace_back();
    if (!read_hash(take_until(line, ' '), output.hash) || !read_number(take_until(line, ' '), 10, output.size) ||
        !read_stamp(take_until(line, ' '), output.stamp))
      return false;
    output.path = line;
    return true;
  }
  return read_observation(*word, line, last);
}

}  // namespace

std::string last_build_text(const LastBuild& last) {
  const Counts& counts = last.counts;
  std::string body = fmt::format("{}\n{} {} {} {} {}\n", last.asked.hex(), counts.entries, counts.pages,
                                 counts.redirects, counts.assets, last.bytes);
  const auto out = std::back_inserter(body);
  for (const auto& [name, folder] : last.histories)
    fmt::format_to(out, "{} {} {} {}\n", kHistory, name.size(), name, folder);
  for (const Observation& seen : last.seen) {
    fmt::format_to(out, "{} {} {} {} {}\n", kQuestions[static_cast<std::size_t>(seen.asked.question)],
                   seen.answer.hex(), seen.asked.limit, stamp_text(seen.stamp), seen.asked.path);
  }
  for (const MadeFile& file : last.outputs) {
    fmt::format_to(out, "{} {} {} {} {}\n", kOutput, file.hash.hex(), file.size, stamp_text(file.stamp), file.path);
  }
  return sealed(kName, body);
}

std::optional<LastBuild> parse_last_build(std::string_view text) {
  const auto body = unsealed(kName, text);
  if (!body) return std::nullopt;
  text = *body;
  LastBuild last;
  const auto asked = take_until(text, '\n');
  const auto counts = asked ? take_until(text, '\n') : std::nullopt;
  if (!counts || !read_hash(asked, last.asked) || !read_counts(*counts, last)) return std::nullopt;
  while (!text.empty()) {
    const auto line = take_until(text, '\n');
    if (!line || !read_line(*line, last)) return std::nullopt;
  }
  return last;
}

}  // namespace bondgenoot::build
