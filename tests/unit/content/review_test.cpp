#include "content/review.h"

#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

std::string after(Day from, std::string_view term) {
  const auto parsed = parse_review_term(term);
  return parsed ? day_after(from, *parsed).iso() : "no term";
}

TEST_CASE("a term is a number and what it counts", "[content][review]") {
  CHECK(after({2026, 3, 31}, "1d") == "2026-04-01");
  CHECK(after({2026, 12, 31}, "1 d") == "2027-01-01");
  CHECK(after({2024, 2, 1}, "28d") == "2024-02-29");
  CHECK(after({2026, 1, 1}, "999d") == "2028-09-26");
  CHECK(after({2026, 3, 1}, "6w") == "2026-04-12");
  CHECK(after({2026, 3, 15}, "12m") == "2027-03-15");
  CHECK(after({2026, 1, 31}, "1m") == "2026-02-28");
  CHECK(after({2026, 11, 30}, " 3m ") == "2027-02-28");
  CHECK(after({2024, 2, 29}, "1j") == "2025-02-28");
  CHECK(after({2024, 2, 29}, "4y") == "2028-02-29");
}

TEST_CASE("what is no term is none", "[content][review]") {
  for (const char* text :
       {"", "m", "12", "0m", "1000y", "-1y", "1.5y", "12 months", "m12", "99999999999999999999y", "1y 2m"}) {
    INFO(text);
    CHECK_FALSE(parse_review_term(text));
  }
  CHECK_FALSE(parse_review_term(std::string(1'000'000, '9') + "d"));
  CHECK_FALSE(parse_review_term(std::string_view("1\0y", 3)));
}

TEST_CASE("a review of which only the month or the year is known counts from its last day", "[content][review]") {
  const auto due = [](std::string_view reviewed) {
    return Review{.reviewed = parse_date(reviewed).value(), .term = {.count = 1, .unit = ReviewTerm::Unit::Years}}
        .due()
        ->iso();
  };
  CHECK(due("2025-03-05") == "2026-03-05");
  CHECK(due("2025-03") == "2026-03-31");
  CHECK(due("2025") == "2026-12-31");
  CHECK(due("2024-02") == "2025-02-28");
  CHECK_FALSE(Review{.reviewed = {}, .term = {.count = 1, .unit = ReviewTerm::Unit::Years}}.due());
}

}  // namespace
}  // namespace bondgenoot::content
