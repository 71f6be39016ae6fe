// How functions, filters and tests are called, and what they may ask of the render that calls them.
//
// In:  a callee's name or value, and arguments that live as long as the call.
// Out: a Value, or an EvalError that the renderer gives a place.
// Owns: nothing but the words of its errors. Threads: a CallContext belongs to one render on one thread.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "templates/value.h"

namespace bondgenoot::templates {

/// What went wrong, without a place: the renderer knows the instruction and its span. Words as in support/diagnostic.h.
struct EvalError {
  std::string message;              ///< "cannot add a string and an integer"
  std::string help;                 ///< How to repair it; may be empty.
  bool is_about_arguments = false;  ///< The callee is given what it does not take.
};

using EvalResult = std::expected<Value, EvalError>;

[[nodiscard]] inline std::unexpected<EvalError> eval_error(std::string message, std::string help = {}) {
  return std::unexpected(EvalError{.message = std::move(message), .help = std::move(help)});
}

struct NamedValue {
  std::string_view name;
  Value value;
};

/// `f(1, 2, width=3)`: views of the caller's values.
struct Arguments {
  std::span<const Value> positional;
  std::span<const NamedValue> named;

  [[nodiscard]] bool empty() const { return positional.empty() && named.empty(); }
  /// The named argument, or nothing.
  [[nodiscard]] const Value* find(std::string_view name) const;
};

/// No text, list or range that one operation makes is longer than this, in bytes or items.
inline constexpr std::size_t kMaxTextSize = std::size_t{64} << 20;
inline constexpr std::size_t kMaxListSize = 1'000'000;

/// The render, as callees see it. The renderer implements it.
struct CallContext {
  virtual ~CallContext() = default;

  /// Applies a filter, a test, or calls a value (macro, function), counting towards the render's limits.
  [[nodiscard]] virtual EvalResult call_filter(std::string_view name, const Value& value,
                                               const Arguments& arguments) = 0;
  [[nodiscard]] virtual std::expected<bool, EvalError> call_test(std::string_view name, const Value& value,
                                                                 const Arguments& arguments) = 0;
  [[nodiscard]] virtual EvalResult call_value(const Value& callee, const Arguments& arguments) = 0;
  [[nodiscard]] virtual bool has_filter(std::string_view name) const = 0;
  [[nodiscard]] virtual bool has_test(std::string_view name) const = 0;

  bool autoescape = true;  ///< As it is where the call stands.
  void* host = nullptr;    ///< The embedding program's own state for this render.
};

}  // namespace bondgenoot::templates
