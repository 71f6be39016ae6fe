// Filters that make numbers, and numbers readable.
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "support/phrase.h"
#include "templates/filters_builtin.h"
#include "templates/number_text.h"

namespace bondgenoot::templates {
namespace {

constexpr double kIntegerLimit = 0x1p63;

EvalResult absolute(CallContext&, const Value& value, const BoundArguments&) {
  if (value.is_float()) return Value::number(std::abs(value.as_float()));
  if (!value.is_number()) return filter_needs("abs", phrase("a number"), value);
  return value.as_integer() < 0 ? negated(value) : Value::integer(value.as_integer());
}

/// The whole part of a number, the fallback for what is none, an error for what does not fit.
EvalResult whole_part(double number, const Value& fallback) {
  if (std::isnan(number)) return fallback;
  if (!(std::abs(number) < kIntegerLimit))
    return eval_error(phrase("filter `int`: the number does not fit in an integer of 64 bits"));
  return Value::integer(static_cast<std::int64_t>(number));
}

EvalResult to_integer(CallContext&, const Value& value, const BoundArguments& arguments) {
  const Value fallback = arguments.has(0) ? arguments[0] : Value::integer(0);
  if (value.is_float()) return whole_part(value.as_float(), fallback);
  if (value.is_number()) return Value::integer(value.as_integer());
  if (!value.is_string()) return fallback;
  const std::int64_t base = arguments.integer(1, 10);
  if (base < 0 || base == 1 || base > 36) return eval_error(phrase("filter `int`: the `base` must be 0, or 2 to 36"));
  if (const auto number = parse_integer(value.as_string(), static_cast<int>(base))) return Value::integer(*number);
  const auto number = parse_float(value.as_string());
  return number ? whole_part(*number, fallback) : fallback;
}

EvalResult to_float(CallContext&, const Value& value, const BoundArguments& arguments) {
  const Value fallback = arguments.has(0) ? arguments[0] : Value::number(0);
  if (value.is_number()) return Value::number(value.as_float());
  if (!value.is_string()) return fallback;
  const auto number = parse_float(value.as_string());
  return number ? Value::number(*number) : fallback;
}

/// To `digits` decimals, exactly: the number's own binary value decides, halves go to the even side.
double rounded_float(double number, std::int64_t digits) {
  if (!std::isfinite(number) || digits > 323) return number;
  if (digits < -308) return std::copysign(0.0, number);
  if (digits < 0) {
    const long double unit = std::pow(10.0L, static_cast<long double>(-digits));
    return static_cast<double>(std::nearbyint(static_cast<long double>(number) / unit) * unit);
  }
  std::array<char, 700> buffer{};
  const auto end =
      std::to_chars(buffer.begin(), buffer.end(), number, std::chars_format::fixed, static_cast<int>(digits)).ptr;
  double result = 0;
  std::from_chars(buffer.begin(), end, result);
  return result;
}

/// An integer to tens, hundreds …, halves to the even side.
EvalResult rounded_integer(std::int64_t number, std::int64_t digits) {
  if (digits >= 0) return Value::integer(number);
  if (digits < -18) return Value::integer(0);
  std::int64_t unit = 1;
  for (std::int64_t i = digits; i < 0; ++i) unit *= 10;
  std::int64_t quotient = number / unit;
  const std::int64_t rest = std::abs(number % unit);
  const bool up = rest > unit - rest || (rest == unit - rest && quotient % 2 != 0);
  quotient += up ? (number < 0 ? -1 : 1) : 0;
  return apply(BinaryOperator::Multiply, Value::integer(quotient), Value::integer(unit));
}

EvalResult round_number(CallContext&, const Value& value, const BoundArguments& arguments) {
  if (!value.is_number()) return filter_needs("round", phrase("a number"), value);
  const std::int64_t digits = arguments.integer(0, 0);
  const std::string_view method = arguments.text(1, "common");
  if (method == "common") {
    return value.is_float() ? Value::number(rounded_float(value.as_float(), digits))
                            : rounded_integer(value.as_integer(), digits);
  }
  if (method != "ceil" && method != "floor") {
    return eval_error(phrase("filter `round` has no method `{}`", method),
                      phrase("it has `common`, `ceil` and `floor`"));
  }
  const double unit = std::pow(10.0, static_cast<double>(digits));
  const double scaled = value.as_float() * unit;
  if (!std::isfinite(scaled) || unit == 0) return eval_error(phrase("filter `round`: the number is too large"));
  const double whole = method == "ceil" ? std::ceil(scaled) : std::floor(scaled);
  return Value::number((whole + 0.0) / unit);  // Adding zero takes the sign off a negative zero.
}

EvalResult file_size(CallContext&, const Value& value, const BoundArguments& arguments) {
  constexpr std::array<char, 8> kPrefixes = {'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'};
  const bool binary = arguments.boolean(0, false);
  const auto size =
      value.is_string() ? parse_float(value.as_string()) : std::optional(value.is_number() ? value.as_float() : NAN);
  if (!size || !std::isfinite(*size)) return filter_needs("filesizeformat", phrase("a number"), value);
  const double base = binary ? 1024 : 1000;
  if (*size == 1) return Value::borrowed("1 Byte");
  if (*size < base) return Value::text(fmt::format("{:.0f} Bytes", std::trunc(*size) + 0.0));
  double unit = base;
  std::size_t prefix = 0;
  while (prefix + 1 < kPrefixes.size() && *size >= unit * base) {
    unit *= base;
    ++prefix;
  }
  const char letter = binary && prefix == 0 ? 'K' : kPrefixes[prefix];
  return Value::text(fmt::format("{:.1f} {}{}", base * *size / (unit * base), letter, binary ? "iB" : "B"));
}

constexpr Parameter kInteger[] = {{"default", Accepts::Any}, {"base", Accepts::Integer}};
constexpr Parameter kFloat[] = {{"default", Accepts::Any}};
constexpr Parameter kRound[] = {{"precision", Accepts::Integer}, {"method", Accepts::Text}};
constexpr Parameter kFileSize[] = {{"binary", Accepts::Boolean}};

}  // namespace

void add_number_filters(FilterTable& filters) {
  add_filter(filters, "abs", absolute);
  add_filter(filters, "int", to_integer, {.parameters = kInteger});
  add_filter(filters, "float", to_float, {.parameters = kFloat});
  add_filter(filters, "round", round_number, {.parameters = kRound});
  add_filter(filters, "filesizeformat", file_size, {.parameters = kFileSize});
}

}  // namespace bondgenoot::templates
