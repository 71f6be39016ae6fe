// What the last build was made of and what it made: so that the next one knows at once when it would make the same.
//
// In:  what was asked, what the disk said meanwhile, what was published. Out: whether all of that is still so.
// Owns: its strings. Threads: files are compared over the pool.
//
// Everything is compared: the sources, and the site that was published. A file that has the stamp it had then
// (FileSystem::stamp) is taken to be the same; any other by its bytes. Only a build with nothing to say is kept, for
// what was said would have to be said again. CACHE.md draws the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/known_folders.h"
#include "build/options.h"
#include "build/pipeline.h"
#include "support/file_system.h"
#include "support/hash.h"
#include "support/recording_file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct LastBuild {
  /// Which history a project had: content::history_name, by its folder.
  struct NamedHistory {
    std::string name;
    std::string folder;
    friend bool operator==(const NamedHistory&, const NamedHistory&) = default;
  };

  Hash128 asked;
  Counts counts;
  std::uint64_t bytes = 0;
  std::vector<NamedHistory> histories;
  std::vector<Observation> seen;
  std::vector<MadeFile> outputs;  ///< Sorted by path.
};

/// Of everything that decides what a build makes, beside what it reads: the options but those that only say how fast or
/// in which words, and the program itself (support/program.h).
[[nodiscard]] Hash128 asked_of(const BuildOptions& options, const Hash128& program);

/// What was built. Nothing when it had something to say, when files changed meanwhile, or when a history is not known
/// whole.
[[nodiscard]] std::optional<LastBuild> remember_build(const Hash128& asked, const RecordingFileSystem& files,
                                                      const BuiltSite& site);

enum class Standing : std::uint8_t {
  Changed,  ///< There is something to do.
  Current,
  CurrentWithNewStamps,  ///< And what is known is worth keeping again.
};

/// Whether a build would make what stands in the output folder: nothing that was asked or read is other than it was,
/// and neither is any file of the site. Where a file had to be read for that, `last` has its stamp of now. `known`, of
/// the same `files`, saves it listing what is known.
[[nodiscard]] Standing standing_of(const FileSystem& files, LastBuild& last, const Hash128& asked,
                                   const std::string& output, ThreadPool& pool, KnownFolders* known = nullptr);

/// Nothing when it is not there, or not as it was written.
[[nodiscard]] std::optional<LastBuild> read_last_build(const FileSystem& files, const std::string& root);
/// Nothing: it is forgotten.
std::expected<void, IoError> keep_last_build(FileSystem& files, const std::string& root,
                                             const std::optional<LastBuild>& last);

/// What the file says that it is (support/sealed_text.h).
inline constexpr std::string_view kLastBuildSeal = "bondgenoot-build 3";

/// The text of the file, and back.
[[nodiscard]] std::string last_build_text(const LastBuild& last);
[[nodiscard]] std::optional<LastBuild> parse_last_build(std::string_view text);

}  // namespace bondgenoot::build
