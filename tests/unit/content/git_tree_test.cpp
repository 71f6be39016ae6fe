#include "content/git_tree.h"

#include <algorithm>
#include <map>
#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

ObjectId id(char letter) {
  ObjectId made;
  made.fill(static_cast<unsigned char>(letter));
  return made;
}

std::string row(std::string_view mode, std::string_view name, char letter) {
  return std::string(mode) + ' ' + std::string(name) + '\0' + std::string(20, letter);
}

class Trees final : public TreeReader {
 public:
  explicit Trees(std::map<char, std::string> trees) : trees_(std::move(trees)) {}
  std::expected<std::shared_ptr<const std::string>, std::string> tree(const ObjectId& name) override {
    const auto found = trees_.find(static_cast<char>(name[0]));
    if (found == trees_.end()) return std::unexpected("not there");
    ++read;
    return std::make_shared<const std::string>(found->second);
  }
  int read = 0;

 private:
  std::map<char, std::string> trees_;
};

/// "+a.md ~b.md -c.md": what came, changed and went.
std::string compared(std::map<char, std::string> trees, char here, std::optional<ObjectId> before) {
  Trees reader(std::move(trees));
  const auto found = compare_trees(reader, id(here), before);
  if (!found) return found.error();
  std::string text;
  for (const TreeDifference& difference : *found)
    text += (difference.before ? difference.here ? " ~" : " -" : " +") + difference.path;
  return text;
}

TEST_CASE("two trees are compared file by file, and folders only where they differ", "[content][history]") {
  Trees reader({{'1', row("40000", "same", 's') + row("40000", "sub", 't') + row("100644", "z.md", 'a')},
                {'2', row("40000", "same", 's') + row("40000", "sub", 'u') + row("100755", "z.md", 'a')},
                {'t', row("100644", "a.md", 'a') + row("100644", "b.md", 'b')},
                {'u', row("100644", "b.md", 'c') + row("100644", "c.md", 'd')}});
  const auto found = compare_trees(reader, id('1'), id('2'));
  REQUIRE(found);
  REQUIRE(found->size() == 3);
  CHECK((*found)[0].path == "sub/a.md");
  CHECK_FALSE((*found)[0].before);
  CHECK((*found)[1].path == "sub/b.md");
  CHECK((*found)[1].here == id('b'));
  CHECK((*found)[1].before == id('c'));
  CHECK((*found)[2].path == "sub/c.md");
  CHECK_FALSE((*found)[2].here);
  CHECK(reader.read == 4);  // Not `same`; and that `z.md` may be executed now is no change to its text.
}

TEST_CASE("a folder in the place of a file is neither, as git orders them", "[content][history]") {
  const std::map<char, std::string> trees = {{'1', row("100644", "a.b", 'x') + row("40000", "a", 't')},
                                             {'2', row("100644", "a", 'y') + row("100644", "a.b", 'x')},
                                             {'t', row("100644", "in.md", 'z')}};
  CHECK(compared(trees, '1', id('2')) == " -a +a/in.md");
  CHECK(compared(trees, '2', id('1')) == " +a -a/in.md");
}

TEST_CASE("without another tree all of its files are new, and a submodule is none", "[content][history]") {
  CHECK(compared({{'1', row("160000", "module", 'm') + row("40000", "sub", 't') + row("120000", "way", 'w')},
                  {'t', row("100644", "a.md", 'a')}},
                 '1', std::nullopt) == " +way +sub/a.md");
  CHECK(compared({{'1', row("160000", "x", 'm')}, {'2', row("100644", "x", 'f')}}, '1', id('2')) == " -x");
}

TEST_CASE("folders within folders need no stack", "[content][history]") {
  class Deep final : public TreeReader {
   public:
    std::expected<std::shared_ptr<const std::string>, std::string> tree(const ObjectId& name) override {
      ObjectId next = name;
      for (std::size_t i = 0; i < 4 && ++next[i] == 0; ++i) continue;
      const bool is_last = next[1] == 16;
      std::string bytes = is_last ? row("100644", "a.md", 'a') : std::string("40000 d") + '\0';
      if (!is_last) bytes.append(next.begin(), next.end());
      return std::make_shared<const std::string>(std::move(bytes));
    }
  } deep;
  const auto found = compare_trees(deep, ObjectId{}, std::nullopt);
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK(found->front().path.size() > 8000);
}

TEST_CASE("a damaged tree is an error wherever it ends", "[content][history]") {
  const std::string whole = row("100644", "a.md", 'a') + row("100644", "b.md", 'b');
  for (std::size_t length = 1; length < whole.size(); ++length) {
    if (length == whole.size() / 2) continue;  // One whole row.
    CAPTURE(length);
    CHECK(compared({{'1', whole.substr(0, length)}}, '1', std::nullopt) == "a tree of the repository is damaged");
  }
  CHECK(compared({{'1', row("40000", "gone", 'g')}}, '1', std::nullopt) == "not there");
}

TEST_CASE("a folder is found by its path", "[content][history]") {
  Trees reader({{'1', row("100644", "content", 'f') + row("40000", "docs", 'd')}, {'d', row("40000", "content", 'c')}});
  CHECK(find_tree(reader, id('1'), "docs/content/").value() == id('c'));
  CHECK(find_tree(reader, id('1'), "").value() == id('1'));
  CHECK_FALSE(find_tree(reader, id('1'), "content/").value());
  CHECK_FALSE(find_tree(reader, id('1'), "docs/gone/").value());
}

}  // namespace
}  // namespace bondgenoot::content
