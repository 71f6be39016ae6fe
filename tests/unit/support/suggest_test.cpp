#include "support/suggest.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("distances count insertions, deletions, changes and swaps", "[support][suggest]") {
  struct Row {
    std::string a;
    std::string b;
    std::size_t distance;
  };
  const Row rows[] = {{"", "", 0},       {"abc", "abc", 0},        {"abc", "abd", 1},    {"abc", "ab", 1},
                      {"ab", "abc", 1},  {"abc", "acb", 1},        {"ca", "abc", 3},     {"", "abc", 3},
                      {"Één", "een", 0}, {"kitten", "sitting", 3}, {"date", "datum", 2}, {"title", "titel", 1}};
  for (const Row& row : rows) {
    INFO(row.a << " " << row.b);
    CHECK(edit_distance(row.a, row.b, 10) == row.distance);
    CHECK(edit_distance(row.b, row.a, 10) == row.distance);
  }
  CHECK(edit_distance("kitten", "sitting", 1) == 2);  // No more than the limit and one.
  CHECK(edit_distance("a", "abcdefghij", 2) == 3);
}

// The textbook's way, without a limit: every quicker way must agree with it.
std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST_CASE("all short words are as far apart as the textbook says", "[support][suggest]") {
  std::vector<std::string> words = {""};
  for (std::size_t i = 0; i < words.size() && words[i].size() < 5; ++i) {
    for (const char c : {'a', 'b', 'c'}) words.push_back(words[i] + c);
  }
  std::size_t wrong = 0;
  for (const std::string& a : words) {
    for (std::size_t j = 0; j < words.size(); j += 3) {
      const std::size_t expected = plain_distance(a, words[j]);
      for (const std::size_t limit : {1U, 2U, 9U})
        wrong += edit_distance(a, words[j], limit) == std::min(expected, limit + 1) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("the nearest name is offered when it is near enough", "[support][suggest]") {
  struct Row {
    std::string written;
    std::vector<std::string> candidates;
    std::optional<std::string> nearest;
  };
  const Row rows[] = {
      {"tite", {"date", "title", "themes"}, "title"},
      {"Title", {"title"}, "title"},
      {"publised", {"draft", "published"}, "published"},
      {"de_hef", {"de-hof", "de-hef"}, "de-hef"},
      {"dehef", {"de-hef"}, "de-hef"},
      {"organisation", {"organisations", "organisms"}, "organisations"},
      {"hef", {"vakcollege-de-hef", "other"}, "vakcollege-de-hef"},
      {"mentoren-op-zuid-rotterdam", {"mentoren-op-zuid"}, "mentoren-op-zuid"},
      {"abc", {"xyz"}, std::nullopt},
      {"", {"a"}, std::nullopt},
      {"a", {}, std::nullopt},
      {"a", {"b"}, std::nullopt},  // Nothing in common.
      {"op", {"po", "vo"}, "po"},
      {"same", {"sane", "sale"}, "sane"},  // The first of equals.
      {"word", {""}, std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.written);
    CHECK(nearest(row.written, row.candidates) == row.nearest);
  }
}

TEST_CASE("a text that is no name is compared with nothing", "[support][suggest]") {
  CHECK_FALSE(nearest(std::string(5000, 'a'), {std::string(5000, 'a') + "b"}));
}

}  // namespace
}  // namespace bondgenoot
