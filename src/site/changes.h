// What was changed last: for lists of changes, `lastmod` and feeds.
//
// In:  entries, and when git saw them change. Out: those with a date, newest first; days as text. Owns nothing.
// Threads: any; pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "content/entry.h"
#include "content/history.h"

namespace bondgenoot::site {

/// How many a list page shows.
inline constexpr std::size_t kChangesShown = 5;

/// The last changed of `entries`, newest first, at most `limit`; of those of one moment in the order given. Nothing
/// when all that have a date were changed at one moment, as after a first commit: that tells nothing.
[[nodiscard]] std::vector<content::EntryId> last_changed(const std::vector<content::EntryId>& entries,
                                                         const std::vector<content::EntryDates>& dates,
                                                         std::size_t limit);

/// By EntryId: the day of the last change, `2017-01-23`, or nothing.
[[nodiscard]] std::vector<std::string> change_days(const std::vector<content::EntryDates>& dates);

}  // namespace bondgenoot::site
