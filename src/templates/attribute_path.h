// `attribute="author.name"`: what filters look at in each item of a list.
//
// In:  a dotted name, or an index; several with commas for sorting. Out: the value each item has there.
// Owns: its names. Threads: any, once made.
#pragma once

#include <string_view>
#include <vector>

#include "templates/call.h"
#include "templates/value.h"

namespace bondgenoot::templates {

class AttributePath {
 public:
  /// Goes nowhere: the item itself.
  AttributePath() = default;
  /// `attribute` is a text (`author.name`, `pages.0`) or an integer. What the text borrows from outlives the path.
  explicit AttributePath(const Value& attribute);
  /// "age,name": one path each.
  [[nodiscard]] static std::vector<AttributePath> several(const Value& attribute);

  /// The value at the end. With `fallback`, a missing step gives that instead of an undefined value.
  [[nodiscard]] EvalResult value_in(const Value& item, const Value* fallback = nullptr) const;

 private:
  explicit AttributePath(std::string_view text);
  std::vector<Value> steps_;
};

/// The value itself, or a text in lower case: by which filters compare unless they are `case_sensitive`.
[[nodiscard]] Value case_folded(const Value& value);

}  // namespace bondgenoot::templates
