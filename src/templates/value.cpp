#include "templates/value.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "support/phrase.h"
#include "support/suggest.h"
#include "templates/call.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

struct TextData final : Shared {
  explicit TextData(std::string value) : text(std::move(value)) {}
  std::string text;
};

/// Why a value is undefined: `name` is missing from `owner`, or, without an owner, `name` is the reason itself.
struct MissingData final : Shared {
  std::string name;
  Value owner;
  std::string_view owner_expression;
  bool has_owner = false;
};

/// What lists and maps know of all they hold.
struct Contents {
  std::size_t depth = 0;
  bool holds_mutable = false;

  void add(const Value& value) {
    depth = std::max(depth, value.depth());
    holds_mutable = holds_mutable || value.holds_mutable();
  }
};

struct ListData final : Shared {
  std::vector<Value> items;
  Contents contents;
};

struct MapData final : Shared {
  static constexpr std::size_t kIndexedFrom = 9;  // Fewer keys are found faster one by one.
  static constexpr std::uint32_t kEmpty = UINT32_MAX;

  std::vector<MapEntry> entries;
  std::vector<std::uint32_t> slots;  // Open addressing into `entries`; a power of two, at most half full.
  Contents contents;

  explicit MapData(std::vector<MapEntry> given) {
    entries.reserve(given.size());
    if (given.size() >= kIndexedFrom) slots.assign(std::bit_ceil(given.size() * 2), kEmpty);
    for (MapEntry& entry : given) insert(std::move(entry));
    for (const MapEntry& entry : entries) {
      contents.add(entry.key);
      contents.add(entry.value);
    }
  }

  void insert(MapEntry entry) {
    std::size_t slot = 0;
    if (MapEntry* present = locate(entry.key, slot)) {
      present->value = std::move(entry.value);
      return;
    }
    if (!slots.empty()) slots[slot] = static_cast<std::uint32_t>(entries.size());
    entries.push_back(std::move(entry));
  }

  /// The entry with this key, or nothing and the slot it would take.
  MapEntry* locate(const Value& key, std::size_t& slot) {
    if (slots.empty()) {
      const auto found = std::ranges::find_if(entries, [&](const MapEntry& e) { return equal(e.key, key); });
      return found == entries.end() ? nullptr : &*found;
    }
    const std::size_t mask = slots.size() - 1;
    for (slot = mixed(hash(key)) & mask; slots[slot] != kEmpty; slot = (slot + 1) & mask) {
      if (equal(entries[slots[slot]].key, key)) return &entries[slots[slot]];
    }
    return nullptr;
  }

  [[nodiscard]] const Value* find(const Value& key) const {
    if (slots.empty()) {
      const auto found = std::ranges::find_if(entries, [&](const MapEntry& e) { return equal(e.key, key); });
      return found == entries.end() ? nullptr : &found->value;
    }
    const std::size_t mask = slots.size() - 1;
    for (std::size_t slot = mixed(hash(key)) & mask; slots[slot] != kEmpty; slot = (slot + 1) & mask) {
      if (equal(entries[slots[slot]].key, key)) return &entries[slots[slot]].value;
    }
    return nullptr;
  }

  /// std::hash of an integer is the integer: spread it.
  static std::size_t mixed(std::size_t hash) { return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15U >> 20; }
};

class Function final : public Object {
 public:
  Function(std::string name, Callable callable, Reads reads)
      : name_(std::move(name)), callable_(std::move(callable)), reads_(reads) {}

  [[nodiscard]] std::string_view type_name() const override { return name_; }
  void append_text(std::string& out) const override { out.append("<function ").append(name_).append(">"); }
  [[nodiscard]] bool is_callable() const override { return true; }
  [[nodiscard]] EvalResult call(CallContext& context, const Arguments& arguments) const override {
    return callable_(context, arguments);
  }
  [[nodiscard]] bool is_constant() const override { return reads_ == Reads::Arguments; }

 private:
  std::string name_;
  Callable callable_;
  Reads reads_;
};

Words too_deep() { return phrase("this value is nested too deep"); }

}  // namespace

void Value::destroy() noexcept { delete bits_.payload.shared; }

