#include "build/file_changes.h"

#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "support/faulty_file_system.h"
#include "support/memory_file_system.h"

namespace bondgenoot::build {
namespace {

using Files = std::map<std::string, std::string>;

const Files kBefore = {{"p/a.md", "a"}, {"p/b.md", "b"}, {"p/a/foto.jpg", "f"}, {"p/c.md", "c"}};
const Files kAfter = {{"p/new.md", "A"}, {"p/b.md", "B"}, {"p/new/foto.jpg", "f"}, {"p/c.md", "c"}, {"p/d.md", "D"}};
const FileChanges kChanges = {.creations = {{"d.md", "D"}},
                              .rewrites = {{"a.md", "a", "A"}, {"b.md", "b", "B"}},
                              .moves = {{"a.md", "new.md"}, {"a", "new"}}};

TEST_CASE("texts are written and files move, and nothing is left behind", "[build][file_changes]") {
  MemoryFileSystem files(kBefore);
  REQUIRE(make_changes(files, "p", kChanges));
  CHECK(files.files() == kAfter);
}

TEST_CASE("whatever step fails, all files are as they were", "[build][file_changes]") {
  std::size_t step = 0;
  for (;; ++step) {
    INFO("step " << step);
    MemoryFileSystem real(kBefore);
    tests::FaultyFileSystem files(real, step);
    const auto made = make_changes(files, "p", kChanges);
    if (!files.failed()) {
      CHECK(made);
      CHECK(real.files() == kAfter);
      break;
    }
    REQUIRE_FALSE(made);
    CHECK(made.error().error.code == ENOSPC);
    CHECK(made.error().not_restored.empty());
    CHECK(real.files() == kBefore);
  }
  CHECK(step > 10);
}

TEST_CASE("a file that somebody changed meanwhile is not written over", "[build][file_changes]") {
  Files changed = kBefore;
  changed["p/b.md"] = "b, and more";
  MemoryFileSystem files(changed);
  const auto made = make_changes(files, "p", kChanges);
  REQUIRE_FALSE(made);
  CHECK(made.error().error.message() == "cannot change `b.md`: it was changed in the meantime");
  CHECK(files.files() == changed);
  CHECK(files.take_writes().empty());
}

TEST_CASE("a file that came to be there meanwhile is not written over", "[build][file_changes]") {
  Files changed = kBefore;
  changed["p/d.md"] = "somebody's";
  MemoryFileSystem files(changed);
  const auto made = make_changes(files, "p", kChanges);
  REQUIRE_FALSE(made);
  CHECK(made.error().error.message() == "cannot write `d.md`: it exists already");
  CHECK(files.files() == changed);
  CHECK(files.take_writes().empty());
}

TEST_CASE("a file that came to have the new name meanwhile is not written over", "[build][file_changes]") {
  Files changed = kBefore;
  changed["p/new.md"] = "somebody's";
  MemoryFileSystem files(changed);
  const auto made = make_changes(files, "p", kChanges);
  REQUIRE_FALSE(made);
  CHECK(made.error().error.message() == "cannot rename `a.md`: `new.md` exists already");
  CHECK(files.files() == changed);
}

}  // namespace
}  // namespace bondgenoot::build
