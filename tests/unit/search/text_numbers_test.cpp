#include "search/text_numbers.h"

#include <deque>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace bondgenoot::search {
namespace {

using namespace std::string_literals;

TEST_CASE("texts are numbered in the order in which they come, and each once", "[search][text_numbers]") {
  TextNumbers numbers;
  CHECK_FALSE(numbers.find("school"));
  std::deque<std::string> texts;
  for (std::uint32_t i = 0; i < 5000; ++i) {  // More than it has room for at first, several times over.
    const auto added = numbers.add(texts.emplace_back(fmt::format("woord{}", i)));
    CHECK((added.is_new && added.number == i));
  }
  CHECK(numbers.size() == texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const auto again = numbers.add(fmt::format("woord{}", i));
    CHECK((!again.is_new && again.number == i && numbers.find(texts[i]) == i));
  }
  CHECK_FALSE(numbers.find("woord"));
  CHECK(numbers.add("").is_new);
  CHECK(numbers.find("") == 5000U);
}

TEST_CASE("texts that begin and end alike are told apart, whatever their length", "[search][text_numbers]") {
  const std::vector<std::string> texts = {"",
                                          "a",
                                          "aa",
                                          "aaa",
                                          "aba",
                                          "aaaa",
                                          "aaaaaaa",
                                          "aabbaaa",
                                          "aaaaaaaa",
                                          "aaaaaaaaaaaaaaaa",
                                          "a\0a"s,
                                          "a\0\0\0a"s,
                                          "aaaabaaaa",
                                          "aaaaaaaaa",
                                          "aaaaaaaaaaaaaaaaa",
                                          "onderwijs-aan-wie-onderwijs",
                                          "onderwijs-van-wie-onderwijs",
                                          "onderwijs-aan-hen-die-gaan-onderwijs",
                                          "onderwijs-aan-hen-die-gaat-onderwijs"};
  TextNumbers numbers;
  for (std::uint32_t i = 0; i < texts.size(); ++i) CHECK(numbers.add(numbers.wanted(texts[i])).number == i);
  for (std::uint32_t i = 0; i < texts.size(); ++i) CHECK(numbers.find(std::string(texts[i])) == i);
}

}  // namespace
}  // namespace bondgenoot::search
