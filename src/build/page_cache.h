// What each page looked at when it was rendered, kept for the next build: a page that would look at the same is not
// rendered again, but taken from the site that is there. CACHE.md draws the file.
//
// In:  a prepared site, what the build asked the disk before its first page, what each page reads (site/reads.h).
// Out: which pages are as they were. Owns: what it knew and what it will keep.
// Threads: `begin` and `keep` one; between them `reuse` and `note` any, each page once; the rest when all have been.
//
// Only texts of entries may have changed, and of each only its body, and not what that leads to: then no other page,
// list, address or file is other than it was, and a page differs only by what it reads of those texts. After anything
// else all pages are rendered. What stays in the site is compared with what was published there (made_file.h).
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/made_file.h"
#include "build/prepared_site.h"
#include "build/record_cache.h"
#include "content/history.h"
#include "site/likeness.h"
#include "site/reads.h"
#include "support/file_system.h"
#include "support/hash.h"
#include "support/recording_file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

class PageCache {
 public:
  /// `asked` as last_build.h has it. All else that is borrowed outlives it: the disk, and what the build asks of it.
  PageCache(const FileSystem& disk, const RecordingFileSystem& seen, std::string root, std::string output,
            const Hash128& asked);

  /// What an earlier build kept; first of all.
  void read();
  /// Before the first page. `figures` is the text of the site's figures.
  void begin(const PreparedSite& site, std::string_view figures, const site::Likeness& likeness, ThreadPool& pool);

  /// Of the data files; between `begin` and `keep`.
  [[nodiscard]] site::RecordKeeper& records() { return records_; }

  /// A page of the plan, by its number there, when it would come out as it was and still stands in the site.
  [[nodiscard]] std::optional<MadeFile> reuse(std::size_t page);
  /// A page that was rendered, with nothing to say about it.
  void note(std::size_t page, site::Reads reads, std::string_view html);

  /// The numbers of the pages that were reused, or of the others.
  [[nodiscard]] std::vector<std::size_t> pages_that(bool are_reused) const;
  /// A page as it stands in the site that is there; nothing when that is not the one that was made.
  [[nodiscard]] std::optional<std::string> published(std::size_t page) const;
  /// What the last site's pages lead to beside pages, redirects and assets; empty when no page can be reused.
  [[nodiscard]] const std::vector<std::string>& linked_files() const;
  /// Whether all of these are among `files`, sorted by path, and every link of the last site led somewhere.
  [[nodiscard]] bool has_all_linked(const std::vector<MadeFile>& files) const;

  [[nodiscard]] std::size_t pages() const { return made_.size(); }
  [[nodiscard]] std::size_t reused() const { return reused_; }
  /// Why no page could be reused, in words; empty when some could be.
  [[nodiscard]] const std::string& reason() const { return reason_; }

  /// `made`: all files of the site, published, sorted by path. `linked_files`: nothing when a link leads nowhere.
  std::expected<void, IoError> keep(FileSystem& files, const std::vector<MadeFile>& made,
                                    const std::optional<std::vector<std::string>>& linked_files);

 private:
  /// An entry as the pages were made of it.
  struct KnownEntry {
    std::string file;
    Hash128 text;
    Hash128 front;    // Of its front matter, as written.
    Hash128 outward;  // Of what its body leads to.
    content::EntryDates dates;
    bool has_moment = false;  // Whether a feed may have it: then pages name that feed.
  };
  struct KnownPage {
    MadeFile file;
    site::Reads reads;
    [[nodiscard]] const std::string& path() const { return file.path; }
  };
  struct Record {
    Hash128 asked;
    Hash128 frame;  // Of what was asked of the disk, but for the texts of entries.
    Hash128 figures;
    std::vector<KnownEntry> entries;                 // By EntryId.
    std::optional<std::vector<std::string>> linked;  // What pages lead to beside pages, redirects and assets.
    std::vector<KnownPage> pages;                    // By path.
    std::vector<KnownRecords> records;               // Of each data file.
  };

  static void parts_of_record(auto& archive, auto& record);
  [[nodiscard]] std::optional<Record> read_record() const;
  void describe(const PreparedSite& site, std::string_view figures, ThreadPool& pool);
  [[nodiscard]] std::string compare();
  [[nodiscard]] bool is_as_it_was(const site::Reads& reads) const;
  [[nodiscard]] const KnownPage* find(std::size_t page) const;

  const FileSystem& disk_;
  const RecordingFileSystem& seen_;
  std::string root_;
  std::string output_;
  const site::Plan* plan_ = nullptr;
  const site::Likeness* likeness_ = nullptr;
  std::optional<Record> before_;
  Record now_;                 // Its pages come last.
  std::vector<bool> changed_;  // By EntryId: its text, or its days.
  bool any_dates_changed_ = false;
  std::vector<std::optional<KnownPage>> made_;  // By number in the plan.
  std::vector<char> is_reused_;                 // The same.
  std::atomic<std::size_t> reused_ = 0;
  RecordCache records_;
  std::string reason_;
  bool is_torn_ = false;  // Files changed while they were read.
};

}  // namespace bondgenoot::build
