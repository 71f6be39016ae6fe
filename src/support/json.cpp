#include "support/json.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "support/phrase.h"

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

Library to_library(const Json& value) {
  if (const auto* object = value.get<Json::Object>()) {
    Library out = Library::object();
    for (const auto& [name, member] : *object) out[name] = to_library(member);
    return out;
  }
  if (const auto* array = value.get<Json::Array>()) {
    Library out = Library::array();
    for (const Json& item : *array) out.push_back(to_library(item));
    return out;
  }
  if (const auto* flag = value.get<bool>()) return *flag;
  if (const auto* whole = value.get<std::int64_t>()) return *whole;
  if (const auto* number = value.get<double>()) return *number;
  if (const auto* text = value.get<std::string>()) return *text;
  return nullptr;
}

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
  return to_library(value).dump(indent, ' ', false, Library::error_handler_t::replace);
}

}  // namespace bondgenoot
