#include "support/recording_file_system.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace bondgenoot {
namespace {

// Each answer as text: one kind of answer is never taken for another of the same question.

Hash128 hash_of(const IoError& error) { return hash_bytes(fmt::format("error {}", error.code)); }

Hash128 hash_of(FileKind kind) { return hash_bytes(fmt::format("kind {}", static_cast<int>(kind))); }

Hash128 hash_of(const std::vector<DirectoryEntry>& entries) {
  std::string text = "list";
  for (const DirectoryEntry& entry : entries) {
    text += '\0';
    text += entry.name;
    text += '\0';
    text += std::to_string(static_cast<int>(entry.kind));
  }
  return hash_bytes(text);
}

// From the hash of a text to the answer that it was, and back: a file with the very words of a failure is none.
Hash128 turned(Hash128 hash) {
  hash.low ^= 1;
  return hash;
}

Hash128 hash_of(const std::string& bytes) { return turned(hash_bytes(bytes)); }

template <typename Answer>
Hash128 hash_of(const std::expected<Answer, IoError>& answer) {
  return answer ? hash_of(*answer) : hash_of(answer.error());
}

}  // namespace

Hash128 answer_of(const FileSystem& files, const FileQuestion& asked) {
  switch (asked.question) {
    case Question::Kind:
      return hash_of(files.kind(asked.path));
    case Question::List:
      return hash_of(files.list(asked.path));
    case Question::Read:
      return hash_of(files.read(asked.path, asked.limit));
    case Question::Canonical:
      return hash_of(files.canonical(asked.path));
  }
  return {};
}

bool still_holds(const FileSystem& files, Observation& seen) {
  if (seen.asked.question != Question::Read) return answer_of(files, seen.asked) == seen.answer;
  const auto stamp = files.stamp(seen.asked.path);  // Before it is read: what is written later has another.
  if (stamp && stamp == seen.stamp) return true;
  if (answer_of(files, seen.asked) != seen.answer) return false;
  seen.stamp = stamp;
  return true;
}

std::optional<std::vector<Observation>> RecordingFileSystem::observations() const {
  const std::lock_guard lock(mutex_);
  if (is_torn_) return std::nullopt;
  std::vector<Observation> all;
  all.reserve(heard_.size());
  for (const auto& [asked, answer] : heard_) all.push_back({asked, answer.hash, answer.stamp});
  return all;
}

void RecordingFileSystem::remember(std::vector<Observation> before) {
  before_ = std::move(before);
  if (!std::ranges::is_sorted(before_, {}, &Observation::asked)) std::ranges::sort(before_, {}, &Observation::asked);
}

bool RecordingFileSystem::is_torn() const {
  const std::lock_guard lock(mutex_);
  return is_torn_;
}

void RecordingFileSystem::note(FileQuestion asked, const Answer& answer) const {
  if (asked.path.starts_with(passed_over_) &&
      (asked.path.size() == passed_over_.size() || asked.path[passed_over_.size()] == '/'))
    return;
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = heard_.try_emplace(std::move(asked), answer);
  if (!is_new && known->second.hash != answer.hash) is_torn_ = true;
}

std::expected<FileKind, IoError> RecordingFileSystem::kind(const std::string& path) const {
  auto answer = below_.kind(path);
  note({.question = Question::Kind, .path = path}, {hash_of(answer), {}});
  return answer;
}

std::expected<std::vector<DirectoryEntry>, IoError> RecordingFileSystem::list(const std::string& path) const {
  auto answer = below_.list(path);
  note({.question = Question::List, .path = path}, {hash_of(answer), {}});
  return answer;
}

std::expected<std::string, IoError> RecordingFileSystem::read(const std::string& path, std::uint64_t limit) const {
  const auto stamp = below_.stamp(path);  // Before it is read: what is written later has another.
  auto answer = below_.read(path, limit);
  note({.question = Question::Read, .path = path, .limit = limit}, {hash_of(answer), answer ? stamp : std::nullopt});
  return answer;
}

// Decides nothing: it only tells what need not be read.
std::optional<FileStamp> RecordingFileSystem::stamp(const std::string& path) const { return below_.stamp(path); }

std::optional<FileStamp> RecordingFileSystem::folder_stamp(const std::string& path) const {
  return below_.folder_stamp(path);
}

std::optional<Hash128> RecordingFileSystem::known_hash(const std::string& path, std::uint64_t limit) const {
  FileQuestion asked{.question = Question::Read, .path = path, .limit = limit};
  const auto seen = std::ranges::lower_bound(before_, asked, {}, &Observation::asked);
  if (seen == before_.end() || seen->asked != asked || !seen->stamp) return std::nullopt;  // No failure has a stamp.
  if (below_.stamp(path) != seen->stamp) return std::nullopt;
  note(std::move(asked), {seen->answer, seen->stamp});
  return turned(seen->answer);
}

std::expected<std::string, IoError> RecordingFileSystem::canonical(const std::string& path) const {
  auto answer = below_.canonical(path);
  note({.question = Question::Canonical, .path = path}, {hash_of(answer), {}});
  return answer;
}

std::expected<void, IoError> RecordingFileSystem::write(const std::string& path, std::string_view bytes) {
  return below_.write(path, bytes);
}

std::expected<void, IoError> RecordingFileSystem::make_directories(const std::string& path) {
  return below_.make_directories(path);
}

std::expected<void, IoError> RecordingFileSystem::rename(const std::string& from, const std::string& to) {
  return below_.rename(from, to);
}

std::expected<void, IoError> RecordingFileSystem::exchange(const std::string& a, const std::string& b) {
  return below_.exchange(a, b);
}

std::expected<void, IoError> RecordingFileSystem::link(const std::string& from, const std::string& to) {
  return below_.link(from, to);
}

std::expected<void, IoError> RecordingFileSystem::remove(const std::string& path) { return below_.remove(path); }

std::expected<void, IoError> RecordingFileSystem::sync(const std::string& path) { return below_.sync(path); }

}  // namespace bondgenoot
