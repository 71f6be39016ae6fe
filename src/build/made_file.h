// A file of a site that was made, when its bytes are gone.
//
// In:  what is in the output folder. Out: whether it is what was made. Owns: values. Threads: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/file_system.h"
#include "support/hash.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

struct MadeFile {
  std::string path;  ///< Below the output folder.
  std::uint64_t size = 0;
  Hash128 hash;
  std::optional<FileStamp> stamp = {};  ///< As it was published, when the disk can tell.

  friend bool operator==(const MadeFile&, const MadeFile&) = default;
};

/// The parts of a stamp, and of a file, for either direction (support/packing.h).
void parts_of_stamp(auto& archive, auto& stamp) {
  archive.number(stamp.device);
  archive.number(stamp.inode);
  archive.number(stamp.size);
  archive.number(stamp.changed);
}
void parts_of_file(auto& archive, auto& file) {
  archive.text(file.path);
  archive.number(file.size);
  archive.hash(file.hash);
  archive.optional(file.stamp, [](auto& to, auto& stamp) { parts_of_stamp(to, stamp); });
}

/// Of a file with these bytes, which is not published yet.
[[nodiscard]] MadeFile made_of(std::string path, std::string_view bytes);

/// Once they are published in `output`: the stamps that they have there, of those that have none.
void stamp_files(const FileSystem& files, const std::string& output, std::vector<MadeFile>& made, ThreadPool& pool);

/// The bytes of a file in `output`, when they are those that were made.
[[nodiscard]] std::optional<std::string> read_made(const FileSystem& files, const std::string& output,
                                                   const MadeFile& made);
/// Whether the file in `output` is the one that was made; it is read only when its stamp is another, and then has the
/// stamp that it has now.
[[nodiscard]] bool is_as_made(const FileSystem& files, const std::string& output, MadeFile& made);

}  // namespace bondgenoot::build
