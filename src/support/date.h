// Dates as precise as their source: EDTF (ISO 8601-2:2019), level 0 and the part of level 1 that the content model
// uses.
//
// In:  text such as `2016-09-05`, `2016-12`, `2016`, `2018-23` (autumn), `2017-02?`, `2016~`, `2011/..`,
// `2017-01-23/2017-01-27`. Out: Date values that compare, sort and tell their first and last day. Words ("december
// 2016") are the site's. Owns nothing. Threads: any. No clock and no time zone: a date is a date.
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace bondgenoot {

/// A day of the proleptic Gregorian calendar.
struct Day {
  std::int32_t year = 0;
  std::uint8_t month = 1;  ///< 1 to 12
  std::uint8_t day = 1;    ///< 1 to 31

  friend bool operator==(const Day&, const Day&) = default;
  friend auto operator<=>(const Day&, const Day&) = default;
  /// `YYYY-MM-DD`.
  [[nodiscard]] std::string iso() const;
};

[[nodiscard]] std::uint8_t days_in_month(std::int32_t year, std::uint8_t month);
/// Parses exactly `YYYY-MM-DD`.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
/// The day at `seconds` since 1970-01-01T00:00:00Z, in UTC.
[[nodiscard]] Day day_of_unix_time(std::int64_t seconds);

enum class DatePrecision : std::uint8_t { Year, Season, Month, Day };  // From coarse to fine: sorts so.

/// One end of a date: a year, season, month or day with its qualifiers.
struct DatePoint {
  std::int32_t year = 0;
  std::uint8_t month = 0;    ///< 1 to 12; 21 to 24 for spring, summer, autumn, winter; 0 when only the year is known.
  std::uint8_t day = 0;      ///< 0 when not known.
  bool uncertain = false;    ///< `?` (or `%`)
  bool approximate = false;  ///< `~` (or `%`)

  [[nodiscard]] DatePrecision precision() const;
  [[nodiscard]] Day first_day()
      const;  ///< Spring begins in March, summer in June, autumn in September, winter in December.
  [[nodiscard]] Day last_day() const;
  friend bool operator==(const DatePoint&, const DatePoint&) = default;
};

/// A date or an interval. `2011/..` has an open end: `interval` is true and `end` is empty; `../2011` has no start.
struct Date {
  std::optional<DatePoint> start;
  std::optional<DatePoint> end;
  bool interval = false;

  [[nodiscard]] bool open_end() const { return interval && !end; }
  [[nodiscard]] bool uncertain() const;
  [[nodiscard]] bool approximate() const;
  /// The first day it may mean (for `../2011` the first day of its end).
  [[nodiscard]] Day first_day() const;
  /// The last day it may mean; nothing for an open end.
  [[nodiscard]] std::optional<Day> last_day() const;
  [[nodiscard]] DatePrecision precision() const;
  /// The year it is filed under: that of the first day.
  [[nodiscard]] std::int32_t year() const { return first_day().year; }
  /// Wholly before `today`. An interval with an open end never is.
  [[nodiscard]] bool is_past(const Day& today) const;
  /// Begins after `today`.
  [[nodiscard]] bool is_future(const Day& today) const;
  /// In EDTF again; `parse_date(edtf())` gives the same date.
  [[nodiscard]] std::string edtf() const;

  friend bool operator==(const Date&, const Date&) = default;
};

/// By first day, the less precise first, then by last day (open ends last).
[[nodiscard]] std::strong_ordering compare(const Date& a, const Date& b);

/// Why a text is no date, and where in it.
struct DateError {
  std::string message;  ///< `there is no 31 april`, `the interval ends before it begins` …
  std::string help;
  bool unreadable = false;  ///< It has the form of no date at all; otherwise it names one that cannot be.
  std::size_t begin = 0;    ///< Bytes within the text.
  std::size_t end = 0;
};

[[nodiscard]] std::expected<Date, DateError> parse_date(std::string_view text);

}  // namespace bondgenoot
