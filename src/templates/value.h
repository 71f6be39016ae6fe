// What a template computes with: Python's plain values, as Jinja shows them.
//
// In:  the host's data, most of it borrowed: texts as views, structures as Objects that answer when asked.
// Out: Value, 16 bytes, cheap to copy. What one can do with values is in operators.h.
// Owns: a share of what it counts; nothing of what was given as borrowed: that outlives the render.
// Threads: counts are atomic and lists and maps never change, so values may be shared. What `namespace`, `cycler` and
//          `joiner` make changes, and belongs to the render that made it.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bondgenoot::templates {

class Object;
class Value;
struct Arguments;
struct CallContext;
struct EvalError;
struct MapEntry;

/// A function, a macro, a method: anything that is called with `(…)`. See call.h.
using Callable = std::function<std::expected<Value, EvalError>(CallContext&, const Arguments&)>;

/// What a function's result depends on.
enum class Reads : std::uint8_t {
  Anything,
  Arguments,  ///< And what is the same for all renders that share a Fragments. It changes nothing, but may add notes.
};

enum class Kind : std::uint8_t { Undefined, None, Boolean, Integer, Float, String, List, Map, Object };

/// Lists, maps and the structures that hold them nest no deeper than this; so walking a value may recurse. A factory
/// that would go deeper gives an undefined value that says so.
inline constexpr std::size_t kMaxValueDepth = 100;

/// What is counted on the heap.
class Shared {
 public:
  Shared() = default;
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  virtual ~Shared() = default;

 private:
  friend class Value;
  std::atomic<std::uint32_t> references_ = 0;
};

class Value {
 public:
  /// Undefined, without a reason. Strict rendering refuses it; give a reason wherever there is one.
  Value() noexcept = default;
  Value(const Value& other) noexcept : bits_(other.bits_) { acquire(); }
  Value(Value&& other) noexcept : bits_(other.bits_) { other.bits_ = {}; }
  Value& operator=(const Value& other) noexcept;
  Value& operator=(Value&& other) noexcept;
  ~Value() { release(); }

  /// Undefined because of `reason`, in the words of a message: "`page` is not defined".
  [[nodiscard]] static Value undefined(std::string reason);
  /// Undefined because `owner` has no `name`. `owner_expression` is what the author wrote for the owner, where known;
  /// it outlives the render. The words are made only when `missing()` asks for them.
  [[nodiscard]] static Value undefined_attribute(Value owner, std::string name, std::string_view owner_expression = {});

  /// What `a if b` without an `else` gives when b does not hold: undefined, but it prints as nothing and is false.
  [[nodiscard]] static Value lenient_undefined() noexcept { return Value(Bits{.flags = kLenient}); }

  [[nodiscard]] static Value none() noexcept;
  [[nodiscard]] static Value boolean(bool value) noexcept;
  [[nodiscard]] static Value integer(std::int64_t value) noexcept;
  [[nodiscard]] static Value number(double value) noexcept;

  /// A text whose owner outlives the render.
  [[nodiscard]] static Value borrowed(std::string_view text);
  /// A text of its own.
  [[nodiscard]] static Value text(std::string text);
  /// HTML that is not to be escaped again (Jinja's Markup); the caller vouches for it.
  [[nodiscard]] static Value borrowed_safe(std::string_view html);
  [[nodiscard]] static Value safe(std::string html);

  [[nodiscard]] static Value list(std::vector<Value> items);
  /// A list that prints with parentheses and equals only other tuples, as in Python.
  [[nodiscard]] static Value tuple(std::vector<Value> items);
  /// Keeps the order of first appearance; of equal keys the last value wins. Keys are scalars or tuples (`is_key`).
  [[nodiscard]] static Value map(std::vector<MapEntry> entries);

  /// A counted object.
  [[nodiscard]] static Value object(std::unique_ptr<Object> object);
  template <typename T, typename... Args>
  [[nodiscard]] static Value make(Args&&... args) {
    return object(std::make_unique<T>(std::forward<Args>(args)...));
  }
  /// An object that outlives the render.
  [[nodiscard]] static Value borrowed(const Object& object) noexcept;
  [[nodiscard]] static Value function(std::string name, Callable callable, Reads reads = Reads::Anything);

