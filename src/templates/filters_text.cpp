// Filters on texts: case, trimming, cutting, replacing, laying out.
#include <algorithm>

#include "support/letter_case.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"
#include "templates/escape.h"
#include "templates/filters_builtin.h"
#include "templates/percent_format.h"
#include "templates/text_wrap.h"

namespace bondgenoot::templates {
namespace {

EvalResult lower(CallContext&, const Value& value, const BoundArguments&) {
  std::string storage;
  return text_like(value, to_lower(text_of(value, storage)));
}

constexpr std::string_view kSharpS = "ß";  // Its simple upper case is not what people write.

std::string upper_case(std::string_view text) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = text.find(kSharpS, begin)) != std::string_view::npos; begin = at + kSharpS.size()) {
    out.append(to_upper(text.substr(begin, at - begin))).append("SS");
  }
  return out.append(to_upper(text.substr(begin)));
}

EvalResult upper(CallContext&, const Value& value, const BoundArguments&) {
  std::string storage;
  return text_like(value, upper_case(text_of(value, storage)));
}

/// The first letter in upper case, the others in lower case.
std::string capitalized_word(std::string_view text, std::string_view sharp_s) {
  if (text.starts_with(kSharpS)) return std::string(sharp_s) + to_lower(text.substr(kSharpS.size()));
  return upper_first(to_lower(text));
}

EvalResult capitalize(CallContext&, const Value& value, const BoundArguments&) {
  std::string storage;
  return text_like(value, capitalized_word(text_of(value, storage), "Ss"));
}

/// Words begin after spaces, hyphens and opening brackets.
EvalResult title(CallContext&, const Value& value, const BoundArguments&) {
  std::string storage;
  const std::string_view text = text_of(value, storage);
  std::string out;
  std::size_t word = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    if (!is_space(c) && c != '-' && c != '(' && c != '{' && c != '[' && c != '<') continue;
    out.append(capitalized_word(text.substr(word, at - word), "SS")).append(text.substr(at, i - at));
    word = i;
  }
  return Value::text(out.append(capitalized_word(text.substr(word), "SS")));
}

/// Removes from both ends the characters that `drop` holds for.
template <typename Predicate>
std::string_view stripped(std::string_view text, Predicate drop) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size() && drop(next_code_point(text, i));) begin = i;
  std::size_t end = begin;  // After the last character that stays.
  for (std::size_t i = begin; i < text.size();) {
    if (!drop(next_code_point(text, i))) end = i;
  }
  return text.substr(begin, end - begin);
}

EvalResult trim(CallContext&, const Value& value, const BoundArguments& arguments) {
  std::string storage;
  const std::string_view text = text_of(value, storage);
  if (!arguments.has(0)) return text_like(value, std::string(stripped(text, is_space)));
  const std::string set = value.is_safe() ? to_text(as_safe(arguments[0])) : std::string(arguments.text(0, ""));
  std::u32string characters;
  for (std::size_t i = 0; i < set.size();) characters += next_code_point(set, i);
  const auto drop = [&](char32_t c) { return characters.find(c) != std::u32string::npos; };
  return text_like(value, std::string(stripped(text, drop)));
}

EvalResult center(CallContext&, const Value& value, const BoundArguments& arguments) {
  std::string storage;
  const std::string_view text = text_of(value, storage);
  const auto width = static_cast<std::size_t>(std::max<std::int64_t>(arguments.integer(0, 80), 0));
  const std::size_t size = count_code_points(text);
  if (width <= size) return text_like(value, std::string(text));
  if (width > kMaxTextSize) return eval_error(phrase("filter `center`: the `width` is too large"));
  const std::size_t padding = width - size;
  const std::size_t left = padding / 2 + (padding & width & 1);
  return text_like(value, std::string(left, ' ').append(text).append(padding - left, ' '));
}

std::size_t offset_of(std::string_view text, std::size_t characters) {
  std::size_t offset = 0;
  for (; characters > 0 && offset < text.size(); --characters) static_cast<void>(next_code_point(text, offset));
  return offset;
}

