// JSON, read and written: json.cpp is the only file that sees nlohmann-json.
//
// In:  JSON text, or values put together by the caller. Out: Json values whose objects keep their order, or text in
// UTF-8. Owns: its strings. Threads: any; plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bondgenoot {

/// One JSON value. Objects keep the order in which their members were given.
struct Json {
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;
  using Data = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;

  Data data = nullptr;

  Json() = default;
  Json(std::nullptr_t) {}                    // NOLINT(google-explicit-constructor): values read as JSON.
  Json(bool value) : data(value) {}          // NOLINT(google-explicit-constructor)
  Json(std::int64_t value) : data(value) {}  // NOLINT(google-explicit-constructor)
  Json(int value) : data(static_cast<std::int64_t>(value)) {}            // NOLINT(google-explicit-constructor)
  Json(std::uint32_t value) : data(static_cast<std::int64_t>(value)) {}  // NOLINT(google-explicit-constructor)
  Json(double value) : data(value) {}                                    // NOLINT(google-explicit-constructor)
  Json(std::string value) : data(std::move(value)) {}                    // NOLINT(google-explicit-constructor)
  Json(std::string_view value) : data(std::string(value)) {}             // NOLINT(google-explicit-constructor)
  Json(const char* value) : data(std::string(value)) {}                  // NOLINT(google-explicit-constructor)
  Json(Array value) : data(std::move(value)) {}                          // NOLINT(google-explicit-constructor)
  Json(Object value) : data(std::move(value)) {}                         // NOLINT(google-explicit-constructor)

  template <typename T>
  [[nodiscard]] const T* get() const {
    return std::get_if<T>(&data);
  }
  /// The member called `name`, or null when this is no object or has none.
  [[nodiscard]] const Json* find(std::string_view name) const;
  /// Adds a member at the end; a value that is no object becomes one. Gives the new member's value.
  Json& add(std::string name, Json value);

  friend bool operator==(const Json&, const Json&) = default;
};

/// A number as an integer where it is one, so that `1` is not written `1.0`.
[[nodiscard]] Json json_number(double number);

/// Why a text is no JSON, and where.
struct JsonError {
  std::string message;
  std::size_t offset = 0;  ///< Bytes from the beginning.
};

/// How deeply arrays and objects may hold each other.
inline constexpr std::size_t kJsonDepthLimit = 256;

/// Whole numbers become integers where they fit, other numbers doubles; of a repeated member the last one counts.
[[nodiscard]] std::expected<Json, JsonError> parse_json(std::string_view text);

/// On one line, or indented by `indent` spaces a level. Malformed UTF-8 becomes U+FFFD; a double that is no number
/// becomes `null`.
[[nodiscard]] std::string to_json(const Json& value, int indent = -1);

/// A text, in quotation marks, behind what is in `out` already.
void append_json_text(std::string& out, std::string_view text);

/// The same of any value, as what stands `depth` levels deep.
void append_json(std::string& out, const Json& value, int indent = -1, std::size_t depth = 0);

}  // namespace bondgenoot
