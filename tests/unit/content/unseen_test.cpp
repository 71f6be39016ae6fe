#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "content/unseen.h"

namespace bondgenoot::content {
namespace {

TEST_CASE("characters that nobody sees are found, and all others pass", "[content][unseen]") {
  CHECK(!find_unseen("gewoon\ttekst\r\n“é” – 学 😀 \u00A0\u00AD\u200B\u2060\uFFFD"));
  struct Case {
    std::string text;
    std::size_t at;
    char32_t code;
  };
  const std::vector<Case> cases = {
      {std::string("é\0x", 4), 2, 0}, {"é\x07", 2, 0x07},    {"\x7F", 0, 0x7F},      {"é\u0085", 2, 0x85},
      {"€\u2028", 3, 0x2028},         {"\u2029", 0, 0x2029}, {"ï\uFEFF", 2, 0xFEFF}, {"\uFFFF", 0, 0xFFFF},
  };
  for (const auto& [text, at, code] : cases) {
    const auto found = find_unseen(text);
    REQUIRE(found);
    CHECK(found->code == code);
    CHECK(found->at == at);
    CHECK(text.size() - at >= found->size);
  }
}

TEST_CASE("a text is what its writer saw: line ends of other programs stay, what nobody sees goes",
          "[content][unseen]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"één\ttwee\n\u200Bdrie", "één\ttwee\n\u200Bdrie"},
      {"een\vtwee\fdrie\u0085vier\u2028vijf\u2029zes", "een\ntwee\ndrie\nvier\nvijf\nzes"},
      {"een\r\ntwee\rdrie", "een\ntwee\ndrie"},
      {"\uFEFFe\x07\u0001en\x1B[31m", "een[31m"},
      {std::string("a\0b", 3), "ab"},
  };
  for (const auto& [text, seen] : cases) {
    INFO(text);
    CHECK(seen_text(text) == seen);
    CHECK(!find_unseen(seen_text(text)));
  }
}

}  // namespace
}  // namespace bondgenoot::content