Value Value::counted(Kind kind, Shared* shared, std::uint8_t flags) noexcept {
  shared->references_.store(1, std::memory_order_relaxed);
  return Value(Bits{.payload = {.shared = shared}, .kind = kind, .flags = static_cast<std::uint8_t>(flags | kCounted)});
}

Value Value::undefined(std::string reason) {
  auto data = std::make_unique<MissingData>();
  data->name = std::move(reason);
  return counted(Kind::Undefined, data.release());
}

Value Value::undefined_attribute(Value owner, std::string name, std::string_view owner_expression) {
  auto data = std::make_unique<MissingData>();
  data->name = std::move(name);
  data->owner_expression = owner_expression;
  data->has_owner = true;
  if (owner.depth() < kMaxValueDepth) data->owner = std::move(owner);
  return counted(Kind::Undefined, data.release());
}

Value Value::none() noexcept { return Value(Bits{.kind = Kind::None}); }

Value Value::boolean(bool value) noexcept { return Value(Bits{.payload = {.boolean = value}, .kind = Kind::Boolean}); }

Value Value::integer(std::int64_t value) noexcept {
  return Value(Bits{.payload = {.integer = value}, .kind = Kind::Integer});
}

Value Value::number(double value) noexcept { return Value(Bits{.payload = {.number = value}, .kind = Kind::Float}); }

Value Value::characters(std::string_view text, std::uint8_t flags) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    return counted(Kind::String, new TextData(std::string(text)), flags);
  }
  return Value(Bits{.payload = {.characters = text.data()},  // NOLINT(bugprone-suspicious-stringview-data-usage)
                    .size = static_cast<std::uint32_t>(text.size()),
                    .kind = Kind::String,
                    .flags = flags});
}

Value Value::borrowed(std::string_view text) { return characters(text, 0); }
Value Value::borrowed_safe(std::string_view html) { return characters(html, kSafe); }
Value Value::text(std::string text) { return counted(Kind::String, new TextData(std::move(text))); }
Value Value::safe(std::string html) { return counted(Kind::String, new TextData(std::move(html)), kSafe); }

Value Value::sequence(std::vector<Value> items, std::uint8_t flags) {
  auto data = std::make_unique<ListData>();
  for (const Value& item : items) data->contents.add(item);
  if (data->contents.depth >= kMaxValueDepth) return undefined(too_deep());
  data->items = std::move(items);
  return counted(Kind::List, data.release(), flags);
}

Value Value::list(std::vector<Value> items) { return sequence(std::move(items), 0); }
Value Value::tuple(std::vector<Value> items) { return sequence(std::move(items), kTuple); }

Value Value::map(std::vector<MapEntry> entries) {
  auto data = std::make_unique<MapData>(std::move(entries));
  if (data->contents.depth >= kMaxValueDepth) return undefined(too_deep());
  return counted(Kind::Map, data.release());
}

Value Value::object(std::unique_ptr<Object> object) {
  if (object->depth() > kMaxValueDepth) return undefined(too_deep());
  return counted(Kind::Object, object.release());
}

Value Value::borrowed(const Object& object) noexcept {
  return Value(Bits{.payload = {.object = &object}, .kind = Kind::Object});
}

Value Value::function(std::string name, Callable callable, Reads reads) {
  return make<Function>(std::move(name), std::move(callable), reads);
}

bool Value::is_callable() const noexcept { return is_object() && as_object().is_callable(); }

bool Value::is_key() const noexcept {
  if (is_list()) return is_tuple() && std::ranges::all_of(as_list(), &Value::is_key);
  return !is_undefined() && !is_map() && !is_object();
}

std::int64_t Value::as_integer() const noexcept {
  return is_boolean() ? std::int64_t{bits_.payload.boolean} : bits_.payload.integer;
}

double Value::as_float() const noexcept {
  return is_float() ? bits_.payload.number : static_cast<double>(as_integer());
}

std::string_view Value::as_string() const noexcept {
  return is_counted() ? std::string_view(data<TextData>().text)
                      : std::string_view(bits_.payload.characters, bits_.size);
}

std::span<const Value> Value::as_list() const noexcept { return data<ListData>().items; }

