#include "templates/json_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "support/phrase.h"
#include "support/utf8.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

using Done = std::expected<void, EvalError>;

void append_unit(std::string& out, std::uint32_t unit) { out += fmt::format("\\u{:04x}", unit); }

void append_character(std::string& out, char32_t c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\b':
      out += "\\b";
      return;
    default:
      break;
  }
  const bool plain = c >= ' ' && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '\'';
  if (plain || c == 0x7F)
    out += static_cast<char>(c);
  else if (c <= 0xFFFF)
    append_unit(out, c);
  else {
    append_unit(out, 0xD800 + ((c - 0x10000) >> 10));
    append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) append_character(out, next_code_point(text, i));
  out += '"';
}

class JsonWriter {
 public:
  explicit JsonWriter(std::optional<std::int64_t> indent) : indent_(indent) {}

  std::expected<std::string, EvalError> run(const Value& value) {
    if (const Done done = append(value, 1); !done) return std::unexpected(done.error());
    return std::move(out_);
  }

 private:
  static std::unexpected<EvalError> not_json(const Value& value) {
    return eval_error(phrase("{} cannot be written as JSON", kind_name(value)));
  }

  Done append(const Value& value, std::size_t level) {
    if (level > kMaxValueDepth) return eval_error(phrase("this value is nested too deep for JSON"));
    if (out_.size() > kMaxTextSize) return eval_error(phrase("this value is too large for JSON"));
    switch (value.kind()) {
      case Kind::Undefined:
        return std::unexpected(undefined_error(value));
      case Kind::None:
        out_ += "null";
        return {};
      case Kind::Boolean:
        out_ += value.as_boolean() ? "true" : "false";
        return {};
      case Kind::String:
        append_string(out_, value.as_string());
        return {};
      case Kind::Integer:
        append_text(out_, value);
        return {};
      case Kind::Float:
        if (!std::isfinite(value.as_float())) return eval_error(phrase("JSON has no number {}", to_text(value)));
        append_text(out_, value);
        return {};
      case Kind::List:
        return append_items(value, level);
      case Kind::Map:
        return append_entries({value.as_map().begin(), value.as_map().end()}, level);
      case Kind::Object:
        return append_object(value, level);
    }
    return {};
  }

  Done append_object(const Value& value, std::size_t level) {
    const Object& object = value.as_object();
    if (object.shape() == Object::Shape::Plain) return not_json(value);
    if (object.shape() == Object::Shape::Sequence) return append_items(value, level);
    std::vector<MapEntry> entries;
    for (std::size_t i = 0; i < object.size(); ++i) {
      const Value key = object.item(i);
      entries.push_back({key, object.attribute(to_text(key))});
    }
    return append_entries(std::move(entries), level);
  }

  Done append_items(const Value& value, std::size_t level) {
    auto items = Iterator::over(value);
    if (!items) return std::unexpected(items.error());
    out_ += '[';
    bool first = true;
    for (Value item; items->next(item); first = false) {
      begin_item(first, level);
      if (Done done = append(item, level + 1); !done) return done;
    }
    if (!first) append_line(level - 1);
    out_ += ']';
    return {};
  }

  Done append_entries(std::vector<MapEntry> entries, std::size_t level) {
    std::optional<EvalError> error;
    std::ranges::stable_sort(entries, [&](const MapEntry& a, const MapEntry& b) {
      const auto ordering = compare(a.key, b.key);
      if (!ordering) error = ordering.error();
      return ordering.has_value() && *ordering < 0;
    });
    if (error) return eval_error(phrase("the keys of a map in JSON are sorted: {}", error->message));
    out_ += '{';
    for (std::size_t i = 0; i < entries.size(); ++i) {
      begin_item(i == 0, level);
      if (Done done = append_key(entries[i].key); !done) return done;
      out_ += ": ";
      if (Done done = append(entries[i].value, level + 1); !done) return done;
    }
    if (!entries.empty()) append_line(level - 1);
    out_ += '}';
    return {};
  }

  Done append_key(const Value& key) {
    if (key.is_list()) return not_json(key);
    const std::string text = key.is_none()      ? "null"
                             : key.is_boolean() ? (key.as_boolean() ? "true" : "false")
                                                : to_text(key);
    append_string(out_, text);
    return {};
  }

  void begin_item(bool first, std::size_t level) {
    if (!first) out_ += indent_ ? "," : ", ";
    append_line(level);
  }

  void append_line(std::size_t level) {
    if (!indent_) return;
    out_ += '\n';
    out_.append(level * static_cast<std::size_t>(std::clamp<std::int64_t>(*indent_, 0, 100)), ' ');
  }

  std::optional<std::int64_t> indent_;
  std::string out_;
};

}  // namespace

std::expected<std::string, EvalError> json_text(const Value& value, std::optional<std::int64_t> indent) {
  return JsonWriter(indent).run(value);
}

}  // namespace bondgenoot::templates
