#include "build/last_build.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/memory_file_system.h"
#include "support/sealed_text.h"

namespace bondgenoot::build {
namespace {

LastBuild some_build() {
  return {.asked = hash_bytes("asked"),
          .counts = {.entries = 1, .pages = 2, .redirects = 3, .assets = 4},
          .bytes = 5'000'000'000,
          .histories = {{.name = "", .folder = "/p"}, {.name = "abc docs/a b/", .folder = "/with blank/x"}},
          .seen = {{.asked = {.question = Question::Read, .path = "p/a b.md", .limit = UINT64_MAX},
                    .answer = hash_bytes("a"),
                    .stamp = FileStamp{.device = 1, .inode = UINT64_MAX, .size = 1, .changed = -5}},
                   {.asked = {.question = Question::Canonical, .path = ""}, .answer = hash_bytes("b")}},
          .outputs = {{.path = "index.html", .size = 4, .hash = hash_bytes("site"), .stamp = FileStamp{.size = 4}},
                      {.path = "ä/\nö", .hash = hash_bytes("")}}};
}

TEST_CASE("the file of the last build gives it back, and a damaged file gives nothing", "[build][last]") {
  const LastBuild last = some_build();
  const std::string text = last_build_text(last);
  const auto read = parse_last_build(text);
  REQUIRE(read);
  CHECK(read->asked == last.asked);
  CHECK(read->counts.redirects == 3);
  CHECK(read->counts.assets == 4);
  CHECK(read->bytes == last.bytes);
  CHECK(read->histories == last.histories);
  CHECK(read->seen == last.seen);
  CHECK(read->outputs == last.outputs);
  for (std::size_t length = 0; length < text.size(); ++length)
    CHECK_FALSE(parse_last_build(std::string_view(text).substr(0, length)));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string damaged = text;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    CHECK_FALSE(parse_last_build(damaged));
  }
}

TEST_CASE("a sealed text that is no record of a build gives nothing", "[build][last]") {
  const std::string whole = last_build_text(some_build());
  const std::string body(*unsealed(kLastBuildSeal, whole));
  for (std::size_t length = 0; length < body.size(); ++length)
    CHECK_FALSE(parse_last_build(sealed(kLastBuildSeal, body.substr(0, length))));
  CHECK_FALSE(parse_last_build(sealed(kLastBuildSeal, body + '\0')));
  CHECK_FALSE(parse_last_build(sealed("bondgenoot-build 2", body)));
  LastBuild asking = some_build();
  asking.seen.front().asked.question = static_cast<Question>(4);
  CHECK_FALSE(parse_last_build(last_build_text(asking)));
}

TEST_CASE("a site is current until anything of it or before it differs", "[build][last]") {
  MemoryFileSystem files({{"p/a.md", "a"}, {"public/index.html", "site"}, {"public/b/index.html", "b"}});
  ThreadPool pool(2);
  RecordingFileSystem seen(files, "p/.cache");
  static_cast<void>(seen.read("p/a.md", UINT64_MAX));
  LastBuild last = some_build();
  last.histories.clear();
  last.seen = *seen.observations();
  last.outputs = {made_of("b/index.html", "b"), made_of("index.html", "site")};
  const auto standing = [&] { return standing_of(files, last, hash_bytes("asked"), "public", pool); };
  const auto current = [&] { return standing() != Standing::Changed; };
  REQUIRE(standing() == Standing::CurrentWithNewStamps);
  REQUIRE(standing() == Standing::Current);
  CHECK(standing_of(files, last, hash_bytes("something else"), "public", pool) == Standing::Changed);
  CHECK(standing_of(files, last, hash_bytes("asked"), "elsewhere", pool) == Standing::Changed);
  SECTION("nothing: no file is read") {
    static_cast<void>(files.take_reads());
    CHECK(current());
    CHECK(files.take_reads().empty());
  }
  SECTION("files that were written again with the same bytes are read, once") {
    REQUIRE(files.write("p/a.md", "a"));
    REQUIRE(files.write("public/index.html", "site"));
    static_cast<void>(files.take_reads());
    CHECK(standing() == Standing::CurrentWithNewStamps);
    CHECK(files.take_reads().size() == 2);
    CHECK(standing() == Standing::Current);
    CHECK(files.take_reads().empty());
  }
  SECTION("a source") {
    REQUIRE(files.write("p/a.md", "b"));
    CHECK_FALSE(current());
  }
  SECTION("a page that somebody changed") {
    REQUIRE(files.write("public/b/index.html", "c"));
    CHECK_FALSE(current());
  }
  SECTION("a file too many") {
    REQUIRE(files.write("public/b/extra", ""));
    CHECK_FALSE(current());
  }
  SECTION("a file that went") {
    REQUIRE(files.remove("public/b/index.html"));
    CHECK_FALSE(current());
  }
  SECTION("a project without a repository that had one") {
    last.histories = {{.name = "0123456789012345678901234567890123456789 ", .folder = "/nowhere"}};
    CHECK_FALSE(current());
  }
}

TEST_CASE("each option that decides what is made is asked for; how fast and in which words is not", "[build][last]") {
  const Hash128 program = hash_bytes("program");
  const BuildOptions options;
  const auto other = [&](auto change) {
    BuildOptions changed;
    change(changed);
    return asked_of(changed, program) != asked_of(options, program);
  };
  CHECK(asked_of(options, hash_bytes("another program")) != asked_of(options, program));
  CHECK(other([](BuildOptions& o) { o.root = "elsewhere"; }));
  CHECK(other([](BuildOptions& o) { o.output = "elsewhere"; }));
  CHECK(other([](BuildOptions& o) { o.base_url = ""; }));
  CHECK(other([](BuildOptions& o) { o.theme = "other"; }));
  CHECK(other([](BuildOptions& o) { o.drafts = true; }));
  CHECK(other([](BuildOptions& o) { o.future = true; }));
  CHECK(other([](BuildOptions& o) { o.strict = true; }));
  CHECK(other([](BuildOptions& o) { o.history = true; }));
  CHECK(other([](BuildOptions& o) { o.today = Day{.year = 2026, .month = 1, .day = 2}; }));
  CHECK(other([](BuildOptions& o) { o.private_names_file = "names"; }));
  CHECK(other([](BuildOptions& o) { o.installed = {"templates"}; }));
  CHECK_FALSE(other([](BuildOptions& o) { o.jobs = 3; }));
}

}  // namespace
}  // namespace bondgenoot::build
