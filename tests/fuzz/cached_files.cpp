// What builds keep for each other, and what git keeps: a history, a picture, trees. What is behind a hash is also tried
// with the right one.
#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "build/known_folders.h"
#include "build/last_build.h"
#include "build/picture_cache.h"
#include "content/git_tree.h"
#include "content/history_file.h"
#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "support/hash.h"
#include "support/memory_file_system.h"
#include "support/sealed_text.h"

namespace bondgenoot::fuzz {
namespace {

using content::ObjectId;

std::string with_head(std::string_view kind, std::string_view bytes) {
  return fmt::format("bondgenoot-{} 1 {}\n{}", kind, hash_bytes(bytes).hex(), bytes);
}

void history(std::string_view text) {
  const auto history = content::parse_history(text);
  if (!history) return;
  demand(content::history_text(*history) == text, "a history is read only as it was written", text);
  demand(std::ranges::is_sorted(history->files, {}, &content::FileHistory::path), "a history is sorted", text);
}

void last_build(std::string_view text) {
  const auto last = build::parse_last_build(text);
  if (!last) return;
  const std::string written = build::last_build_text(*last);
  const auto again = build::parse_last_build(written);
  demand(again && build::last_build_text(*again) == written, "what is known of the last build is read as it is written",
         text);
}

void picture(std::string_view bytes) {
  const MemoryFileSystem files({{"project/.cache/pictures/a.jpg", std::string(bytes)}});
  const auto read = build::read_cached(files, "project", "a.jpg");
  demand(!read || with_head("picture", *read) == bytes, "a picture is taken only as it was kept");
}

// What was made up of a folder is not known to have the stamp of one that is there.
void folders(std::string_view bytes) {
  const MemoryFileSystem files({{"project/index.html", ""}, {"project/.cache/folders", std::string(bytes)}});
  build::KnownFolders known(files, "project");
  const auto listed = known.list("project");
  demand(listed && listed->entries.size() == 2 && listed->entries.back().name == "index.html",
         "a folder holds what it holds, whatever is kept of it");
}

/// Two trees by the first byte of their name; all others are empty, and those named 255 are missing.
class TwoTrees final : public content::TreeReader {
 public:
  TwoTrees(std::string_view first, std::string_view second)
      : first_(std::make_shared<const std::string>(first)), second_(std::make_shared<const std::string>(second)) {}

  std::expected<std::shared_ptr<const std::string>, std::string> tree(const ObjectId& id) override {
    demand(++asked_ < 100'000, "trees are read a limited number of times");
    if (id.front() == 255) return std::unexpected(std::string("missing"));
    // A tree cannot hold itself in git; here every second reading is empty, so that there is an end.
    if (asked_ > 64) return std::make_shared<const std::string>();
    return id.front() % 2 == 0 ? first_ : second_;
  }

 private:
  std::shared_ptr<const std::string> first_;
  std::shared_ptr<const std::string> second_;
  std::size_t asked_ = 0;
};

void trees(std::string_view bytes) {
  const std::size_t half = bytes.size() / 2;
  TwoTrees reader(bytes.substr(0, half), bytes.substr(half));
  const ObjectId here = {2};
  const ObjectId before = {1};
  static_cast<void>(content::find_tree(reader, here, "a/content"));
  static_cast<void>(content::compare_trees(reader, here, before));
  static_cast<void>(content::compare_trees(reader, here, {}));
}

}  // namespace

void cached_files(std::string_view bytes) {
  history(bytes);
  history(with_head("history", bytes));
  last_build(bytes);
  last_build(sealed(build::kLastBuildSeal, bytes));
  folders(bytes);
  folders(sealed(build::kFoldersSeal, bytes));
  picture(bytes);
  picture(with_head("picture", bytes));
  trees(bytes);
}

}  // namespace bondgenoot::fuzz
