// `.name`, `[…]`, slices, lengths and loops.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/byte_run.h"
#include "support/phrase.h"
#include "support/utf8.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

/// What to use instead of the methods of Python that authors of Jinja templates know; nothing for another name.
std::string instead_of_method(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kFilters[] = {
      {"capitalize", "capitalize"}, {"count", "count"}, {"format", "format"},
      {"items", "items"},           {"join", "join"},   {"lower", "lower"},
      {"replace", "replace"},       {"strip", "trim"},  {"title", "title"},
      {"upper", "upper"},           {"values", "items"}};
  if (name == "append") return "`list + [item]`";
  if (name == "get") return "`map[key]|default(value)`";
  if (name == "keys") return phrase("the map itself, which gives its keys");
  if (name == "startswith") return phrase("a slice: `text[:3] == \"abc\"`");
  const auto* filter = std::ranges::find(kFilters, name, [](const auto& row) { return row.first; });
  return filter == std::end(kFilters) ? std::string() : phrase("the filter `{}`", filter->second);
}

/// The bytes of the character at `index` (of characters).
std::string_view character_at(std::string_view text, std::size_t index) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < index; ++i) static_cast<void>(next_code_point(text, begin));
  std::size_t end = begin;
  static_cast<void>(next_code_point(text, end));
  return text.substr(begin, end - begin);
}

/// A part of a text, as safe as the whole. It borrows from what the whole borrows.
Value part_of(const Value& whole, std::string_view part) {
  if (whole.is_borrowed()) return Value::borrowed(part).with_safe(whole.is_safe());
  return Value::text(std::string(part)).with_safe(whole.is_safe());
}

std::size_t size_of(const Value& value) {
  switch (value.kind()) {
    case Kind::String:
      return count_code_points(value.as_string());
    case Kind::List:
      return value.as_list().size();
    case Kind::Map:
      return value.as_map().size();
    default:
      return value.as_object().size();
  }
}

bool is_sequence_object(const Value& value) {
  return value.is_object() && value.as_object().shape() == Object::Shape::Sequence;
}

bool is_indexed(const Value& value) { return value.is_string() || value.is_list() || is_sequence_object(value); }

Value item_at(const Value& value, std::size_t index) {
  if (value.is_list()) return value.part(value.as_list()[index]);
  if (value.is_string()) return part_of(value, character_at(value.as_string(), index));
  return value.as_object().item(index);
}

std::string owner_name(const Value& owner, std::string_view expression) {
  return expression.empty() ? kind_name(owner) : fmt::format("`{}`", expression);
}

Value missing_item(const Value& owner, const Value& key, std::string_view expression) {
  std::string shown;
  append_repr(shown, key);
  return Value::undefined(phrase("{} has no item {}", owner_name(owner, expression), shown));
}

Value index_into(const Value& owner, const Value& key, std::string_view expression) {
  const auto size = static_cast<std::int64_t>(size_of(owner));
  const std::int64_t index = key.as_integer() < 0 ? key.as_integer() + size : key.as_integer();
  if (index >= 0 && index < size) return item_at(owner, static_cast<std::size_t>(index));
  if (expression.empty()) return missing_item(owner, key, expression);
  return Value::undefined(phrase("`{}` has no item {}; it has {}", expression, key.as_integer(), size));
}

/// Start, stop and step as Python's slice.indices() gives them.
struct SliceRange {
  std::int64_t start = 0;
  std::int64_t step = 1;
  std::size_t count = 0;
};

std::expected<std::optional<std::int64_t>, EvalError> slice_part(const Value& value) {
  if (value.is_none()) return std::nullopt;
  if (value.is_undefined()) return std::unexpected(undefined_error(value));
  if (value.is_integer() || value.is_boolean()) return value.as_integer();
  return eval_error(phrase("a slice goes by integers, not by {}", kind_name(value)));
}

std::int64_t clamped(std::int64_t position, std::int64_t size, std::int64_t low, std::int64_t high) {
  return std::clamp(position < 0 ? position + size : position, low, high);
}

SliceRange slice_range(std::int64_t size, std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                       std::int64_t step) {
  const bool forward = step > 0;
  const std::int64_t low = forward ? 0 : -1;
  const std::int64_t high = forward ? size : size - 1;
  const std::int64_t first = start ? clamped(*start, size, low, high) : (forward ? low : high);
  const std::int64_t last = stop ? clamped(*stop, size, low, high) : (forward ? high : low);
  const std::int64_t distance = forward ? last - first : first - last;
  if (distance <= 0) return {.start = first, .step = step, .count = 0};
  // A step longer than the whole takes one item; and the smallest integer has no positive counterpart.
  const std::int64_t stride = forward ? std::min(step, size) : -std::max(step, -size);
  return {.start = first,
          .step = forward ? stride : -stride,
          .count = static_cast<std::size_t>((distance - 1) / stride + 1)};
}