  [[nodiscard]] Kind kind() const noexcept { return bits_.kind; }
  [[nodiscard]] bool is_undefined() const noexcept { return bits_.kind == Kind::Undefined; }
  [[nodiscard]] bool is_lenient() const noexcept { return (bits_.flags & kLenient) != 0; }
  /// Undefined without a reason, as a Value is by default: a variable that has not been assigned to.
  [[nodiscard]] bool is_blank() const noexcept {
    return is_undefined() && !is_lenient() && bits_.payload.shared == nullptr;
  }
  /// Others than the caller keep it alive for the whole render: parts of it may be borrowed.
  [[nodiscard]] bool is_borrowed() const noexcept { return !is_counted(); }
  [[nodiscard]] bool is_none() const noexcept { return bits_.kind == Kind::None; }
  [[nodiscard]] bool is_boolean() const noexcept { return bits_.kind == Kind::Boolean; }
  [[nodiscard]] bool is_integer() const noexcept { return bits_.kind == Kind::Integer; }
  [[nodiscard]] bool is_float() const noexcept { return bits_.kind == Kind::Float; }
  [[nodiscard]] bool is_string() const noexcept { return bits_.kind == Kind::String; }
  [[nodiscard]] bool is_list() const noexcept { return bits_.kind == Kind::List; }
  [[nodiscard]] bool is_map() const noexcept { return bits_.kind == Kind::Map; }
  [[nodiscard]] bool is_object() const noexcept { return bits_.kind == Kind::Object; }
  /// Integer, float, or boolean: to Python `true` is 1.
  [[nodiscard]] bool is_number() const noexcept { return bits_.kind >= Kind::Boolean && bits_.kind <= Kind::Float; }
  [[nodiscard]] bool is_safe() const noexcept { return (bits_.flags & kSafe) != 0; }
  /// A list or map that `lasting` made, or a part of one.
  [[nodiscard]] bool is_lasting() const noexcept { return (bits_.flags & kLasting) != 0; }
  [[nodiscard]] bool is_tuple() const noexcept { return (bits_.flags & kTuple) != 0; }
  [[nodiscard]] bool is_callable() const noexcept;
  /// May be a key of a map: a scalar, or a tuple of such.
  [[nodiscard]] bool is_key() const noexcept;

  // Each of these is for its own kind only.
  [[nodiscard]] bool as_boolean() const noexcept { return bits_.payload.boolean; }
  [[nodiscard]] std::int64_t as_integer() const noexcept;  ///< Also of a boolean.
  [[nodiscard]] double as_float() const noexcept;          ///< Of any number.
  [[nodiscard]] std::string_view as_string() const noexcept;
  [[nodiscard]] std::span<const Value> as_list() const noexcept;
  [[nodiscard]] std::span<const MapEntry> as_map() const noexcept;
  [[nodiscard]] const Object& as_object() const noexcept;
  /// Of a counted object: to assign to its attributes. Nothing when it is borrowed.
  [[nodiscard]] Object* mutable_object() const noexcept;

  /// The value under `key` of a map, or nothing.
  [[nodiscard]] const Value* find(std::string_view key) const noexcept;
  [[nodiscard]] const Value* find(const Value& key) const noexcept;

  /// The same text, safe or not.
  [[nodiscard]] Value with_safe(bool safe) const;
  /// The same value, not counted: for values that whoever calls keeps alive, so that threads need not share a counter.
  [[nodiscard]] Value alias() const noexcept;
  /// The same, of a value that outlives not just the render but all renders that share a Fragments: so where it lies
  /// tells it apart. Whoever calls vouches for it and for all it holds.
  [[nodiscard]] Value lasting() const noexcept;
  /// A value that this one holds. What others keep alive for the whole render is not counted in parts either, so that
  /// threads do not meet at the counters of the data they share.
  [[nodiscard]] Value part(const Value& held) const noexcept {
    return is_lasting() ? held.lasting() : is_borrowed() ? held.alias() : held;
  }
  /// Of a list or map: where it lies.
  [[nodiscard]] const void* address() const noexcept { return bits_.payload.shared; }

  /// Why it is undefined, in the words of a message: "`entry` has no attribute `titel`".
  [[nodiscard]] std::string missing() const;
  /// The attribute that its owner has not; empty when it is undefined for another reason.
  [[nodiscard]] std::string_view missing_name() const;
  /// The nearest name there is ("did you mean"), when the owner is known.
  [[nodiscard]] std::optional<std::string> missing_suggestion() const;

  /// Levels of lists, maps and objects in it: 0 for a scalar.
  [[nodiscard]] std::size_t depth() const noexcept;
  /// It is, or holds, an Object that is mutable.
  [[nodiscard]] bool holds_mutable() const noexcept;
  /// The same thing, not just an equal one: equal scalars of one kind, or one list, map or object.
  [[nodiscard]] bool is_same_as(const Value& other) const noexcept;

 private:
  static constexpr std::uint8_t kCounted = 1;  // The payload is a Shared this value holds a count of.
  static constexpr std::uint8_t kSafe = 2;
  static constexpr std::uint8_t kTuple = 4;
  static constexpr std::uint8_t kLenient = 8;
  static constexpr std::uint8_t kLasting = 16;

  union Payload {
    Shared* shared;  // Null for an undefined value without a reason.
    bool boolean;
    std::int64_t integer;
    double number;
    const char* characters;  // Of a text that is not counted.
    const Object* object;    // Of an object that is not counted.
  };
  struct Bits {
    Payload payload = {.shared = nullptr};
    std::uint32_t size = 0;  // Of a text that is not counted.
    Kind kind = Kind::Undefined;
    std::uint8_t flags = 0;
  };

