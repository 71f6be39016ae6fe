#include "site/date_text.h"
#include "site/views.h"
#include "templates/fragment_key.h"

namespace bondgenoot::site {
namespace {

using templates::Value;

std::string_view precision_name(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::Year:
      return "year";
    case DatePrecision::Season:
      return "season";
    case DatePrecision::Month:
      return "month";
    case DatePrecision::Day:
      break;
  }
  return "day";
}

Value point_value(const Views& views, const std::optional<DatePoint>& point) {
  if (!point) return Value::none();
  return Value::make<DateView>(views, Date{.start = point, .end = std::nullopt, .interval = false});
}

Value number_or_none(std::uint8_t number, std::uint8_t highest) {
  return number == 0 || number > highest ? Value::none() : Value::integer(number);
}

}  // namespace

Value DateView::attribute(std::string_view name) const {
  constexpr std::uint8_t kMonths = 12;
  constexpr std::uint8_t kDays = 31;
  const DatePoint& point = date_.start ? *date_.start : *date_.end;
  if (name == "text") return Value::text(date_text(date_, views_.messages(), views_.language()));
  if (name == "iso") return Value::text(machine_date(date_));
  if (name == "edtf") return Value::text(date_.edtf());
  if (name == "year") return Value::integer(date_.year());
  if (name == "month") return number_or_none(point.month, kMonths);
  if (name == "month_text") return Value::text(month_text(point.month, views_.messages()));
  if (name == "day") return number_or_none(point.day, kDays);
  if (name == "precision") return Value::borrowed(precision_name(date_.precision()));
  if (name == "is_uncertain") return Value::boolean(date_.uncertain());
  if (name == "is_approximate") return Value::boolean(date_.approximate());
  if (name == "is_interval") return Value::boolean(date_.interval);
  if (name == "is_past") return Value::boolean(date_.is_past(views_.data().today));
  if (name == "is_future") return Value::boolean(date_.is_future(views_.data().today));
  if (name == "start") return point_value(views_, date_.start);
  if (name == "end") return point_value(views_, date_.end);
  return {};
}

std::vector<std::string> DateView::attribute_names() const {
  return {"text",        "iso",     "edtf",      "year",         "month",
          "month_text",  "day",     "precision", "is_uncertain", "is_approximate",
          "is_interval", "is_past", "is_future", "start",        "end"};
}

bool DateView::append_identity(std::string& key) const {
  key += 'd';
  key += date_.interval ? 'i' : '-';
  for (const std::optional<DatePoint>& point : {date_.start, date_.end}) {
    key += point ? '1' : '0';
    if (!point) continue;
    templates::append_key_bytes(key, point->year);
    for (const std::uint8_t part : {point->month, point->day}) key += static_cast<char>(part);
    key += point->uncertain ? '?' : '-';
    key += point->approximate ? '~' : '-';
  }
  return true;
}

void DateView::append_text(std::string& out) const { out += date_text(date_, views_.messages(), views_.language()); }

bool DateView::equals(const templates::Object& other) const {
  const auto* date = dynamic_cast<const DateView*>(&other);
  return date != nullptr && date->date_ == date_;
}

std::optional<std::strong_ordering> DateView::compare(const templates::Object& other) const {
  const auto* date = dynamic_cast<const DateView*>(&other);
  if (date == nullptr) return std::nullopt;
  return bondgenoot::compare(date_, date->date_);
}

}  // namespace bondgenoot::site
