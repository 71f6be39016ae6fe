#include "templates/functions.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "support/phrase.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

/// Integers at equal distances, made when asked for.
class Range final : public Object {
 public:
  Range(std::int64_t start, std::int64_t stop, std::int64_t step, std::size_t size)
      : start_(start), stop_(stop), step_(step), size_(size) {}

  [[nodiscard]] std::string_view type_name() const override { return "range"; }
  [[nodiscard]] Shape shape() const override { return Shape::Sequence; }
  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] Value item(std::size_t index) const override {
    return Value::integer(start_ + static_cast<std::int64_t>(index) * step_);
  }
  void append_text(std::string& out) const override {
    out += step_ == 1 ? fmt::format("range({}, {})", start_, stop_)
                      : fmt::format("range({}, {}, {})", start_, stop_, step_);
  }
  [[nodiscard]] bool equals(const Object& other) const override {
    const auto* range = dynamic_cast<const Range*>(&other);
    if (range == nullptr || size_ != range->size_) return false;
    return size_ == 0 || (start_ == range->start_ && (size_ == 1 || step_ == range->step_));
  }
  [[nodiscard]] std::size_t hash() const override { return size_; }

 private:
  std::int64_t start_;
  std::int64_t stop_;
  std::int64_t step_;
  std::size_t size_;
};

constexpr Parameter kRange[] = {
    {"start", Accepts::Integer, true}, {"stop", Accepts::Integer}, {"step", Accepts::Integer}};

EvalResult range(CallContext&, const Arguments& arguments) {
  const auto bound = bind({.kind = "function", .name = "range"}, {.parameters = kRange}, arguments);
  if (!bound) return std::unexpected(bound.error());
  const std::int64_t first = bound->integer(0, 0);
  const std::int64_t start = bound->has(1) ? first : 0;
  const std::int64_t stop = bound->integer(1, first);
  const std::int64_t step = bound->integer(2, 1);
  if (step == 0) return eval_error(phrase("the step of `range` is 0"));
  const bool empty = step > 0 ? start >= stop : start <= stop;
  // Unsigned, because the distance between two integers may not fit in one.
  const auto low = static_cast<std::uint64_t>(step > 0 ? start : stop);
  const auto high = static_cast<std::uint64_t>(step > 0 ? stop : start);
  const std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  const std::uint64_t size = empty ? 0 : (high - low - 1) / stride + 1;
  if (size > kMaxListSize) return eval_error(phrase("`range` would have {} items; the most is {}", size, kMaxListSize));
  return Value::make<Range>(start, stop, step, static_cast<std::size_t>(size));
}

/// The entries of `dict(…)` and `namespace(…)`: of a map or a list of pairs, then those of named arguments.
std::expected<std::vector<MapEntry>, EvalError> entries_of(std::string_view function, const Arguments& arguments) {
  std::vector<MapEntry> entries;
  if (arguments.positional.size() > 1)
    return eval_error(phrase("function `{}` takes one map and named arguments", function));
  if (!arguments.positional.empty() && arguments.positional[0].is_map()) {
    const auto given = arguments.positional[0].as_map();
    entries.assign(given.begin(), given.end());
  } else if (!arguments.positional.empty()) {
    auto pairs = Iterator::over(arguments.positional[0]);
    if (!pairs) return std::unexpected(pairs.error());
    for (Value pair; pairs->next(pair);) {
      const auto both = items_of(pair);
      const bool fits = both && both->size() == 2 && (*both)[0].is_key();
      if (!fits)
        return eval_error(phrase("function `{}` takes pairs of a key and a value, not {}", function, kind_name(pair)));
      entries.push_back({(*both)[0], (*both)[1]});
    }
  }
  for (const NamedValue& argument : arguments.named) {
    entries.push_back({Value::text(std::string(argument.name)), argument.value});
  }
  return entries;
}

EvalResult dict(CallContext&, const Arguments& arguments) {
  auto entries = entries_of("dict", arguments);
  if (!entries) return std::unexpected(entries.error());
  return Value::map(std::move(*entries));
}

/// What a loop may change and the template around it sees.
class Namespace final : public Object {
 public:
  [[nodiscard]] std::string_view type_name() const override { return "namespace"; }
  [[nodiscard]] Value attribute(std::string_view name) const override {
    const auto found = std::ranges::find(names_, name);
    return found == names_.end() ? Value() : values_[static_cast<std::size_t>(found - names_.begin())];
  }
  [[nodiscard]] std::vector<std::string> attribute_names() const override { return names_; }
  [[nodiscard]] bool is_mutable() const override { return true; }

  [[nodiscard]] std::optional<std::string> assign(std::string_view name, Value value) override {
    if (value.holds_mutable()) return phrase("a namespace cannot hold a namespace");
    const auto found = std::ranges::find(names_, name);
    if (found != names_.end()) {
      values_[static_cast<std::size_t>(found - names_.begin())] = std::move(value);
      return std::nullopt;
    }
    names_.emplace_back(name);
    values_.push_back(std::move(value));
    return std::nullopt;
  }

  void append_text(std::string& out) const override {
    std::vector<MapEntry> entries;
    for (std::size_t i = 0; i < names_.size(); ++i) entries.push_back({Value::borrowed(names_[i]), values_[i]});
    out += "<Namespace ";
    append_repr(out, Value::map(std::move(entries)));
    out += '>';
  }

