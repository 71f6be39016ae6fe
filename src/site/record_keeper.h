// Records of data files that stand on the site already: most of them need not be made again.
//
// In:  from whoever writes a data file, where each record of it stands. Out: to whoever writes it next time, the record
// as it stands. Owns: what implements it says. Threads: files at once, each of one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "content/entry.h"

namespace bondgenoot::site {

/// One data file that is being written, record by record.
class RecordFile {
 public:
  RecordFile() = default;
  virtual ~RecordFile() = default;
  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;

  /// The record of `entry`, the next of the file, as it stands; nothing unless it would come out the same. The text is
  /// there until the next call.
  [[nodiscard]] virtual std::optional<std::string_view> next(content::EntryId entry) = 0;
  /// Where that record comes to stand: its first byte in the new file, and how many it has.
  virtual void note(std::uint64_t begin, std::uint64_t size) = 0;
};

class RecordKeeper {
 public:
  RecordKeeper() = default;
  virtual ~RecordKeeper() = default;
  RecordKeeper(const RecordKeeper&) = delete;
  RecordKeeper& operator=(const RecordKeeper&) = delete;

  /// `path` is that of the file, below the output folder. This outlives it.
  [[nodiscard]] virtual std::unique_ptr<RecordFile> begin(std::string_view path) = 0;
};

}  // namespace bondgenoot::site
