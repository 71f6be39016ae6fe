// What `+`, `<`, `in`, `.name`, `[…]` and `for` mean: Python's semantics, as a Jinja template sees them.
//
// In:  values. Out: values, or an EvalError in the author's words. An undefined operand is always an error.
// Owns nothing. Threads: any.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "templates/call.h"
#include "templates/value.h"

namespace bondgenoot::templates {

enum class BinaryOperator : std::uint8_t {
  Add,
  Subtract,
  Multiply,
  Divide,
  FloorDivide,
  Modulo,
  Power,
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  In,
  NotIn,
};

/// As an author writes it: `+`, `//`, `not in`.
[[nodiscard]] std::string_view spelling(BinaryOperator operation);

/// `left operation right`.
[[nodiscard]] EvalResult apply(BinaryOperator operation, const Value& left, const Value& right);
/// `-value` and `+value`.
[[nodiscard]] EvalResult negated(const Value& value);
[[nodiscard]] EvalResult plus(const Value& value);
/// `a ~ b ~ c`. With `autoescape`, one safe part makes the whole safe and the others escaped; without, the result is
/// plain.
[[nodiscard]] EvalResult concatenated(std::span<const Value> parts, bool autoescape);

/// What `if`, `and`, `or` and `not` go by. An error for undefined values only.
[[nodiscard]] std::expected<bool, EvalError> truth(const Value& value);
/// Python's `==`; `1 == 1.0 == true`. Undefined equals undefined only.
[[nodiscard]] bool equal(const Value& left, const Value& right);
/// Equal values have equal hashes.
[[nodiscard]] std::size_t hash(const Value& value);
/// Numbers, texts, lists item by item, objects that know how. Other pairs, and unlike kinds, are an error.
[[nodiscard]] std::expected<std::partial_ordering, EvalError> compare(const Value& left, const Value& right);
/// `item in container`.
[[nodiscard]] std::expected<bool, EvalError> contains(const Value& container, const Value& item);

/// `owner.name`. A missing attribute is an undefined value that knows what was missing; an attribute of an undefined
/// value is an error. `owner_expression` is the owner as the author wrote it (`entry.author`) and outlives the render.
[[nodiscard]] EvalResult attribute(const Value& owner, std::string_view name, std::string_view owner_expression = {});
/// `owner[key]`; negative indexes count from the end.
[[nodiscard]] EvalResult subscript(const Value& owner, const Value& key, std::string_view owner_expression = {});
/// `value[start:stop:step]`; none stands for a part that is left out.
[[nodiscard]] EvalResult slice(const Value& value, const Value& start, const Value& stop, const Value& step);

/// Characters, items or keys; an error for what has no length.
[[nodiscard]] std::expected<std::size_t, EvalError> length(const Value& value);

/// As `{{ value }}` prints it before escaping: Python's `str()`. Nothing for undefined.
void append_text(std::string& out, const Value& value);
[[nodiscard]] std::string to_text(const Value& value);
/// As it prints within a list: Python's `repr()`.
void append_repr(std::string& out, const Value& value);

/// The error that an undefined value is when it is used.
[[nodiscard]] EvalError undefined_error(const Value& value);

/// Goes over the items of a list or sequence, the keys of a map or mapping, the characters of a text. Holds the value.
class Iterator {
 public:
  [[nodiscard]] static std::expected<Iterator, EvalError> over(Value value);

  /// All there are, whether given yet or not.
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Sets `item` to the next one; false when there is none left.
  [[nodiscard]] bool next(Value& item);

 private:
  Iterator(Value value, std::size_t size) : value_(std::move(value)), size_(size) {}

  Value value_;
  std::size_t size_;
  std::size_t index_ = 0;   // Of the next item.
  std::size_t offset_ = 0;  // Of the next character.
};

/// Whether `Iterator::over` would take it.
[[nodiscard]] bool is_iterable(const Value& value);
/// All that the iterator gives, as a vector.
[[nodiscard]] std::expected<std::vector<Value>, EvalError> items_of(const Value& value);

}  // namespace bondgenoot::templates
