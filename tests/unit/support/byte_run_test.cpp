#include "support/byte_run.h"

#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

/// What comes before `sought` in a text of 40 bytes of `filler` that has it at `place`, and perhaps again behind it.
template <typename Run>
void check_all_places(char filler, char sought, Run run) {
  for (std::size_t begin = 0; begin < 10; ++begin) {
    for (std::size_t place = begin; place < 40; ++place) {
      std::string text(40, filler);
      text[place] = sought;
      CHECK(run(text, begin) == place - begin);
      for (std::size_t i = place; i < 40; ++i) text[i] = sought;
      CHECK(run(text, begin) == place - begin);
    }
    CHECK(run(std::string(40, filler), begin) == 40 - begin);
  }
}

}  // namespace

TEST_CASE("a run ends before the first byte that is looked for, wherever it stands") {
  const auto without = [](std::string_view text, std::size_t begin) {
    return run_without<true, '"', '\\'>(text, begin);
  };
  // Also beside bytes that are one more or less, or the same but for the high bit.
  for (const char filler : {'a', '!', '#', ' ', '[', ']', '\x7f', '\x80', '\x9f', '\xa0', '\xa2', '\xdc', '\xff'}) {
    for (const char sought : {'"', '\\', '\0', '\x1f', '\n'}) check_all_places(filler, sought, without);
  }
  const auto printed = [](std::string_view text, std::size_t begin) { return run_without<false, '&'>(text, begin); };
  for (const char filler : {'%', '\'', '\0', '\n', '\xa6', '\xff'}) check_all_places(filler, '&', printed);
}

TEST_CASE("a run of ASCII ends before the first byte of a longer character") {
  for (const char filler : {'a', '\0', '\x7f'}) {
    for (const char sought : {'\x80', '\xc3', '\xff'}) check_all_places(filler, sought, run_of_ascii);
  }
  CHECK(is_ascii(""));
  CHECK(is_ascii("every letter of it"));
  CHECK_FALSE(is_ascii("every letter but one: é"));
}

}  // namespace bondgenoot
