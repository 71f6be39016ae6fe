// Dates as people write them, turned into the form the content model asks for.
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "content/value_parser.h"
#include "support/date.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

// Dutch, then English where it differs; the first three letters also count.
constexpr std::array<std::string_view, 12> kDutchMonths = {"januari",   "februari", "maart",    "april",
                                                           "mei",       "juni",     "juli",     "augustus",
                                                           "september", "oktober",  "november", "december"};
constexpr std::array<std::string_view, 12> kEnglishMonths = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};

struct Part {
  int number = 0;          // 0 for a word that is no month.
  std::size_t digits = 0;  // 0 for a month's name.
};

int month_named(std::string_view word) {
  for (std::size_t i = 0; i < kDutchMonths.size(); ++i) {
    const bool dutch = word == kDutchMonths[i] || word == kDutchMonths[i].substr(0, 3) || (i == 2 && word == "mrt");
    if (dutch || word == kEnglishMonths[i] || word == kEnglishMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return 0;
}

Part part_of(std::string_view word) {
  Part part;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), part.number);
  if (error == std::errc() && end == word.data() + word.size()) return {part.number, word.size()};
  if (word.ends_with('.')) word.remove_suffix(1);
  return {month_named(word), 0};
}

// The words between `-`, `/`, `.`, spaces and commas.
std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t begin = 0; begin < text.size() && parts.size() < 4;) {
    const std::size_t end = std::min(text.find_first_of("-/., ", begin), text.size());
    if (end > begin) parts.push_back(part_of(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

bool is_year(const Part& part) { return part.digits == 4; }
bool is_month(const Part& part) { return part.digits <= 2 && part.number >= 1 && part.number <= 12; }
bool is_day(const Part& part) {
  return (part.digits == 1 || part.digits == 2) && part.number >= 1 && part.number <= 31;
}

std::string candidate(const std::vector<Part>& parts) {
  if (parts.size() == 3 && is_day(parts[0]) && is_month(parts[1]) && is_year(parts[2])) {
    return fmt::format("{:04}-{:02}-{:02}", parts[2].number, parts[1].number, parts[0].number);
  }
  if (parts.size() == 3 && is_year(parts[0]) && is_month(parts[1]) && is_day(parts[2])) {
    return fmt::format("{:04}-{:02}-{:02}", parts[0].number, parts[1].number, parts[2].number);
  }
  if (parts.size() != 2) return {};
  if (is_year(parts[0]) && is_year(parts[1]) && parts[0].number < parts[1].number) {
    return fmt::format("{:04}/{:04}", parts[0].number, parts[1].number);
  }
  if (is_month(parts[0]) && is_year(parts[1])) return fmt::format("{:04}-{:02}", parts[1].number, parts[0].number);
  if (is_year(parts[0]) && is_month(parts[1])) return fmt::format("{:04}-{:02}", parts[0].number, parts[1].number);
  return {};
}

// `2026-03-01 09:00`, `2026-03-01T09:00`: the day of it.
std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::size_t gap = colon == std::string_view::npos ? colon : text.find_last_of(" T", colon);
  return gap == std::string_view::npos ? text : text.substr(0, gap);
}

}  // namespace

std::optional<std::string> likely_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  std::string likely = candidate(parts_of(to_lower(without_time(text))));
  if (likely.empty() || likely == text || !parse_date(likely)) return std::nullopt;
  return likely;
}

}  // namespace bondgenoot::content
