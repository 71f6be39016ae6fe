#include "support/utf8.h"

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

using namespace std::string_literals;

TEST_CASE("the first byte that is not UTF-8 is found", "[support][utf8]") {
  struct Row {
    std::string text;
    std::optional<std::size_t> at;
  };
  const Row rows[] = {
      {"", std::nullopt},
      {"plain", std::nullopt},
      {"é€𝒳", std::nullopt},
      {"\x00 is a character"s, std::nullopt},
      {"\xF4\x8F\xBF\xBF", std::nullopt},  // U+10FFFF
      {"caf\xE9 in Windows-1252", 3},
      {"\x80", 0},    // A continuation without a beginning.
      {"ab\xC3", 2},  // Cut off.
      {"ab\xE2\x82", 2},
      {"ab\xF0\x9F\x92", 2},
      {"\xC0\xAF", 0},  // Overlong `/`.
      {"\xE0\x80\xAF", 0},
      {"\xF0\x80\x80\xAF", 0},
      {"\xED\xA0\x80", 0},      // A surrogate.
      {"\xF4\x90\x80\x80", 0},  // Above U+10FFFF.
      {"\xFF\xFE"
       "a\0"s,
       0},                          // UTF-16.
      {"\xF8\x88\x80\x80\x80", 0},  // Five bytes.
      {"0123456789abcdef0123456789abcdef\xFF", 32},
      {"0123456789abcde\xC3\xA9 0123456789abcdef\xC3", 34},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(find_invalid_utf8(row.text) == row.at);
  }
}

TEST_CASE("decoding malformed bytes goes on after one byte", "[support][utf8]") {
  const std::string text = "a\xFF\xC3\xA9\xE2\x82";
  std::size_t offset = 0;
  std::u32string out;
  while (offset < text.size()) out += next_code_point(text, offset);
  CHECK(out == U"a\uFFFDé\uFFFD\uFFFD");
  CHECK(offset == text.size());
}

TEST_CASE("encoding and decoding are each other's inverse", "[support][utf8]") {
  for (const char32_t code_point : {U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, code_point);
    std::size_t offset = 0;
    CHECK(next_code_point(text, offset) == code_point);
    CHECK(offset == text.size());
  }
}

TEST_CASE("characters and columns are counted", "[support][utf8]") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("één") == 3);
  CHECK(display_width("één") == 3);
  CHECK(display_width("e\xCC\x81") == 1);  // A combining accent.
  CHECK(count_code_points("e\xCC\x81") == 2);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("") == 0);
}

TEST_CASE("letters and digits of every script are known", "[support][utf8]") {
  for (const char32_t letter : {U'a', U'Z', U'0', U'é', U'ß', U'я', U'日', U'٣'}) CHECK(is_letter_or_digit(letter));
  for (const char32_t other : {U' ', U'-', U'_', U'’', U'€', U'\u0301', U'\uFFFD', U'\0'})
    CHECK_FALSE(is_letter_or_digit(other));
}

TEST_CASE("case is mapped letter by letter", "[support][utf8]") {
  CHECK(to_lower("ÉÉN Ïemand") == "één ïemand");
  CHECK(to_upper("één") == "ÉÉN");
}

TEST_CASE("folding drops case, accents and apostrophes", "[support][utf8]") {
  struct Row {
    std::string text;
    std::string folded;
  };
  const Row rows[] = {
      {"", ""},
      {"De Hef", "de hef"},
      {"Één Coördinatie", "een coordinatie"},
      {"e\xCC\x81\xC3\xA9n", "een"},  // Decomposed and composed.
      {"zo'n foto’s ‘s", "zon fotos s"},
      {"ﬁets ²", "fiets 2"},  // Compatibility forms.
      {"Søren Łukasz", "soren lukasz"},
      {"Straße Æneas œuvre", "strasse aeneas oeuvre"},
      {"ЯЩИК", "ящик"},
      {"A\xFF"
       "b",
       "a\uFFFDb"},  // Not UTF-8.
  };
  for (const Row& row : rows) CHECK(folded(row.text) == row.folded);
}

TEST_CASE("slugs are words joined by hyphens", "[support][utf8]") {
  struct Row {
    std::string text;
    std::string slug;
  };
  const Row rows[] = {
      {"Thuis & Veiligheid", "thuis-veiligheid"},
      {"  Ouders: partners of publiek?  ", "ouders-partners-of-publiek"},
      {"Zo’n dag", "zon-dag"},
      {"Één-op-één", "een-op-een"},
      {"2GetThere", "2getthere"},
      {"---", ""},
      {"", ""},
      {"../../etc/passwd", "etc-passwd"},
      {"日本", "日本"},
  };
  for (const Row& row : rows) CHECK(slugified(row.text) == row.slug);
}

}  // namespace
}  // namespace bondgenoot
