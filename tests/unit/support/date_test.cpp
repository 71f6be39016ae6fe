#include "support/date.h"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("a date knows its first day, its last day and how it was written", "[support][date]") {
  struct Row {
    std::string text;
    std::string first;
    std::string last;  ///< Empty: an open end.
    DatePrecision precision;
  };
  const Row rows[] = {
      {"2016", "2016-01-01", "2016-12-31", DatePrecision::Year},
      {"0000", "0000-01-01", "0000-12-31", DatePrecision::Year},
      {"9999", "9999-01-01", "9999-12-31", DatePrecision::Year},
      {"2016-02", "2016-02-01", "2016-02-29", DatePrecision::Month},
      {"2017-02", "2017-02-01", "2017-02-28", DatePrecision::Month},
      {"1900-02", "1900-02-01", "1900-02-28", DatePrecision::Month},
      {"2000-02", "2000-02-01", "2000-02-29", DatePrecision::Month},
      {"2016-09-05", "2016-09-05", "2016-09-05", DatePrecision::Day},
      {"2016-02-29", "2016-02-29", "2016-02-29", DatePrecision::Day},
      {"2018-21", "2018-03-01", "2018-05-31", DatePrecision::Season},
      {"2018-22", "2018-06-01", "2018-08-31", DatePrecision::Season},
      {"2018-23", "2018-09-01", "2018-11-30", DatePrecision::Season},
      {"2018-24", "2018-12-01", "2019-02-28", DatePrecision::Season},
      {"2019-24", "2019-12-01", "2020-02-29", DatePrecision::Season},
      {"2016?", "2016-01-01", "2016-12-31", DatePrecision::Year},
      {"2017-02~", "2017-02-01", "2017-02-28", DatePrecision::Month},
      {"2018-23%", "2018-09-01", "2018-11-30", DatePrecision::Season},
      {"2016-09-05?", "2016-09-05", "2016-09-05", DatePrecision::Day},
      {"2017-01-23/2017-01-27", "2017-01-23", "2017-01-27", DatePrecision::Day},
      {"2017/2019", "2017-01-01", "2019-12-31", DatePrecision::Year},
      {"2017/2017", "2017-01-01", "2017-12-31", DatePrecision::Year},
      {"2017-05/2017", "2017-05-01", "2017-12-31", DatePrecision::Month},
      {"2011/..", "2011-01-01", "", DatePrecision::Year},
      {"2011-04?/..", "2011-04-01", "", DatePrecision::Month},
      {"../2011", "2011-01-01", "2011-12-31", DatePrecision::Year},
      {"2016~/2018?", "2016-01-01", "2018-12-31", DatePrecision::Year},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto date = parse_date(row.text);
    REQUIRE(date.has_value());
    CHECK(date->first_day().iso() == row.first);
    CHECK((date->last_day() ? date->last_day()->iso() : std::string()) == row.last);
    CHECK(date->precision() == row.precision);
    CHECK(date->edtf() == row.text);
    CHECK(parse_date(date->edtf()) == *date);
    CHECK(date->open_end() == row.last.empty());
  }
}

TEST_CASE("qualifiers are kept apart", "[support][date]") {
  CHECK(parse_date("2016?")->uncertain());
  CHECK_FALSE(parse_date("2016?")->approximate());
  CHECK(parse_date("2016~")->approximate());
  CHECK_FALSE(parse_date("2016~")->uncertain());
  CHECK(parse_date("2016%")->uncertain());
  CHECK(parse_date("2016%")->approximate());
  CHECK(parse_date("2016/2017?")->uncertain());
  CHECK_FALSE(parse_date("2016/2017")->uncertain());
}

TEST_CASE("what is no date says why and where", "[support][date]") {
  struct Row {
    std::string text;
    std::string message;
    std::size_t begin;
    std::size_t end;
  };
  const std::string shape = "is not a date";
  const Row rows[] = {
      {"", shape, 0, 0},
      {"x", shape, 0, 1},
      {"5 september 2016", shape, 0, 16},
      {"05-09-2016", shape, 0, 10},
      {"2016/09/05", shape, 5, 10},
      {"2016-9-5", shape, 0, 8},
      {"2016-9", shape, 0, 6},
      {"16", shape, 0, 2},
      {"02016", shape, 0, 5},
      {"-2016", shape, 0, 5},
      {"2016-", shape, 0, 5},
      {"2016-09-", shape, 0, 8},
      {"2016-09-05T10:00", shape, 0, 16},
      {"2016??", shape, 0, 6},
      {"?", shape, 0, 1},
      {"20 6", shape, 0, 4},
      {"٢٠١٦", shape, 0, 8},
      {"2016-00", "there is no month 00", 5, 7},
      {"2016-13", "there is no month 13", 5, 7},
      {"2016-20", "there is no month 20", 5, 7},
      {"2016-25", "there is no month 25", 5, 7},
      {"2016-13-01", "there is no month 13", 5, 7},
      {"2016-21-01", shape, 0, 10},
      {"2016-09-00", "there is no 0 September 2016", 8, 10},
      {"2016-04-31", "there is no 31 April 2016", 8, 10},
      {"2017-02-29", "there is no 29 February 2017", 8, 10},
      {"1900-02-29", "there is no 29 February 1900", 8, 10},
      {"2016-04-31/2016-05-01", "there is no 31 April 2016", 8, 10},
      {"2016/2016-04-31?", "there is no 31 April 2016", 13, 15},
      {"2019/2017", "the interval ends before it begins", 0, 9},
      {"2017-05-02/2017-05-01", "the interval ends before it begins", 0, 21},
      {"../..", shape, 0, 5},
      {"2017/", "the interval has no end", 5, 5},
      {"/2017", "the interval has no beginning", 0, 0},
      {"/", "the interval has no beginning", 0, 0},
      {"2016/2017/2018", shape, 5, 14},
      {"2016/...", shape, 5, 8},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto date = parse_date(row.text);
    REQUIRE_FALSE(date.has_value());
    CHECK(date.error().message == row.message);
    CHECK(date.error().begin == row.begin);
    CHECK(date.error().end == row.end);
    CHECK_FALSE(date.error().help.empty());
  }
  CHECK_FALSE(parse_date(std::string(1'000'000, '2')).has_value());
  CHECK_FALSE(parse_date(std::string_view("2016\0", 5)).has_value());
}

