#include "support/json.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/byte_run.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot {
namespace {

using Library = nlohmann::ordered_json;

// Builds a Json from the library's events, so that depth is bounded and nothing is thrown.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(static_cast<std::int64_t>(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    const bool fits = value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max());
    return put(fits ? Json(static_cast<std::int64_t>(value)) : Json(static_cast<double>(value)));
  }
  bool number_float(number_float_t value, const string_t&) override { return put(value); }
  bool string(string_t& value) override { return put(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::Object{}); }
  bool start_array(std::size_t) override { return open(Json::Array{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    frames_.back().key = std::move(value);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    // `[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …`: only the end is for people.
    const std::string_view text = error.what();
    const std::size_t colon = text.find(": ");
    error_ = {.message = std::string(colon == std::string_view::npos ? text : text.substr(colon + 2)),
              .offset = position > 0 ? position - 1 : 0};
    return false;
  }

  Json take() { return std::move(root_); }
  [[nodiscard]] JsonError error() const { return error_; }

 private:
  struct Frame {
    Json value;
    std::string key;
  };

  bool open(Json value) {
    if (frames_.size() >= kJsonDepthLimit) {
      error_.message = phrase("arrays and objects are nested too deeply");
      return false;
    }
    frames_.push_back({std::move(value), {}});
    return true;
  }

  bool close() {
    Json value = std::move(frames_.back().value);
    frames_.pop_back();
    return put(std::move(value));
  }

  bool put(Json value) {
    if (frames_.empty()) {
      root_ = std::move(value);
      return true;
    }
    Frame& frame = frames_.back();
    if (auto* array = std::get_if<Json::Array>(&frame.value.data)) {
      array->push_back(std::move(value));
      return true;
    }
    auto& members = std::get<Json::Object>(frame.value.data);
    const auto same = std::ranges::find(members, frame.key, &Json::Member::first);
    if (same == members.end())
      members.emplace_back(std::move(frame.key), std::move(value));
    else
      same->second = std::move(value);
    return true;
  }

  Json root_;
  JsonError error_;
  std::vector<Frame> frames_;
};

constexpr auto kMalformed = Library::error_handler_t::replace;

/// What JSON writes in two signs; 0 for all others.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\f':
      return 'f';
    case '\r':
      return 'r';
    default:
      return 0;
  }
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (const char letter = short_escape(c); letter != 0) {
    out.append(1, '\\').append(1, letter);
  } else {
    const auto byte = static_cast<unsigned char>(c);
    out.append("\\u00").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
  }
}

/// How many bytes of the text, from `begin` on, stand in JSON as they are.
std::size_t plain_run(std::string_view text, std::size_t begin) { return run_without<true, '"', '\\'>(text, begin); }

/// The last of the members with one name, in the place of the first.
std::vector<const Json::Member*> members_of(const Json::Object& object) {
  std::vector<const Json::Member*> members;
  members.reserve(object.size());
  std::map<std::string_view, std::size_t> places;
  for (const Json::Member& member : object) {
    const auto [found, added] = places.try_emplace(member.first, members.size());
    if (added)
      members.push_back(&member);
    else
      members[found->second] = &member;
  }
  return members;
}

bool has_repeated_name(const Json::Object& object) {
  constexpr std::size_t kFew = 40;
  if (object.size() > kFew) return true;  // Perhaps; members_of looks.
  for (std::size_t i = 1; i < object.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      if (object[i].first == object[j].first) return true;
  }
  return false;
}

class Writer {
 public:
  Writer(std::string& out, int indent) : out_(out), indent_(indent) {}

  void write(const Json& value, std::size_t depth) {
    if (const auto* text = value.get<std::string>()) {
      append_json_text(out_, *text);
    } else if (const auto* object = value.get<Json::Object>()) {
      write_object(*object, depth);
    } else if (const auto* array = value.get<Json::Array>()) {
      open('[', array->empty());
      for (const Json& item : *array) {
        begin_item(&item == array->data(), depth);
        write(item, depth + 1);
      }
      close(']', array->empty(), depth);
    } else if (const auto* whole = value.get<std::int64_t>()) {
      out_ += std::to_string(*whole);
    } else if (const auto* number = value.get<double>()) {
      out_ += Library(*number).dump();
    } else if (const auto* flag = value.get<bool>()) {
      out_ += *flag ? "true" : "false";
    } else {
      out_ += "null";
    }
  }

 private:
  void write_object(const Json::Object& object, std::size_t depth) {
    open('{', object.empty());
    bool is_first = true;
    const auto write_member = [&](const Json::Member& member) {
      begin_item(std::exchange(is_first, false), depth);
      append_json_text(out_, member.first);
      out_ += indent_ < 0 ? ":" : ": ";
      write(member.second, depth + 1);
    };
    if (has_repeated_name(object)) {
      for (const Json::Member* member : members_of(object)) write_member(*member);
    } else {
      for (const Json::Member& member : object) write_member(member);
    }
    close('}', object.empty(), depth);
  }

  void open(char sign, bool is_empty) {
    out_ += sign;
    if (!is_empty && indent_ >= 0) out_ += '\n';
  }
  void begin_item(bool is_first, std::size_t depth) {
    if (!is_first) out_ += indent_ < 0 ? "," : ",\n";
    if (indent_ > 0) out_.append((depth + 1) * static_cast<std::size_t>(indent_), ' ');
  }
  void close(char sign, bool is_empty, std::size_t depth) {
    if (!is_empty && indent_ >= 0) {
      out_ += '\n';
      out_.append(depth * static_cast<std::size_t>(indent_), ' ');
    }
    out_ += sign;
  }

  std::string& out_;
  int indent_;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto* members = get<Object>();
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, name, &Member::first);
  return found == members->end() ? nullptr : &found->second;
}

Json& Json::add(std::string name, Json value) {
  if (get<Object>() == nullptr) data = Object{};
  return std::get<Object>(data).emplace_back(std::move(name), std::move(value)).second;
}

std::expected<Json, JsonError> parse_json(std::string_view text) {
  Builder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::unexpected(builder.error());
  return builder.take();
}

Json json_number(double number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: beyond it a double is no longer every integer.
  if (std::trunc(number) == number && std::fabs(number) <= kExact) return static_cast<std::int64_t>(number);
  return number;
}

std::string to_json(const Json& value, int indent) {
  std::string out;
  append_json(out, value, indent);
  return out;
}

// Text is by far the most of any JSON here, so it is written without the library, which writes byte by byte.
void append_json_text(std::string& out, std::string_view text) {
  if (find_invalid_utf8(text)) {
    out += Library(text).dump(-1, ' ', false, kMalformed);
    return;
  }
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t plain = plain_run(text, i);
    out.append(text, i, plain);
    i += plain;
    if (i < text.size()) append_escape(out, text[i]);
  }
  out += '"';
}

void append_json(std::string& out, const Json& value, int indent, std::size_t depth) {
  Writer(out, indent).write(value, depth);
}

}  // namespace bondgenoot
