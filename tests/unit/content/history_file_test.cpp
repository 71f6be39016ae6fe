#include "content/history_file.h"

#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

ObjectId id(unsigned char byte) {
  ObjectId made;
  made.fill(byte);
  return made;
}

History history() {
  History made;
  made.state = HistoryState::Whole;
  made.commit = hex(id(0xa0));
  made.folder = "docs/een map/";
  made.files = {{.path = "content/a b.md", .blob = id(1), .changes = {-1, 1479772800}, .seen = Hash128{1, UINT64_MAX}},
                {.path = "content/één.md", .blob = id(255), .changes = {0, 0}, .seen = {}}};
  return made;
}

TEST_CASE("a history is read as it was written", "[content][history]") {
  const std::string text = history_text(history());
  CHECK_THAT(text, Catch::StartsWith("bondgenoot-history 1 "));
  CHECK(parse_history(text) == history());
  CHECK(history_text(parse_history(text).value()) == text);
  History top = history();
  top.folder.clear();
  CHECK(parse_history(history_text(top)) == top);
}

TEST_CASE("a damaged history is no history", "[content][history]") {
  const std::string whole = history_text(history());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK_FALSE(parse_history(std::string_view(whole).substr(0, length)));
    std::string other = whole;
    other[length] ^= 1;
    CHECK_FALSE(parse_history(other));
  }
  CHECK_FALSE(parse_history(whole + "\n"));
  const std::string id = "0102030405060708090a0b0c0d0e0f1011121314";
  const std::string capitals = "0102030405060708090A0B0C0D0E0F1011121314";
  for (const std::string& body :
       {std::string(), std::string("\n"), std::string("c\n"), std::string("c \nx\n"), std::string("c \n- - 1 2 a.md\n"),
        "c \n" + capitals + " - 1 2 a.md\n", "c \n" + id + " - 01 2 a.md\n", "c \n" + id + " - 1 -0 a.md\n"}) {
    CAPTURE(body);
    CHECK_FALSE(parse_history("bondgenoot-history 1 " + hash_bytes(body).hex() + '\n' + body));
  }
}

TEST_CASE("what is not known, and what fits on no line, is not written", "[content][history]") {
  CHECK(history_text(History{}).empty());
  History odd = history();
  odd.files[0].path = "content/a\nb.md";
  CHECK(history_text(odd).empty());
}

}  // namespace
}  // namespace bondgenoot::content
