#include "support/encoding.h"

#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

using namespace std::string_literals;

TEST_CASE("a text is read whatever a spreadsheet program saved it as") {
  const std::string words = "Café; ‘één’ €";
  CHECK(decoded_text(words)->text == words);
  CHECK(decoded_text("\xEF\xBB\xBF" + words)->text == words);
  const auto windows = decoded_text("Caf\xE9; \x91\xE9\xE9n\x92 \x80");
  REQUIRE(windows);
  CHECK(windows->text == words);
  CHECK(windows->encoding == Encoding::Windows1252);
  CHECK(decoded_text("\xFF\xFE"
                     "C\0a\0f\0\xE9\0\x3D\xD8\x00\xDE"s)
            ->text == "Café😀");
  CHECK(decoded_text("\xFE\xFF"
                     "\0C\0a\0f\0\xE9"s)
            ->text == "Café");
  CHECK(decoded_text("")->text.empty());
  CHECK(decoded_text(std::string(20'000, '\xE9'))->text.size() == 40'000);
}

TEST_CASE("what is no text is told apart") {
  CHECK(decoded_text("PK\x03\x04 and so on").error() == NoText::Workbook);
  CHECK(decoded_text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").error() == NoText::Workbook);
  CHECK(decoded_text("a\0b"s).error() == NoText::Binary);
  CHECK(decoded_text("Caf\xE9 \x81").error() == NoText::Binary);      // Windows-1252 has no such character.
  CHECK(decoded_text("T\0i\0t\0e\0l\0"s).error() == NoText::Binary);  // UTF-16 that does not say so.
  CHECK(decoded_text("\xFF\xFE"
                     "C\0a"s)
            .error() == NoText::Cut);
  CHECK(decoded_text("\xFF\xFE\x3D\xD8"s).error() == NoText::Cut);
}

}  // namespace
}  // namespace bondgenoot