TEST_CASE("the repair for a reversed interval is the interval turned round", "[support][date]") {
  CHECK(parse_date("2019?/2017").error().help == "write it the other way round: `2017/2019?`");
}

TEST_CASE("dates sort by first day, the less precise first, open ends last", "[support][date]") {
  const std::vector<std::string> sorted = {"../2015",       "2016",
                                           "2016/2017",     "2016/..",
                                           "2016-01",       "2016-01/2016-02",
                                           "2016-01-01",    "2016-01-01/2016-01-03",
                                           "2016-01-01/..", "2016-02",
                                           "2016-21",       "2016-03",
                                           "2016-03-01"};
  std::vector<std::string> shuffled = sorted;
  std::ranges::reverse(shuffled);
  std::ranges::stable_sort(
      shuffled, [](const std::string& a, const std::string& b) { return compare(*parse_date(a), *parse_date(b)) < 0; });
  CHECK(shuffled == sorted);
  CHECK((compare(*parse_date("2016"), *parse_date("2016?")) == 0));
  CHECK((compare(*parse_date("2016/.."), *parse_date("2016/..")) == 0));
}

TEST_CASE("what is past and what is to come follow from the day", "[support][date]") {
  const Day today{2017, 3, 15};
  struct Row {
    std::string text;
    bool past;
    bool future;
  };
  const Row rows[] = {
      {"2016", true, false},       {"2017", false, false},       {"2018", false, true},
      {"2017-02", true, false},    {"2017-03", false, false},    {"2017-04", false, true},
      {"2017-03-14", true, false}, {"2017-03-15", false, false}, {"2017-03-16", false, true},
      {"2011/..", false, false},   {"2018/..", false, true},     {"../2016", true, false},
      {"../2018", false, false},   {"2016-24", true, false},     {"2017-03-01/2017-03-31", false, false},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(parse_date(row.text)->is_past(today) == row.past);
    CHECK(parse_date(row.text)->is_future(today) == row.future);
  }
}

TEST_CASE("a day is read only when it is written in full", "[support][date]") {
  CHECK(parse_day("2017-03-15") == Day{2017, 3, 15});
  for (const char* text :
       {"2017-03", "2017", "2017-03-15?", "2017-02-30", "2017-3-15", "", "2017-03-15 ", "2016/2017"}) {
    INFO(text);
    CHECK_FALSE(parse_day(text));
  }
}

TEST_CASE("unix time becomes a day in UTC", "[support][date]") {
  struct Row {
    std::int64_t seconds;
    std::string day;
  };
  const Row rows[] = {{0, "1970-01-01"},
                      {86'399, "1970-01-01"},
                      {86'400, "1970-01-02"},
                      {-1, "1969-12-31"},
                      {951'782'400, "2000-02-29"},
                      {951'868'800, "2000-03-01"},
                      {1'500'000'000, "2017-07-14"},
                      {4'102'444'799, "2099-12-31"},
                      {-2'203'891'200, "1900-03-01"}};
  for (const Row& row : rows) CHECK(day_of_unix_time(row.seconds).iso() == row.day);
}

TEST_CASE("days of unix time follow each other without a gap for a thousand years", "[support][date]") {
  Day last = day_of_unix_time(-11'676'096'000);  // 1600-01-01
  CHECK(last.iso() == "1600-01-01");
  std::size_t wrong = 0;
  for (std::int64_t i = 1; i < 366'000; ++i) {
    const Day day = day_of_unix_time(-11'676'096'000 + i * 86'400);
    const bool new_month = last.day == days_in_month(last.year, last.month);
    const bool next = new_month ? day.day == 1 && (day.month == last.month + 1 || (last.month == 12 && day.month == 1))
                                : day.day == last.day + 1 && day.month == last.month;
    wrong += next ? 0 : 1;
    last = day;
  }
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace bondgenoot
