#include "support/path.h"

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("a path is folded and never climbs above its root", "[support][path]") {
  struct Row {
    std::string path;
    std::optional<std::string> normal;
  };
  const Row rows[] = {
      {"", ""},
      {".", ""},
      {"/", ""},
      {"a", "a"},
      {"/a/b/", "a/b"},
      {"a//b", "a/b"},
      {"a/./b", "a/b"},
      {"a/../b", "b"},
      {"a/b/../../c", "c"},
      {"a/..", ""},
      {"..", std::nullopt},
      {"a/../../b", std::nullopt},
      {"/../etc", std::nullopt},
      {"...", "..."},
      {"..a/b", "..a/b"},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(normalized_path(row.path) == row.normal);
  }
}

TEST_CASE("a relative path is resolved in its folder", "[support][path]") {
  struct Row {
    std::string folder, relative;
    std::optional<std::string> path;
  };
  const Row rows[] = {
      {"a/b", "c.md", "a/b/c.md"},
      {"a/b", "../c.md", "a/c.md"},
      {"a/b", "../../c", "c"},
      {"a/b", "../..", ""},
      {"a/b", "", "a/b"},
      {"a/b", "./", "a/b"},
      {"", "c//d/", "c/d"},
      {"", "", ""},
      {"a/b", "../../..", std::nullopt},
      {"", "..", std::nullopt},
      {"a", "../../a/b", std::nullopt},
      {"a", "..b/...", "a/..b/..."},
  };
  for (const Row& row : rows) {
    INFO(row.folder << " " << row.relative);
    CHECK(resolved_path(row.folder, row.relative) == row.path);
  }
}

TEST_CASE("paths are joined by one slash", "[support][path]") {
  CHECK(joined_path("a", "b") == "a/b");
  CHECK(joined_path("a/", "b") == "a/b");
  CHECK(joined_path("", "b") == "b");
  CHECK(joined_path("a", "").compare("a") == 0);
  CHECK(joined_path("/", "b") == "/b");
}

TEST_CASE("a path has a parent, a name, a stem and an extension", "[support][path]") {
  struct Row {
    std::string path;
    std::string parent, name, stem, extension;
  };
  const Row rows[] = {
      {"a/b/c.md", "a/b", "c.md", "c", ".md"},
      {"c.en.md", "", "c.en.md", "c.en", ".md"},
      {"a/.hidden", "a", ".hidden", ".hidden", ""},
      {"a/b", "a", "b", "b", ""},
      {"", "", "", "", ""},
      {"a/", "a", "", "", ""},
      {"a.b/c", "a.b", "c", "c", ""},
      {"c.", "", "c.", "c", "."},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(parent_path(row.path) == row.parent);
    CHECK(file_name(row.path) == row.name);
    CHECK(stem(row.path) == row.stem);
    CHECK(extension(row.path) == row.extension);
  }
}

TEST_CASE("percent encoding keeps what is unreserved", "[support][path]") {
  CHECK(percent_encoded_path("/a-b_c.d~e/1") == "/a-b_c.d~e/1");
  CHECK(percent_encoded_path("één foto (2).jpg") == "%C3%A9%C3%A9n%20foto%20%282%29.jpg");
  CHECK(percent_encoded_path("?#%&") == "%3F%23%25%26");
  CHECK(percent_encoded_path("").empty());
}

TEST_CASE("percent decoding refuses what is broken or dangerous", "[support][path]") {
  struct Row {
    std::string text;
    std::optional<std::string> decoded;
  };
  const Row rows[] = {
      {"", ""},
      {"a%20b", "a b"},
      {"%C3%A9", "é"},
      {"%c3%a9", "é"},
      {"a+b", "a+b"},
      {"%2e%2E/", "../"},
      {"%2541", "%41"},
      {"%", std::nullopt},
      {"%4", std::nullopt},
      {"a%4", std::nullopt},
      {"%zz", std::nullopt},
      {"%4g", std::nullopt},
      {"%00", std::nullopt},
      {"%FF", std::nullopt},
      {"%C3", std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(percent_decoded(row.text) == row.decoded);
  }
}

TEST_CASE("decoding undoes encoding for every byte that can be in UTF-8", "[support][path]") {
  std::string all;
  for (char c = 1; c > 0 && c < 127; ++c) all += c;
  all += "é€𝒳";
  CHECK(percent_decoded(percent_encoded_path(all)) == all);
}

TEST_CASE("one path is seen from another's folder", "[support][path]") {
  struct Row {
    std::string from, to, relative;
  };
  const Row rows[] = {
      {"a/c", "a/b/index.html", "../b/index.html"},
      {"", "a/b.html", "a/b.html"},
      {"a", "a/b.html", "b.html"},
      {"a/b/c", "x.html", "../../../x.html"},
      {"a/b", "a/", "../"},
      {"a/b", "a/b/", "./"},
      {"a", "b/", "../b/"},
      {"", "", "./"},
      {"/a/b/", "/a/c", "../c"},
      {"a", "ab/x", "../ab/x"},
      {"a/b", "a", "../../a"},
  };
  for (const Row& row : rows) {
    INFO(row.from << " to " << row.to);
    CHECK(relative_path(row.from, row.to) == row.relative);
  }
}

}  // namespace
}  // namespace bondgenoot
