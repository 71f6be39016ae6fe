// What is seen of changes on disk, by both ways of looking.
#include "serve/file_watcher.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <catch2/catch.hpp>

#include "serve/debounce.h"
#include "support/temporary_folder.h"

namespace bondgenoot::serve {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// A small project's files.
class Folder {
 public:
  Folder() {
    fs::create_directories(at("content/notes"));
    write("content/notes/one.md", "one");
  }

  [[nodiscard]] fs::path at(const std::string& path) const { return fs::path(root_.path()) / path; }
  void write(const std::string& path, const std::string& text) const { std::ofstream(at(path)) << text; }

 private:
  tests::TemporaryFolder root_;
};

std::unique_ptr<FileWatcher> watcher_for(const Folder& folder, bool poll) {
  const std::vector<std::string> folders = {folder.at("content").string(), folder.at("templates").string(),
                                            folder.at("names.txt").string()};
  return poll ? make_polling_watcher(folders, milliseconds(10)) : make_inotify_watcher(folders);
}

/// Whether `path` is among what is seen within two seconds; that anything may have changed counts for all.
bool sees(FileWatcher& watcher, const fs::path& path) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  while (std::chrono::steady_clock::now() < until) {
    const build::Changes changes = watcher.wait(milliseconds(50));
    if (changes.unknown || changes.paths.contains(path.string())) return true;
  }
  return false;
}

TEST_CASE("every way in which editors save is seen", "[serve][watcher]") {
  const bool poll = GENERATE(false, true);
  const Folder folder;
  const auto watcher = watcher_for(folder, poll);
  REQUIRE(watcher);
  CHECK(watcher->is_polling() == poll);
  const fs::path one = folder.at("content/notes/one.md");

  folder.write("content/notes/one.md", "in place");
  CHECK(sees(*watcher, one));

  folder.write("content/notes/.one.md.tmp", "beside, then in its place");
  fs::rename(folder.at("content/notes/.one.md.tmp"), one);
  CHECK(sees(*watcher, one));

  folder.write("content/notes/4913", "");  // As vim does: may I write here?
  fs::remove(folder.at("content/notes/4913"));
  fs::rename(one, folder.at("content/notes/one.md~"));
  folder.write("content/notes/one.md", "away, then written anew");
  fs::remove(folder.at("content/notes/one.md~"));
  CHECK(sees(*watcher, one));

  folder.write("content/notes/two.md", "two");
  CHECK(sees(*watcher, folder.at("content/notes/two.md")));
  fs::remove(folder.at("content/notes/two.md"));
  CHECK(sees(*watcher, folder.at("content/notes/two.md")));

  fs::create_symlink("one.md", folder.at("content/notes/three.md"));
  CHECK(sees(*watcher, folder.at("content/notes/three.md")));
}

TEST_CASE("folders come, move and go, roots that were not there too", "[serve][watcher]") {
  const bool poll = GENERATE(false, true);
  const Folder folder;
  const auto watcher = watcher_for(folder, poll);
  REQUIRE(watcher);

  fs::create_directories(folder.at("content/new/deep"));
  folder.write("content/new/deep/a.md", "a");
  CHECK(sees(*watcher, folder.at("content/new/deep/a.md")));
  static_cast<void>(watcher->wait(milliseconds(100)));
  folder.write("content/new/deep/a.md", "changed");
  CHECK(sees(*watcher, folder.at("content/new/deep/a.md")));

  fs::rename(folder.at("content/new"), folder.at("content/other"));
  CHECK(sees(*watcher, folder.at("content/other/deep/a.md")));
  fs::remove_all(folder.at("content/other"));
  CHECK(sees(*watcher, folder.at("content/other/deep/a.md")));

  fs::create_directories(folder.at("templates"));
  folder.write("templates/page.html", "page");
  CHECK(sees(*watcher, folder.at("templates/page.html")));
  static_cast<void>(watcher->wait(milliseconds(100)));
  folder.write("templates/page.html", "again");
  CHECK(sees(*watcher, folder.at("templates/page.html")));

  folder.write("names.txt", "a name");
  CHECK(sees(*watcher, folder.at("names.txt")));
}

TEST_CASE("what the site never reads is not seen", "[serve][watcher]") {
  const bool poll = GENERATE(false, true);
  const Folder folder;
  const auto watcher = watcher_for(folder, poll);
  REQUIRE(watcher);
  fs::create_directories(folder.at("public"));
  folder.write("public/index.html", "made");
  folder.write("content/notes/.one.md.swp", "vim's");
  folder.write("content/notes/one.md~", "a copy");
  folder.write("content/notes/#one.md#", "Emacs's");
  CHECK(watcher->wait(milliseconds(150)).empty());
}

TEST_CASE("a wait ends when it is stopped", "[serve][watcher]") {
  const bool poll = GENERATE(false, true);
  const Folder folder;
  const auto watcher = watcher_for(folder, poll);
  watcher->stop();
  const auto begun = std::chrono::steady_clock::now();
  CHECK(watcher->wait(std::chrono::minutes(5)).empty());
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(2));
}

