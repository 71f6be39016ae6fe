#include "templates/filters.h"

#include <vector>

#include "support/phrase.h"
#include "support/suggest.h"
#include "templates/filters_builtin.h"
#include "templates/operators.h"

namespace bondgenoot::templates {

FilterTable builtin_filters() {
  FilterTable filters;
  add_text_filters(filters);
  add_html_filters(filters);
  add_number_filters(filters);
  add_list_filters(filters);
  add_order_filters(filters);
  add_select_filters(filters);
  return filters;
}

EvalResult apply_filter(const Filter& filter, CallContext& context, const Value& value, const Arguments& arguments) {
  if (value.is_undefined() && !filter.takes_undefined) return std::unexpected(undefined_error(value));
  const auto bound = bind({.kind = "filter", .name = filter.name}, filter.signature, arguments);
  if (!bound) return std::unexpected(bound.error());
  return filter.function(context, value, *bound);
}

std::unexpected<EvalError> filter_needs(std::string_view filter, std::string_view what, const Value& value) {
  return eval_error(phrase("filter `{}` needs {}, not {}", filter, what, kind_name(value)));
}

EvalError unknown_filter(const FilterTable& filters, std::string_view name) {
  std::vector<std::string> names;
  for (const auto& [known, filter] : filters) names.push_back(known);
  const auto near = nearest(name, names);
  return {.message = phrase("there is no filter `{}`", name), .help = near ? phrase("did you mean `{}`?", *near) : ""};
}

}  // namespace bondgenoot::templates
