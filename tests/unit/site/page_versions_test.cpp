#include "site/page_versions.h"

#include <catch2/catch.hpp>

namespace bondgenoot::site {
namespace {

TEST_CASE("languages are written from left to right or from right to left", "[site][languages]") {
  for (const auto* language : {"ar", "he", "fa", "ur", "ar-MA", "ku-Arab"}) {
    INFO(language);
    CHECK(text_direction(language) == "rtl");
  }
  for (const auto* language : {"nl", "en", "pt-BR", "arn", "az-Latn", "ks-Latn", ""}) {
    INFO(language);
    CHECK(text_direction(language) == "ltr");
  }
}

}  // namespace
}  // namespace bondgenoot::site
