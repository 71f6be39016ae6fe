#include "support/recording_file_system.h"

#include <algorithm>
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "support/memory_file_system.h"
#include "support/program.h"

namespace bondgenoot {
namespace {

const std::map<std::string, std::string> kFiles = {{"p/a.md", "a"}, {"p/.cache/x", "x"}, {"p/.cached", "y"}};

// What a program might ask of a project.
void ask_all(const FileSystem& files) {
  static_cast<void>(files.list("p"));
  static_cast<void>(files.read("p/a.md", 10));
  static_cast<void>(files.read("p/missing.md", 10));
  static_cast<void>(files.kind("p/.cached"));
  static_cast<void>(files.kind("p/later"));
  static_cast<void>(files.canonical("p"));
  static_cast<void>(files.list("p/.cache"));
  static_cast<void>(files.read("p/.cache/x", 10));
}

bool would_say_the_same(const FileSystem& files, const std::vector<Observation>& seen) {
  return std::ranges::all_of(seen, [&](const Observation& one) { return answer_of(files, one.asked) == one.answer; });
}

TEST_CASE("each question is kept once, but for those about the folder that is passed over", "[support][recording]") {
  MemoryFileSystem disk(kFiles);
  RecordingFileSystem files(disk, "p/.cache");
  ask_all(files);
  ask_all(files);
  const auto seen = files.observations();
  REQUIRE(seen);
  CHECK(seen->size() == 6);
  CHECK(would_say_the_same(disk, *seen));
}

TEST_CASE("whatever changes what was said is seen, and nothing else", "[support][recording]") {
  const auto [what, is_seen, change] = GENERATE(table<const char*, bool, void (*)(MemoryFileSystem&)>({
      {"a text", true, [](MemoryFileSystem& disk) { static_cast<void>(disk.write("p/a.md", "b")); }},
      {"a text over the limit", true,
       [](MemoryFileSystem& disk) { static_cast<void>(disk.write("p/a.md", "a long text")); }},
      {"a file that was asked for comes", true,
       [](MemoryFileSystem& disk) { static_cast<void>(disk.write("p/missing.md", "")); }},
      {"another file comes", true, [](MemoryFileSystem& disk) { static_cast<void>(disk.write("p/b.md", "")); }},
      {"a file goes", true, [](MemoryFileSystem& disk) { static_cast<void>(disk.remove("p/a.md")); }},
      {"a folder comes", true, [](MemoryFileSystem& disk) { static_cast<void>(disk.make_directories("p/later")); }},
      {"a text nobody read", false,
       [](MemoryFileSystem& disk) { static_cast<void>(disk.write("p/.cached", "other")); }},
      {"the folder that is passed over", false,
       [](MemoryFileSystem& disk) { static_cast<void>(disk.write("p/.cache/x", "other")); }},
  }));
  MemoryFileSystem disk(kFiles);
  RecordingFileSystem files(disk, "p/.cache");
  ask_all(files);
  change(disk);
  CAPTURE(what);
  CHECK(would_say_the_same(disk, *files.observations()) != is_seen);
}

TEST_CASE("a file that has its stamp still is not read again", "[support][recording]") {
  MemoryFileSystem disk(kFiles);
  RecordingFileSystem files(disk, "p/.cache");
  ask_all(files);
  auto seen = *files.observations();
  const auto all_hold = [&] {
    return std::ranges::all_of(seen, [&](Observation& one) { return still_holds(disk, one); });
  };
  static_cast<void>(disk.take_reads());
  CHECK(all_hold());
  CHECK(disk.take_reads().empty());
  REQUIRE(disk.write("p/a.md", "a"));
  CHECK(all_hold());
  CHECK(disk.take_reads().size() == 1);
  CHECK(all_hold());
  CHECK(disk.take_reads().empty());
  REQUIRE(disk.write("p/a.md", "b"));
  CHECK_FALSE(all_hold());
}

TEST_CASE("an answer that changes while it is recorded spoils the record", "[support][recording]") {
  MemoryFileSystem disk(kFiles);
  RecordingFileSystem files(disk, "p/.cache");
  static_cast<void>(files.read("p/a.md", 10));
  REQUIRE(files.write("p/a.md", "b"));
  CHECK(files.observations());
  static_cast<void>(files.read("p/a.md", 10));
  CHECK_FALSE(files.observations());
}

TEST_CASE("the program knows itself, and is the same each time", "[support][program]") {
  const auto program = program_hash();
  REQUIRE(program);
  CHECK(program == program_hash());
}

TEST_CASE("the hash of a file that did not change is known, and asked for like the file", "[support][recording]") {
  MemoryFileSystem disk(kFiles);
  RecordingFileSystem first(disk, "p/.cache");
  ask_all(first);
  const auto seen = first.observations();
  REQUIRE(seen);
  static_cast<void>(disk.take_reads());
  RecordingFileSystem again(disk, "p/.cache");
  again.remember({seen->rbegin(), seen->rend()});
  CHECK(again.known_hash("p/a.md", 10) == hash_bytes("a"));
  CHECK_FALSE(again.known_hash("p/a.md", 11));
  CHECK_FALSE(again.known_hash("p/missing.md", 10));
  CHECK_FALSE(again.known_hash("p/.cache/x", 10));
  CHECK_FALSE(disk.known_hash("p/a.md", 10));
  CHECK(disk.take_reads().empty());
  REQUIRE(again.observations());
  CHECK(again.observations()->size() == 1);
  CHECK(would_say_the_same(disk, *again.observations()));
  SECTION("what is read later must be what was known") {
    CHECK(again.read("p/a.md", 10) == "a");
    CHECK_FALSE(again.is_torn());
    REQUIRE(disk.write("p/a.md", "b"));
    CHECK(again.read("p/a.md", 10) == "b");
    CHECK(again.is_torn());
    CHECK_FALSE(again.observations());
  }
  SECTION("of one that changed it is not known") {
    REQUIRE(disk.write("p/a.md", "b"));
    CHECK_FALSE(again.known_hash("p/a.md", 10));
  }
}

}  // namespace
}  // namespace bondgenoot
