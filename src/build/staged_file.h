// A file that comes in pieces, in the tree that is to become the site.
//
// In:  pieces. Out: the file at its place in staging: a second name of the published one where that holds the same, so
// that it keeps its time, otherwise a new one. Owns: a writer, once it differs. Threads: one.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "support/file_system.h"

namespace bondgenoot::build {

class StagedFile {
 public:
  /// `published` is the path of the file on the site, empty when it has none; `is_staged` tells whether something is at
  /// `staged`, whose folder exists. `files` outlives it.
  StagedFile(FileSystem& files, std::string published, std::string staged, bool is_staged);
  /// Removes what has not been finished.
  ~StagedFile();
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;

  [[nodiscard]] std::expected<void, IoError> append(std::string_view bytes);
  /// Once, after the last piece. Whether it is another file than the published one.
  [[nodiscard]] std::expected<bool, IoError> finish();

 private:
  [[nodiscard]] std::expected<void, IoError> clear();
  [[nodiscard]] std::expected<void, IoError> begin_writing();

  FileSystem& files_;
  std::string published_;
  std::string staged_;
  bool is_staged_;
  std::uint64_t same_ = 0;              // Bytes from the beginning that are those of the published file.
  std::unique_ptr<FileWriter> writer_;  // Null as long as all are.
};

}  // namespace bondgenoot::build
