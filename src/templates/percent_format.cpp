#include "templates/percent_format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include <fmt/format.h>

#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"
#include "templates/escape.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

constexpr std::int64_t kMaxWidth = 100'000;  // Of a place, and of its precision.

/// One place: `%(key)-08.3f`.
struct Place {
  std::optional<std::string_view> key;
  bool left = false;
  bool zero = false;
  bool plus = false;
  bool space = false;
  bool alternate = false;
  std::int64_t width = 0;
  std::optional<std::int64_t> precision;
  char conversion = 0;
};

using Done = std::expected<void, EvalError>;

class PercentFormatter {
 public:
  PercentFormatter(const Value& format, const Value& values)
      : format_(format.as_string()), safe_(format.is_safe()), values_(values) {}

  EvalResult run() {
    while (position_ < format_.size()) {
      const std::size_t percent = std::min(format_.find('%', position_), format_.size());
      out_ += format_.substr(position_, percent - position_);
      position_ = percent;
      if (percent == format_.size()) break;
      if (const Done done = append_place(); !done) return std::unexpected(done.error());
      if (out_.size() > kMaxTextSize) return eval_error(phrase("the formatted string is too long"));
    }
    const bool keyed = values_.is_map() || (values_.is_list() && !values_.is_tuple());
    if (!keyed && next_ < value_count()) {
      return eval_error(phrase("the format has {} for {}", counted(next_, phrase("place"), phrase("places")),
                               counted(value_count(), phrase("value"), phrase("values"))));
    }
    return safe_ ? Value::safe(std::move(out_)) : Value::text(std::move(out_));
  }

 private:
  [[nodiscard]] std::size_t value_count() const { return values_.is_tuple() ? values_.as_list().size() : 1; }
  [[nodiscard]] bool at(char c) const { return position_ < format_.size() && format_[position_] == c; }

  EvalResult next_value() {
    if (next_ >= value_count()) return eval_error(phrase("the format has more places than there are values"));
    ++next_;
    return values_.is_tuple() ? values_.as_list()[next_ - 1] : values_;
  }

  static EvalError bad_format(std::string_view what) {
    return {.message = phrase("the format {}", what), .help = phrase("write `%%` for a percent sign")};
  }

  Done append_place() {
    const auto place = read_place();
    if (!place) return std::unexpected(place.error());
    if (place->conversion == '%') {
      out_ += '%';
      return {};
    }
    const EvalResult value = value_for(*place);
    if (!value) return std::unexpected(value.error());
    if (value->is_undefined()) return std::unexpected(undefined_error(*value));
    return append_value(*place, *value);
  }

  EvalResult value_for(const Place& place) {
    if (!place.key) return next_value();
    if (!values_.is_map()) return eval_error(phrase("`%({})` needs a map or named values", *place.key));
    return attribute(values_, *place.key);
  }

  std::expected<Place, EvalError> read_place() {
    ++position_;  // The `%`.
    Place place;
    if (at('(')) {
      const std::size_t end = format_.find(')', position_);
      if (end == std::string_view::npos) return std::unexpected(bad_format(phrase("has a `%(` without a `)`")));
      place.key = format_.substr(position_ + 1, end - position_ - 1);
      position_ = end + 1;
    }
    read_flags(place);
    auto width = read_number();
    if (!width) return std::unexpected(width.error());
    place.width = width->value_or(0);
    if (place.width < 0) place.left = true;
    place.width = std::abs(place.width);
    if (at('.')) {
      ++position_;
      auto precision = read_number();
      if (!precision) return std::unexpected(precision.error());
      place.precision = std::max<std::int64_t>(precision->value_or(0), 0);
    }
    while (at('h') || at('l') || at('L')) ++position_;
    if (position_ >= format_.size()) return std::unexpected(bad_format(phrase("ends within a place")));
    place.conversion = format_[position_++];
    return place;
  }

  void read_flags(Place& place) {
    for (;; ++position_) {
      if (at('-'))
        place.left = true;
      else if (at('0'))
        place.zero = true;
      else if (at('+'))
        place.plus = true;
      else if (at(' '))
        place.space = true;
      else if (at('#'))
        place.alternate = true;
      else
        return;
    }
  }

  std::expected<std::optional<std::int64_t>, EvalError> read_number() {
    std::optional<std::int64_t> number;
    if (at('*')) {
      ++position_;
      const EvalResult value = next_value();
      if (!value) return std::unexpected(value.error());
      if (!value->is_integer())
        return eval_error(phrase("`*` in a format needs an integer, not {}", kind_name(*value)));
      number = value->as_integer();
    }
    while (position_ < format_.size() && format_[position_] >= '0' && format_[position_] <= '9') {
      number = std::min(number.value_or(0) * 10 + (format_[position_++] - '0'), kMaxWidth + 1);
    }
    if (number && (*number > kMaxWidth || *number < -kMaxWidth))
      return std::unexpected(bad_format(phrase("has too wide a place")));
    return number;
  }

