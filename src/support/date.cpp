#include "support/date.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "support/phrase.h"

namespace bondgenoot {
namespace {

Words month_name(std::uint8_t month) {
  const std::array<Words, 12> names = {phrase("January"),   phrase("February"), phrase("March"),    phrase("April"),
                                       phrase("May"),       phrase("June"),     phrase("July"),     phrase("August"),
                                       phrase("September"), phrase("October"),  phrase("November"), phrase("December")};
  return names[month - 1U];
}

bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// First month of each season; the astronomical fine points do not matter to a knowledge base.
std::uint8_t season_month(std::uint8_t season) { return static_cast<std::uint8_t>((season - 20) * 3); }

DateError shape_error(std::size_t begin, std::size_t end) {
  return {
      .message = phrase("is not a date"),
      .help = phrase(
          "write a date as precise as you know it: `2016-09-05`, `2016-12` or `2016`; add `?` when it is uncertain"),
      .unreadable = true,
      .begin = begin,
      .end = end};
}

DateError open_error(std::string message, std::size_t at) {
  return {.message = std::move(message),
          .help = phrase("write `..` for a side that is open: `2011/..`"),
          .begin = at,
          .end = at};
}

std::expected<DatePoint, DateError> parse_month_and_day(DatePoint point, std::string_view text, std::size_t offset) {
  const std::string_view month = text.substr(5, 2);
  point.month = static_cast<std::uint8_t>(number(month));
  const bool season = point.month >= 21 && point.month <= 24;
  if (point.month < 1 || (point.month > 12 && !season)) {
    return std::unexpected(
        DateError{.message = phrase("there is no month {}", month),
                  .help = phrase("months run from `01` to `12`; `21` to `24` are spring, summer, autumn and winter"),
                  .begin = offset + 5,
                  .end = offset + 7});
  }
  if (text.size() == 7) return point;
  if (season) return std::unexpected(shape_error(offset, offset + text.size()));
  const std::string_view day = text.substr(8, 2);
  point.day = static_cast<std::uint8_t>(number(day));
  const std::uint8_t last = days_in_month(point.year, point.month);
  if (point.day >= 1 && point.day <= last) return point;
  return std::unexpected(
      DateError{.message = phrase("there is no {} {} {}", number(day), month_name(point.month), point.year),
                .help = phrase("{} {} has {} days", month_name(point.month), point.year, last),
                .begin = offset + 8,
                .end = offset + 10});
}

std::expected<DatePoint, DateError> parse_point(std::string_view text, std::size_t offset) {
  const std::size_t whole_end = offset + text.size();
  DatePoint point;
  if (!text.empty() && (text.back() == '?' || text.back() == '~' || text.back() == '%')) {
    point.uncertain = text.back() != '~';
    point.approximate = text.back() != '?';
    text.remove_suffix(1);
  }
  const bool year_only = text.size() == 4;
  const bool with_month = text.size() == 7 && text[4] == '-';
  const bool with_day = text.size() == 10 && text[4] == '-' && text[7] == '-';
  if (!year_only && !with_month && !with_day) return std::unexpected(shape_error(offset, whole_end));
  if (!all_digits(text.substr(0, 4)) || (!year_only && !all_digits(text.substr(5, 2))) ||
      (with_day && !all_digits(text.substr(8, 2)))) {
    return std::unexpected(shape_error(offset, whole_end));
  }
  point.year = number(text.substr(0, 4));
  if (year_only) return point;
  return parse_month_and_day(point, text, offset);
}

std::string point_text(const DatePoint& point) {
  std::string out = fmt::format("{:04}", point.year);
  if (point.month != 0) out += fmt::format("-{:02}", point.month);
  if (point.day != 0) out += fmt::format("-{:02}", point.day);
  if (point.uncertain && point.approximate) return out + '%';
  if (point.uncertain) return out + '?';
  return point.approximate ? out + '~' : out;
}

std::expected<Date, DateError> parse_interval(std::string_view text, std::size_t slash) {
  const std::string_view first = text.substr(0, slash);
  const std::string_view last = text.substr(slash + 1);
  if (first.empty()) return std::unexpected(open_error(phrase("the interval has no beginning"), 0));
  if (last.empty()) return std::unexpected(open_error(phrase("the interval has no end"), text.size()));
  Date date;
  date.interval = true;
  if (first != "..") {
    const auto point = parse_point(first, 0);
    if (!point) return std::unexpected(point.error());
    date.start = *point;
  }
  if (last != "..") {
    const auto point = parse_point(last, slash + 1);
    if (!point) return std::unexpected(point.error());
    date.end = *point;
  }
  if (!date.start && !date.end) return std::unexpected(shape_error(0, text.size()));
  if (date.start && date.end && date.end->last_day() < date.start->first_day()) {
    return std::unexpected(DateError{.message = phrase("the interval ends before it begins"),
                                     .help = phrase("write it the other way round: `{}/{}`", last, first),
                                     .begin = 0,
                                     .end = text.size()});
  }
  return date;
}

}  // namespace

std::string Day::iso() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

std::uint8_t days_in_month(std::int32_t year, std::uint8_t month) {
  constexpr std::array<std::uint8_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1U];
}

