#include "templates/operators.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "support/phrase.h"
#include "templates/escape.h"
#include "templates/percent_format.h"

namespace bondgenoot::templates {
namespace {

constexpr std::array<std::string_view, 15> kSpellings = {
    "+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", "<=", ">", ">=", "in", "not in"};

std::unexpected<EvalError> too_large(BinaryOperator operation) {
  return eval_error(phrase("the result of `{}` does not fit in an integer of 64 bits", spelling(operation)));
}

std::unexpected<EvalError> division_by_zero(BinaryOperator operation) {
  return eval_error(phrase("the number to the right of `{}` is zero", spelling(operation)));
}

EvalResult floor_divide(std::int64_t left, std::int64_t right) {
  if (right == 0) return division_by_zero(BinaryOperator::FloorDivide);
  if (left == std::numeric_limits<std::int64_t>::min() && right == -1) return too_large(BinaryOperator::FloorDivide);
  const bool inexact = left % right != 0;
  return Value::integer(left / right - (inexact && (left < 0) != (right < 0) ? 1 : 0));
}

EvalResult modulo(std::int64_t left, std::int64_t right) {
  if (right == 0) return division_by_zero(BinaryOperator::Modulo);
  if (right == -1) return Value::integer(0);  // Of the smallest integer, `%` would overflow.
  const std::int64_t rest = left % right;
  return Value::integer(rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest);
}

EvalResult power(std::int64_t base, std::int64_t exponent) {
  if (exponent < 0) {
    if (base == 0) return eval_error(phrase("zero has no negative power"));
    return Value::number(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
  }
  std::int64_t result = 1;
  for (std::int64_t factor = base;;) {
    if ((exponent & 1) != 0 && __builtin_mul_overflow(result, factor, &result)) return too_large(BinaryOperator::Power);
    exponent >>= 1;
    if (exponent == 0) return Value::integer(result);
    if (__builtin_mul_overflow(factor, factor, &factor)) return too_large(BinaryOperator::Power);
  }
}

EvalResult integer_arithmetic(BinaryOperator operation, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  bool overflow = false;
  switch (operation) {
    case BinaryOperator::Add:
      overflow = __builtin_add_overflow(left, right, &result);
      break;
    case BinaryOperator::Subtract:
      overflow = __builtin_sub_overflow(left, right, &result);
      break;
    case BinaryOperator::Multiply:
      overflow = __builtin_mul_overflow(left, right, &result);
      break;
    case BinaryOperator::FloorDivide:
      return floor_divide(left, right);
    case BinaryOperator::Modulo:
      return modulo(left, right);
    case BinaryOperator::Power:
      return power(left, right);
    default:
      if (right == 0) return division_by_zero(operation);
      // Wide enough for every integer, so that the quotient is rounded once, as in Python.
      return Value::number(static_cast<double>(static_cast<long double>(left) / static_cast<long double>(right)));
  }
  if (overflow) return too_large(operation);
  return Value::integer(result);
}

/// Quotient and rest as Python has them: the rest has the sign of the divisor.
struct Division {
  double quotient;
  double rest;
};

Division divided(double left, double right) {
  double rest = std::fmod(left, right);
  double quotient = (left - rest) / right;
  if (rest == 0)
    rest = std::copysign(0.0, right);
  else if ((right < 0) != (rest < 0)) {
    rest += right;
    quotient -= 1;
  }
  if (quotient == 0) return {.quotient = std::copysign(0.0, left / right), .rest = rest};
  const double floor = std::floor(quotient);
  return {.quotient = quotient - floor > 0.5 ? floor + 1 : floor, .rest = rest};
}

EvalResult float_power(double base, double exponent) {
  if (base == 0 && exponent < 0) return eval_error(phrase("zero has no negative power"));
  const bool fraction = std::isfinite(exponent) && std::trunc(exponent) != exponent;
  if (base < 0 && fraction) return eval_error(phrase("a negative number has no power that is not whole"));
  const double result = std::pow(base, exponent);
  if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
    return eval_error(phrase("the result of `**` is too large for a float"));
  }
  return Value::number(result);
}

EvalResult float_arithmetic(BinaryOperator operation, double left, double right) {
  switch (operation) {
    case BinaryOperator::Add:
      return Value::number(left + right);
    case BinaryOperator::Subtract:
      return Value::number(left - right);
    case BinaryOperator::Multiply:
      return Value::number(left * right);
    case BinaryOperator::Power:
      return float_power(left, right);
    default:
      break;
  }
  if (right == 0) return division_by_zero(operation);
  if (operation == BinaryOperator::Divide) return Value::number(left / right);
  const Division result = divided(left, right);
  return Value::number(operation == BinaryOperator::Modulo ? result.rest : result.quotient);
}

EvalResult joined_texts(const Value& left, const Value& right) {
  const bool safe = left.is_safe() || right.is_safe();
  std::string out;
  out.reserve(left.as_string().size() + right.as_string().size());
  append_output(out, left, safe);
  append_output(out, right, safe);
  if (out.size() > kMaxTextSize) return eval_error(phrase("the result of `+` is too long a string"));
  return safe ? Value::safe(std::move(out)) : Value::text(std::move(out));
}

EvalResult joined_lists(const Value& left, const Value& right) {
  const auto a = left.as_list();
  const auto b = right.as_list();
  if (a.size() + b.size() > kMaxListSize) return eval_error(phrase("the result of `+` is too long a list"));
  std::vector<Value> items;
  items.reserve(a.size() + b.size());
  items.insert(items.end(), a.begin(), a.end());
  items.insert(items.end(), b.begin(), b.end());
  return left.is_tuple() ? Value::tuple(std::move(items)) : Value::list(std::move(items));
}

/// `"ab" * 3`, `[1] * 3`.
EvalResult repeated(const Value& value, std::int64_t count) {
  const std::size_t times = count < 0 ? 0 : static_cast<std::size_t>(count);
  const std::size_t size = value.is_string() ? value.as_string().size() : value.as_list().size();
  const std::size_t limit = value.is_string() ? kMaxTextSize : kMaxListSize;
  if (size > 0 && times > limit / size) {
    return eval_error(value.is_string() ? phrase("the result of `*` is too long a string")
                                        : phrase("the result of `*` is too long a list"));
  }
  if (value.is_string()) {
    std::string out;
    out.reserve(size * times);
    for (std::size_t i = 0; size > 0 && i < times; ++i) out += value.as_string();
    return value.is_safe() ? Value::safe(std::move(out)) : Value::text(std::move(out));
  }
  std::vector<Value> items;
  items.reserve(size * times);
  for (std::size_t i = 0; size > 0 && i < times; ++i)
    items.insert(items.end(), value.as_list().begin(), value.as_list().end());
  return value.is_tuple() ? Value::tuple(std::move(items)) : Value::list(std::move(items));
}

bool is_whole(const Value& value) { return value.is_integer() || value.is_boolean(); }

EvalResult arithmetic(BinaryOperator operation, const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) {
    const bool real = left.is_float() || right.is_float();
    return real ? float_arithmetic(operation, left.as_float(), right.as_float())
                : integer_arithmetic(operation, left.as_integer(), right.as_integer());
  }
  if (operation == BinaryOperator::Add) {
    if (left.is_string() && right.is_string()) return joined_texts(left, right);
    if (left.is_list() && right.is_list() && left.is_tuple() == right.is_tuple()) return joined_lists(left, right);
  }
  if (operation == BinaryOperator::Multiply) {
    if ((left.is_string() || left.is_list()) && is_whole(right)) return repeated(left, right.as_integer());
    if ((right.is_string() || right.is_list()) && is_whole(left)) return repeated(right, left.as_integer());
  }
  if (operation == BinaryOperator::Modulo && left.is_string()) return percent_format(left, right);
  const bool mixed_text = operation == BinaryOperator::Add && (left.is_string() || right.is_string());
  return eval_error(phrase("`{}` cannot take {} and {}", spelling(operation), kind_name(left), kind_name(right)),
                    mixed_text ? std::string(phrase("to put texts together, use `~`")) : std::string());
}

EvalResult ordered(BinaryOperator operation, const Value& left, const Value& right) {
  const auto ordering = compare(left, right);
  if (!ordering)
    return eval_error(fmt::format("`{}`: {}", spelling(operation), ordering.error().message), ordering.error().help);
  switch (operation) {
    case BinaryOperator::Less:
      return Value::boolean(*ordering < 0);
    case BinaryOperator::LessOrEqual:
      return Value::boolean(*ordering <= 0);
    case BinaryOperator::Greater:
      return Value::boolean(*ordering > 0);
    default:
      return Value::boolean(*ordering >= 0);
  }
}

EvalResult membership(const Value& item, const Value& container, bool wanted) {
  const auto found = contains(container, item);
  if (!found) return std::unexpected(found.error());
  return Value::boolean(*found == wanted);
}

}  // namespace

