#include "build/record_cache.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "support/memory_file_system.h"

namespace bondgenoot::build {
namespace {

using content::EntryId;

constexpr std::string_view kPath = "data/notes.json";
constexpr std::string_view kText = "[ one, two, three ]";

std::vector<KnownRecords> known() {
  return {{.file = made_of(std::string(kPath), kText),
           .places = {{.entry = {4}, .begin = 2, .size = 3},
                      {.entry = {0}, .begin = 7, .size = 3},
                      {.entry = {2}, .begin = 12, .size = 5}}}};
}

MemoryFileSystem site_with(std::string_view text) {
  return MemoryFileSystem(std::map<std::string, std::string>{{"public/" + std::string(kPath), std::string(text)}});
}

bool always(EntryId /*entry*/) { return true; }

/// What is copied for these entries, in this order; a dash for what is to be made.
std::string copied(RecordCache& cache, const std::vector<EntryId>& entries) {
  const auto file = cache.begin(kPath);
  std::string copied;
  for (const EntryId entry : entries) {
    copied += std::string(file->next(entry).value_or("-")) + ' ';
    file->note(0, 1);
  }
  return copied;
}

TEST_CASE("a record is copied as long as it would come out the same", "[build][records]") {
  const MemoryFileSystem files = site_with(kText);
  RecordCache cache(files, "public");
  SECTION("all of them") {
    cache.start(known(), always);
    CHECK(copied(cache, {{4}, {0}, {2}}) == "one two three ");
  }
  SECTION("but for one that changed") {
    cache.start(known(), [](EntryId entry) { return entry.value != 0; });
    CHECK(copied(cache, {{4}, {0}, {2}}) == "one - three ");
  }
  SECTION("none in another order, nor more than there are") {
    cache.start(known(), always);
    CHECK(copied(cache, {{0}, {4}, {2}, {5}}) == "- - three - ");
  }
  SECTION("none when nothing is known") { CHECK(copied(cache, {{4}, {0}}) == "- - "); }
}

TEST_CASE("nothing is copied from a file that is not the one that was made", "[build][records]") {
  for (const std::string_view text : {"[ one, two, threE ]", "[ one, two", ""}) {
    const MemoryFileSystem files = site_with(text);
    RecordCache cache(files, "public");
    cache.start(known(), always);
    CHECK(copied(cache, {{4}, {0}, {2}}) == "- - - ");
  }
  const MemoryFileSystem nothing;
  RecordCache cache(nothing, "public");
  cache.start(known(), always);
  CHECK(copied(cache, {{4}, {0}, {2}}) == "- - - ");
}

TEST_CASE("a place beyond the end of a file gives no record", "[build][records]") {
  const MemoryFileSystem files = site_with(kText);
  RecordCache cache(files, "public");
  std::vector<KnownRecords> wrong = known();
  wrong[0].places[1] = {.entry = {0}, .begin = 17, .size = 3};
  wrong[0].places[2] = {.entry = {2}, .begin = UINT64_MAX - 1, .size = 5};
  cache.start(std::move(wrong), always);
  CHECK(copied(cache, {{4}, {0}, {2}}) == "one - - ");
}

TEST_CASE("places are kept of files that were made", "[build][records]") {
  const MemoryFileSystem files;
  RecordCache cache(files, "public");
  static_cast<void>(copied(cache, {{4}, {0}}));
  {
    const auto unfinished = cache.begin("data/other.json");
    static_cast<void>(unfinished->next({1}));
  }
  const std::vector<KnownRecords> kept = cache.take({made_of(std::string(kPath), kText), made_of("index.html", "")});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].file == made_of(std::string(kPath), kText));
  REQUIRE(kept[0].places.size() == 2);
  CHECK(kept[0].places[1].entry == EntryId{0});
}

}  // namespace
}  // namespace bondgenoot::build
