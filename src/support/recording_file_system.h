// What was asked of a file system and what it said: so that it can be seen later whether it would say the same.
//
// In:  another file system, which answers everything. Out: each question once, with the hash of its answer. Owns: what
// it heard, not the other. Threads: any.
//
// A result that was made of these answers alone need not be made again while they are the same: nobody has to list what
// it depends on.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "support/file_system.h"
#include "support/hash.h"

namespace bondgenoot {

enum class Question : std::uint8_t { Kind, List, Read, Canonical };

struct FileQuestion {
  Question question = Question::Kind;
  std::string path;
  std::uint64_t limit = 0;  ///< Of a Read, in bytes.
  friend auto operator<=>(const FileQuestion&, const FileQuestion&) = default;
};

struct Observation {
  FileQuestion asked;
  Hash128 answer;                       ///< Of a failure: of its errno.
  std::optional<FileStamp> stamp = {};  ///< Of a file that was read, from before that.
  friend bool operator==(const Observation&, const Observation&) = default;
};

/// What a file system says now.
[[nodiscard]] Hash128 answer_of(const FileSystem& files, const FileQuestion& asked);
/// Asks again; a file with the stamp that it had is not read. When the answer is the same, `seen` has the stamp that
/// the file has now.
[[nodiscard]] bool still_holds(const FileSystem& files, Observation& seen);

class RecordingFileSystem final : public FileSystem {
 public:
  /// `below` outlives it. What is asked about `passed_over` and what is in it is not recorded.
  RecordingFileSystem(FileSystem& below, std::string passed_over)
      : below_(below), passed_over_(std::move(passed_over)) {}

  /// What was seen before: of a file with the stamp that it had then, the hash is known. Before all questions.
  void remember(std::vector<Observation> before);

  /// In order; nothing when a question was asked twice and answered differently, for then something changed meanwhile.
  [[nodiscard]] std::optional<std::vector<Observation>> observations() const;
  /// Whether a question was answered differently.
  [[nodiscard]] bool is_torn() const;

  [[nodiscard]] std::expected<FileKind, IoError> kind(const std::string& path) const override;
  [[nodiscard]] std::expected<std::vector<DirectoryEntry>, IoError> list(const std::string& path) const override;
  [[nodiscard]] std::expected<std::string, IoError> read(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] std::optional<FileStamp> stamp(const std::string& path) const override;
  [[nodiscard]] std::optional<FileStamp> folder_stamp(const std::string& path) const override;
  /// Counts as a question, as if the file had been read.
  [[nodiscard]] std::optional<Hash128> known_hash(const std::string& path, std::uint64_t limit) const override;
  [[nodiscard]] std::expected<std::string, IoError> canonical(const std::string& path) const override;
  // These go through unseen.
  std::expected<void, IoError> write(const std::string& path, std::string_view bytes) override;
  std::expected<void, IoError> make_directories(const std::string& path) override;
  std::expected<void, IoError> rename(const std::string& from, const std::string& to) override;
  std::expected<void, IoError> exchange(const std::string& a, const std::string& b) override;
  std::expected<void, IoError> link(const std::string& from, const std::string& to) override;
  std::expected<void, IoError> remove(const std::string& path) override;
  std::expected<void, IoError> sync(const std::string& path) override;

 private:
  struct Answer {
    Hash128 hash;
    std::optional<FileStamp> stamp;
  };

  void note(FileQuestion asked, const Answer& answer) const;

  FileSystem& below_;
  std::string passed_over_;
  std::vector<Observation> before_;  // In the order of what was asked.
  mutable std::mutex mutex_;
  mutable std::map<FileQuestion, Answer> heard_;
  mutable bool is_torn_ = false;
};

}  // namespace bondgenoot
