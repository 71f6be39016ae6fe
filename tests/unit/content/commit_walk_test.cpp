#include "content/commit_walk.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

using Tree = std::map<std::string, std::string>;  // A file's text by its path.

ObjectId name_of(std::string_view text) {
  ObjectId id = {};
  std::ranges::copy(text.substr(0, id.size()), id.begin());
  return id;
}

/// Commits in memory, told newest first. A text of two words is like another that begins with the same word.
class Commits final : public CommitReader {
 public:
  struct Told {
    std::string name;
    std::int64_t time;
    std::vector<std::string> parents;
    Tree tree;
  };
  explicit Commits(std::vector<Told> told) : told_(std::move(told)) {}

  [[nodiscard]] std::vector<Commit> in_order() const {
    std::vector<Commit> commits;
    for (const Told& told : told_) {
      Commit& commit = commits.emplace_back(Commit{.id = name_of(told.name), .time = told.time, .parents = {}});
      for (const std::string& parent : told.parents) commit.parents.push_back(name_of(parent));
    }
    return commits;
  }
  [[nodiscard]] std::vector<std::string> newest_files() const {
    std::vector<std::string> paths;
    for (const auto& [path, text] : told_.front().tree) paths.push_back(path);
    return paths;
  }
  [[nodiscard]] std::size_t compared() const { return compared_; }

  std::expected<std::vector<TreeDifference>, std::string> differences(const Commit& commit,
                                                                      std::size_t parent) override {
    ++compared_;
    const Tree& here = tree_of(commit.id);
    const Tree& before = tree_of(commit.parents[parent]);
    std::set<std::string> paths;
    for (const Tree* tree : {&here, &before})
      for (const auto& [path, text] : *tree) paths.insert(path);
    std::vector<TreeDifference> found;
    for (const std::string& path : paths) {
      TreeDifference difference{.path = path, .here = blob(here, path), .before = blob(before, path)};
      if (difference.here != difference.before) found.push_back(std::move(difference));
    }
    return found;
  }
  std::expected<std::vector<Rename>, std::string> likely_renames(const Commit& commit, std::size_t parent) override {
    const Tree& here = tree_of(commit.id);
    const Tree& before = tree_of(commit.parents[parent]);
    const auto kind = [](const std::string& text) { return text.substr(0, text.find(' ')); };
    std::vector<Rename> renames;
    for (const auto& [path, text] : here)
      for (const auto& [old, was] : before)
        if (!before.contains(path) && !here.contains(old) && kind(text) == kind(was))
          renames.push_back({.from = old, .to = path});
    return renames;
  }

 private:
  const Tree& tree_of(const ObjectId& id) const {
    return std::ranges::find(told_, id, [](const Told& told) { return name_of(told.name); })->tree;
  }
  static std::optional<ObjectId> blob(const Tree& tree, const std::string& path) {
    const auto found = tree.find(path);
    return found == tree.end() ? std::nullopt : std::optional(name_of(found->second));
  }

  std::vector<Told> told_;
  std::size_t compared_ = 0;
};

/// "a.md 1-3, b.md 2-2": each file with its first and last change.
std::string walked(Commits& commits) {
  const std::vector<std::string> paths = commits.newest_files();
  const std::vector<Commit> order = commits.in_order();
  CommitWalk walk(order.front().id, paths);
  for (const Commit& commit : order) {
    if (walk.is_done()) break;
    REQUIRE(walk.visit(commit, commits));
  }
  CHECK(walk.is_done());
  std::string text;
  for (std::size_t i = 0; i < paths.size(); ++i)
    text += (i == 0 ? "" : ", ") + paths[i] + ' ' + std::to_string(walk.changes()[i].first) + '-' +
            std::to_string(walk.changes()[i].last);
  return text;
}

std::string walked(std::vector<Commits::Told> told) {
  Commits commits(std::move(told));
  return walked(commits);
}

TEST_CASE("a file changed when its bytes did, not when its neighbour's did", "[content][history]") {
  CHECK(walked({{"c", 3, {"b"}, {{"a.md", "x"}, {"b.md", "new"}}},
                {"b", 2, {"a"}, {{"a.md", "x"}, {"b.md", "old"}}},
                {"a", 1, {}, {{"a.md", "x"}}}}) == "a.md 1-1, b.md 2-3");
}

TEST_CASE("a merge is no change to what one of its sides brought", "[content][history]") {
  CHECK(walked({{"m", 9, {"l", "r"}, {{"a.md", "left"}, {"b.md", "right"}, {"c.md", "x"}}},
                {"r", 4, {"o"}, {{"a.md", "x"}, {"b.md", "right"}, {"c.md", "x"}}},
                {"l", 3, {"o"}, {{"a.md", "left"}, {"b.md", "x"}, {"c.md", "x"}}},
                {"o", 1, {}, {{"a.md", "x"}, {"b.md", "x"}, {"c.md", "x"}}}}) == "a.md 1-3, b.md 1-4, c.md 1-1");
}

