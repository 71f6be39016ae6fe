#include "support/letter_case.h"

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("a sentence begins with a capital, and the rest is left alone", "[support][letter_case]") {
  CHECK(upper_first("één keer per Jaar") == "Één keer per Jaar");
  CHECK(upper_first("ijsbaan", "nl") == "IJsbaan");
  CHECK(upper_first("ijsbaan", "nl-BE") == "IJsbaan");
  CHECK(upper_first("ijekavski", "hr") == "Ijekavski");
  CHECK(upper_first("i", "nl") == "I");
  CHECK(upper_first("2getthere") == "2getthere");
  CHECK(upper_first("'s avonds") == "'s avonds");
  CHECK(upper_first("").empty());
}

TEST_CASE("a label within a sentence has no capital, but for words that have more of them", "[support][letter_case]") {
  CHECK(lower_first("Bewezen in de Praktijk") == "bewezen in de Praktijk");
  CHECK(lower_first("Één keer") == "één keer");
  CHECK(lower_first("E-mail") == "e-mail");
  CHECK(lower_first("U kunt") == "u kunt");
  for (const char* text : {"AVG", "VO-raad", "SDG's", "PhD en verder", "OESO", "al klein", "«Stip»", "3D", ""})
    CHECK(lower_first(text) == text);
  CHECK(lower_first("IJsbaan", "nl") == "ijsbaan");
  CHECK(lower_first("IJsbaan", "de") == "IJsbaan");
}

TEST_CASE("a byte that is no text becomes U+FFFD where a letter would turn", "[support][letter_case]") {
  CHECK(upper_first("\xffx") == "\xEF\xBF\xBDx");
  CHECK(lower_first("\xffx") == "\xEF\xBF\xBDx");
  CHECK(lower_first("A\xff") == "A\xff");
}

}  // namespace
}  // namespace bondgenoot