std::string_view spelling(BinaryOperator operation) { return kSpellings[static_cast<std::size_t>(operation)]; }

EvalResult apply(BinaryOperator operation, const Value& left, const Value& right) {
  if (left.is_undefined()) return std::unexpected(undefined_error(left));
  if (right.is_undefined()) return std::unexpected(undefined_error(right));
  switch (operation) {
    case BinaryOperator::Equal:
      return Value::boolean(equal(left, right));
    case BinaryOperator::NotEqual:
      return Value::boolean(!equal(left, right));
    case BinaryOperator::Less:
    case BinaryOperator::LessOrEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterOrEqual:
      return ordered(operation, left, right);
    case BinaryOperator::In:
      return membership(left, right, true);
    case BinaryOperator::NotIn:
      return membership(left, right, false);
    default:
      return arithmetic(operation, left, right);
  }
}

EvalResult negated(const Value& value) {
  if (value.is_undefined()) return std::unexpected(undefined_error(value));
  if (value.is_float()) return Value::number(-value.as_float());
  if (!value.is_number()) return eval_error(phrase("`-` needs a number, not {}", kind_name(value)));
  if (value.as_integer() == std::numeric_limits<std::int64_t>::min()) return too_large(BinaryOperator::Subtract);
  return Value::integer(-value.as_integer());
}

EvalResult plus(const Value& value) {
  if (value.is_undefined()) return std::unexpected(undefined_error(value));
  if (value.is_float()) return value;
  if (!value.is_number()) return eval_error(phrase("`+` needs a number, not {}", kind_name(value)));
  return Value::integer(value.as_integer());
}

EvalResult concatenated(std::span<const Value> parts, bool autoescape) {
  for (const Value& part : parts) {
    if (part.is_undefined()) return std::unexpected(undefined_error(part));
  }
  const bool safe = autoescape && std::ranges::any_of(parts, &Value::is_safe);
  std::string out;
  for (const Value& part : parts) append_output(out, part, safe);
  if (out.size() > kMaxTextSize) return eval_error(phrase("the result of `~` is too long a string"));
  return safe ? Value::safe(std::move(out)) : Value::text(std::move(out));
}

}  // namespace bondgenoot::templates
