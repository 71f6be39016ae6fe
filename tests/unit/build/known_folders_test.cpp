#include "build/known_folders.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "build/folder_listing.h"
#include "support/disk_file_system.h"
#include "support/memory_file_system.h"
#include "support/packing.h"
#include "support/sealed_text.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {
namespace {

const std::string kCache = "p/.cache/folders";

using Listed = std::vector<std::string>;

std::vector<std::string> paths_of(const FolderListing& listing) {
  std::vector<std::string> paths;
  for (const ListedFile& file : listing.files) paths.push_back(file.path);
  return paths;
}

/// What is in `folder`, as the next build finds it.
std::vector<std::string> look(MemoryFileSystem& files, const std::string& folder) {
  ThreadPool pool(1);
  KnownFolders known(files, "p");
  const auto listing = list_folder(files, folder, pool, &known);
  REQUIRE(listing);
  REQUIRE(known.keep(files));
  return paths_of(*listing);
}

TEST_CASE("a folder in which nothing was added or removed is not listed again", "[build][folders]") {
  MemoryFileSystem files({{"public/index.html", ""}, {"public/a/index.html", ""}, {"public/b/index.html", ""}});
  const std::vector<std::string> all = {"a/index.html", "b/index.html", "index.html"};
  CHECK(look(files, "public") == all);
  CHECK(files.take_lists() == Listed{"public", "public/a", "public/b"});
  CHECK(look(files, "public") == all);
  CHECK(files.take_lists().empty());
  SECTION("one with a file more or less is, and the others are not") {
    REQUIRE(files.write("public/a/more", ""));
    CHECK(look(files, "public") == std::vector<std::string>{"a/index.html", "a/more", "b/index.html", "index.html"});
    CHECK(files.take_lists() == Listed{"public/a"});
    REQUIRE(files.remove("public/a/more"));
    CHECK(look(files, "public") == all);
    CHECK(files.take_lists() == Listed{"public/a"});
  }
  SECTION("what is kept and damaged, cut short or another's is not believed") {
    const std::string kept = *files.read(kCache, UINT64_MAX);
    for (const std::string& bytes : {std::string(), kept.substr(0, kept.size() / 2), kept + "x",
                                     sealed("bondgenoot-folders 0", *unsealed(kFoldersSeal, kept))}) {
      REQUIRE(files.write(kCache, bytes));
      CHECK(look(files, "public") == all);
      CHECK(files.take_lists().size() == 3);
    }
  }
}

TEST_CASE("names that lead out of a folder are not taken from what is kept of it", "[build][folders]") {
  for (const std::string name : {"../secret", "..", ".", "", "a/b"}) {
    CAPTURE(name);
    MemoryFileSystem files({{"public/index.html", ""}, {"secret", ""}});
    Packer entries(SpanSources{});
    entries.number(1U);
    entries.text(name);
    entries.number(FileKind::File);
    entries.number(7U);
    const FileStamp stamp = *files.folder_stamp("public");
    Packer all(SpanSources{});
    all.number(1U);
    for (const std::uint64_t part : {stamp.device, stamp.inode, stamp.size}) all.number(part);
    all.number(stamp.changed);
    all.text(entries.take());
    REQUIRE(files.make_directories("p/.cache"));
    REQUIRE(files.write(kCache, sealed(kFoldersSeal, all.take())));
    CHECK(look(files, "public") == std::vector<std::string>{"index.html"});
  }
}

TEST_CASE("on a disk a folder is known again under another name, and two names of one file are known as such",
          "[build][folders]") {
  const std::filesystem::path root =
      std::filesystem::temp_directory_path() / fmt::format("bondgenoot-folders-{}", ::getpid());
  std::filesystem::create_directories(root / "p");
  std::filesystem::create_directories(root / "old/a");
  std::ofstream(root / "old/a/index.html") << "a";
  std::filesystem::create_directories(root / "new/a");
  std::filesystem::create_hard_link(root / "old/a/index.html", root / "new/a/index.html");
  std::this_thread::sleep_for(std::chrono::milliseconds(60));  // A stamp is of what has rested.
  DiskFileSystem disk;
  ThreadPool pool(2);
  const auto list = [&](const std::string& folder) {
    KnownFolders known(disk, root / "p");
    const auto listing = list_folder(disk, root / folder, pool, &known);
    REQUIRE(listing);
    REQUIRE(known.keep(disk));
    return *listing;
  };
  const FolderListing old = list("old");
  const FolderListing other = list("new");
  CHECK(paths_of(old) == std::vector<std::string>{"a/index.html"});
  const auto stamp = disk.stamp(root / "old/a/index.html");
  if (stamp) {  // Not where times are coarse.
    CHECK(old.file("a/index.html")->is(*stamp));
    CHECK(other.file("a/index.html")->is(*stamp));
  }
  std::filesystem::rename(root / "old", root / "third");
  CHECK(paths_of(list("third")) == paths_of(old));
  std::ofstream(root / "third/a/more") << "b";
  CHECK(paths_of(list("third")) == std::vector<std::string>{"a/index.html", "a/more"});
  std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace bondgenoot::build
