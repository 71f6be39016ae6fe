#include "build/publisher.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

#include <catch2/catch.hpp>

#include "support/disk_file_system.h"
#include "support/faulty_file_system.h"
#include "support/memory_file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {
namespace {

using Files = std::map<std::string, std::string>;

enum class Given : std::uint8_t { Whole, InPieces };
enum class Looked : std::uint8_t { AsItOpens, Ahead };

void add_in_pieces(Publication& publication, const std::string& path, std::string_view bytes) {
  const auto file = publication.begin(path);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), std::size_t{2}))) file->append(bytes.substr(0, 2));
  file->finish();
}

std::expected<PublishReport, IoError> publish(FileSystem& files, const Files& site, const std::string& output,
                                              std::size_t jobs, const std::string& kept = {},
                                              Given given = Given::Whole, Looked looked = Looked::AsItOpens) {
  ThreadPool pool(jobs);
  Publication publication(files, output, pool);
  if (looked == Looked::Ahead) publication.look_ahead(pool);
  if (auto opened = publication.open(); !opened) return std::unexpected(opened.error());
  const std::vector<std::pair<std::string, std::string>> made(site.begin(), site.end());
  pool.parallel_for(made.size(), [&](std::size_t i) {
    const auto& [path, bytes] = made[i];
    MadeFile file = made_of(path, bytes);
    if (path == kept)
      publication.keep(file);
    else if (given == Given::InPieces)
      add_in_pieces(publication, path, bytes);
    else
      publication.add(path, bytes);
  });
  return publication.finish();
}

const Files kOld = {
    {".nojekyll", ""}, {"index.html", "old"}, {"a/index.html", "as it was"}, {"gone/index.html", "gone"}};
const std::string kKept = "a/index.html";
const Files kNew = {{".nojekyll", ""}, {"index.html", "new"}, {"a/index.html", "as it was"}, {"b/c/index.html", "b"}};

// The files below `folder`.
Files below(const MemoryFileSystem& files, const std::string& folder) {
  Files found;
  for (const auto& [path, bytes] : files.files()) {
    if (path.starts_with(folder + '/')) found[path.substr(folder.size() + 1)] = bytes;
  }
  return found;
}

TEST_CASE("the first site is renamed into place", "[build][publisher]") {
  MemoryFileSystem files;
  const auto report = publish(files, kOld, "site/public", 1);
  REQUIRE(report);
  CHECK(report->written == 4);
  CHECK(below(files, "site/public") == kOld);
  CHECK(below(files, "site/.public.staging").empty());
}

TEST_CASE("a changed site replaces the old one, and what did not change is not written", "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kOld, "public", 2));
  static_cast<void>(files.take_writes());
  const auto report = publish(files, kNew, "public", 2);
  REQUIRE(report);
  CHECK(below(files, "public") == kNew);
  CHECK(report->written == 2);
  CHECK(report->unchanged == 2);
  CHECK(report->removed == 1);
  CHECK(files.take_writes().size() == 2);
}

TEST_CASE("a file that is kept is neither written nor read, wherever it is kept from", "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kOld, "public", 2));
  for (const Files& site : {kNew, kOld, kNew}) {
    static_cast<void>(files.take_writes());
    static_cast<void>(files.take_reads());
    REQUIRE(publish(files, site, "public", 2, kKept));
    CHECK(std::ranges::none_of(files.take_writes(), [](const std::string& path) { return path.ends_with(kKept); }));
    CHECK(std::ranges::none_of(files.take_reads(), [](const std::string& path) { return path.ends_with(kKept); }));
    CHECK(below(files, "public") == site);
  }
}

TEST_CASE("a file that is kept has its stamp still, but for the time that it gets a second name",
          "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kOld, "public", 1));
  ThreadPool pool(1);
  for (const bool has_second_name : {false, true, true}) {
    Publication publication(files, "public", pool);
    REQUIRE(publication.open());
    MadeFile kept = made_of(kKept, kOld.at(kKept));
    kept.stamp = files.stamp("public/" + kKept);
    REQUIRE(kept.stamp);
    publication.keep(kept);
    CHECK(kept.stamp.has_value() == has_second_name);
    publication.add(".nojekyll", "");
    publication.add("index.html", std::string(kept.stamp ? "new" : "newer"));
    REQUIRE(publication.finish());
    CHECK((!kept.stamp || kept.stamp == files.stamp("public/" + kKept)));
  }
}

TEST_CASE("what stands in staging where a file is kept is replaced by it", "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kOld, "public", 2));
  REQUIRE(publish(files, kNew, "public", 2));
  REQUIRE(files.write("public/a/index.html", "another"));  // Staging has the first text still.
  Files site = kOld;
  site[kKept] = "another";
  REQUIRE(publish(files, site, "public", 2, kKept));
  CHECK(below(files, "public") == site);
}

TEST_CASE("a file to be kept that went meanwhile ends the publication, and the old site stays", "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kOld, "public", 2));
  REQUIRE(files.remove("public/" + kKept));
  const auto report = publish(files, kNew, "public", 2, kKept);
  REQUIRE(!report);
  CHECK(report.error().code == ENOENT);
  Files left = kOld;
  left.erase(kKept);
  CHECK(below(files, "public") == left);
}

