// Calendars: the dated entries of a collection, for whoever keeps an agenda (iCalendar, RFC 5545).
//
// In:  Exports. Out: files. Owns nothing. Threads: any; pure.
//
// A collection asks for them by `calendar: true`: one of everything and one of what is to come. Every event is of whole
// days and keeps nobody busy. What is only known to the month, the season or the year spans it and says so in its name;
// what is uncertain is tentative.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "site/exports.h"
#include "site/output_file.h"

namespace bondgenoot::site {

inline constexpr std::string_view kCalendarType = "text/calendar";

/// What a calendar is of.
enum class CalendarSpan : std::uint8_t {
  All,     ///< `calendar.ics`
  ToCome,  ///< `upcoming.ics`: what is not over on the build's day (`--today`).
};
[[nodiscard]] std::string_view calendar_file(CalendarSpan span);

/// Whether the collection asks for calendars and has something to put in one. Both are written then, so that who
/// follows what is to come is not left with a missing address while nothing is.
[[nodiscard]] bool has_calendar(const Exports& exports, const content::Collection& collection);

/// `Kennisbank: Tijdlijn (wat nog komt)`, the last words by the messages.
[[nodiscard]] std::string calendar_title(const Exports& exports, const content::Collection& collection,
                                         CalendarSpan span, std::string_view language);

/// None when the site has no host, which makes the names of events the only ones of their kind.
[[nodiscard]] std::vector<OutputFile> calendar_files(const Exports& exports);

}  // namespace bondgenoot::site
