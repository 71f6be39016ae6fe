// Filters, `value|name(arguments)`: the table, and Jinja's built-in ones.
//
// In:  a value and bound arguments. Out: a value, or an EvalError that names the filter.
// Owns: the table owns its filters; a Filter's address stays while the table lives. Threads: a table that is not added
// to may be read by any; the built-in filters keep nothing between calls.
//
// Left out on purpose: `random` (a build gives the same bytes each time), `pprint` and `urlize` (no use on a page).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "templates/call.h"
#include "templates/parameters.h"

namespace bondgenoot::templates {

using FilterFunction = std::function<EvalResult(CallContext&, const Value&, const BoundArguments&)>;

struct Filter {
  std::string name;
  Signature signature;  ///< Of what comes within the parentheses. Refers to a table that lives as long as the program.
  FilterFunction function;
  bool takes_undefined = false;  ///< Others never see an undefined value: using it is an error.
};

using FilterTable = std::map<std::string, Filter, std::less<>>;

/// Jinja's own.
[[nodiscard]] FilterTable builtin_filters();

/// `value|filter(arguments)`.
[[nodiscard]] EvalResult apply_filter(const Filter& filter, CallContext& context, const Value& value,
                                      const Arguments& arguments);

/// "there is no filter `uper`", with the nearest name as help.
[[nodiscard]] EvalError unknown_filter(const FilterTable& filters, std::string_view name);

}  // namespace bondgenoot::templates
