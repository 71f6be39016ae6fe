#include "templates/escape.h"

#include "support/byte_run.h"
#include "support/text.h"
#include "support/utf8.h"
#include "templates/html_entities.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

/// Nothing in it is escaped.
bool is_plain(std::string_view text) { return run_without<false, '&', '<', '>', '"', '\''>(text, 0) == text.size(); }

std::string without_markup(std::string_view html, std::string_view opening, std::string_view closing) {
  std::string out;
  out.reserve(html.size());
  std::size_t position = 0;
  while (position < html.size()) {
    const std::size_t begin = html.find(opening, position);
    const std::size_t end = begin == std::string_view::npos ? begin : html.find(closing, begin + opening.size());
    if (end == std::string_view::npos) break;
    out += html.substr(position, begin - position);
    position = end + closing.size();
  }
  return out.append(html.substr(position));
}

std::string with_single_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (is_space(next_code_point(text, i))) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += text.substr(begin, i - begin);
  }
  return out;
}

}  // namespace

void append_output(std::string& out, const Value& value, bool autoescape) {
  if (value.is_string()) {
    if (autoescape && !value.is_safe()) return append_html_escaped(out, value.as_string());
    out += value.as_string();
    return;
  }
  if (!autoescape || value.is_number()) return append_text(out, value);  // Numbers have nothing to escape.
  append_html_escaped(out, to_text(value));
}

Value as_safe(const Value& value) {
  if (value.is_safe() || (value.is_string() && is_plain(value.as_string()))) return value.with_safe(true);
  std::string out;
  append_output(out, value, true);
  return Value::safe(std::move(out));
}

std::string without_tags(std::string_view html) {
  const std::string bare = without_markup(without_markup(html, "<!--", "-->"), "<", ">");
  return unescaped(with_single_spaces(bare));
}

std::string unescaped(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    const std::size_t ampersand = html.find('&');
    out += html.substr(0, ampersand);
    if (ampersand == std::string_view::npos) break;
    html.remove_prefix(ampersand);
    const std::size_t used = append_entity(out, html);
    if (used == 0) out += '&';
    html.remove_prefix(used == 0 ? 1 : used);
  }
  return out;
}

}  // namespace bondgenoot::templates