TEST_CASE("when the system has no more watches all files are looked at from then on, and it is said",
          "[serve][watcher]") {
  const Folder folder;
  std::vector<WatchTrouble> troubles;
  // The folders above `content` and `templates` are one; with `content` and `content/notes` that makes three.
  const auto watcher =
      make_watcher({folder.at("content").string(), folder.at("templates").string()},
                   {.interval = milliseconds(10), .watches = 4, .on_trouble = [&](WatchTrouble trouble) {
                      troubles.push_back(trouble);
                    }});
  CHECK_FALSE(watcher->is_polling());
  folder.write("content/notes/one.md", "as before");
  CHECK(sees(*watcher, folder.at("content/notes/one.md")));
  CHECK(troubles.empty());

  fs::create_directories(folder.at("content/more/deep"));
  folder.write("content/more/deep/a.md", "a");
  CHECK(sees(*watcher, folder.at("content/more/deep/a.md")));
  CHECK(watcher->is_polling());
  CHECK(troubles == std::vector{WatchTrouble::NoMoreWatches});
  folder.write("content/more/deep/a.md", "changed since");
  CHECK(sees(*watcher, folder.at("content/more/deep/a.md")));
  watcher->stop();
  CHECK(watcher->wait(std::chrono::minutes(5)).empty());
  CHECK(troubles.size() == 1);
}

TEST_CASE("a watcher can be given other folders, and says so only when they are others", "[serve][watcher]") {
  for (const bool poll : {false, true}) {
    const Folder folder;
    const std::vector<std::string> one = {folder.at("content").string()};
    const std::vector<std::string> two = {folder.at("content").string(), folder.at("more").string()};
    fs::create_directories(folder.at("more"));
    const auto watcher = make_watcher(one, {.poll = poll, .interval = milliseconds(10)});
    CHECK_FALSE(watcher->follow(one));
    CHECK(watcher->follow(two));
    folder.write("more/a.md", "a");
    CHECK(sees(*watcher, folder.at("more/a.md")));
    watcher->stop();
    CHECK(watcher->follow(one));
    CHECK(watcher->wait(std::chrono::minutes(5)).empty());
  }
}

TEST_CASE("a folder whose surroundings are not there yet is seen when they come", "[serve][watcher]") {
  for (const bool poll : {false, true}) {
    const Folder folder;
    const auto watcher = make_watcher({folder.at("content").string(), folder.at("far/away/content").string()},
                                      {.poll = poll, .interval = milliseconds(10)});
    fs::create_directories(folder.at("far"));
    fs::create_directories(folder.at("far/away"));
    fs::create_directories(folder.at("far/away/content"));
    folder.write("far/away/content/a.md", "a");
    bool seen = false;
    for (int i = 0; i < 100 && !seen; ++i) {
      const build::Changes changes = watcher->wait(milliseconds(50));
      seen = changes.unknown || changes.paths.contains(folder.at("far/away/content/a.md").string());
    }
    CHECK(seen);
    while (!watcher->wait(milliseconds(50)).empty()) continue;
    folder.write("far/away/content/a.md", "changed");
    CHECK(sees(*watcher, folder.at("far/away/content/a.md")));
  }
}

TEST_CASE("without a single watch all files are looked at from the start", "[serve][watcher]") {
  const Folder folder;
  const auto watcher = make_watcher({folder.at("content").string()}, {.interval = milliseconds(10), .watches = 1});
  CHECK(watcher->is_polling());
  folder.write("content/notes/one.md", "changed");
  CHECK(sees(*watcher, folder.at("content/notes/one.md")));
}

TEST_CASE(
    "when more changes at once than the system can tell, anything may have changed, and folders that came are followed",
    "[serve][watcher]") {
  const Folder folder;
  std::size_t told = 0;
  const auto watcher = make_watcher({folder.at("content").string()}, {.on_trouble = [&](WatchTrouble trouble) {
                                      told += trouble == WatchTrouble::TooManyAtOnce ? 1 : 0;
                                    }});
  if (watcher->is_polling()) return;  // On such a file system nothing is told, so nothing can be too much.
  std::size_t most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  REQUIRE(most > 0);
  for (std::size_t i = 0; i <= most; ++i)
    folder.write(i % 2 == 0 ? "content/notes/one.md" : "content/notes/two.md", "");
  fs::create_directories(folder.at("content/late"));
  CHECK(watcher->wait(milliseconds(1000)).unknown);
  CHECK(told == 1);
  CHECK_FALSE(watcher->is_polling());
  while (!watcher->wait(milliseconds(100)).empty()) continue;
  folder.write("content/late/a.md", "a");
  const build::Changes changes = watcher->wait(milliseconds(2000));
  CHECK(changes.paths.contains(folder.at("content/late/a.md").string()));
}

TEST_CASE("a burst is over when it is quiet, or when it has lasted long enough", "[serve][watcher]") {
  Debounce debounce(milliseconds(10), milliseconds(25));
  const Debounce::Time begun{};
  CHECK_FALSE(debounce.is_waiting());
  debounce.note(begun);
  REQUIRE(debounce.is_waiting());
  CHECK(debounce.left(begun) == milliseconds(10));
  debounce.note(begun + milliseconds(8));
  CHECK(debounce.left(begun + milliseconds(8)) == milliseconds(10));
  debounce.note(begun + milliseconds(16));
  CHECK(debounce.left(begun + milliseconds(16)) == milliseconds(9));
  CHECK(debounce.left(begun + milliseconds(25)) == milliseconds(0));
  debounce.reset();
  CHECK_FALSE(debounce.is_waiting());
}

}  // namespace
}  // namespace bondgenoot::serve