 private:
  std::vector<std::string> names_;  // Few: found one by one.
  std::vector<Value> values_;
};

EvalResult make_namespace(CallContext&, const Arguments& arguments) {
  const auto entries = entries_of("namespace", arguments);
  if (!entries) return std::unexpected(entries.error());
  auto made = std::make_unique<Namespace>();
  for (const MapEntry& entry : *entries) {
    if (auto refusal = made->assign(to_text(entry.key), entry.value)) return eval_error(std::move(*refusal));
  }
  return Value::object(std::move(made));
}

/// The items that a cycler goes round, shared by it and its methods.
struct Cycle {
  std::vector<Value> items;
  std::size_t position = 0;

  [[nodiscard]] std::size_t depth() const {
    std::size_t deepest = 0;
    for (const Value& item : items) deepest = std::max(deepest, item.depth());
    return deepest;
  }
  [[nodiscard]] bool holds_mutable() const { return std::ranges::any_of(items, &Value::holds_mutable); }
};

class CyclerMethod final : public Object {
 public:
  CyclerMethod(std::shared_ptr<Cycle> cycle, bool advances) : cycle_(std::move(cycle)), advances_(advances) {}

  [[nodiscard]] std::string_view type_name() const override { return advances_ ? "next" : "reset"; }
  [[nodiscard]] bool is_callable() const override { return true; }
  [[nodiscard]] EvalResult call(CallContext&, const Arguments& arguments) const override {
    if (!arguments.empty()) return eval_error(phrase("function `{}` takes no arguments", type_name()));
    const std::size_t current = cycle_->position;
    cycle_->position = advances_ ? (current + 1) % cycle_->items.size() : 0;
    return advances_ ? cycle_->items[current] : Value::none();
  }
  [[nodiscard]] bool is_mutable() const override { return cycle_->holds_mutable(); }
  [[nodiscard]] std::size_t depth() const override { return 2 + cycle_->depth(); }

 private:
  std::shared_ptr<Cycle> cycle_;
  bool advances_;
};

/// Goes round its items: `{{ row.next() }}`.
class Cycler final : public Object {
 public:
  explicit Cycler(std::vector<Value> items) : cycle_(std::make_shared<Cycle>(Cycle{.items = std::move(items)})) {}

  [[nodiscard]] std::string_view type_name() const override { return "cycler"; }
  [[nodiscard]] Value attribute(std::string_view name) const override {
    if (name == "current") return cycle_->items[cycle_->position];
    if (name == "next" || name == "reset") return Value::make<CyclerMethod>(cycle_, name == "next");
    return {};
  }
  [[nodiscard]] std::vector<std::string> attribute_names() const override { return {"current", "next", "reset"}; }
  [[nodiscard]] bool is_mutable() const override { return cycle_->holds_mutable(); }
  [[nodiscard]] std::size_t depth() const override { return 1 + cycle_->depth(); }

 private:
  std::shared_ptr<Cycle> cycle_;
};

EvalResult cycler(CallContext&, const Arguments& arguments) {
  if (!arguments.named.empty()) return eval_error(phrase("function `cycler` takes no named arguments"));
  if (arguments.positional.empty()) return eval_error(phrase("function `cycler` needs one item at least"));
  return Value::make<Cycler>(std::vector<Value>(arguments.positional.begin(), arguments.positional.end()));
}

/// Nothing the first time it is called, the separator ever after.
class Joiner final : public Object {
 public:
  explicit Joiner(Value separator) : separator_(std::move(separator)) {}

  [[nodiscard]] std::string_view type_name() const override { return "joiner"; }
  [[nodiscard]] bool is_callable() const override { return true; }
  [[nodiscard]] EvalResult call(CallContext&, const Arguments& arguments) const override {
    if (!arguments.empty()) return eval_error(phrase("a joiner takes no arguments"));
    const bool first = !std::exchange(used_, true);
    return first ? Value::borrowed("") : separator_;
  }
  [[nodiscard]] bool is_mutable() const override { return separator_.holds_mutable(); }
  [[nodiscard]] std::size_t depth() const override { return 1 + separator_.depth(); }

 private:
  Value separator_;
  mutable bool used_ = false;
};

constexpr Parameter kJoiner[] = {{"sep", Accepts::Value}};

EvalResult joiner(CallContext&, const Arguments& arguments) {
  const auto bound = bind({.kind = "function", .name = "joiner"}, {.parameters = kJoiner}, arguments);
  if (!bound) return std::unexpected(bound.error());
  return Value::make<Joiner>(bound->has(0) ? (*bound)[0] : Value::borrowed(", "));
}

}  // namespace

std::vector<NamedValue> builtin_functions() {
  return {{.name = "cycler", .value = Value::function("cycler", cycler, Reads::Arguments)},
          {.name = "dict", .value = Value::function("dict", dict, Reads::Arguments)},
          {.name = "joiner", .value = Value::function("joiner", joiner, Reads::Arguments)},
          {.name = "namespace", .value = Value::function("namespace", make_namespace, Reads::Arguments)},
          {.name = "range", .value = Value::function("range", range, Reads::Arguments)}};
}

}  // namespace bondgenoot::templates
