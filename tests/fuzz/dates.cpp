// Dates as fields have them (EDTF), and as people write them instead.
#include "content/value_parser.h"
#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "support/date.h"
#include "support/utf8.h"

namespace bondgenoot::fuzz {
namespace {

void demand_date(const Date& date, std::string_view written) {
  const auto again = parse_date(date.edtf());
  demand(again.has_value() && *again == date, "a date is what its EDTF says", written);
  demand(compare(date, date) == std::strong_ordering::equal, "a date is equal to itself", written);
  const auto last = date.last_day();
  demand(!last || date.first_day() <= *last, "a date does not end before it begins", written);
  demand(!date.is_past({2026, 11, 22}) || !date.is_future({2026, 11, 22}), "no date is past and to come", written);
}

}  // namespace

void dates(std::string_view bytes) {
  if (const auto date = parse_date(bytes)) {
    demand_date(*date, bytes);
  } else {
    const DateError& error = date.error();
    demand(error.begin <= error.end && error.end <= bytes.size(), "what is wrong lies within the text", bytes);
    demand(!error.message.empty(), "what is wrong is said", bytes);
  }
  if (const auto day = parse_day(bytes)) demand(day->iso() == bytes, "a day is written as it was read", bytes);
  if (find_invalid_utf8(bytes)) return;
  if (const auto likely = content::likely_date(bytes)) {
    const auto date = parse_date(*likely);
    demand(date.has_value(), "what was most likely meant is a date", *likely);
    demand_date(*date, *likely);
  }
}

}  // namespace bondgenoot::fuzz
