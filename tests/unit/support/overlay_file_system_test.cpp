#include "support/overlay_file_system.h"

#include <cerrno>
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "support/memory_file_system.h"

namespace bondgenoot {
namespace {

const std::map<std::string, std::string> kFiles = {
    {"p/content/a.md", "a"}, {"p/content/a/foto.jpg", "picture"}, {"p/content/a/deep/er.jpg", "deep"}, {"p/x", "x"}};

std::string names(const FileSystem& files, const std::string& folder) {
  const auto listed = files.list(folder);
  if (!listed) return listed.error().message();
  std::string text;
  for (const DirectoryEntry& entry : *listed)
    text += (text.empty() ? "" : " ") + entry.name + (entry.kind == FileKind::Directory ? "/" : "");
  return text;
}

template <typename Result>
int code_of(const Result& result) {
  return result ? 0 : result.error().code;
}

TEST_CASE("an overlay without changes is what lies below it", "[support][overlay]") {
  const MemoryFileSystem below(kFiles);
  const OverlayFileSystem files(below);
  CHECK(names(files, "") == "p/");
  CHECK(names(files, "p/content") == "a/ a.md");
  CHECK(files.read("p/content/a.md", 10).value() == "a");
  CHECK(files.canonical("p/content/a.md").value() == "/p/content/a.md");
  CHECK(files.kind("p/content/a/none").value() == FileKind::Missing);
  CHECK(code_of(files.read("p/none", 10)) == ENOENT);
}

TEST_CASE("what is written is read, and nothing below changes", "[support][overlay]") {
  const MemoryFileSystem below(kFiles);
  OverlayFileSystem files(below);
  REQUIRE(files.write("p/content/a.md", "new"));
  REQUIRE(files.write("p/content/b.md", "b"));
  CHECK(files.read("p/content/a.md", 10).value() == "new");
  CHECK(code_of(files.read("p/content/a.md", 2)) == EFBIG);
  CHECK(names(files, "p/content") == "a/ a.md b.md");
  CHECK(files.canonical("p/content/b.md").value() == "/p/content/b.md");
  CHECK(code_of(files.write("p/none/b.md", "b")) == ENOENT);
  CHECK(code_of(files.write("p/x/b.md", "b")) == ENOTDIR);
  CHECK(code_of(files.write("p/content", "b")) == EISDIR);
  CHECK(below.files() == kFiles);
}

TEST_CASE("a folder moves with all that is in it, changes included", "[support][overlay]") {
  const MemoryFileSystem below(kFiles);
  OverlayFileSystem files(below);
  REQUIRE(files.write("p/content/a/note", "n"));
  REQUIRE(files.rename("p/content/a", "p/content/b"));
  CHECK(names(files, "p/content") == "a.md b/");
  CHECK(names(files, "p/content/b") == "deep/ foto.jpg note");
  CHECK(names(files, "p/content/b/deep") == "er.jpg");
  CHECK(files.read("p/content/b/deep/er.jpg", 10).value() == "deep");
  CHECK(files.read("p/content/b/note", 10).value() == "n");
  CHECK(files.canonical("p/content/b/foto.jpg").value() == "/p/content/b/foto.jpg");
  CHECK(files.kind("p/content/a").value() == FileKind::Missing);
  CHECK(files.kind("p/content/a/foto.jpg").value() == FileKind::Missing);
  CHECK(code_of(files.list("p/content/a")) == ENOENT);
  REQUIRE(files.rename("p/content/b", "p/content/a"));
  CHECK(names(files, "p/content/a") == "deep/ foto.jpg note");
  CHECK(below.files() == kFiles);
}

TEST_CASE("what cannot be renamed says why", "[support][overlay]") {
  const MemoryFileSystem below(kFiles);
  OverlayFileSystem files(below);
  CHECK(code_of(files.rename("p/none", "p/y")) == ENOENT);
  CHECK(code_of(files.rename("p/x", "p/none/y")) == ENOENT);
  CHECK(code_of(files.rename("p/content", "p/content/a/b")) == EINVAL);
  CHECK(code_of(files.rename("p/x", "p/content")) == EEXIST);
  CHECK(files.rename("p/x", "p/x").has_value());
  CHECK(code_of(files.exchange("p/x", "p/content")) == ENOSYS);
}

TEST_CASE("what is removed is gone, and a folder only when it is empty", "[support][overlay]") {
  const MemoryFileSystem below(kFiles);
  OverlayFileSystem files(below);
  CHECK(code_of(files.remove("p/content/a")) == ENOTEMPTY);
  REQUIRE(files.remove("p/content/a/deep/er.jpg"));
  REQUIRE(files.remove("p/content/a/deep"));
  CHECK(names(files, "p/content/a") == "foto.jpg");
  CHECK(code_of(files.remove("p/content/a/deep")) == ENOENT);
  REQUIRE(files.make_directories("p/content/a/deep/new"));
  CHECK(names(files, "p/content/a/deep") == "new/");
  CHECK(files.kind("p/content/a/deep/er.jpg").value() == FileKind::Missing);
  CHECK(code_of(files.make_directories("p/x/y")) == ENOTDIR);
  REQUIRE(files.link("p/x", "p/y"));
  CHECK(files.read("p/y", 10).value() == "x");
  CHECK(code_of(files.link("p/x", "p/y")) == EEXIST);
}

}  // namespace
}  // namespace bondgenoot
