// Tests, `value is name`, and the global functions every template has: range, dict, namespace, cycler, joiner.
//
// In:  values and arguments. Out: truths and values, or EvalErrors.
// Owns: the tables own what is in them. Threads: as filters.h; what `namespace`, `cycler` and `joiner` make belongs to
// the render that made it.
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "templates/call.h"
#include "templates/parameters.h"

namespace bondgenoot::templates {

using TestFunction = std::function<std::expected<bool, EvalError>(CallContext&, const Value&, const BoundArguments&)>;

struct Test {
  std::string name;
  Signature signature;
  TestFunction function;
  bool takes_undefined = false;  ///< Others never see an undefined value: using it is an error.
};

using TestTable = std::map<std::string, Test, std::less<>>;

/// Jinja's own, the symbolic names (`==`, `<`) included.
[[nodiscard]] TestTable builtin_tests();

/// `value is test(arguments)`.
[[nodiscard]] std::expected<bool, EvalError> apply_test(const Test& test, CallContext& context, const Value& value,
                                                        const Arguments& arguments);

/// "there is no test `defned`", with the nearest name as help.
[[nodiscard]] EvalError unknown_test(const TestTable& tests, std::string_view name);

/// The global functions, by name, sorted.
[[nodiscard]] std::vector<NamedValue> builtin_functions();

}  // namespace bondgenoot::templates
