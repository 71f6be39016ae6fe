// Filters that take lists apart and put them together; and `default`.
#include <algorithm>

#include "support/phrase.h"
#include "support/utf8.h"
#include "templates/attribute_path.h"
#include "templates/escape.h"
#include "templates/filters_builtin.h"

namespace bondgenoot::templates {
namespace {

EvalResult default_value(CallContext&, const Value& value, const BoundArguments& arguments) {
  bool missing = value.is_undefined();
  if (!missing && arguments.boolean(1, false)) missing = !truth(value).value_or(false);
  if (!missing) return value;
  return arguments.has(0) ? arguments[0] : Value::borrowed("");
}

EvalResult attribute_of(CallContext&, const Value& value, const BoundArguments& arguments) {
  const std::string_view name = arguments.text(0, "");
  if (value.is_object()) return attribute(value, name);
  return Value::undefined_attribute(value, std::string(name));  // Keys of a map are no attributes.
}

EvalResult count(CallContext&, const Value& value, const BoundArguments&) {
  const auto size = length(value);
  if (!size) return std::unexpected(size.error());
  return Value::integer(static_cast<std::int64_t>(*size));
}

EvalResult list(CallContext&, const Value& value, const BoundArguments&) {
  if (value.is_list() && !value.is_tuple()) return value;
  auto items = items_of(value);
  if (!items) return std::unexpected(items.error());
  return Value::list(std::move(*items));
}

EvalResult items(CallContext&, const Value& value, const BoundArguments&) {
  if (value.is_undefined()) return Value::list({});
  std::vector<Value> pairs;
  if (value.is_map()) {
    pairs.reserve(value.as_map().size());
    for (const MapEntry& entry : value.as_map()) pairs.push_back(Value::tuple({entry.key, entry.value}));
    return Value::list(std::move(pairs));
  }
  if (!value.is_object() || value.as_object().shape() != Object::Shape::Mapping)
    return filter_needs("items", phrase("a map"), value);
  const Object& object = value.as_object();
  for (std::size_t i = 0; i < object.size(); ++i) {
    const Value key = object.item(i);
    pairs.push_back(Value::tuple({key, object.attribute(to_text(key))}));
  }
  return Value::list(std::move(pairs));
}

EvalResult first(CallContext&, const Value& value, const BoundArguments&) {
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  Value item;
  if (iterator->next(item)) return item;
  return Value::undefined(phrase("there is no first item: what filter `first` was given is empty"));
}

EvalResult last(CallContext&, const Value& value, const BoundArguments&) {
  const auto size = length(value);
  if (!size) return std::unexpected(size.error());
  if (*size == 0) return Value::undefined(phrase("there is no last item: what filter `last` was given is empty"));
  if (value.is_map()) return value.as_map().back().key;
  if (value.is_object()) return value.as_object().item(*size - 1);
  return subscript(value, Value::integer(-1));
}

EvalResult reverse(CallContext&, const Value& value, const BoundArguments&) {
  if (value.is_string()) return slice(value, Value::none(), Value::none(), Value::integer(-1));
  auto all = items_of(value);
  if (!all) return std::unexpected(all.error());
  std::ranges::reverse(*all);
  return Value::list(std::move(*all));
}

/// A text at the end of a list becomes as safe as the list's safest: Markup.join.
EvalResult join(CallContext& context, const Value& value, const BoundArguments& arguments) {
  const AttributePath path(arguments[1]);
  const Value separator = arguments.has(0) ? arguments[0] : Value::borrowed("");
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  std::vector<Value> parts;
  parts.reserve(iterator->size());
  bool safe = separator.is_safe();
  for (Value item; iterator->next(item);) {
    EvalResult part = path.value_in(item);
    if (!part) return part;
    if (part->is_undefined()) return std::unexpected(undefined_error(*part));
    safe = safe || part->is_safe();
    parts.push_back(std::move(*part));
  }
  safe = safe && context.autoescape;
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) append_output(out, separator, safe);
    append_output(out, parts[i], safe);
    if (out.size() > kMaxTextSize) return eval_error(phrase("filter `join`: the result is too long a string"));
  }
  return safe ? Value::safe(std::move(out)) : Value::text(std::move(out));
}

