#include "search/form_table.h"

#include <deque>
#include <string>

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace bondgenoot::search {
namespace {

TEST_CASE("a sieve lets everything through that was added, and little else", "[search][form_table]") {
  constexpr int kMany = 5000;
  HashSieve sieve(kMany);
  for (int i = 0; i < kMany; ++i) sieve.add(forward_hash(fmt::format("woord{}", i)));
  int others = 0;
  for (int i = 0; i < kMany; ++i) {
    CHECK(sieve.may_have(forward_hash(fmt::format("woord{}", i))));
    others += sieve.may_have(forward_hash(fmt::format("ander{}", i))) ? 1 : 0;
  }
  CHECK(others < kMany / 5);
  CHECK_FALSE(HashSieve().may_have(forward_hash("woord")));
}

TEST_CASE("a table finds its texts by either hash, the first number of each", "[search][form_table]") {
  for (const auto hash : {forward_hash, backward_hash}) {
    std::deque<std::string> texts;
    FormTable table(1000);
    for (std::uint32_t i = 0; i < 1000; ++i) {
      const std::string& text = texts.emplace_back(fmt::format("{}woord{}", i % 7, i));
      table.add(text, hash(text), i);
      table.add(text, hash(text), i + 1);
    }
    for (std::uint32_t i = 0; i < texts.size(); ++i) CHECK(table.find(texts[i], hash(texts[i])) == i);
    CHECK_FALSE(table.find("woord", hash("woord")));
  }
}

}  // namespace
}  // namespace bondgenoot::search
