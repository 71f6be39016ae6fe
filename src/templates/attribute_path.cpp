#include "templates/attribute_path.h"

#include <algorithm>
#include <charconv>

#include "support/text.h"
#include "support/utf8.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

Value step_of(std::string_view text) {
  const bool digits = !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  std::int64_t index = 0;
  if (digits && std::from_chars(text.data(), text.data() + text.size(), index).ec == std::errc())
    return Value::integer(index);
  return Value::text(std::string(text));
}

}  // namespace

AttributePath::AttributePath(std::string_view text) {
  for (const std::string_view part : split(text, '.')) steps_.push_back(step_of(part));
}

AttributePath::AttributePath(const Value& attribute) {
  if (attribute.is_string())
    *this = AttributePath(attribute.as_string());
  else if (attribute.is_integer())
    steps_.push_back(attribute);
}

std::vector<AttributePath> AttributePath::several(const Value& attribute) {
  if (!attribute.is_string()) return {AttributePath(attribute)};
  std::vector<AttributePath> paths;
  for (const std::string_view part : split(attribute.as_string(), ',')) paths.push_back(AttributePath(part));
  return paths;
}

EvalResult AttributePath::value_in(const Value& item, const Value* fallback) const {
  Value value = item;
  for (const Value& step : steps_) {
    EvalResult next = subscript(value, step);
    if (!next) return next;
    value = next->is_undefined() && fallback != nullptr ? *fallback : *next;
  }
  return value;
}

Value case_folded(const Value& value) { return value.is_string() ? Value::text(to_lower(value.as_string())) : value; }

}  // namespace bondgenoot::templates
