// Filters for HTML and URLs.

#include "support/phrase.h"
#include "support/text.h"
#include "templates/escape.h"
#include "templates/filters_builtin.h"
#include "templates/json_text.h"

namespace bondgenoot::templates {
namespace {

EvalResult escape(CallContext&, const Value& value, const BoundArguments&) { return as_safe(value); }

EvalResult force_escape(CallContext&, const Value& value, const BoundArguments&) {
  std::string storage;
  return Value::safe(html_escaped(text_of(value, storage)));
}

EvalResult safe(CallContext&, const Value& value, const BoundArguments&) {
  return value.is_string() ? value.with_safe(true) : Value::safe(to_text(value));
}

EvalResult strip_tags(CallContext&, const Value& value, const BoundArguments&) {
  std::string storage;
  return Value::text(without_tags(text_of(value, storage)));
}

/// All but RFC 3986's unreserved characters as `%41`. In a path `/` stays; in a query a space is `+`.
void append_quoted(std::string& out, std::string_view text, bool query) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const auto byte = static_cast<unsigned char>(c);
    if (alphanumeric || c == '_' || c == '.' || c == '-' || c == '~' || (c == '/' && !query))
      out += c;
    else if (c == ' ' && query)
      out += '+';
    else
      out.append(1, '%').append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
  }
}

void append_pair(std::string& out, const Value& key, const Value& value) {
  if (!out.empty()) out += '&';
  std::string storage;
  append_quoted(out, text_of(key, storage), true);
  out += '=';
  append_quoted(out, text_of(value, storage), true);
}

EvalResult url_encode(CallContext&, const Value& value, const BoundArguments&) {
  std::string out;
  if (value.is_string() || !is_iterable(value)) {
    std::string storage;
    append_quoted(out, text_of(value, storage), false);
    return Value::text(std::move(out));
  }
  if (value.is_map()) {
    for (const MapEntry& entry : value.as_map()) append_pair(out, entry.key, entry.value);
    return Value::text(std::move(out));
  }
  auto items = Iterator::over(value);
  if (!items) return std::unexpected(items.error());
  for (Value item; items->next(item);) {
    if (!item.is_list() || item.as_list().size() != 2)
      return filter_needs("urlencode", phrase("pairs of a key and a value"), item);
    append_pair(out, item.as_list()[0], item.as_list()[1]);
  }
  return Value::text(std::move(out));
}

EvalResult xml_attributes(CallContext& context, const Value& value, const BoundArguments& arguments) {
  if (!value.is_map()) return filter_needs("xmlattr", phrase("a map"), value);
  std::string out;
  for (const MapEntry& entry : value.as_map()) {
    if (entry.value.is_none() || entry.value.is_undefined()) continue;
    if (!entry.key.is_string()) return filter_needs("xmlattr", phrase("names of attributes as keys"), entry.key);
    const std::string_view name = entry.key.as_string();
    if (name.find_first_of(" \t\n\r\f\v/>=") != std::string_view::npos) {
      return eval_error(phrase("filter `xmlattr`: `{}` is no name of an attribute", name));
    }
    if (!out.empty() || arguments.boolean(0, true)) out += ' ';
    append_output(out, entry.key, true);
    out += "=\"";
    append_output(out, entry.value, true);
    out += '"';
  }
  return context.autoescape ? Value::safe(std::move(out)) : Value::text(std::move(out));
}

EvalResult to_json(CallContext&, const Value& value, const BoundArguments& arguments) {
  std::optional<std::int64_t> indent;
  if (arguments.has(0)) indent = arguments.integer(0, 0);
  auto text = json_text(value, indent);
  if (!text) return eval_error(phrase("filter `{}`: {}", "tojson", text.error().message), text.error().help);
  return Value::safe(std::move(*text));
}

constexpr Parameter kXmlAttributes[] = {{"autospace", Accepts::Boolean}};
constexpr Parameter kToJson[] = {{"indent", Accepts::Integer}};

}  // namespace

void add_html_filters(FilterTable& filters) {
  add_filter(filters, "e", escape);
  add_filter(filters, "escape", escape);
  add_filter(filters, "forceescape", force_escape);
  add_filter(filters, "safe", safe);
  add_filter(filters, "striptags", strip_tags);
  add_filter(filters, "urlencode", url_encode);
  add_filter(filters, "xmlattr", xml_attributes, {.parameters = kXmlAttributes});
  add_filter(filters, "tojson", to_json, {.parameters = kToJson});
}

}  // namespace bondgenoot::templates
