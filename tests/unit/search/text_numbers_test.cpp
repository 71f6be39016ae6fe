#include "search/text_numbers.h"

#include <deque>
#include <string>

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace bondgenoot::search {
namespace {

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

}  // namespace
}  // namespace bondgenoot::search
