#include "support/phrase.h"

#include <catch2/catch.hpp>

using namespace bondgenoot;

namespace {

struct Speaking {
  explicit Speaking(Language wanted) { set_language(wanted); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
  ~Speaking() { set_language(Language::English); }
};

}  // namespace

TEST_CASE("a phrase is said in the language that is set", "[support][phrase]") {
  CHECK(phrase("warning") == "warning");
  const Speaking dutch(Language::Dutch);
  CHECK(phrase("warning") == "waarschuwing");
}

TEST_CASE("braces in a phrase without values are only braces", "[support][phrase]") {
  CHECK(phrase("write {nl: Titel}") == "write {nl: Titel}");
}

TEST_CASE("a phrase stands as a value in another, padded as a text is", "[support][phrase]") {
  CHECK(phrase("{:>9}|{}", phrase("error"), 1) == "    error|1");
}

TEST_CASE("a phrase that the catalogue lacks is said as it is, with its values", "[support][phrase]") {
  const Speaking dutch(Language::Dutch);
  CHECK(phrase("{} of {} hats", 2, "three") == "2 of three hats");
}

TEST_CASE("a language is found by its tag or by the name of a locale", "[support][phrase]") {
  CHECK(find_language("nl") == Language::Dutch);
  CHECK(find_language("nl_BE.UTF-8") == Language::Dutch);
  CHECK(find_language("en-GB") == Language::English);
  CHECK_FALSE(find_language("C.UTF-8"));
  CHECK_FALSE(find_language("POSIX"));
  CHECK_FALSE(find_language("nld"));
  CHECK_FALSE(find_language("fy_NL"));
  CHECK_FALSE(find_language(""));
}
