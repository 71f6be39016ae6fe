#include "serve/kept_files.h"

#include <memory>
#include <string>

#include <fmt/format.h>
#include <catch2/catch.hpp>

namespace bondgenoot::serve {
namespace {

Found page(std::string text) {
  return {.kind = Found::Kind::Page, .bytes = std::make_shared<const std::string>(std::move(text))};
}

std::string text_of(const std::optional<Found>& found) { return found && found->bytes ? *found->bytes : "none"; }

TEST_CASE("what was asked for last is kept, up to a size", "[serve][kept_files]") {
  KeptFiles kept(10'000);
  const std::string large(4'000, 'x');
  kept.keep("a", page(large + "a"));
  kept.keep("b", page(large + "b"));
  CHECK(text_of(kept.find("a")) == large + "a");
  kept.keep("c", page(large + "c"));  // One has to go: not the one that was asked for.
  CHECK(text_of(kept.find("a")) == large + "a");
  CHECK(text_of(kept.find("b")) == "none");
  CHECK(text_of(kept.find("c")) == large + "c");
  CHECK(kept.bytes() <= 10'000);
}

TEST_CASE("a newer answer takes the place of the one before", "[serve][kept_files]") {
  KeptFiles kept(10'000);
  kept.keep("a", page("one"));
  const std::size_t bytes = kept.bytes();
  kept.keep("a", page("two"));
  CHECK(text_of(kept.find("a")) == "two");
  CHECK(kept.bytes() == bytes);
}

TEST_CASE("what is larger than all that is kept is not kept, and what failed counts too", "[serve][kept_files]") {
  KeptFiles kept(10'000);
  kept.keep("a", page("one"));
  kept.keep("large", page(std::string(20'000, 'x')));
  CHECK(text_of(kept.find("large")) == "none");
  CHECK(text_of(kept.find("a")) == "one");
  for (int i = 0; i < 1'000; ++i) kept.keep(fmt::format("failed/{}", i), {.kind = Found::Kind::Page});
  CHECK(kept.bytes() <= 10'000);
  CHECK_FALSE(kept.find("failed/0"));
  CHECK(kept.find("failed/999"));
}

}  // namespace
}  // namespace bondgenoot::serve
