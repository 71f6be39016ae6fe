#include "site/date_text.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace bondgenoot::site {
namespace {

constexpr std::uint8_t kFirstSeason = 21;

using Arguments = std::vector<std::pair<std::string, std::string>>;

// The words under `date.<key>`; without them the arguments one after the other, so that a missing word never hides a
// date.
std::string words(std::string_view key, const Arguments& arguments, const Messages& messages,
                  std::string_view language) {
  if (const Message* message = messages.find(fmt::format("date.{}", key))) {
    return format_message(*message, language, nullptr, arguments);
  }
  std::string out;
  for (const auto& [name, text] : arguments) {
    if (!out.empty()) out += ' ';
    out += text;
  }
  return out;
}

struct Shown {
  bool month = true;
  bool year = true;
};

std::string plain_point(const DatePoint& point, Shown shown, const Messages& messages, std::string_view language) {
  const std::string year = fmt::format("{}", point.year);
  const std::string month = month_text(point.month, messages);
  switch (point.precision()) {
    case DatePrecision::Year:
      return year;
    case DatePrecision::Season:
    case DatePrecision::Month:
      return shown.year ? words("month_and_year", {{"month", month}, {"year", year}}, messages, language) : month;
    case DatePrecision::Day:
      break;
  }
  const std::string day = fmt::format("{}", point.day);
  if (!shown.month) return day;
  if (!shown.year) return words("day_and_month", {{"day", day}, {"month", month}}, messages, language);
  return words("day_month_and_year", {{"day", day}, {"month", month}, {"year", year}}, messages, language);
}

std::string point_text(const DatePoint& point, Shown shown, const Messages& messages, std::string_view language) {
  std::string text = plain_point(point, shown, messages, language);
  if (point.approximate) text = words("approximate", {{"date", std::move(text)}}, messages, language);
  if (point.uncertain) text = words("uncertain", {{"date", std::move(text)}}, messages, language);
  return text;
}

// What the start need not repeat because the end says it.
Shown shown_of_start(const DatePoint& start, const DatePoint& end) {
  if (start.uncertain || start.approximate || start.year != end.year || start.precision() != end.precision()) return {};
  const bool same_month = start.precision() == DatePrecision::Day && start.month == end.month;
  return {.month = !same_month, .year = false};
}

}  // namespace

std::string month_text(std::uint8_t month, const Messages& messages) {
  if (month == 0) return {};
  const std::string key = month < kFirstSeason ? fmt::format("date.month.{}", month)
                                               : fmt::format("date.season.{}", month - kFirstSeason + 1);
  const Message* message = messages.find(key);
  return message != nullptr ? message->other : fmt::format("{:02}", month);
}

std::string date_text(const Date& date, const Messages& messages, std::string_view language) {
  if (!date.interval) return point_text(*date.start, {}, messages, language);
  if (!date.end) return words("from", {{"start", point_text(*date.start, {}, messages, language)}}, messages, language);
  const std::string end = point_text(*date.end, {}, messages, language);
  if (!date.start) return words("until", {{"end", end}}, messages, language);
  const Shown shown = shown_of_start(*date.start, *date.end);
  return words("interval", {{"start", point_text(*date.start, shown, messages, language)}, {"end", end}}, messages,
               language);
}

std::string machine_date(const Date& date) {
  const DatePoint& point = date.start ? *date.start : *date.end;
  std::string out = fmt::format("{:04}", point.year);
  if (point.month == 0 || point.month >= kFirstSeason) return out;
  out += fmt::format("-{:02}", point.month);
  if (point.day != 0) out += fmt::format("-{:02}", point.day);
  return out;
}

}  // namespace bondgenoot::site
