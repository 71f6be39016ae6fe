// Dates as people write them, turned into the form the content model asks for.
#include <algorithm>
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

constexpr std::size_t kLongest = 60;  // Bytes; no date is longer.

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
    const bool dutch = word == kDutchMonths[i] || word == kDutchMonths[i].substr(0, 3) || (i == 2 && word == "mrt") ||
                       (i == 8 && word == "sept");
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

// 21 to 24 as EDTF counts them, or 0.
int season_named(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 4>, 4> kSeasons = {{{"lente", "voorjaar", "spring", "spring"},
                                                                        {"zomer", "zomer", "summer", "summer"},
                                                                        {"herfst", "najaar", "autumn", "fall"},
                                                                        {"winter", "winter", "winter", "winter"}}};
  for (std::size_t i = 0; i < kSeasons.size(); ++i) {
    if (std::ranges::find(kSeasons[i], word) != kSeasons[i].end()) return static_cast<int>(i) + 21;
  }
  return 0;
}

// `najaar 2025`, `herfst van 2025`.
std::string season_candidate(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return {};
  const int season = season_named(text.substr(0, space));
  std::string_view year = trim(text.substr(space));
  if (year.starts_with("van ")) year.remove_prefix(4);
  const Part part = part_of(trim(year));
  return season != 0 && is_year(part) ? fmt::format("{:04}-{}", part.number, season) : std::string();
}

// `3-11-2026 00:00` and `2026-11-03T00:00:00`, as spreadsheets have it: without the time.
std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2) return text;
  const std::size_t space = text.find_last_of(" t", colon);
  const bool time = space != std::string_view::npos && space > 7 &&
                    text.find_first_not_of("0123456789:.z", space + 1) == std::string_view::npos;
  return time ? trim(text.substr(0, space)) : text;
}

// One point in time in EDTF; empty when it is none.
std::string point(std::string_view text) {
  text = without_time(trim(text));
  if (const auto date = parse_date(text)) return date->edtf();
  if (std::string season = season_candidate(text); !season.empty()) return season;
  return candidate(parts_of(text));
}

constexpr std::array<std::string_view, 5> kAbout = {"ca. ", "ca ", "circa ", "rond ", "about "};
constexpr std::array<std::string_view, 4> kSince = {"vanaf ", "sinds ", "since ", "from "};
constexpr std::array<std::string_view, 7> kUntil = {" t/m ", " tot en met ", " tot ", " - ", "-", " until ", " to "};
constexpr std::array<std::string_view, 6> kNow = {"heden", "nu", "nog steeds", "now", "present", "today"};

// `ca. 2016`, `sinds 2011`, `2011-heden`, `1 mei 2019 t/m 3 mei 2019`.
std::string qualified(std::string_view text) {
  for (const std::string_view word : kAbout) {
    if (!text.starts_with(word)) continue;
    const std::string one = point(text.substr(word.size()));
    return one.empty() || one.find('/') != std::string::npos ? std::string() : one + '~';
  }
  for (const std::string_view word : kSince) {
    if (!text.starts_with(word)) continue;
    const std::string one = point(text.substr(word.size()));
    return one.empty() || one.find('/') != std::string::npos ? std::string() : one + "/..";
  }
  for (const std::string_view word : kUntil) {
    const std::size_t at = text.rfind(word);
    if (at == std::string_view::npos) continue;
    const std::string begin = point(text.substr(0, at));
    const std::string_view rest = trim(text.substr(at + word.size()));
    const bool open = std::ranges::find(kNow, rest) != kNow.end();
    const std::string end = open ? ".." : point(rest);
    if (!begin.empty() && !end.empty()) return fmt::format("{}/{}", begin, end);
  }
  return {};
}

}  // namespace

std::optional<std::string> likely_date(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  const std::string lower = replace_all(to_lower(text), "\u2013", "-");
  std::string likely = point(lower);
  if (likely.empty()) likely = qualified(lower);
  if (likely.empty() || likely == text || !parse_date(likely)) return std::nullopt;
  return likely;
}

}  // namespace bondgenoot::content
