// The parts of the table of built-in filters, one for each filters_*.cpp; only filters.cpp puts them together.
//
// In/Out: a table that is added to. Owns nothing. Threads: one.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "templates/filters.h"
#include "templates/operators.h"

namespace bondgenoot::templates {

void add_text_filters(FilterTable& filters);
void add_html_filters(FilterTable& filters);
void add_number_filters(FilterTable& filters);
void add_list_filters(FilterTable& filters);
void add_order_filters(FilterTable& filters);
void add_select_filters(FilterTable& filters);

using FilterPointer = EvalResult (*)(CallContext&, const Value&, const BoundArguments&);

inline void add_filter(FilterTable& filters, std::string_view name, FilterPointer function, Signature signature = {}) {
  filters.emplace(name, Filter{.name = std::string(name), .signature = signature, .function = function});
}

/// The value as a text without a copy where it is one; else it is written to `storage`.
inline std::string_view text_of(const Value& value, std::string& storage) {
  if (value.is_string()) return value.as_string();
  storage = to_text(value);
  return storage;
}

/// `text`, as safe as `original`.
inline Value text_like(const Value& original, std::string text) {
  return original.is_safe() ? Value::safe(std::move(text)) : Value::text(std::move(text));
}

/// "filter `truncate` needs a string, not none".
[[nodiscard]] std::unexpected<EvalError> filter_needs(std::string_view filter, std::string_view what,
                                                      const Value& value);

}  // namespace bondgenoot::templates
