#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "support/disk_file_system.h"
#include "support/memory_file_system.h"
#include "support/temporary_folder.h"

namespace bondgenoot {
namespace {

using tests::TemporaryFolder;

std::string names_of(const std::expected<std::vector<DirectoryEntry>, IoError>& listed) {
  if (!listed) return listed.error().message();
  std::string out;
  for (const DirectoryEntry& entry : *listed) {
    out += entry.name;
    out += entry.kind == FileKind::Directory ? "/ " : entry.kind == FileKind::Symlink ? "@ " : " ";
  }
  return out;
}

template <typename Result>
int code_of(const Result& result) {
  return result ? 0 : result.error().code;
}

// Of a file that nobody changes, when the clock has ticked.
std::optional<FileStamp> settled_stamp(const FileSystem& files, const std::string& path) {
  for (int tries = 0; tries < 500; ++tries) {
    if (const auto stamp = files.stamp(path)) return stamp;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return std::nullopt;
}

// What every file system promises, the real one and the one in memory alike.
void check_contract(FileSystem& files, const std::string& root) {
  const auto at = [&](std::string_view name) { return root + '/' + std::string(name); };
  REQUIRE(files.make_directories(at("a/b/c")).has_value());
  CHECK(files.make_directories(at("a/b")).has_value());
  CHECK(files.kind(at("a/b")).value() == FileKind::Directory);
  CHECK(files.kind(at("a/x")).value() == FileKind::Missing);
  CHECK(files.kind(at("a/x/y/z")).value() == FileKind::Missing);

  REQUIRE(files.write(at("a/two"), "2").has_value());
  REQUIRE(files.write(at("a/one"), std::string_view("1\0one", 5)).has_value());
  CHECK(files.write(at("a/one"), "1").has_value());
  CHECK(files.read(at("a/one"), UINT64_MAX).value() == "1");
  CHECK(files.kind(at("a/one")).value() == FileKind::File);
  CHECK(files.kind(at("a/one/x")).value() == FileKind::Missing);
  CHECK(names_of(files.list(at("a"))) == "b/ one two ");
  CHECK(names_of(files.list(at("a/b/c"))).empty());
  CHECK(files.canonical(at("a/./b/../one")).value() == files.canonical(at("a")).value() + "/one");

  // A limit is a limit.
  REQUIRE(files.write(at("a/ten"), "0123456789").has_value());
  CHECK(files.read(at("a/ten"), 10).value().size() == 10);
  CHECK(code_of(files.read(at("a/ten"), 9)) == EFBIG);

  // What is not there, or is something else.
  CHECK(code_of(files.read(at("a/x"), UINT64_MAX)) == ENOENT);
  CHECK(code_of(files.read(at("a"), UINT64_MAX)) == EISDIR);
  CHECK(code_of(files.list(at("a/x"))) == ENOENT);
  CHECK(code_of(files.list(at("a/one"))) == ENOTDIR);
  CHECK(code_of(files.canonical(at("a/x"))) == ENOENT);
  CHECK(code_of(files.write(at("x/y"), "z")) == ENOENT);
  CHECK(code_of(files.write(at("a/b"), "z")) == EISDIR);
  CHECK(code_of(files.make_directories(at("a/one"))) == ENOTDIR);
  CHECK(code_of(files.make_directories(at("a/one/x"))) == ENOTDIR);
  CHECK(code_of(files.remove(at("a/x"))) == ENOENT);
  CHECK(code_of(files.rename(at("a/x"), at("a/y"))) == ENOENT);
  CHECK(code_of(files.exchange(at("a/one"), at("a/x"))) == ENOENT);
  CHECK(files.read(at("a/one"), UINT64_MAX).value() == "1");
  CHECK(files.read(at("x"), UINT64_MAX).error().message() ==
        "cannot read `" + at("x") + "`: No such file or directory");

  // Renaming files and trees.
  CHECK(files.rename(at("a/one"), at("a/one")).has_value());
  CHECK(files.read(at("a/one"), UINT64_MAX).value() == "1");
  CHECK(files.rename(at("a/one"), at("a/two")).has_value());
  CHECK(files.read(at("a/two"), UINT64_MAX).value() == "1");
  CHECK(files.kind(at("a/one")).value() == FileKind::Missing);
  REQUIRE(files.write(at("a/b/c/deep"), "d").has_value());
  CHECK(files.rename(at("a/b"), at("a/moved")).has_value());
  CHECK(files.read(at("a/moved/c/deep"), UINT64_MAX).value() == "d");
  CHECK(files.kind(at("a/b")).value() == FileKind::Missing);
  CHECK(code_of(files.rename(at("a"), at("a/moved/a"))) == EINVAL);
  CHECK(code_of(files.rename(at("a/two"), at("none/two"))) == ENOENT);

  // In pieces.
  {
    auto writer = files.create(at("a/pieces"));
    REQUIRE(writer.has_value());
    CHECK((*writer)->append("one ").has_value());
    CHECK((*writer)->append("two").has_value());
    CHECK((*writer)->close().has_value());
  }
  CHECK(files.read(at("a/pieces"), UINT64_MAX).value() == "one two");
  CHECK(files.read_part(at("a/pieces"), 0, 3).value() == "one");
  CHECK(files.read_part(at("a/pieces"), 4, 100).value() == "two");
  CHECK(files.read_part(at("a/pieces"), 7, 1).value().empty());
  CHECK(files.read_part(at("a/pieces"), 100, 1).value().empty());
  CHECK(code_of(files.read_part(at("a/x"), 0, 1)) == ENOENT);
  CHECK(code_of(files.read_part(at("a"), 0, 1)) == EISDIR);
  {
    auto writer = files.create(at("none/pieces"));
    CHECK((writer ? code_of((*writer)->close()) : code_of(writer)) == ENOENT);
  }
  CHECK(files.remove(at("a/pieces")).has_value());

  // A second name for one file.
  CHECK(files.link(at("a/two"), at("a/again")).has_value());
  CHECK(files.read(at("a/again"), UINT64_MAX).value() == "1");
  CHECK(files.remove(at("a/two")).has_value());
  CHECK(files.rename(at("a/again"), at("a/two")).has_value());
  CHECK(files.read(at("a/two"), UINT64_MAX).value() == "1");
  CHECK(code_of(files.link(at("a/two"), at("a/ten"))) == EEXIST);
  CHECK(code_of(files.link(at("a/x"), at("a/y"))) == ENOENT);
  CHECK(code_of(files.link(at("a/two"), at("none/y"))) == ENOENT);
  CHECK(code_of(files.link(at("a/moved"), at("a/y"))) == EPERM);

  // Whatever is done to a file gives it another stamp.
  const auto stamp = settled_stamp(files, at("a/two"));
  REQUIRE(stamp);
  CHECK(stamp->size == 1);
  CHECK(settled_stamp(files, at("a/two")) == stamp);
  REQUIRE(files.write(at("a/two"), "2").has_value());
  const auto written = settled_stamp(files, at("a/two"));
  CHECK(written);
  CHECK(written != stamp);
  REQUIRE(files.write(at("a/other"), "2").has_value());
  CHECK(files.rename(at("a/other"), at("a/two")).has_value());
  CHECK(settled_stamp(files, at("a/two")) != written);
  CHECK(files.link(at("a/two"), at("a/again")).has_value());
  CHECK(settled_stamp(files, at("a/two")) == settled_stamp(files, at("a/again")));
  CHECK(files.remove(at("a/again")).has_value());
  CHECK_FALSE(files.stamp(at("a/x")));
  CHECK_FALSE(files.stamp(at("a/moved")));

  // Exchanging two trees in one step.
  REQUIRE(files.make_directories(at("new/sub")).has_value());
  REQUIRE(files.write(at("new/sub/page"), "new").has_value());
  CHECK(files.exchange(at("a"), at("new")).has_value());
  CHECK(files.read(at("a/sub/page"), UINT64_MAX).value() == "new");
  CHECK(files.read(at("new/moved/c/deep"), UINT64_MAX).value() == "d");
  CHECK(code_of(files.rename(at("a"), at("new"))) == ENOTEMPTY);

  CHECK(code_of(files.remove(at("new"))) == ENOTEMPTY);
  CHECK(files.remove(at("a/sub/page")).has_value());
  CHECK(files.remove(at("a/sub")).has_value());
  CHECK(files.kind(at("a/sub")).value() == FileKind::Missing);
  CHECK(files.sync(at("new")).has_value());
}

TEST_CASE("the disk keeps the promises of a file system", "[support][file_system]") {
  const TemporaryFolder folder;
  DiskFileSystem files;
  check_contract(files, folder.path());
}

TEST_CASE("the memory keeps the promises of a file system", "[support][file_system]") {
  MemoryFileSystem files;
  REQUIRE(files.make_directories("/project").has_value());
  check_contract(files, "/project");
}

TEST_CASE("names are listed bytewise, whatever the disk's order", "[support][file_system]") {
  const TemporaryFolder folder;
  DiskFileSystem files;
  for (const char* name : {"b", "a-b", "é", "B", "_x", ".hidden", "a b"}) {
    REQUIRE(files.write(folder.path() + '/' + name, "").has_value());
  }
  CHECK(names_of(files.list(folder.path())) == ".hidden B _x a b a-b b é ");
}

TEST_CASE("symlinks are told apart and resolved", "[support][file_system]") {
  const TemporaryFolder folder;
  DiskFileSystem files;
  const std::string root = files.canonical(folder.path()).value();
  REQUIRE(files.write(root + "/target", "t").has_value());
  REQUIRE(::symlink("target", (root + "/link").c_str()) == 0);
  REQUIRE(::symlink("nowhere", (root + "/broken").c_str()) == 0);
  REQUIRE(::symlink("loop", (root + "/loop").c_str()) == 0);
  CHECK(names_of(files.list(root)) == "broken@ link@ loop@ target ");
  CHECK(files.kind(root + "/link").value() == FileKind::Symlink);
  CHECK(files.canonical(root + "/link").value() == root + "/target");
  CHECK(files.read(root + "/link", UINT64_MAX).value() == "t");
  CHECK(code_of(files.canonical(root + "/broken")) == ENOENT);
  CHECK(code_of(files.canonical(root + "/loop")) == ELOOP);
  CHECK(files.remove(root + "/link").has_value());
  CHECK(files.read(root + "/target", UINT64_MAX).value() == "t");
}

TEST_CASE("a file that changed only just now has no stamp, and one whose time was set back another",
          "[support][file_system]") {
  const TemporaryFolder folder;
  DiskFileSystem files;
  const std::string path = folder.path() + "/file";
  REQUIRE(files.write(path, "one").has_value());
  CHECK_FALSE(files.stamp(path));
  const auto time = std::filesystem::last_write_time(path);
  const auto before = settled_stamp(files, path);
  REQUIRE(before);
  REQUIRE(files.write(path, "two").has_value());
  std::filesystem::last_write_time(path, time);
  const auto after = settled_stamp(files, path);
  REQUIRE(after);
  CHECK(after != before);
  CHECK(after->size == before->size);
}

TEST_CASE("a pipe does not hang a reader", "[support][file_system]") {
  const TemporaryFolder folder;
  const DiskFileSystem files;
  REQUIRE(::mkfifo((folder.path() + "/pipe").c_str(), 0600) == 0);
  CHECK(files.kind(folder.path() + "/pipe").value() == FileKind::Other);
  CHECK(code_of(files.read(folder.path() + "/pipe", UINT64_MAX)) == EINVAL);
}

TEST_CASE("a full disk and a read-only folder are errors with the system's words", "[support][file_system]") {
  DiskFileSystem files;
  if (files.kind("/dev/full").value() == FileKind::Other) {
    const auto written = files.write("/dev/full", "x");
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().code == ENOSPC);
    CHECK(written.error().operation == "write");
    CHECK(written.error().path == "/dev/full");
  }
  if (::geteuid() == 0) return;  // Root may write everywhere.
  const TemporaryFolder folder;
  REQUIRE(::chmod(folder.path().c_str(), 0500) == 0);
  CHECK(code_of(files.write(folder.path() + "/x", "x")) == EACCES);
  CHECK(code_of(files.make_directories(folder.path() + "/x/y")) == EACCES);
}

TEST_CASE("an empty path is the current folder", "[support][file_system]") {
  const DiskFileSystem disk;
  const MemoryFileSystem memory(std::map<std::string, std::string>{{"a/b", "x"}});
  CHECK(disk.kind("").value() == FileKind::Directory);
  CHECK(disk.list("").has_value());
  CHECK(disk.canonical("").value() == std::filesystem::current_path().string());
  CHECK(memory.kind("").value() == FileKind::Directory);
  CHECK(names_of(memory.list("")) == "a/ ");
}

TEST_CASE("a large file comes back as it was", "[support][file_system]") {
  const TemporaryFolder folder;
  DiskFileSystem files;
  std::string large;
  for (int i = 0; i < 500'000; ++i) large += static_cast<char>(i * 7 % 251);
  REQUIRE(files.write(folder.path() + "/large", large).has_value());
  CHECK(files.read(folder.path() + "/large", UINT64_MAX).value() == large);
}

TEST_CASE("the memory records what is read and written", "[support][memory_file_system]") {
  MemoryFileSystem files(std::map<std::string, std::string>{{"content/a.md", "a"}, {"content/b/c.md", "c"}});
  CHECK(files.read("content/a.md", UINT64_MAX).value() == "a");
  CHECK(files.read("/content/./a.md", UINT64_MAX).value() == "a");
  CHECK_FALSE(files.read("content/none", UINT64_MAX).has_value());
  CHECK(files.take_reads() == std::vector<std::string>{"content/a.md", "content/a.md"});
  CHECK(files.take_reads().empty());
  REQUIRE(files.write("content/d.md", "d").has_value());
  CHECK(files.take_writes() == std::vector<std::string>{"content/d.md"});
  CHECK(names_of(files.list("content")) == "a.md b/ d.md ");
  CHECK(files.files().size() == 3);
  CHECK_FALSE(files.write("../outside", "x").has_value());
  CHECK_FALSE(files.read("../outside", UINT64_MAX).has_value());
  CHECK(files.kind("../outside").value() == FileKind::Missing);
  CHECK_FALSE(files.make_directories("../outside").has_value());
}

}  // namespace
}  // namespace bondgenoot
