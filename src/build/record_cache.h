// Where each record stands in the data files of the site, kept for the next build: a record of an entry that did not
// change is copied from there. The page cache has it in its file, and knows which entries changed.
//
// In:  what the last build kept; where records come to stand now. Out: records. Owns: places of records, and a piece of
// each file that is read. Threads: files at once; `start` and `take` one, before and after all of them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "build/made_file.h"
#include "site/record_keeper.h"
#include "support/file_system.h"

namespace bondgenoot::build {

/// A data file, and where its records stand in it: in its order, none over another.
struct KnownRecords {
  struct Place {
    content::EntryId entry;
    std::uint64_t begin = 0;  ///< In bytes, and so is `size`.
    std::uint64_t size = 0;
  };
  MadeFile file;
  std::vector<Place> places;
};

class RecordCache final : public site::RecordKeeper {
 public:
  /// `disk` outlives it.
  RecordCache(const FileSystem& disk, std::string output) : disk_(disk), output_(std::move(output)) {}

  /// `is_same` tells whether the record of an entry would come out as it was; asked by any thread.
  void start(std::vector<KnownRecords> known, std::function<bool(content::EntryId)> is_same);

  [[nodiscard]] std::unique_ptr<site::RecordFile> begin(std::string_view path) override;

  /// Where the records stand in the files that were made, all of them sorted by path.
  [[nodiscard]] std::vector<KnownRecords> take(const std::vector<MadeFile>& made);

 private:
  class File;

  const FileSystem& disk_;
  std::string output_;
  std::vector<KnownRecords> known_;
  std::function<bool(content::EntryId)> is_same_;
  std::mutex mutex_;
  std::map<std::string, std::vector<KnownRecords::Place>, std::less<>> noted_;  // By path; guarded.
};

}  // namespace bondgenoot::build