TEST_CASE("a merge that keeps neither side's bytes is a change", "[content][history]") {
  CHECK(walked({{"m", 9, {"l", "r"}, {{"a.md", "both"}}},
                {"r", 4, {"o"}, {{"a.md", "right"}}},
                {"l", 3, {"o"}, {{"a.md", "left"}}},
                {"o", 1, {}, {{"a.md", "x"}}}}) == "a.md 1-9");
}

TEST_CASE("a change that a merge threw away does not count", "[content][history]") {
  CHECK(walked({{"m", 9, {"l", "r"}, {{"a.md", "x"}}},
                {"r", 4, {"o"}, {{"a.md", "thrown away"}}},
                {"l", 3, {"o"}, {{"a.md", "x"}, {"b.md", "y"}}},
                {"o", 1, {}, {{"a.md", "x"}}}}) == "a.md 1-1");
}

TEST_CASE("a file that only got another name was not changed", "[content][history]") {
  CHECK(walked({{"c", 3, {"b"}, {{"new/a.md", "x"}}},
                {"b", 2, {"a"}, {{"old/a.md", "x"}}},
                {"a", 1, {}, {{"old/a.md", "w"}}}}) == "new/a.md 1-2");
}

TEST_CASE("of two files that went with the same bytes, a rename takes the one with the same name",
          "[content][history]") {
  CHECK(walked({{"c", 5, {"b"}, {{"new/b.md", "x"}, {"new/c.md", "x"}}},
                {"b", 3, {"a"}, {{"old/a.md", "x"}, {"old/b.md", "x"}}},
                {"a", 1, {}, {{"old/b.md", "x"}}}}) == "new/b.md 1-1, new/c.md 3-3");
}

TEST_CASE("a file that was renamed and changed at once is older than its name", "[content][history]") {
  CHECK(walked({{"b", 2, {"a"}, {{"new.md", "text with an alias"}}}, {"a", 1, {}, {{"old.md", "text as it was"}}}}) ==
        "new.md 1-2");
}

TEST_CASE("a copy begins where it was made", "[content][history]") {
  CHECK(walked({{"b", 2, {"a"}, {{"a.md", "x"}, {"copy.md", "x"}}}, {"a", 1, {}, {{"a.md", "x"}}}}) ==
        "a.md 1-1, copy.md 2-2");
}

TEST_CASE("two files may have been one before a merge", "[content][history]") {
  CHECK(walked({{"m", 9, {"l", "r"}, {{"left.md", "x"}, {"right.md", "x"}}},
                {"r", 4, {"o"}, {{"right.md", "x"}}},
                {"l", 3, {"o"}, {{"left.md", "x"}}},
                {"o", 1, {}, {{"a.md", "x"}}}}) == "left.md 1-1, right.md 1-1");
}

TEST_CASE("a file that came back begins anew", "[content][history]") {
  CHECK(walked({{"c", 3, {"b"}, {{"a.md", "x"}}}, {"b", 2, {"a"}, {}}, {"a", 1, {}, {{"a.md", "x"}}}}) == "a.md 3-3");
}

TEST_CASE("a clock that was wrong puts no first change after the last", "[content][history]") {
  CHECK(walked({{"b", 5, {"a"}, {{"a.md", "y"}}}, {"a", 8, {}, {{"a.md", "x"}}}}) == "a.md 5-5");
}

TEST_CASE("two histories without a common beginning are both followed", "[content][history]") {
  CHECK(walked({{"m", 9, {"l", "r"}, {{"a.md", "x"}, {"b.md", "y"}}},
                {"r", 4, {}, {{"b.md", "y"}}},
                {"l", 3, {}, {{"a.md", "x"}}}}) == "a.md 3-3, b.md 4-4");
}

TEST_CASE("what is known of an older commit need not be found again", "[content][history]") {
  Commits commits({{"c", 3, {"b"}, {{"a.md", "new"}, {"b.md", "y"}}},
                   {"b", 2, {"a"}, {{"a.md", "x"}, {"b.md", "y"}}},
                   {"a", 1, {}, {{"a.md", "w"}}}});
  const std::vector<Commit> order = commits.in_order();
  CommitWalk walk(order[0].id, commits.newest_files());
  REQUIRE(walk.visit(order[0], commits));
  const std::map<std::string, FileChanges, std::less<>> known = {{"a.md", {1, 2}}, {"b.md", {2, 2}}};
  walk.settle(order[1].id, [&](std::string_view path) {
    const auto found = known.find(path);
    return found == known.end() ? nullptr : &found->second;
  });
  CHECK(walk.is_done());
  CHECK(commits.compared() == 1);
  CHECK(walk.changes() == std::vector<FileChanges>{{1, 3}, {2, 2}});
}

TEST_CASE("a file of which nothing is known is followed on from there", "[content][history]") {
  Commits commits({{"b", 2, {"a"}, {{"a.md", "x"}}}, {"a", 1, {}, {{"a.md", "w"}}}});
  const std::vector<Commit> order = commits.in_order();
  CommitWalk walk(order[0].id, commits.newest_files());
  walk.settle(order[0].id, [](std::string_view) -> const FileChanges* { return nullptr; });
  CHECK_FALSE(walk.is_done());
  CHECK(walked(commits) == "a.md 1-2");
}

}  // namespace
}  // namespace bondgenoot::content
