// When an entry has to be looked at again: the fields `reviewed` and `review_in`.
//
// In:  an entry, or the text of a term. Out: days, and what is wrong with a term. Owns nothing. Threads: any; pure.
// Like `title`, the two have their role by their name, in any collection that has them: a date, and a text.
#pragma once

#include <optional>
#include <string_view>

#include "content/entry.h"
#include "content/validator.h"

namespace bondgenoot::content {

inline constexpr std::string_view kReviewedField = "reviewed";
inline constexpr std::string_view kReviewInField = "review_in";

/// `12m`, `2j`: a number and what it counts.
struct ReviewTerm {
  enum class Unit : std::uint8_t { Days, Weeks, Months, Years };
  std::uint32_t count = 0;
  Unit unit = Unit::Months;
  friend bool operator==(const ReviewTerm&, const ReviewTerm&) = default;
};

/// A number from 1 to 999 and `d`, `w`, `m`, `j` or `y`.
[[nodiscard]] std::optional<ReviewTerm> parse_review_term(std::string_view text);

/// `from` and the term. A month that is too short gives its last day.
[[nodiscard]] Day day_after(Day from, ReviewTerm term);

/// What an entry says of its review.
struct Review {
  std::optional<Date> reviewed;
  ReviewTerm term;
  /// The last day on which it is up to date; nothing when it was never reviewed.
  [[nodiscard]] std::optional<Day> due() const;
};

/// Nothing when the entry has no term, or may not show it. A term that cannot be read is none: that is said elsewhere.
[[nodiscard]] std::optional<Review> review_of(const Collection& collection, const Entry& entry);

/// Says a `review_in` that is no term: in an entry, or as the default of the field.
void check_review_term(Validation& validation);
void check_review_default(const Collection& collection, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
