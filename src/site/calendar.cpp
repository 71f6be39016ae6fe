#include "site/calendar.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "site/date_text.h"
#include "site/page_lists.h"
#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::EntryId;

/// Text as a value: RFC 5545, 3.3.11.
std::string value_of(std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c == '\n') {
      value += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
      if (c == '\\' || c == ';' || c == ',') value += '\\';
      value += c;
    }
  }
  return value;
}

/// A line of at most 75 octets; what is longer goes on in lines that begin with a blank. No letter is cut in two.
void append_line(std::string& out, std::string_view line) {
  constexpr std::size_t kLongest = 75;
  std::size_t room = kLongest;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kLongest - 1;
  }
  out.append(line).append("\r\n");
}

void append_property(std::string& out, std::string_view name, std::string_view text) {
  append_line(out, fmt::format("{}:{}", name, value_of(text)));
}

std::string day_value(const Day& day) { return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day); }

Day day_after(const Day& day) {
  const std::chrono::sys_days next =
      std::chrono::sys_days(std::chrono::year(day.year) / std::chrono::month(day.month) / std::chrono::day(day.day)) +
      std::chrono::days(1);
  const std::chrono::year_month_day date(next);
  return {.year = int{date.year()},
          .month = static_cast<std::uint8_t>(unsigned{date.month()}),
          .day = static_cast<std::uint8_t>(unsigned{date.day()})};
}

std::string moment_value(std::int64_t seconds) {
  std::string moment = timestamp(seconds);
  std::erase_if(moment, [](char c) { return c == '-' || c == ':'; });
  return moment;
}

/// `https://example.org` → `example.org`
std::string_view host_of(std::string_view origin) { return origin.substr(origin.find("://") + 3); }

std::string summary_text(const Exports& exports, std::string_view title, const Date& date) {
  const bool is_exact = date.precision() == DatePrecision::Day && !date.uncertain() && !date.approximate() &&
                        (!date.interval || (date.start && date.end));
  if (is_exact) return std::string(title);
  return fmt::format("{} ({})", title, date_text(date, exports.messages, exports.language));
}

void append_event(std::string& out, const Exports& exports, EntryId id, const Date& date) {
  const content::Entry& entry = exports.graph.get(id);
  const Collection& collection = exports.graph.collection_of(id);
  const Day first = date.first_day();
  const auto last = date.last_day();
  append_line(out, "BEGIN:VEVENT");
  append_property(out, "UID", fmt::format("{}/{}@{}", collection.name, entry.name, host_of(exports.config.origin)));
  append_line(out, "DTSTAMP:" + moment_value(*moment_of(exports, id)));
  append_line(out, "DTSTART;VALUE=DATE:" + day_value(first));
  if (last) append_line(out, "DTEND;VALUE=DATE:" + day_value(day_after(*last)));
  const std::string_view language = exports.graph.language(id);
  const std::string in = language == exports.language ? std::string() : fmt::format(";LANGUAGE={}", language);
  append_property(out, "SUMMARY" + in, summary_text(exports, entry.title(collection), date));
  if (const std::string summary = summary_of(exports.graph, id); !summary.empty())
    append_property(out, "DESCRIPTION" + in, summary);
  append_line(out, "URL:" + absolute_href(exports.config, exports.plan.entry_hrefs[id.value]));
  append_line(out, date.uncertain() || date.approximate() ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
  append_line(out, "TRANSP:TRANSPARENT");
  append_line(out, "END:VEVENT");
}

/// What is over is not to come, nor is what goes on since long without an end.
bool is_to_come(const Date& date, const Day& today) {
  return !date.is_past(today) && (!date.open_end() || date.first_day() >= today);
}

/// The dates of a collection's entries that go in its calendar, in its order.
std::vector<std::pair<EntryId, const Date*>> dated_entries(const Exports& exports, const Collection& collection,
                                                           CalendarSpan span) {
  std::vector<std::pair<EntryId, const Date*>> dated;
  for (const EntryId id : exports.graph.ordered(collection.id, exports.language)) {
    const Date* date = main_date(exports.graph, id);
    if (date == nullptr || date->first_day().year <= 0) continue;
    if (span == CalendarSpan::All || is_to_come(*date, exports.today)) dated.emplace_back(id, date);
  }
  return dated;
}

std::string calendar_text(const Exports& exports, const Collection& collection, CalendarSpan span) {
  std::string out;
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Bondgenoot//Bondgenoot//EN");
  append_line(out, "CALSCALE:GREGORIAN");
  append_property(out, "X-WR-CALNAME", calendar_title(exports, collection, span, exports.language));
  const auto dated = dated_entries(exports, collection, span);
  for (const auto& [id, date] : dated) append_event(out, exports, id, *date);
  if (dated.empty()) {
    // A calendar holds at least one component (RFC 5545, 3.6), and this one says nothing.
    for (const std::string_view line : {"BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                                        "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
      append_line(out, line);
  }
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace

std::string_view calendar_file(CalendarSpan span) {
  return span == CalendarSpan::All ? "calendar.ics" : "upcoming.ics";
}

bool has_calendar(const Exports& exports, const Collection& collection) {
  return collection.calendar && !dated_entries(exports, collection, CalendarSpan::All).empty();
}

std::string calendar_title(const Exports& exports, const Collection& collection, CalendarSpan span,
                           std::string_view language) {
  const std::string title = fmt::format("{}: {}", exports.config.title, collection.title.in(language, collection.name));
  const Message* to_come = span == CalendarSpan::ToCome ? exports.messages.find("list.to_come") : nullptr;
  return to_come == nullptr ? title : fmt::format("{} ({})", title, to_come->other);
}

std::vector<OutputFile> calendar_files(const Exports& exports) {
  std::vector<OutputFile> files;
  if (exports.config.origin.empty()) return files;
  for (const Collection& collection : exports.graph.model().collections) {
    if (!has_calendar(exports, collection)) continue;
    for (const CalendarSpan span : {CalendarSpan::All, CalendarSpan::ToCome})
      files.push_back(
          {output_of(path_in(exports.config, exports.language, collection.path) + std::string(calendar_file(span))),
           calendar_text(exports, collection, span)});
  }
  return files;
}

}  // namespace bondgenoot::site
