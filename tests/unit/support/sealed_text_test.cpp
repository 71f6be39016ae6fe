#include "support/sealed_text.h"

#include <cstdint>
#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("what was sealed comes back whole, and nothing else does", "[support][sealed]") {
  for (const std::string& body : {std::string(), std::string("one\ntwo\n"), std::string("a\0b", 3)}) {
    const std::string text = sealed("bondgenoot-test 1", body);
    CHECK(unsealed("bondgenoot-test 1", text) == body);
    CHECK_FALSE(unsealed("bondgenoot-test 2", text));
    for (std::size_t length = 0; length < text.size(); ++length)
      CHECK_FALSE(unsealed("bondgenoot-test 1", std::string_view(text).substr(0, length)));
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string damaged = text;
      damaged[at] = static_cast<char>(damaged[at] ^ 1);
      CHECK_FALSE(unsealed("bondgenoot-test 1", damaged));
    }
    CHECK_FALSE(unsealed("bondgenoot-test 1", text + "x"));
  }
  CHECK_FALSE(unsealed("bondgenoot-test 1", ""));
}

TEST_CASE("fields are taken one by one, and a field that is not there is none", "[support][sealed]") {
  std::string_view line = "one  three";
  CHECK(take_until(line, ' ') == "one");
  CHECK(take_until(line, ' ') == "");
  CHECK_FALSE(take_until(line, ' '));
  CHECK(line == "three");
}

TEST_CASE("a number is a whole field that fits", "[support][sealed]") {
  std::uint16_t number = 7;
  CHECK(read_number("65535", 10, number));
  CHECK(number == 65535);
  for (const char* field : {"", "-1", "65536", "1 ", " 1", "1x", "x", "01", "00"})
    CHECK_FALSE(read_number(field, 10, number));
  CHECK_FALSE(read_number(std::nullopt, 10, number));
  Hash128 hash;
  CHECK(read_hash("000000000000000a00000000000000ff", hash));
  CHECK(hash == Hash128{.high = 10, .low = 255});
  for (const char* field : {"", "0a", "000000000000000a00000000000000fg", "000000000000000a00000000000000ff0",
                            "000000000000000A00000000000000ff"})
    CHECK_FALSE(read_hash(field, hash));
  CHECK(read_hash(hash_bytes("x").hex(), hash));
  CHECK(hash == hash_bytes("x"));
}

}  // namespace
}  // namespace bondgenoot
