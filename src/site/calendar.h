// Calendars: the dated entries of a collection, for whoever keeps an agenda (iCalendar, RFC 5545).
//
// In:  Exports. Out: files. Owns nothing. Threads: any; pure.
//
// A collection asks for one by `calendar: true`. Every event is of whole days and keeps nobody busy. What is only known
// to the month, the season or the year spans it and says so in its name; what is uncertain is tentative.
#pragma once

#include <string_view>
#include <vector>

#include "site/exports.h"
#include "site/output_file.h"

namespace bondgenoot::site {

inline constexpr std::string_view kCalendarFile = "calendar.ics";
inline constexpr std::string_view kCalendarType = "text/calendar";

/// Whether the collection asks for a calendar and has something to put in it.
[[nodiscard]] bool has_calendar(const Exports& exports, const content::Collection& collection);

/// None when the site has no host, which makes the names of events the only ones of their kind.
[[nodiscard]] std::vector<OutputFile> calendar_files(const Exports& exports);

}  // namespace bondgenoot::site