std::span<const MapEntry> Value::as_map() const noexcept { return data<MapData>().entries; }

const Object& Value::as_object() const noexcept { return is_counted() ? data<Object>() : *bits_.payload.object; }

Object* Value::mutable_object() const noexcept {
  return is_object() && is_counted() ? static_cast<Object*>(bits_.payload.shared) : nullptr;
}

const Value* Value::find(std::string_view key) const noexcept {
  const auto& map = data<MapData>();
  if (!map.slots.empty()) return map.find(borrowed(key));
  for (const MapEntry& entry : map.entries) {
    if (entry.key.is_string() && entry.key.as_string() == key) return &entry.value;
  }
  return nullptr;
}

const Value* Value::find(const Value& key) const noexcept { return data<MapData>().find(key); }

Value Value::with_safe(bool safe) const {
  Value result = *this;
  result.bits_.flags = static_cast<std::uint8_t>(safe ? bits_.flags | kSafe : bits_.flags & ~kSafe);
  return result;
}

Value Value::alias() const noexcept {
  if (!is_counted()) return *this;
  if (is_string() && as_string().size() > std::numeric_limits<std::uint32_t>::max()) return *this;
  const auto flags = static_cast<std::uint8_t>(bits_.flags & ~kCounted);
  if (is_string()) return characters(as_string(), flags);
  if (is_object()) return borrowed(as_object());
  return Value(Bits{.payload = bits_.payload, .kind = bits_.kind, .flags = flags});
}

Value Value::lasting() const noexcept {
  Value result = alias();
  if (result.is_list() || result.is_map()) result.bits_.flags |= kLasting;
  return result;
}

std::string Value::missing() const {
  if (is_lenient()) return phrase("an `if` without `else` gave nothing here");
  if (bits_.payload.shared == nullptr) return phrase("a value is not defined");
  const auto& data = this->data<MissingData>();
  if (!data.has_owner) return data.name;
  std::string owner = data.owner.is_undefined() ? phrase("a value") : kind_name(data.owner);
  if (!data.owner_expression.empty()) owner = "`" + std::string(data.owner_expression) + "`";
  return phrase("{} has no attribute `{}`", owner, data.name);
}

std::string_view Value::missing_name() const {
  const bool known = bits_.payload.shared != nullptr && data<MissingData>().has_owner;
  return known ? std::string_view(data<MissingData>().name) : std::string_view();
}

std::optional<std::string> Value::missing_suggestion() const {
  if (bits_.payload.shared == nullptr || !data<MissingData>().has_owner) return std::nullopt;
  const auto& data = this->data<MissingData>();
  std::vector<std::string> names;
  if (data.owner.is_object()) names = data.owner.as_object().attribute_names();
  if (data.owner.is_map()) {
    for (const MapEntry& entry : data.owner.as_map()) {
      if (entry.key.is_string()) names.emplace_back(entry.key.as_string());
    }
  }
  return nearest(data.name, names);
}

std::size_t Value::depth() const noexcept {
  switch (bits_.kind) {
    case Kind::Undefined:
      return bits_.payload.shared == nullptr ? 0 : data<MissingData>().owner.depth() + 1;
    case Kind::List:
      return data<ListData>().contents.depth + 1;
    case Kind::Map:
      return data<MapData>().contents.depth + 1;
    case Kind::Object:
      return as_object().depth();
    default:
      return 0;
  }
}

bool Value::holds_mutable() const noexcept {
  switch (bits_.kind) {
    case Kind::Undefined:
      return bits_.payload.shared != nullptr && data<MissingData>().owner.holds_mutable();
    case Kind::List:
      return data<ListData>().contents.holds_mutable;
    case Kind::Map:
      return data<MapData>().contents.holds_mutable;
    case Kind::Object:
      return as_object().is_mutable();
    default:
      return false;
  }
}

bool Value::is_same_as(const Value& other) const noexcept {
  if (kind() != other.kind()) return false;
  if (is_list() || is_map()) return bits_.payload.shared == other.bits_.payload.shared;
  if (is_object()) return &as_object() == &other.as_object();
  return equal(*this, other);
}

}  // namespace bondgenoot::templates
