#include "templates/fragment_key.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace bondgenoot::templates {
namespace {

/// One for each kind of value, for nothing else tells where one ends and what the next is.
enum class Tag : char {
  Blank,
  Lenient,
  None,
  False,
  True,
  Integer,
  Float,
  Text,
  Safe,
  List,
  Tuple,
  Map,
  Lasting,
  Object
};

void append_tag(std::string& key, Tag tag) { key += static_cast<char>(tag); }

bool append_text_key(std::string& key, const Value& value) {
  const std::string_view text = value.as_string();
  if (text.size() > kMaxFragmentKey) return false;
  append_tag(key, value.is_safe() ? Tag::Safe : Tag::Text);
  append_key_bytes(key, text.size());
  key += text;
  return true;
}

bool append_items_key(std::string& key, const Value& value) {
  append_tag(key, value.is_map() ? Tag::Map : value.is_tuple() ? Tag::Tuple : Tag::List);
  if (value.is_list()) {
    append_key_bytes(key, value.as_list().size());
    return std::ranges::all_of(value.as_list(), [&](const Value& item) { return append_key(key, item); });
  }
  append_key_bytes(key, value.as_map().size());
  return std::ranges::all_of(value.as_map(), [&](const MapEntry& entry) {
    return append_key(key, entry.key) && append_key(key, entry.value);
  });
}

bool append_undefined_key(std::string& key, const Value& value) {
  if (!value.is_blank() && !value.is_lenient()) return false;  // Its reason is part of messages.
  append_tag(key, value.is_lenient() ? Tag::Lenient : Tag::Blank);
  return true;
}

bool append_value_key(std::string& key, const Value& value) {
  switch (value.kind()) {
    case Kind::Undefined:
      return append_undefined_key(key, value);
    case Kind::None:
      append_tag(key, Tag::None);
      return true;
    case Kind::Boolean:
      append_tag(key, value.as_boolean() ? Tag::True : Tag::False);
      return true;
    case Kind::Integer:
      append_tag(key, Tag::Integer);
      append_key_bytes(key, value.as_integer());
      return true;
    case Kind::Float:
      append_tag(key, Tag::Float);
      append_key_bytes(key, std::bit_cast<std::uint64_t>(value.as_float()));
      return true;
    case Kind::String:
      return append_text_key(key, value);
    case Kind::Object:
      append_tag(key, Tag::Object);
      return value.as_object().append_identity(key);
    default:
      break;
  }
  if (!value.is_lasting()) return append_items_key(key, value);
  append_tag(key, Tag::Lasting);
  append_key_bytes(key, value.address());
  return true;
}

}  // namespace

bool append_key(std::string& key, const Value& value) {
  return append_value_key(key, value) && key.size() <= kMaxFragmentKey;
}

bool is_constant(const Value& value) {
  if (value.is_list()) return std::ranges::all_of(value.as_list(), is_constant);
  if (value.is_map())
    return std::ranges::all_of(value.as_map(), [](const MapEntry& entry) { return is_constant(entry.value); });
  return !value.is_object() || value.as_object().is_constant();
}

}  // namespace bondgenoot::templates