  explicit Value(Bits bits) noexcept : bits_(bits) {}
  static Value counted(Kind kind, Shared* shared, std::uint8_t flags = 0) noexcept;
  static Value characters(std::string_view text, std::uint8_t flags);
  static Value sequence(std::vector<Value> items, std::uint8_t flags);
  [[nodiscard]] bool is_counted() const noexcept { return (bits_.flags & kCounted) != 0; }
  template <typename Data>
  [[nodiscard]] const Data& data() const noexcept {
    return *static_cast<const Data*>(bits_.payload.shared);
  }
  void acquire() const noexcept {
    if (is_counted()) bits_.payload.shared->references_.fetch_add(1, std::memory_order_relaxed);
  }
  void release() noexcept {
    if (is_counted() && bits_.payload.shared->references_.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
  }
  void destroy() noexcept;

  Bits bits_;
};
static_assert(sizeof(Value) == 16);

inline Value& Value::operator=(const Value& other) noexcept {
  other.acquire();  // First, for the case that this value is all that keeps the other alive.
  release();
  bits_ = other.bits_;
  return *this;
}

inline Value& Value::operator=(Value&& other) noexcept {
  const Bits taken = other.bits_;
  other.bits_ = {};
  release();
  bits_ = taken;
  return *this;
}

struct MapEntry {
  Value key;
  Value value;
};

/// A view of the host's data that answers when asked, so that nothing is built that no template looks at. Also
/// functions, and the few things that change during a render (`namespace`, `cycler`).
class Object : public Shared {
 public:
  /// How it behaves in `for`, `length`, `in` and `[…]`.
  enum class Shape : std::uint8_t {
    Plain,     ///< Attributes only.
    Sequence,  ///< `size()` items, by index.
    Mapping,   ///< `size()` keys; `attribute(key)` gives the value.
  };

  /// What it is, for messages: `entry`, `loop`.
  [[nodiscard]] virtual std::string_view type_name() const { return "object"; }
  /// Undefined (without a reason) when there is none.
  [[nodiscard]] virtual Value attribute(std::string_view name) const;
  /// The names `attribute` answers to, for "did you mean" and for dumps.
  [[nodiscard]] virtual std::vector<std::string> attribute_names() const { return {}; }

  [[nodiscard]] virtual Shape shape() const { return Shape::Plain; }
  [[nodiscard]] virtual std::size_t size() const { return 0; }
  /// The item (Sequence) or key (Mapping) at `index`, which is below `size()`.
  [[nodiscard]] virtual Value item(std::size_t index) const;

  /// What `{{ … }}` prints, to be escaped like any text. By default a sequence prints as a list, anything else as
  /// `<type_name>`: the host's data may go round in circles.
  virtual void append_text(std::string& out) const;
  [[nodiscard]] virtual bool truth() const { return shape() == Shape::Plain || size() > 0; }
  /// By default only the very same object is equal; a view that is made anew at each access says better.
  [[nodiscard]] virtual bool equals(const Object& other) const { return this == &other; }
  /// The same for equal objects.
  [[nodiscard]] virtual std::size_t hash() const { return std::hash<const Object*>{}(this); }
  /// For `<` and sorting; nothing when the two have no order.
  [[nodiscard]] virtual std::optional<std::strong_ordering> compare(const Object& other) const;

  [[nodiscard]] virtual bool is_callable() const { return false; }
  [[nodiscard]] virtual std::expected<Value, EvalError> call(CallContext& context, const Arguments& arguments) const;

  /// Appends what tells it apart from all other objects that renders see as long as they share a Fragments, and says
  /// true: only when what it answers is the same each time. See fragment_key.h.
  [[nodiscard]] virtual bool append_identity(std::string& /*key*/) const { return false; }
  /// It stays as it is for the whole render, and what calling it gives depends on the arguments alone.
  [[nodiscard]] virtual bool is_constant() const { return false; }

  /// Values can be put into it later, or it holds an object of which that is so. Such an object refuses others like it:
  /// so nothing goes round in circles.
  [[nodiscard]] virtual bool is_mutable() const { return false; }
  /// `{% set object.name = value %}`. Says why not, or nothing when it is done.
  [[nodiscard]] virtual std::optional<std::string> assign(std::string_view name, Value value);
  /// One more than the deepest value it holds, when it holds any that it was given.
  [[nodiscard]] virtual std::size_t depth() const { return 1; }
};

/// "a string", "a list", "an integer", "none", "`entry`": what a value is, for messages.
[[nodiscard]] std::string kind_name(const Value& value);

/// A value for error messages: `{title: "Open day", tags: [2 items]}`, two levels deep and cut at `limit` characters.
[[nodiscard]] std::string dump(const Value& value, std::size_t limit = 80);

}  // namespace bondgenoot::templates
