#include "support/gzip.h"

#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

constexpr std::size_t kLimit = 1U << 22U;

TEST_CASE("what is compressed comes back", "[support][gzip]") {
  std::string noise;
  std::uint32_t state = 7;
  for (int i = 0; i < 100'000; ++i) noise += static_cast<char>((state = state * 1'664'525U + 1'013'904'223U) >> 24U);
  for (const std::string& text : {std::string(), std::string("a"), std::string(1'000'000, 'x'), noise}) {
    const std::string packed = gzip(text);
    CHECK(gzip(text) == packed);
    CHECK(gunzip(packed, kLimit) == text);
  }
  CHECK(gzip(std::string(1'000'000, 'x')).size() < 2'000);
}

TEST_CASE("the header holds neither a time nor a name", "[support][gzip]") {
  const std::string packed = gzip("text");
  CHECK(packed.substr(0, 4) == std::string("\x1f\x8b\x08\x00", 4));
  CHECK(packed.substr(4, 4) == std::string(4, '\0'));
}

TEST_CASE("what is cut off, damaged, too long or followed by more is an error in words", "[support][gzip]") {
  const std::string packed = gzip("text that was compressed, text that was compressed");
  for (std::size_t length = 0; length < packed.size(); ++length)
    CHECK(gunzip(packed.substr(0, length), kLimit).error() == "the compressed bytes are cut off");
  CHECK(gunzip(packed + "x", kLimit).error() == "something follows the end of the compressed bytes");
  CHECK(gunzip(packed, 10).error() == "unpacked it is larger than it may be");
  CHECK(gunzip("no gzip at all", kLimit).error() == "the compressed bytes are damaged");
  std::size_t errors = 0;
  for (std::size_t at = 10; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    const auto read = gunzip(damaged, kLimit);
    if (!read)
      ++errors;
    else
      CHECK(*read == "text that was compressed, text that was compressed");  // A bit that means nothing.
  }
  CHECK(errors > packed.size() / 2);
}

TEST_CASE("a bomb is stopped at the limit", "[support][gzip]") {
  CHECK(gunzip(gzip(std::string(50'000'000, '\0')), 1'000'000).error() == "unpacked it is larger than it may be");
}

}  // namespace
}  // namespace bondgenoot