EvalResult truncate(CallContext&, const Value& value, const BoundArguments& arguments) {
  if (!value.is_string()) return filter_needs("truncate", phrase("a string"), value);
  const std::string_view text = value.as_string();
  const Value end = arguments.has(2) ? arguments[2] : Value::borrowed("...");
  const std::int64_t length = arguments.integer(0, 255);
  const std::int64_t leeway = arguments.integer(3, 5);
  const auto end_size = static_cast<std::int64_t>(count_code_points(end.as_string()));
  if (length < end_size) {
    return eval_error(
        phrase("filter `truncate`: the `length` of {} has no room for the `end` of {}", length, end_size));
  }
  if (leeway < 0) return eval_error(phrase("filter `truncate`: the `leeway` is negative"));
  const auto size = static_cast<std::int64_t>(count_code_points(text));
  if (size <= length || size - length <= leeway) return value;
  std::string_view head = text.substr(0, offset_of(text, static_cast<std::size_t>(length - end_size)));
  if (!arguments.boolean(1, false)) head = head.substr(0, head.rfind(' '));
  const bool safe = value.is_safe() || end.is_safe();
  std::string out;
  append_output(out, value.is_safe() ? Value::borrowed_safe(head) : Value::borrowed(head), safe);
  append_output(out, end, safe);
  return safe ? Value::safe(std::move(out)) : Value::text(std::move(out));
}

EvalResult indent(CallContext&, const Value& value, const BoundArguments& arguments) {
  if (!value.is_string()) return filter_needs("indent", phrase("a string"), value);
  const Value width = arguments.has(0) ? arguments[0] : Value::integer(4);
  const std::int64_t spaces = width.is_string() ? 0 : width.as_integer();
  if (spaces > static_cast<std::int64_t>(kMaxTextSize))
    return eval_error(phrase("filter `indent`: the `width` is too large"));
  const std::string margin = width.is_string()
                                 ? std::string(width.as_string())
                                 : std::string(static_cast<std::size_t>(std::max<std::int64_t>(spaces, 0)), ' ');
  const bool blank = arguments.boolean(2, false);
  const std::string text = std::string(value.as_string()) + '\n';  // So that a last, empty line counts.
  const auto lines = lines_of(text);
  if (margin.size() * lines.size() > kMaxTextSize)
    return eval_error(phrase("filter `indent`: the result is too long a string"));
  std::string out = arguments.boolean(1, false) ? margin : "";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n';
    if (i > 0 && (blank || !lines[i].empty())) out += margin;
    out += lines[i];
  }
  return text_like(value, std::move(out));
}

EvalResult wordwrap(CallContext&, const Value& value, const BoundArguments& arguments) {
  if (!value.is_string()) return filter_needs("wordwrap", phrase("a string"), value);
  const std::int64_t width = arguments.integer(0, 79);
  if (width < 1) return eval_error(phrase("filter `wordwrap`: the `width` is below 1"));
  const WrapOptions options{.width = static_cast<std::size_t>(width),
                            .break_long_words = arguments.boolean(1, true),
                            .break_on_hyphens = arguments.boolean(3, true)};
  const std::string_view separator = arguments.text(2, "\n");
  const bool safe = arguments[2].is_safe();
  std::string out;
  bool first = true;
  for (const std::string_view paragraph : lines_of(value.as_string())) {
    if (!first) out += separator;
    first = false;
    const auto lines = wrapped(paragraph, options);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out.append(i > 0 ? separator : "").append(safe ? html_escaped(lines[i]) : lines[i]);
    }
    if (out.size() > kMaxTextSize) return eval_error(phrase("filter `wordwrap`: the result is too long a string"));
  }
  return safe ? Value::safe(std::move(out)) : Value::text(std::move(out));
}

EvalResult wordcount(CallContext&, const Value& value, const BoundArguments&) {
  std::string storage;
  const std::string_view text = text_of(value, storage);
  std::int64_t count = 0;
  bool within = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const bool word = c == '_' || is_letter_or_digit(c);
    count += word && !within ? 1 : 0;
    within = word;
  }
  return Value::integer(count);
}