TEST_CASE("a file in pieces is written when any of them is another than before", "[build][publisher]") {
  MemoryFileSystem files;
  const std::vector<std::string> texts = {
      "all as it was",  "all as it was",  "all as it wasn't", "all as it wasn't", "all as it was", "", "",
      "none as it was", "none as it did", "none as it"};
  std::string before = "another";
  for (const std::string& text : texts) {
    const Files site = {{".nojekyll", ""}, {"data.json", text}};
    static_cast<void>(files.take_writes());
    const auto report = publish(files, site, "public", 1, {}, Given::InPieces);
    INFO("`" << before << "` becomes `" << text << "`");
    REQUIRE(report);
    CHECK(below(files, "public") == site);
    if (before != "another") CHECK(report->written == (text == before ? 0 : 1));
    if (text == before) CHECK(files.take_writes().empty());
    before = text;
  }
}

TEST_CASE("a file in pieces that is not finished is on no site", "[build][publisher]") {
  MemoryFileSystem files;
  {
    ThreadPool pool(1);
    Publication publication(files, "public", pool);
    REQUIRE(publication.open());
    publication.add(".nojekyll", "");
    publication.begin("half.json")->append("{");
    REQUIRE(publication.finish());
  }
  CHECK(below(files, "public") == Files{{".nojekyll", ""}});
}

TEST_CASE("publishing the same site again writes nothing", "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kNew, "public", 1));
  static_cast<void>(files.take_writes());
  const auto report = publish(files, kNew, "public", 1);
  REQUIRE(report);
  CHECK(report->written == 0);
  CHECK(files.take_writes().empty());
  CHECK(below(files, "public") == kNew);
}

TEST_CASE("a folder and a file of one name can change places", "[build][publisher]") {
  MemoryFileSystem files;
  const Files as_folder = {{".nojekyll", ""}, {"x/index.html", "folder"}};
  const Files as_file = {{".nojekyll", ""}, {"x", "file"}};
  for (const Files& site : {as_folder, as_file, as_folder, as_file}) {
    REQUIRE(publish(files, site, "public", 1));
    CHECK(below(files, "public") == site);
  }
}

TEST_CASE("a publication that is never finished leaves the old site, and no staging tree that was not there",
          "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kOld, "public", 1));
  for (const bool again : {false, true}) {
    const Files before = files.files();
    {
      ThreadPool pool(1);
      Publication publication(files, "public", pool);
      REQUIRE(publication.open());
      publication.add("index.html", "half");
      publication.add("x/y/z.html", "half");
    }
    CHECK(below(files, "public") == (again ? kNew : kOld));
    if (!again) CHECK(files.files() == before);
    REQUIRE(publish(files, kNew, "public", 1));
    CHECK(below(files, "public") == kNew);
  }
}

TEST_CASE("who looks ahead and opens nothing changes nothing", "[build][publisher]") {
  MemoryFileSystem files;
  REQUIRE(publish(files, kOld, "public", 1));
  REQUIRE(publish(files, kNew, "public", 1, {}, Given::Whole, Looked::Ahead));
  const Files before = files.files();
  {
    ThreadPool pool(2);
    Publication(files, "public", pool).look_ahead(pool);
    Publication(files, "elsewhere", pool).look_ahead(pool);
  }
  CHECK(files.files() == before);
}

TEST_CASE("a folder that was not made by us is left alone", "[build][publisher]") {
  MemoryFileSystem files(Files{{"photos/holiday.jpg", "x"}});
  const auto report = publish(files, kNew, "photos", 1);
  REQUIRE(!report);
  CHECK(report.error().code == EEXIST);
  CHECK(below(files, "photos") == Files{{"holiday.jpg", "x"}});
}

TEST_CASE("whatever operation fails, the folder is the old site or the new one, and the next build just works",
          "[build][publisher][fault]") {
  const auto given = GENERATE(Given::Whole, Given::InPieces);
  const auto looked = GENERATE(Looked::AsItOpens, Looked::Ahead);
  std::size_t failures = 0;
  for (std::size_t n = 0;; ++n) {
    MemoryFileSystem files;
    REQUIRE(publish(files, kOld, "public", 1));
    tests::FaultyFileSystem faulty(files, n);
    const auto report = publish(faulty, kNew, "public", 1, kKept, given, looked);
    INFO("operation " << n);
    const Files now = below(files, "public");
    CHECK((now == kOld || now == kNew));
    CHECK((report || now == kOld));
    REQUIRE(publish(files, kNew, "public", 1));
    CHECK(below(files, "public") == kNew);
    if (!faulty.failed()) break;
    ++failures;
  }
  CHECK(failures >= 15);
}

TEST_CASE("on a real disk unchanged files keep their time and a symbolic link is refused", "[build][publisher][disk]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("bondgenoot-publisher-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  DiskFileSystem files;
  const std::string output = (folder / "public").string();
  REQUIRE(publish(files, kOld, output, 2));
  const auto before = fs::last_write_time(folder / "public/a/index.html");
  const auto given = GENERATE(Given::Whole, Given::InPieces);
  for (const Files& site : {kNew, kOld, kNew}) {
    REQUIRE(publish(files, site, output, 2, {}, given));
    CHECK(fs::last_write_time(folder / "public/a/index.html") == before);
  }
  CHECK(!fs::exists(folder / "public/gone"));
  fs::create_directory_symlink(folder / "public", folder / "link");
  const auto refused = publish(files, kNew, (folder / "link").string(), 2);
  REQUIRE(!refused);
  CHECK(refused.error().code == ELOOP);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace bondgenoot::build