Value slice_text(const Value& value, const SliceRange& range) {
  const std::string_view text = value.as_string();
  if (range.count == 0) return part_of(value, {});
  std::vector<std::size_t> offsets;  // Of each character, and of the end. Not needed where a byte is a character.
  if (!is_ascii(text)) {
    for (std::size_t i = 0; i < text.size(); static_cast<void>(next_code_point(text, i))) offsets.push_back(i);
    offsets.push_back(text.size());
  }
  const auto offset = [&](std::size_t index) { return offsets.empty() ? index : offsets[index]; };
  const auto start = static_cast<std::size_t>(range.start);
  if (range.step == 1) return part_of(value, text.substr(offset(start), offset(start + range.count) - offset(start)));
  std::string out;
  std::int64_t index = range.start;
  for (std::size_t i = 0; i < range.count; ++i, index += range.step) {
    const auto at = static_cast<std::size_t>(index);
    out += text.substr(offset(at), offset(at + 1) - offset(at));
  }
  return Value::text(std::move(out)).with_safe(value.is_safe());
}

}  // namespace

EvalError undefined_error(const Value& value) {
  const auto suggestion = value.missing_suggestion();
  if (suggestion) return {.message = value.missing(), .help = phrase("did you mean `{}`?", *suggestion)};
  const std::string instead = instead_of_method(value.missing_name());
  if (instead.empty()) return {.message = value.missing(), .help = ""};
  return {.message = value.missing(), .help = phrase("values have no methods: use {}", instead)};
}

EvalResult attribute(const Value& owner, std::string_view name, std::string_view owner_expression) {
  switch (owner.kind()) {
    case Kind::Undefined:
      return std::unexpected(undefined_error(owner));
    case Kind::Map:
      if (const Value* found = owner.find(name)) return owner.part(*found);
      break;
    case Kind::Object: {
      Value found = owner.as_object().attribute(name);
      if (!found.is_undefined()) return found;
      break;
    }
    default:
      break;
  }
  return Value::undefined_attribute(owner, std::string(name), owner_expression);
}

EvalResult subscript(const Value& owner, const Value& key, std::string_view owner_expression) {
  if (owner.is_undefined()) return std::unexpected(undefined_error(owner));
  if (key.is_undefined()) return std::unexpected(undefined_error(key));
  if (owner.is_map()) {
    if (const Value* found = owner.find(key)) return owner.part(*found);
    if (!key.is_string()) return missing_item(owner, key, owner_expression);
  }
  if (key.is_string()) return attribute(owner, key.as_string(), owner_expression);
  if ((key.is_integer() || key.is_boolean()) && is_indexed(owner)) return index_into(owner, key, owner_expression);
  return missing_item(owner, key, owner_expression);
}

EvalResult slice(const Value& value, const Value& start, const Value& stop, const Value& step) {
  if (value.is_undefined()) return std::unexpected(undefined_error(value));
  if (!is_indexed(value)) return eval_error(phrase("{} has no slices", kind_name(value)));
  const auto first = slice_part(start);
  if (!first) return std::unexpected(first.error());
  const auto last = slice_part(stop);
  if (!last) return std::unexpected(last.error());
  const auto stride = slice_part(step);
  if (!stride) return std::unexpected(stride.error());
  if (*stride == 0) return eval_error(phrase("the step of a slice is 0"));
  const SliceRange range = slice_range(static_cast<std::int64_t>(size_of(value)), *first, *last, stride->value_or(1));
  if (value.is_string()) return slice_text(value, range);
  if (range.count > kMaxListSize) return eval_error(phrase("this slice is too long"));
  std::vector<Value> items;
  items.reserve(range.count);
  std::int64_t index = range.start;
  for (std::size_t i = 0; i < range.count; ++i, index += range.step) {
    items.push_back(item_at(value, static_cast<std::size_t>(index)));
  }
  return value.is_tuple() ? Value::tuple(std::move(items)) : Value::list(std::move(items));
}

std::expected<std::size_t, EvalError> length(const Value& value) {
  if (value.is_undefined()) return std::unexpected(undefined_error(value));
  if (is_iterable(value)) return size_of(value);
  return eval_error(phrase("{} has no length", kind_name(value)));
}

bool is_iterable(const Value& value) {
  if (value.is_object()) return value.as_object().shape() != Object::Shape::Plain;
  return value.is_string() || value.is_list() || value.is_map();
}

std::expected<Iterator, EvalError> Iterator::over(Value value) {
  if (value.is_undefined()) return std::unexpected(undefined_error(value));
  if (!is_iterable(value)) return eval_error(phrase("{} is nothing to loop over", kind_name(value)));
  const std::size_t size = size_of(value);
  return Iterator(std::move(value), size);
}

bool Iterator::next(Value& item) {
  if (index_ >= size_) return false;
  switch (value_.kind()) {
    case Kind::List:
      item = value_.part(value_.as_list()[index_]);
      break;
    case Kind::Map:
      item = value_.part(value_.as_map()[index_].key);
      break;
    case Kind::Object:
      item = value_.as_object().item(index_);
      break;
    default: {
      const std::string_view text = value_.as_string();
      const std::size_t begin = offset_;
      static_cast<void>(next_code_point(text, offset_));
      item = part_of(value_, text.substr(begin, offset_ - begin)).with_safe(false);
    }
  }
  ++index_;
  return true;
}

std::expected<std::vector<Value>, EvalError> items_of(const Value& value) {
  if (value.is_list()) return std::vector<Value>(value.as_list().begin(), value.as_list().end());
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  std::vector<Value> items;
  items.reserve(iterator->size());
  for (Value item; iterator->next(item);) items.push_back(std::move(item));
  return items;
}

}  // namespace bondgenoot::templates
