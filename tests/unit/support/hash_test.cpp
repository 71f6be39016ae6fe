#include "support/hash.h"

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("a hash is the same on every machine", "[support][hash]") {
  CHECK(hash_bytes("").hex() == "99aa06d3014798d86001c324468d497f");  // XXH3's own test vector.
  CHECK(hash_bytes("a").hex() != hash_bytes("b").hex());
  CHECK(hash_bytes("a") == hash_bytes(std::string("a")));
  CHECK(hash_bytes(std::string_view("a\0b", 3)) != hash_bytes("a"));
}

TEST_CASE("bytes that come in pieces have the hash of the whole", "[support][hash]") {
  const std::string text(5000, 'x');
  Hasher hasher;
  CHECK(hasher.hash() == hash_bytes(""));
  for (std::size_t i = 0; i < text.size(); i += 7) hasher.add(std::string_view(text).substr(i, 7));
  CHECK(hasher.hash() == hash_bytes(text));
}

TEST_CASE("hex digits have a fixed width", "[support][hash]") {
  const Hash128 small{.high = 0x1, .low = 0xAB};
  CHECK(small.hex() == "000000000000000100000000000000ab");
  CHECK(small.hex(16) == "0000000000000001");
  CHECK(small.hex(0).empty());
  CHECK(small.hex(99).size() == 32);
  CHECK((Hash128{.high = 0, .low = 9} < Hash128{.high = 1, .low = 0}));
}

}  // namespace
}  // namespace bondgenoot