/// Python's str.replace: an empty `from` stands before each character and at the end.
std::string replaced(std::string_view text, std::string_view from, std::string_view to, std::int64_t limit) {
  std::string out;
  std::size_t begin = 0;
  std::size_t at = 0;
  for (std::int64_t done = 0; done != limit && out.size() <= kMaxTextSize; ++done) {
    at = text.find(from, at);
    if (at == std::string_view::npos) break;
    out.append(text.substr(begin, at - begin)).append(to);
    begin = at + from.size();
    if (!from.empty())
      at = begin;
    else if (at < text.size())
      static_cast<void>(next_code_point(text, at));
    else
      break;
  }
  return out.append(text.substr(begin));
}

EvalResult replace(CallContext& context, const Value& value, const BoundArguments& arguments) {
  const Value& from = arguments[0];
  const Value& to = arguments[1];
  const bool escapes = context.autoescape && (value.is_safe() || from.is_safe() || to.is_safe());
  const auto text = [&](const Value& part) { return to_text(escapes ? as_safe(part) : part); };
  std::string out = replaced(text(value), text(from), text(to), arguments.integer(2, -1));
  if (out.size() > kMaxTextSize) return eval_error(phrase("filter `replace`: the result is too long a string"));
  return escapes ? Value::safe(std::move(out)) : Value::text(std::move(out));
}

EvalResult format(CallContext&, const Value& value, const BoundArguments& arguments) {
  const Arguments& given = arguments.rest();
  if (!given.positional.empty() && !given.named.empty()) {
    return eval_error(phrase("filter `format` takes positional or named arguments, not both"));
  }
  const Value pattern = value.is_string() ? value : Value::text(to_text(value));
  if (given.named.empty()) {
    return percent_format(pattern, Value::tuple({given.positional.begin(), given.positional.end()}));
  }
  std::vector<MapEntry> entries;
  for (const NamedValue& argument : given.named) entries.push_back({Value::borrowed(argument.name), argument.value});
  return percent_format(pattern, Value::map(std::move(entries)));
}

EvalResult string(CallContext&, const Value& value, const BoundArguments&) {
  return value.is_string() ? value : Value::text(to_text(value));
}

constexpr Parameter kTrim[] = {{"chars", Accepts::Text}};
constexpr Parameter kCenter[] = {{"width", Accepts::Integer}};
constexpr Parameter kTruncate[] = {{"length", Accepts::Integer},
                                   {"killwords", Accepts::Boolean},
                                   {"end", Accepts::Text},
                                   {"leeway", Accepts::Integer}};
constexpr Parameter kIndent[] = {
    {"width", Accepts::Attribute}, {"first", Accepts::Boolean}, {"blank", Accepts::Boolean}};
constexpr Parameter kWordwrap[] = {{"width", Accepts::Integer},
                                   {"break_long_words", Accepts::Boolean},
                                   {"wrapstring", Accepts::Text},
                                   {"break_on_hyphens", Accepts::Boolean}};
constexpr Parameter kReplace[] = {
    {"old", Accepts::Value, true}, {"new", Accepts::Value, true}, {"count", Accepts::Integer}};

}  // namespace

void add_text_filters(FilterTable& filters) {
  add_filter(filters, "lower", lower);
  add_filter(filters, "upper", upper);
  add_filter(filters, "capitalize", capitalize);
  add_filter(filters, "title", title);
  add_filter(filters, "trim", trim, {.parameters = kTrim});
  add_filter(filters, "center", center, {.parameters = kCenter});
  add_filter(filters, "truncate", truncate, {.parameters = kTruncate});
  add_filter(filters, "indent", indent, {.parameters = kIndent});
  add_filter(filters, "wordwrap", wordwrap, {.parameters = kWordwrap});
  add_filter(filters, "wordcount", wordcount);
  add_filter(filters, "replace", replace, {.parameters = kReplace});
  add_filter(filters, "format", format, {.rest = true});
  add_filter(filters, "string", string);
}

}  // namespace bondgenoot::templates
