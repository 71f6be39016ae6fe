// What became of each file of the content, kept for the next build: an entry that did not change is not parsed again.
// CACHE.md draws the files.
//
// In:  what an entry is made of, as hashes. Out: parsed entries, and which had to be parsed. Owns: what it is to write.
// Threads: one, which spreads the work over the pool.
//
// The entries lie in several files, by the hash of their names, so that an edit writes one of those and not all. What
// is damaged, or was made by another program, of another model or under other settings, is parsed again.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "build/kept_texts.h"
#include "build/memory.h"
#include "content/discovery.h"
#include "support/file_system.h"
#include "support/hash.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

class EntryCache {
 public:
  using Parsed = std::vector<std::optional<Memory::ParsedFile>>;
  /// An entry by its index in `found` and its text: parsed, whatever is kept of it. It may be asked for as long as
  /// there is an entry that was loaded, on whatever thread.
  using ParseAnew = std::function<std::shared_ptr<const content::ParsedEntry>(std::size_t, SourceId)>;
  /// What is asked for: files that were found, and their texts.
  struct Request {
    const Memory::KnownModel& known;
    const std::vector<content::DiscoveredEntry>& found;
    const std::vector<SourceId>& ids;  ///< By index in `found`.
    const SourceMap& sources;
    std::shared_ptr<const ParseAnew> parse_anew;  ///< For texts that are lost when somebody looks at them.
  };

  /// `program` is what makes the entries (support/program.h). `files` outlives it.
  EntryCache(const FileSystem& files, std::string root, const Hash128& program)
      : files_(files), root_(std::move(root)), program_(program) {}

  /// What is kept of each file, by its index; nothing where it is to be parsed.
  [[nodiscard]] Parsed load(const Request& request, ThreadPool& pool);
  /// All of them, to be kept where they differ from what is on the disk.
  void note(const Parsed& parsed);

  /// Files that were parsed because there was nothing, or something else, kept of them; in the order of `found`.
  [[nodiscard]] const std::vector<std::string>& parsed_anew() const { return parsed_anew_; }
  [[nodiscard]] std::size_t entries() const { return entries_; }

  /// Writes it. That this may fail need not concern anyone.
  std::expected<void, IoError> keep(FileSystem& files, ThreadPool& pool) const;

 private:
  struct Item {
    std::size_t index = 0;  // In `found`.
    std::string file;
    Hash128 key;  // Of its text and its place.
    Memory::ParsedFile parsed = {};
    const content::Collection* collection = nullptr;
  };
  // One file of the cache.
  struct Shard {
    std::vector<Item> items;
    std::shared_ptr<const KeptTexts> texts;  // Null when nothing was loaded.
    bool is_current = false;                 // The disk has these, and no others.
  };

  [[nodiscard]] std::string place_of(std::size_t shard) const;
  void sort_out(const Request& request, ThreadPool& pool);
  void load_shard(std::size_t number, const Request& request, Parsed& loaded);
  [[nodiscard]] std::expected<void, IoError> keep_shard(FileSystem& files, std::size_t number) const;

  const FileSystem& files_;  // What keeps texts reads them later.
  std::string root_;
  Hash128 program_;
  Hash128 frame_;  // Of all that every entry is made of beside its own text.
  std::vector<Shard> shards_;
  std::shared_ptr<const content::Model> model_;
  std::vector<std::string> parsed_anew_;
  std::size_t entries_ = 0;
};

}  // namespace bondgenoot::build
