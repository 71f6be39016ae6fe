// What a filter, test or function takes, and the checking of what it is given.
//
// In:  a table of parameters and the arguments of a call.
// Out: BoundArguments, each argument in its parameter's place and of its kind; or an error that names the callee, the
//      argument and the nearest right name.
// Owns nothing: bound arguments point into the call's. Threads: any.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "templates/call.h"

namespace bondgenoot::templates {

/// The kinds of value a parameter takes. `none` for a parameter that is not required means "not given".
enum class Accepts : std::uint8_t {
  Any,      ///< Also an undefined value.
  Value,    ///< Anything that is defined.
  Boolean,  ///< Anything that is defined, for its truth.
  Integer,
  Number,
  Text,
  Attribute,  ///< A name or an index, for `attribute=`.
};

struct Parameter {
  std::string_view name;
  Accepts accepts = Accepts::Value;
  bool required = false;
};

/// All that is known of a callee's arguments. Rest arguments are for the callee itself to look at.
struct Signature {
  std::span<const Parameter> parameters = {};
  bool rest = false;  ///< Takes any further arguments, positional and named.
};

inline constexpr std::size_t kMaxParameters = 8;

/// What is called, in words: "filter `truncate`".
struct Callee {
  std::string_view kind;  ///< `filter`, `test`, `function`, `macro`.
  std::string_view name;
  [[nodiscard]] std::string words() const;
};

class BoundArguments {
 public:
  /// Nothing when it was not given.
  [[nodiscard]] const Value* find(std::size_t parameter) const { return values_[parameter]; }
  [[nodiscard]] bool has(std::size_t parameter) const { return values_[parameter] != nullptr; }
  [[nodiscard]] const Value& operator[](std::size_t parameter) const;  ///< Undefined when it was not given.

  [[nodiscard]] bool boolean(std::size_t parameter, bool otherwise) const;
  [[nodiscard]] std::int64_t integer(std::size_t parameter, std::int64_t otherwise) const;
  [[nodiscard]] double number(std::size_t parameter, double otherwise) const;
  [[nodiscard]] std::string_view text(std::size_t parameter, std::string_view otherwise) const;

  /// What is left for a callee with `rest`: positional arguments after the parameters, and all named ones.
  [[nodiscard]] const Arguments& rest() const { return rest_; }

 private:
  friend std::expected<BoundArguments, EvalError> bind(const Callee&, const Signature&, const Arguments&);
  std::array<const Value*, kMaxParameters> values_{};
  Arguments rest_;
};

/// Puts each argument in its place.
[[nodiscard]] std::expected<BoundArguments, EvalError> bind(const Callee& callee, const Signature& signature,
                                                            const Arguments& arguments);

/// What is wrong with the number or the names of arguments, before there are values: for the compiler. Nothing when all
/// is well.
[[nodiscard]] std::optional<EvalError> check_call(const Callee& callee, const Signature& signature,
                                                  std::size_t positional, std::span<const std::string_view> named);

}  // namespace bondgenoot::templates