  Done append_value(const Place& place, const Value& value) {
    switch (place.conversion) {
      case 's':
      case 'r':
        append_padded(place, "", text_of(place, value));
        return {};
      case 'c':
        return append_character(place, value);
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return append_integer(place, value);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return append_float(place, value);
      default:
        return std::unexpected(bad_format(phrase("has a `%{}`, which is no place", place.conversion)));
    }
  }

  [[nodiscard]] std::string text_of(const Place& place, const Value& value) const {
    std::string text;
    if (place.conversion == 's')
      append_output(text, value, safe_);
    else
      append_repr(text, value);
    if (safe_ && place.conversion != 's') text = html_escaped(text);
    if (!place.precision || std::ssize(text) <= *place.precision) return text;
    std::size_t end = 0;
    for (std::int64_t i = 0; i < *place.precision && end < text.size(); ++i)
      static_cast<void>(next_code_point(text, end));
    text.resize(end);
    return text;
  }

  Done append_character(const Place& place, const Value& value) {
    std::string text;
    if (value.is_string() && count_code_points(value.as_string()) == 1)
      text = value.as_string();
    else if ((value.is_integer() || value.is_boolean()) && value.as_integer() >= 0 && value.as_integer() <= 0x10FFFF)
      append_utf8(text, static_cast<char32_t>(value.as_integer()));
    else
      return eval_error(phrase("`%c` needs one character, not {}", kind_name(value)));
    append_padded(place, "", safe_ ? html_escaped(text) : text);
    return {};
  }

  [[nodiscard]] static std::unexpected<EvalError> needs_number(const Place& place, const Value& value,
                                                               std::string_view what) {
    return eval_error(phrase("`%{}` needs {}, not {}", place.conversion, what, kind_name(value)));
  }

  Done append_integer(const Place& place, const Value& value) {
    const bool decimal = place.conversion == 'd' || place.conversion == 'i' || place.conversion == 'u';
    if (!value.is_number() || (!decimal && value.is_float()))
      return needs_number(place, value, decimal ? phrase("a number") : phrase("an integer"));
    if (value.is_float() && !(std::abs(value.as_float()) < 0x1p63))
      return needs_number(place, value, phrase("a smaller number"));
    const std::int64_t number = value.is_float() ? static_cast<std::int64_t>(value.as_float()) : value.as_integer();
    const auto bits = static_cast<std::uint64_t>(number);
    const std::uint64_t size = number < 0 ? 0 - bits : bits;
    std::string digits = place.conversion == 'o'   ? fmt::format("{:o}", size)
                         : place.conversion == 'x' ? fmt::format("{:x}", size)
                         : place.conversion == 'X' ? fmt::format("{:X}", size)
                                                   : fmt::format("{}", size);
    const auto least = static_cast<std::size_t>(place.precision.value_or(0));
    if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
    std::string prefix = sign(place, number < 0);
    if (place.alternate && !decimal) prefix.append("0").push_back(place.conversion);
    append_number(place, prefix, digits);
    return {};
  }

  Done append_float(const Place& place, const Value& value) {
    if (!value.is_number()) return needs_number(place, value, phrase("a number"));
    const double number = std::abs(value.as_float());
    const auto precision = static_cast<int>(place.precision.value_or(6));
    const std::string pattern = std::string(place.alternate ? "%#.*" : "%.*") + place.conversion;
    std::string digits(static_cast<std::size_t>(precision) + 400, ' ');  // No number has more before its point.
    digits.resize(
        static_cast<std::size_t>(std::snprintf(digits.data(), digits.size(), pattern.c_str(), precision, number)));
    append_number(place, sign(place, std::signbit(value.as_float()) && !std::isnan(number)), std::move(digits));
    return {};
  }

  [[nodiscard]] static std::string sign(const Place& place, bool negative) {
    return negative ? "-" : place.plus ? "+" : place.space ? " " : "";
  }

  void append_number(const Place& place, std::string_view prefix, std::string digits) {
    const auto width = static_cast<std::size_t>(place.width);
    if (place.zero && !place.left && prefix.size() + digits.size() < width) {
      digits.insert(0, width - prefix.size() - digits.size(), '0');
    }
    append_padded(place, prefix, digits);
  }

  void append_padded(const Place& place, std::string_view prefix, std::string_view text) {
    const std::size_t size = prefix.size() + count_code_points(text);
    const auto width = static_cast<std::size_t>(place.width);
    const std::size_t padding = width > size ? width - size : 0;
    if (!place.left) out_.append(padding, ' ');
    out_.append(prefix).append(text);
    if (place.left) out_.append(padding, ' ');
  }

  std::string_view format_;
  bool safe_;
  const Value& values_;
  std::size_t position_ = 0;
  std::size_t next_ = 0;  // Of the values.
  std::string out_;
};

}  // namespace

EvalResult percent_format(const Value& format, const Value& values) { return PercentFormatter(format, values).run(); }

}  // namespace bondgenoot::templates
