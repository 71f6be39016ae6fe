#include "content/review.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

using Unit = ReviewTerm::Unit;

const Field* term_field(const Collection& collection) {
  const Field* field = collection.find_field(kReviewInField);
  return field != nullptr && field->type == FieldType::Text && !field->many ? field : nullptr;
}

const std::string* term_text(const Collection& collection, const Entry& entry) {
  const Field* field = term_field(collection);
  if (field == nullptr || entry.withholds(collection, *field)) return nullptr;
  const FieldValue* value = entry.find(collection, kReviewInField);
  return value == nullptr ? nullptr : value->get<std::string>();
}

void report_term(Span span, std::string_view text, Diagnostics& diagnostics) {
  diagnostics
      .add(DiagnosticCode::InvalidReviewTerm, span, phrase("`{}` is `{}`, which is no term", kReviewInField, text))
      .with_help(phrase("write a number and `d`, `w`, `m` or `y` for days, weeks, months or years: `12m`"));
}

Day first_of_next_month(Day day) {
  if (day.month == 12) return {.year = day.year + 1, .month = 1, .day = 1};
  return {.year = day.year, .month = static_cast<std::uint8_t>(day.month + 1), .day = 1};
}

Day days_after(Day day, std::uint32_t count) {
  for (std::uint32_t left = days_in_month(day.year, day.month) - day.day; count > left;
       left = days_in_month(day.year, day.month) - 1U) {
    count -= left + 1;
    day = first_of_next_month(day);
  }
  day.day = static_cast<std::uint8_t>(day.day + count);
  return day;
}

Day months_after(Day day, std::uint32_t count) {
  const std::uint32_t months = day.month - 1U + count;
  day.year += static_cast<std::int32_t>(months / 12);
  day.month = static_cast<std::uint8_t>(months % 12 + 1);
  day.day = std::min(day.day, days_in_month(day.year, day.month));
  return day;
}

}  // namespace

std::optional<ReviewTerm> parse_review_term(std::string_view text) {
  constexpr std::uint32_t kMost = 999;
  text = trim(text);
  ReviewTerm term;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), term.count);
  if (error != std::errc() || term.count == 0 || term.count > kMost) return std::nullopt;
  const std::string_view unit = trim(text.substr(static_cast<std::size_t>(end - text.data())));
  if (unit == "d")
    term.unit = Unit::Days;
  else if (unit == "w")
    term.unit = Unit::Weeks;
  else if (unit == "m")
    term.unit = Unit::Months;
  else if (unit == "j" || unit == "y")
    term.unit = Unit::Years;
  else
    return std::nullopt;
  return term;
}

Day day_after(Day from, ReviewTerm term) {
  switch (term.unit) {
    case Unit::Days:
      return days_after(from, term.count);
    case Unit::Weeks:
      return days_after(from, term.count * 7);
    case Unit::Months:
      return months_after(from, term.count);
    case Unit::Years:
      break;
  }
  return months_after(from, term.count * 12);
}

std::optional<Day> Review::due() const {
  if (!reviewed) return std::nullopt;
  return day_after(reviewed->last_day().value_or(reviewed->first_day()), term);
}

std::optional<Review> review_of(const Collection& collection, const Entry& entry) {
  const std::string* text = term_text(collection, entry);
  const auto term = text == nullptr ? std::nullopt : parse_review_term(*text);
  if (!term) return std::nullopt;
  Review review{.reviewed = std::nullopt, .term = *term};
  const Field* field = collection.find_field(kReviewedField);
  if (field == nullptr || entry.withholds(collection, *field)) return review;
  const FieldValue* value = entry.find(collection, kReviewedField);
  if (const auto* date = value == nullptr ? nullptr : value->get<Date>()) review.reviewed = *date;
  return review;
}

void check_review_term(Validation& validation) {
  const std::string* text = term_text(validation.collection, validation.entry);
  if (text == nullptr || parse_review_term(*text)) return;
  const Span span = validation.entry.find(validation.collection, kReviewInField)->span;
  if (span.valid()) report_term(span, *text, validation.diagnostics);
}

void check_review_default(const Collection& collection, Diagnostics& diagnostics) {
  const Field* field = term_field(collection);
  if (field != nullptr && field->default_text && !parse_review_term(*field->default_text))
    report_term(field->default_span, *field->default_text, diagnostics);
}

}  // namespace bondgenoot::content