std::optional<Day> parse_day(std::string_view text) {
  const auto date = parse_date(text);
  if (!date || date->interval || date->start->day == 0 || text.size() != 10) return std::nullopt;
  return date->start->first_day();
}

// Days since 1970 to a civil date, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
Day day_of_unix_time(std::int64_t seconds) {
  constexpr std::int64_t kSecondsPerDay = 86400;
  std::int64_t days = seconds / kSecondsPerDay;
  if (seconds % kSecondsPerDay < 0) --days;
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {.year = static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)),
          .month = static_cast<std::uint8_t>(month),
          .day = static_cast<std::uint8_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

DatePrecision DatePoint::precision() const {
  if (day != 0) return DatePrecision::Day;
  if (month > 12) return DatePrecision::Season;
  return month != 0 ? DatePrecision::Month : DatePrecision::Year;
}

Day DatePoint::first_day() const {
  switch (precision()) {
    case DatePrecision::Year:
      return {year, 1, 1};
    case DatePrecision::Season:
      return {year, season_month(month), 1};
    case DatePrecision::Month:
      return {year, month, 1};
    case DatePrecision::Day:
      break;
  }
  return {year, month, day};
}

Day DatePoint::last_day() const {
  switch (precision()) {
    case DatePrecision::Year:
      return {year, 12, 31};
    case DatePrecision::Month:
      return {year, month, days_in_month(year, month)};
    case DatePrecision::Day:
      return {year, month, day};
    case DatePrecision::Season:
      break;
  }
  const auto last_month = static_cast<std::uint8_t>(season_month(month) + 2);
  if (last_month <= 12) return {year, last_month, days_in_month(year, last_month)};
  return {year + 1, 2, days_in_month(year + 1, 2)};
}

bool Date::uncertain() const { return (start && start->uncertain) || (end && end->uncertain); }
bool Date::approximate() const { return (start && start->approximate) || (end && end->approximate); }

Day Date::first_day() const { return start ? start->first_day() : end->first_day(); }

std::optional<Day> Date::last_day() const {
  if (open_end()) return std::nullopt;
  return interval ? end->last_day() : start->last_day();
}

DatePrecision Date::precision() const { return start ? start->precision() : end->precision(); }

bool Date::is_past(const Day& today) const {
  const auto last = last_day();
  return last && *last < today;
}

bool Date::is_future(const Day& today) const { return start && start->first_day() > today; }

std::string Date::edtf() const {
  if (!interval) return point_text(*start);
  return (start ? point_text(*start) : std::string("..")) + '/' + (end ? point_text(*end) : std::string(".."));
}

std::strong_ordering compare(const Date& a, const Date& b) {
  if (const auto order = a.first_day() <=> b.first_day(); order != 0) return order;
  if (const auto order = a.precision() <=> b.precision(); order != 0) return order;
  const auto a_last = a.last_day();
  const auto b_last = b.last_day();
  if (!a_last || !b_last) return static_cast<int>(!a_last) <=> static_cast<int>(!b_last);
  return *a_last <=> *b_last;
}

std::expected<Date, DateError> parse_date(std::string_view text) {
  if (text.empty() || text.size() > 64) return std::unexpected(shape_error(0, text.size()));
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) return parse_interval(text, slash);
  const auto point = parse_point(text, 0);
  if (!point) return std::unexpected(point.error());
  return Date{.start = *point, .end = std::nullopt, .interval = false};
}

}  // namespace bondgenoot
