// Filters that sort, group and compare: sort, dictsort, groupby, unique, min, max.
#include <algorithm>
#include <unordered_map>

#include "support/phrase.h"
#include "templates/attribute_path.h"
#include "templates/filters_builtin.h"

namespace bondgenoot::templates {
namespace {

/// An item and what it is sorted by.
struct Keyed {
  Value key;
  Value item;
};

/// A less-than for sorting that remembers the first pair without an order; from then on nothing is less.
class KeyOrder {
 public:
  explicit KeyOrder(bool reverse) : reverse_(reverse) {}

  bool less(const Value& left, const Value& right) {
    if (error_) return false;
    const auto ordering = compare(left, right);
    if (!ordering) error_ = ordering.error();
    return ordering.has_value() && (reverse_ ? *ordering > 0 : *ordering < 0);
  }
  [[nodiscard]] const std::optional<EvalError>& error() const { return error_; }

 private:
  bool reverse_;
  std::optional<EvalError> error_;
};

std::unexpected<EvalError> in_filter(std::string_view filter, const EvalError& error) {
  return eval_error(phrase("filter `{}`: {}", filter, error.message), error.help);
}

/// Stable, also in reverse: equal items keep their order.
std::optional<EvalError> sort_by_key(std::vector<Keyed>& items, bool reverse) {
  KeyOrder order(reverse);
  std::ranges::stable_sort(items, [&](const Keyed& a, const Keyed& b) { return order.less(a.key, b.key); });
  return order.error();
}

/// Gives every item of `value` the key that `make_key` finds in it.
template <typename MakeKey>
std::expected<std::vector<Keyed>, EvalError> keyed_items(const Value& value, MakeKey make_key) {
  auto iterator = Iterator::over(value);
  if (!iterator) return std::unexpected(iterator.error());
  std::vector<Keyed> items;
  items.reserve(iterator->size());
  for (Value item; iterator->next(item);) {
    EvalResult key = make_key(item);
    if (!key) return std::unexpected(key.error());
    items.push_back({std::move(*key), std::move(item)});
  }
  return items;
}

EvalResult folded_value(const AttributePath& path, const Value& item, bool case_sensitive,
                        const Value* fallback = nullptr) {
  EvalResult value = path.value_in(item, fallback);
  return value && !case_sensitive ? case_folded(*value) : value;
}

Value list_of_items(std::vector<Keyed> items) {
  std::vector<Value> out;
  out.reserve(items.size());
  for (Keyed& entry : items) out.push_back(std::move(entry.item));
  return Value::list(std::move(out));
}

EvalResult sort(CallContext&, const Value& value, const BoundArguments& arguments) {
  const bool case_sensitive = arguments.boolean(1, false);
  const std::vector<AttributePath> paths = AttributePath::several(arguments[2]);
  auto items = keyed_items(value, [&](const Value& item) -> EvalResult {
    if (paths.size() == 1) return folded_value(paths.front(), item, case_sensitive);
    std::vector<Value> keys;
    for (const AttributePath& path : paths) {
      EvalResult key = folded_value(path, item, case_sensitive);
      if (!key) return key;
      keys.push_back(std::move(*key));
    }
    return Value::list(std::move(keys));
  });
  if (!items) return in_filter("sort", items.error());
  if (const auto error = sort_by_key(*items, arguments.boolean(0, false))) return in_filter("sort", *error);
  return list_of_items(std::move(*items));
}

EvalResult sort_map(CallContext&, const Value& value, const BoundArguments& arguments) {
  if (!value.is_map()) return filter_needs("dictsort", phrase("a map"), value);
  const std::string_view by = arguments.text(1, "key");
  if (by != "key" && by != "value") {
    return eval_error(phrase("filter `dictsort` cannot sort by `{}`", by), phrase("it sorts by `key` or by `value`"));
  }
  std::vector<Keyed> items;
  for (const MapEntry& entry : value.as_map()) {
    const Value& key = by == "key" ? entry.key : entry.value;
    items.push_back({arguments.boolean(0, false) ? key : case_folded(key), Value::tuple({entry.key, entry.value})});
  }
  if (const auto error = sort_by_key(items, arguments.boolean(2, false))) return in_filter("dictsort", *error);
  return list_of_items(std::move(items));
}

/// A group unpacks to its key and its items, and has them as `grouper` and `list`.
class Group final : public Object {
 public:
  Group(Value key, Value items) : key_(std::move(key)), items_(std::move(items)) {}

  [[nodiscard]] std::string_view type_name() const override { return "group"; }
  [[nodiscard]] Value attribute(std::string_view name) const override {
    return name == "grouper" ? key_ : name == "list" ? items_ : Value();
  }
  [[nodiscard]] std::vector<std::string> attribute_names() const override { return {"grouper", "list"}; }
  [[nodiscard]] Shape shape() const override { return Shape::Sequence; }
  [[nodiscard]] std::size_t size() const override { return 2; }
  [[nodiscard]] Value item(std::size_t index) const override { return index == 0 ? key_ : items_; }
  void append_text(std::string& out) const override { templates::append_text(out, Value::tuple({key_, items_})); }
  [[nodiscard]] bool is_mutable() const override { return key_.holds_mutable() || items_.holds_mutable(); }
  [[nodiscard]] std::size_t depth() const override { return 1 + std::max(key_.depth(), items_.depth()); }