EvalResult sum(CallContext&, const Value& value, const BoundArguments& arguments) {
  const AttributePath path(arguments[0]);
  Value total = arguments.has(1) ? arguments[1] : Value::integer(0);
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  for (Value item; iterator->next(item);) {
    const EvalResult part = path.value_in(item);
    if (!part) return part;
    EvalResult next = apply(BinaryOperator::Add, total, *part);
    if (!next) return eval_error(phrase("filter `{}`: {}", "sum", next.error().message), next.error().help);
    total = std::move(*next);
  }
  return total;
}

/// How many items a list of lists of `size` may be filled up with.
EvalResult checked_count(std::string_view filter, std::string_view parameter, std::int64_t number) {
  if (number >= 1 && number <= static_cast<std::int64_t>(kMaxListSize)) return Value::integer(number);
  return eval_error(phrase("filter `{}`: `{}` is {}", filter, parameter, number), phrase("it must be 1 or more"));
}

EvalResult batch(CallContext&, const Value& value, const BoundArguments& arguments) {
  const EvalResult wanted = checked_count("batch", "linecount", arguments.integer(0, 0));
  if (!wanted) return wanted;
  auto all = items_of(value);
  if (!all) return std::unexpected(all.error());
  const auto size = static_cast<std::size_t>(wanted->as_integer());
  std::vector<Value> rows;
  for (std::size_t begin = 0; begin < all->size(); begin += size) {
    const std::size_t end = std::min(begin + size, all->size());
    std::vector<Value> row(all->begin() + static_cast<std::ptrdiff_t>(begin),
                           all->begin() + static_cast<std::ptrdiff_t>(end));
    if (arguments.has(1) && !arguments[1].is_none()) row.resize(size, arguments[1]);
    rows.push_back(Value::list(std::move(row)));
  }
  return Value::list(std::move(rows));
}

EvalResult columns(CallContext&, const Value& value, const BoundArguments& arguments) {
  const EvalResult wanted = checked_count("slice", "slices", arguments.integer(0, 0));
  if (!wanted) return wanted;
  auto all = items_of(value);
  if (!all) return std::unexpected(all.error());
  const auto number = static_cast<std::size_t>(wanted->as_integer());
  const std::size_t size = all->size() / number;
  const std::size_t longer = all->size() % number;  // So many columns have one item more.
  const bool fills = arguments.has(1) && !arguments[1].is_none();
  std::vector<Value> lists;
  auto next = all->begin();
  for (std::size_t i = 0; i < number; ++i) {
    const auto end = next + static_cast<std::ptrdiff_t>(size + (i < longer ? 1 : 0));
    std::vector<Value> column(next, end);
    if (fills && i >= longer) column.push_back(arguments[1]);
    lists.push_back(Value::list(std::move(column)));
    next = end;
  }
  return Value::list(std::move(lists));
}

constexpr Parameter kDefault[] = {{"default_value", Accepts::Any}, {"boolean", Accepts::Boolean}};
constexpr Parameter kAttr[] = {{"name", Accepts::Text, true}};
constexpr Parameter kJoin[] = {{"d", Accepts::Value}, {"attribute", Accepts::Attribute}};
constexpr Parameter kSum[] = {{"attribute", Accepts::Attribute}, {"start", Accepts::Value}};
constexpr Parameter kBatch[] = {{"linecount", Accepts::Integer, true}, {"fill_with", Accepts::Value}};
constexpr Parameter kSlice[] = {{"slices", Accepts::Integer, true}, {"fill_with", Accepts::Value}};

}  // namespace

void add_list_filters(FilterTable& filters) {
  for (const std::string_view name : {"default", "d"}) {
    add_filter(filters, name, default_value, {.parameters = kDefault});
    filters.find(name)->second.takes_undefined = true;
  }
  add_filter(filters, "attr", attribute_of, {.parameters = kAttr});
  add_filter(filters, "count", count);
  add_filter(filters, "length", count);
  add_filter(filters, "list", list);
  add_filter(filters, "items", items);
  filters.find("items")->second.takes_undefined = true;
  add_filter(filters, "first", first);
  add_filter(filters, "last", last);
  add_filter(filters, "reverse", reverse);
  add_filter(filters, "join", join, {.parameters = kJoin});
  add_filter(filters, "sum", sum, {.parameters = kSum});
  add_filter(filters, "batch", batch, {.parameters = kBatch});
  add_filter(filters, "slice", columns, {.parameters = kSlice});
}

}  // namespace bondgenoot::templates
