#include "support/text_edit.h"

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

struct Text {
  SourceMap sources;
  SourceId id = sources.add("a.md", "one two three");

  [[nodiscard]] TextEdit edit(std::uint32_t begin, std::uint32_t end, std::string text) const {
    return {{id, begin, end}, std::move(text)};
  }
  [[nodiscard]] std::optional<std::string> edited(std::vector<TextEdit> edits) const {
    return edited_text(sources.get(id), std::move(edits));
  }
};

TEST_CASE("edits leave all other bytes as they are, in whatever order they come", "[support][text_edit]") {
  const Text text;
  CHECK(text.edited({}) == "one two three");
  CHECK(text.edited({text.edit(8, 13, "3"), text.edit(0, 3, "1")}) == "1 two 3");
  CHECK(text.edited({text.edit(3, 3, ","), text.edit(13, 13, "!")}) == "one, two three!");
  CHECK(text.edited({text.edit(0, 13, "")}) == "");
}

TEST_CASE("an edit that is given twice is made once", "[support][text_edit]") {
  const Text text;
  CHECK(text.edited({text.edit(4, 7, "2"), text.edit(4, 7, "2")}) == "one 2 three");
}

TEST_CASE("edits that overlap, or lie outside the text, are refused", "[support][text_edit]") {
  const Text text;
  CHECK_FALSE(text.edited({text.edit(4, 7, "2"), text.edit(4, 7, "zwei")}));
  CHECK_FALSE(text.edited({text.edit(0, 5, "a"), text.edit(4, 7, "b")}));
  CHECK_FALSE(text.edited({text.edit(10, 14, "a")}));
  CHECK_FALSE(text.edited({text.edit(3, 2, "a")}));
  CHECK_FALSE(text.edited({{Span{SourceId{7}, 0, 1}, "a"}}));
}

}  // namespace
}  // namespace bondgenoot