 private:
  Value key_;
  Value items_;
};

EvalResult group_by(CallContext&, const Value& value, const BoundArguments& arguments) {
  const AttributePath path(arguments[0]);
  const Value* fallback = arguments.has(1) && !arguments[1].is_none() ? arguments.find(1) : nullptr;
  const bool case_sensitive = arguments.boolean(2, false);
  auto items =
      keyed_items(value, [&](const Value& item) { return folded_value(path, item, case_sensitive, fallback); });
  if (!items) return in_filter("groupby", items.error());
  if (const auto error = sort_by_key(*items, false)) return in_filter("groupby", *error);
  std::vector<Value> groups;
  for (auto begin = items->begin(); begin != items->end();) {
    const auto end =
        std::find_if(begin, items->end(), [&](const Keyed& entry) { return !equal(entry.key, begin->key); });
    const EvalResult key = path.value_in(begin->item, fallback);  // As it was written first.
    if (!key) return key;
    groups.push_back(Value::make<Group>(*key, list_of_items({begin, end})));
    begin = end;
  }
  return Value::list(std::move(groups));
}

struct ValueHash {
  std::size_t operator()(const Value& value) const { return hash(value); }
};
struct ValueEqual {
  bool operator()(const Value& a, const Value& b) const { return equal(a, b); }
};

EvalResult unique(CallContext&, const Value& value, const BoundArguments& arguments) {
  const AttributePath path(arguments[1]);
  const bool case_sensitive = arguments.boolean(0, false);
  auto items = keyed_items(value, [&](const Value& item) { return folded_value(path, item, case_sensitive); });
  if (!items) return in_filter("unique", items.error());
  std::unordered_map<Value, bool, ValueHash, ValueEqual> seen;
  std::vector<Value> out;
  for (Keyed& entry : *items) {
    if (entry.key.is_undefined()) return std::unexpected(undefined_error(entry.key));
    if (!entry.key.is_key() && !entry.key.is_object()) {
      return eval_error(phrase("filter `unique` cannot go by {}", kind_name(entry.key)),
                        phrase("name an `attribute` to go by"));
    }
    if (seen.emplace(std::move(entry.key), true).second) out.push_back(std::move(entry.item));
  }
  return Value::list(std::move(out));
}

EvalResult extreme(std::string_view filter, const Value& value, const BoundArguments& arguments) {
  const AttributePath path(arguments[1]);
  const bool case_sensitive = arguments.boolean(0, false);
  auto items = keyed_items(value, [&](const Value& item) { return folded_value(path, item, case_sensitive); });
  if (!items) return in_filter(filter, items.error());
  if (items->empty()) return Value::undefined(phrase("what filter `{}` was given is empty", filter));
  KeyOrder order(filter == "max");
  auto best = items->begin();
  for (auto candidate = best + 1; candidate != items->end(); ++candidate) {
    if (order.less(candidate->key, best->key)) best = candidate;
  }
  if (order.error()) return in_filter(filter, *order.error());
  return best->item;
}

EvalResult smallest(CallContext&, const Value& value, const BoundArguments& arguments) {
  return extreme("min", value, arguments);
}
EvalResult largest(CallContext&, const Value& value, const BoundArguments& arguments) {
  return extreme("max", value, arguments);
}

constexpr Parameter kSort[] = {
    {"reverse", Accepts::Boolean}, {"case_sensitive", Accepts::Boolean}, {"attribute", Accepts::Attribute}};
constexpr Parameter kSortMap[] = {
    {"case_sensitive", Accepts::Boolean}, {"by", Accepts::Text}, {"reverse", Accepts::Boolean}};
constexpr Parameter kGroupBy[] = {
    {"attribute", Accepts::Attribute, true}, {"default", Accepts::Value}, {"case_sensitive", Accepts::Boolean}};
constexpr Parameter kByAttribute[] = {{"case_sensitive", Accepts::Boolean}, {"attribute", Accepts::Attribute}};

}  // namespace

void add_order_filters(FilterTable& filters) {
  add_filter(filters, "sort", sort, {.parameters = kSort});
  add_filter(filters, "dictsort", sort_map, {.parameters = kSortMap});
  add_filter(filters, "groupby", group_by, {.parameters = kGroupBy});
  add_filter(filters, "unique", unique, {.parameters = kByAttribute});
  add_filter(filters, "min", smallest, {.parameters = kByAttribute});
  add_filter(filters, "max", largest, {.parameters = kByAttribute});
}

}  // namespace bondgenoot::templates
