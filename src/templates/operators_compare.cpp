// Truth, equality, order and membership.
#include <algorithm>
#include <cmath>

#include "support/phrase.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

/// An integer and a float, exactly: a float has fewer bits than a large integer.
std::partial_ordering compare_mixed(std::int64_t left, double right) {
  if (std::isnan(right)) return std::partial_ordering::unordered;
  if (right >= 0x1p63) return std::partial_ordering::less;
  if (right < -0x1p63) return std::partial_ordering::greater;
  const double whole = std::trunc(right);
  const auto ordering = left <=> static_cast<std::int64_t>(whole);
  return ordering != 0 ? std::partial_ordering(ordering) : whole <=> right;
}

std::partial_ordering compare_numbers(const Value& left, const Value& right) {
  if (left.is_float() && right.is_float()) return left.as_float() <=> right.as_float();
  if (right.is_float()) return compare_mixed(left.as_integer(), right.as_float());
  if (left.is_float()) return 0 <=> compare_mixed(right.as_integer(), left.as_float());
  return left.as_integer() <=> right.as_integer();
}

bool equal_maps(const Value& left, const Value& right) {
  const auto entries = left.as_map();
  if (entries.size() != right.as_map().size()) return false;
  return std::ranges::all_of(entries, [&](const MapEntry& entry) {
    const Value* other = right.find(entry.key);
    return other != nullptr && equal(entry.value, *other);
  });
}

std::unexpected<EvalError> no_order(const Value& left, const Value& right) {
  return eval_error(phrase("{} and {} have no order", kind_name(left), kind_name(right)));
}

std::expected<std::partial_ordering, EvalError> compare_lists(const Value& left, const Value& right) {
  const auto a = left.as_list();
  const auto b = right.as_list();
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (a[i].is_undefined() || b[i].is_undefined() || !equal(a[i], b[i])) return compare(a[i], b[i]);
  }
  return a.size() <=> b.size();
}

std::expected<bool, EvalError> object_contains(const Object& object, const Value& item) {
  if (object.shape() == Object::Shape::Plain) {
    return eval_error(phrase("`in` cannot look into `{}`", object.type_name()));
  }
  if (object.shape() == Object::Shape::Mapping && item.is_string()) {
    return !object.attribute(item.as_string()).is_undefined();
  }
  for (std::size_t i = 0; i < object.size(); ++i) {
    if (equal(object.item(i), item)) return true;
  }
  return false;
}

}  // namespace

std::expected<bool, EvalError> truth(const Value& value) {
  switch (value.kind()) {
    case Kind::Undefined:
      return std::unexpected(undefined_error(value));
    case Kind::None:
      return false;
    case Kind::Boolean:
      return value.as_boolean();
    case Kind::Integer:
      return value.as_integer() != 0;
    case Kind::Float:
      return value.as_float() != 0;
    case Kind::String:
      return !value.as_string().empty();
    case Kind::List:
      return !value.as_list().empty();
    case Kind::Map:
      return !value.as_map().empty();
    case Kind::Object:
      return value.as_object().truth();
  }
  return false;
}

bool equal(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return compare_numbers(left, right) == 0;
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Kind::String:
      return left.as_string() == right.as_string();
    case Kind::List:
      return left.is_tuple() == right.is_tuple() && std::ranges::equal(left.as_list(), right.as_list(), equal);
    case Kind::Map:
      return equal_maps(left, right);
    case Kind::Object:
      return &left.as_object() == &right.as_object() || left.as_object().equals(right.as_object());
    default:
      return true;
  }
}

std::size_t hash(const Value& value) {
  switch (value.kind()) {
    case Kind::Boolean:
    case Kind::Integer:
      return std::hash<std::int64_t>{}(value.as_integer());
    case Kind::Float: {  // 1.0 equals 1.
      const double number = value.as_float();
      const bool whole = std::trunc(number) == number && std::abs(number) < 0x1p63;
      return whole ? std::hash<std::int64_t>{}(static_cast<std::int64_t>(number)) : std::hash<double>{}(number);
    }
    case Kind::String:
      return std::hash<std::string_view>{}(value.as_string());
    case Kind::List: {
      std::size_t result = 17;
      for (const Value& item : value.as_list()) result = result * 31 + hash(item);
      return result;
    }
    case Kind::Map:
      return value.as_map().size();  // Whatever the order of the keys.
    case Kind::Object:
      return value.as_object().hash();
    default:
      return 0;
  }
}

std::expected<std::partial_ordering, EvalError> compare(const Value& left, const Value& right) {
  if (left.is_undefined()) return std::unexpected(undefined_error(left));
  if (right.is_undefined()) return std::unexpected(undefined_error(right));
  if (left.is_number() && right.is_number()) return compare_numbers(left, right);
  if (left.kind() != right.kind()) return no_order(left, right);
  if (left.is_string()) return left.as_string() <=> right.as_string();
  if (left.is_list() && left.is_tuple() == right.is_tuple()) return compare_lists(left, right);
  if (left.is_object()) {
    if (const auto ordering = left.as_object().compare(right.as_object())) return *ordering;
  }
  return no_order(left, right);
}

std::expected<bool, EvalError> contains(const Value& container, const Value& item) {
  if (container.is_undefined()) return std::unexpected(undefined_error(container));
  if (item.is_undefined()) return std::unexpected(undefined_error(item));
  switch (container.kind()) {
    case Kind::String:
      if (item.is_string()) return container.as_string().find(item.as_string()) != std::string_view::npos;
      return eval_error(phrase("`in` looks for a string in a string, not for {}", kind_name(item)));
    case Kind::List:
      for (const Value& value : container.as_list()) {
        if (value.is_undefined()) return std::unexpected(undefined_error(value));
        if (equal(value, item)) return true;
      }
      return false;
    case Kind::Map:
      if (item.is_key()) return container.find(item) != nullptr;
      return eval_error(phrase("{} cannot be a key of a map", kind_name(item)));
    case Kind::Object:
      return object_contains(container.as_object(), item);
    default:
      return eval_error(phrase("`in` cannot look into {}", kind_name(container)));
  }
}

}  // namespace bondgenoot::templates
