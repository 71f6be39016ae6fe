// Dates in words, from the interface's own words (`date.…` in i18n), as precise as the date and no more.
//
// In:  a Date, Messages. Out: text. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>

#include "site/messages.h"
#include "support/date.h"

namespace bondgenoot::site {

/// "25 juli 2017", "december 2016", "najaar 2018", "waarschijnlijk februari 2017", "23 tot en met 27 januari 2017",
/// "vanaf 2011".
[[nodiscard]] std::string date_text(const Date& date, const Messages& messages, std::string_view language);

/// "december"; for 21 to 24 the season; empty for 0.
[[nodiscard]] std::string month_text(std::uint8_t month, const Messages& messages);

/// For `<time datetime>`: `2016-12-05`, `2016-12` or `2016`; a season gives its year, an interval its start (or its end
/// when it has no start).
[[nodiscard]] std::string machine_date(const Date& date);

}  // namespace bondgenoot::site
