// Object's defaults, and values in words.
#include <fmt/format.h>

#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"
#include "templates/call.h"
#include "templates/operators.h"
#include "templates/value.h"

namespace bondgenoot::templates {
namespace {

constexpr std::size_t kDumpDepth = 2;
constexpr std::size_t kDumpItems = 6;

/// Writes a value until the text is longer than anybody wants.
class Dumper {
 public:
  explicit Dumper(std::size_t limit) : limit_(limit) {}

  [[nodiscard]] std::string run(const Value& value) {
    append(value, 0);
    return cut(std::move(out_));
  }

 private:
  void append(const Value& value, std::size_t level) {
    if (out_.size() > limit_) return;
    switch (value.kind()) {
      case Kind::Undefined:
        out_ += "undefined";
        break;
      case Kind::None:
        out_ += "none";
        break;
      case Kind::Boolean:
        out_ += value.as_boolean() ? "true" : "false";
        break;
      case Kind::String:
        append_quoted(value.as_string());
        break;
      case Kind::List:
        append_items(value, level);
        break;
      case Kind::Map:
        append_map(value, level);
        break;
      case Kind::Object:
        append_object(value.as_object(), level);
        break;
      default:
        append_text(out_, value);
    }
  }

  void append_quoted(std::string_view text) {
    const std::string_view head = text.substr(0, 4 * limit_);  // Four bytes a character at most.
    out_ += '"';
    for (const char c : cut(std::string(head))) out_ += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    out_ += '"';
  }

  void append_items(const Value& value, std::size_t level) {
    const auto items = value.as_list();
    if (level >= kDumpDepth && !items.empty()) {
      out_ += fmt::format("[{}]", counted(items.size(), phrase("item"), phrase("items")));
      return;
    }
    out_ += '[';
    for (std::size_t i = 0; i < items.size() && i <= kDumpItems; ++i) {
      out_ += i > 0 ? ", " : "";
      if (i == kDumpItems)
        out_ += "…";
      else
        append(items[i], level + 1);
    }
    out_ += ']';
  }

  void append_map(const Value& value, std::size_t level) {
    const auto entries = value.as_map();
    if (level >= kDumpDepth && !entries.empty()) {
      out_ += "{…}";
      return;
    }
    out_ += '{';
    for (std::size_t i = 0; i < entries.size() && i <= kDumpItems; ++i) {
      out_ += i > 0 ? ", " : "";
      if (i == kDumpItems)
        out_ += "…";
      else
        append_pair(to_text(entries[i].key), entries[i].value, level);
    }
    out_ += '}';
  }

  void append_object(const Object& object, std::size_t level) {
    if (object.shape() == Object::Shape::Sequence) {
      out_ += fmt::format("[{}]", counted(object.size(), phrase("item"), phrase("items")));
      return;
    }
    const auto names = object.attribute_names();
    if (names.empty() || level > 0) {
      out_ += fmt::format("<{}>", object.type_name());
      return;
    }
    out_ += '{';
    for (std::size_t i = 0; i < names.size() && i <= kDumpItems; ++i) {
      out_ += i > 0 ? ", " : "";
      if (i == kDumpItems)
        out_ += "…";
      else
        append_pair(names[i], object.attribute(names[i]), level);
    }
    out_ += '}';
  }

  void append_pair(const std::string& name, const Value& value, std::size_t level) {
    out_ += name;
    out_ += ": ";
    append(value, level + 1);
  }

  [[nodiscard]] std::string cut(std::string text) const {
    if (count_code_points(text) <= limit_) return text;
    std::size_t offset = 0;
    for (std::size_t i = 0; i + 1 < limit_; ++i) static_cast<void>(next_code_point(text, offset));
    text.resize(offset);
    return text + "…";
  }

  std::size_t limit_;
  std::string out_;
};

}  // namespace

Value Object::attribute(std::string_view) const { return {}; }

Value Object::item(std::size_t) const { return {}; }

void Object::append_text(std::string& out) const {
  if (shape() != Shape::Sequence) {
    out.append("<").append(type_name()).append(">");
    return;
  }
  out += '[';
  for (std::size_t i = 0; i < size(); ++i) {
    if (i > 0) out += ", ";
    append_repr(out, item(i));
  }
  out += ']';
}

std::optional<std::strong_ordering> Object::compare(const Object&) const { return std::nullopt; }

std::expected<Value, EvalError> Object::call(CallContext&, const Arguments&) const {
  return eval_error(phrase("`{}` is not a function", type_name()));
}

std::optional<std::string> Object::assign(std::string_view, Value) {  // NOLINT(performance-unnecessary-value-param)
  return phrase("the attributes of `{}` cannot be set", type_name());
}

std::string kind_name(const Value& value) {
  switch (value.kind()) {
    case Kind::Undefined:
      return phrase("an undefined value");
    case Kind::None:
      return "none";
    case Kind::Boolean:
      return phrase("a boolean");
    case Kind::Integer:
      return phrase("an integer");
    case Kind::Float:
      return phrase("a float");
    case Kind::String:
      return phrase("a string");
    case Kind::List:
      return value.is_tuple() ? phrase("a tuple") : phrase("a list");
    case Kind::Map:
      return phrase("a map");
    case Kind::Object:
      break;
  }
  const std::string name = fmt::format("`{}`", value.as_object().type_name());
  return value.is_callable() ? phrase("the function {}", name) : name;
}

std::string dump(const Value& value, std::size_t limit) { return Dumper(limit).run(value); }

}  // namespace bondgenoot::templates
