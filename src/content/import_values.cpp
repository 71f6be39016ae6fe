#include "content/import_values.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "content/names.h"
#include "content/yaml_slips.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

using ValueText = std::expected<std::string, ValueProblem>;

std::unexpected<ValueProblem> problem(DiagnosticCode code, std::string message, std::string help) {
  return std::unexpected(ValueProblem{
      .code = code, .message = std::move(message), .label = {}, .help = std::move(help), .replacement = {}});
}

// Without quotes where YAML reads the same text.
std::string yaml_word(const std::string& word) {
  constexpr std::array<std::string_view, 9> kTaken = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
  const bool plain = is_slug(word) && word[0] >= 'a' && std::ranges::find(kTaken, word) == kTaken.end();
  return plain ? word : yaml_quoted(word);
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

// The text as YAML, when the field takes it.
ValueText judged(const Field& field, const std::string& text, std::string yaml) {
  auto parsed = parse_value(field, text);
  if (!parsed) return std::unexpected(std::move(parsed.error()));
  return yaml;
}

ValueText text_value(const Field& field, std::string_view text) {
  const std::string line = one_line(text);
  return judged(field, line, yaml_quoted(line));
}

// `1.234,5` is 1234.5; `1.234` alone may be either.
ValueText number_value(const Field& field, std::string_view text) {
  std::string number = one_line(text);
  if (number.find(',') != std::string::npos) {
    number = replace_all(replace_all(number, ".", ""), ",", ".");
  } else if (const std::size_t point = number.find('.'); point != std::string::npos && number.size() - point == 4) {
    return problem(
        DiagnosticCode::InvalidNumber, phrase("`{}` is `{}`, which can be read in two ways", field.name, text),
        phrase("write `{}`, or `{}` for a fraction", replace_all(number, ".", ""), replace_all(number, ".", ",")));
  }
  auto judgement = judged(field, number, number);
  if (!judgement && judgement.error().code == DiagnosticCode::InvalidNumber) return judged(field, one_line(text), {});
  return judgement;
}

ValueText boolean_value(const Field& field, std::string_view text) {
  const std::string_view value = imported_boolean(text);
  return judged(field, value.empty() ? one_line(text) : std::string(value), std::string(value));
}

// `3-11-26`: which century is meant is not for us to say.
bool has_short_year(std::string_view text) {
  const std::size_t last = text.find_last_of("-/. ");
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return last != std::string_view::npos && text.size() - last == 3 &&
         std::ranges::all_of(text.substr(last + 1), is_digit) && text.find_first_of("-/. ") != last;
}

// Excel counts days from 1900; such a number is a date that lost its format.
bool is_day_number(std::string_view text) {
  return text.size() == 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

ValueText date_value(const Field& field, std::string_view text) {
  const std::string written = one_line(text);
  if (is_day_number(written)) {
    return problem(DiagnosticCode::InvalidDate, phrase("`{}` is `{}`, which is not a date", field.name, written),
                   phrase("this looks like a date that became a number: give the column the format of a date"));
  }
  std::string date = written;
  if (!parse_date(written)) {
    if (has_short_year(written)) {
      return problem(DiagnosticCode::InvalidDate, phrase("`{}` is `{}`, which is not a date", field.name, written),
                     phrase("write the year in four digits: `3-11-2026`"));
    }
    date = likely_date(written).value_or(written);
  }
  const bool plain = date.find_first_not_of("0123456789-") == std::string::npos;
  return judged(field, date, plain ? date : yaml_quoted(date));
}

const Option* option_of(const Field& field, std::string_view text) {
  if (const Option* exact = field.find_option(text)) return exact;
  const std::string wanted = folded(text);
  const auto is_meant = [&](const Option& option) {
    const auto says = [&](const auto& label) { return folded(label.second) == wanted; };
    return folded(option.value) == wanted || std::ranges::any_of(option.label.texts, says);
  };
  const auto found = std::ranges::find_if(field.options, is_meant);
  return found == field.options.end() ? nullptr : &*found;
}

ValueText choice_value(const Field& field, std::string_view text) {
  const std::string written = one_line(text);
  if (const Option* option = option_of(field, written)) return yaml_word(option->value);
  std::vector<std::string> labels;
  for (const Option& option : field.options)
    labels.emplace_back(option.label.empty() ? option.value : option.label.texts.front().second);
  std::string message = phrase("`{}` is not a value of `{}`", written, field.name);
  if (const auto near = nearest(written, labels))
    return problem(DiagnosticCode::UnknownValue, std::move(message), phrase("did you mean `{}`?", *near));
  return problem(DiagnosticCode::UnknownValue, std::move(message),
                 phrase("write {}", quoted_list(labels, phrase("or"), 12)));
}

ValueText reference_value(const Field& field, std::string_view text, const EntryNames& names) {
  std::string written = one_line(text);
  if (written.ends_with(".md")) written.resize(written.size() - 3);
  const std::vector<std::string> found = names.find(field.to, written);
  if (found.size() == 1) return yaml_word(found.front());
  if (found.size() > 1) {
    return problem(DiagnosticCode::AmbiguousReference,
                   phrase("`{}` is what more than one entry of `{}` is called", written, field.to),
                   phrase("write {}", quoted_list(found, phrase("or"))));
  }
  std::string message = phrase("`{}` has no entry `{}`", field.name, written);
  if (const auto near = nearest(written, names.all(field.to)))
    return problem(DiagnosticCode::UnknownReference, std::move(message), phrase("did you mean `{}`?", *near));
  return problem(DiagnosticCode::UnknownReference, std::move(message),
                 phrase("write the title or the file name of an entry of `{}`, or make that entry first", field.to));
}

ValueText one_value(const Field& field, std::string_view text, const EntryNames& names) {
  switch (field.type) {
    case FieldType::Number:
      return number_value(field, text);
    case FieldType::Boolean:
      return boolean_value(field, text);
    case FieldType::Date:
      return date_value(field, text);
    case FieldType::Choice:
      return choice_value(field, text);
    case FieldType::Reference:
      return reference_value(field, text, names);
    default:
      return text_value(field, text);
  }
}

bool is_known(const Field& field, std::string_view text, const EntryNames& names) {
  if (field.type == FieldType::Choice) return option_of(field, text) != nullptr;
  return field.type == FieldType::Reference && names.find(field.to, text).size() == 1;
}

// `po, vo`, and labels that hold commas themselves: the longest that is known comes first. Empty when a part is
// unknown.
std::vector<std::string> divided_at_commas(const Field& field, std::string_view text, const EntryNames& names) {
  const std::vector<std::string_view> parts = split(text, ',');
  constexpr std::size_t kLongest = 6;  // Commas in one label.
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin < parts.size();) {
    std::size_t end = std::min(parts.size(), begin + kLongest);
    std::string_view whole;
    for (; end > begin; --end) {
      const auto first = static_cast<std::size_t>(parts[begin].data() - text.data());
      const auto last = static_cast<std::size_t>(parts[end - 1].data() - text.data()) + parts[end - 1].size();
      whole = trim(text.substr(first, last - first));
      if (is_known(field, whole, names)) break;
    }
    if (end == begin) return {};
    found.emplace_back(whole);
    begin = end;
  }
  return found;
}

std::vector<std::string> values_in_cell(const Field& field, std::string_view text, const EntryNames& names) {
  std::vector<std::string> texts = texts_in_cell(text);
  if (texts.size() != 1 || is_known(field, texts.front(), names)) return texts;
  std::vector<std::string> divided = divided_at_commas(field, texts.front(), names);
  return divided.empty() ? texts : divided;
}

ValueText several_values(const Field& field, const Field& item, std::string_view text, const EntryNames& names) {
  const std::vector<std::string> texts = values_in_cell(item, text, names);
  if (!field.all_values.empty() && texts.size() == 1 && folded(texts.front()) == folded(field.all_values))
    return yaml_word(field.all_values);
  std::vector<std::string> values;
  for (const std::string& one : texts) {
    ValueText value = one_value(item, one, names);
    if (!value) return value;
    if (std::ranges::find(values, *value) == values.end()) values.push_back(std::move(*value));
  }
  return fmt::format("[{}]", join(values, ", "));
}

std::string_view without_list_sign(std::string_view line) {
  for (const std::string_view sign : {"- [x] ", "- [X] ", "- ", "* ", "• ", "· "}) {
    if (line.starts_with(sign)) return trim(line.substr(sign.size()));
  }
  return line;
}

}  // namespace

std::string_view imported_boolean(std::string_view text) {
  constexpr std::array<std::string_view, 4> kTicks = {"x", "✓", "✔", "v"};
  const std::string word = to_lower(trim(text));
  return std::ranges::find(kTicks, word) != kTicks.end() ? std::string_view("true") : likely_boolean(word);
}

std::vector<std::string> texts_in_cell(std::string_view cell, bool keep_empty) {
  const bool lines = cell.find('\n') != std::string_view::npos || cell.starts_with("- [");
  const char separator = lines ? '\n' : cell.find('|') != std::string_view::npos ? '|' : ';';
  std::vector<std::string> texts;
  for (std::string_view part : split(cell, separator)) {
    part = trim(part);
    if (lines && part.starts_with("- [ ]")) continue;
    if (lines) part = without_list_sign(part);
    if (!part.empty() || keep_empty) texts.emplace_back(part);
  }
  return texts;
}

bool is_simple(const Field& field) {
  if (field.type == FieldType::List) return is_plain(field.children.front().type);
  return is_plain(field.type);
}

std::expected<std::string, ValueProblem> imported_value(const Field& field, std::string_view text,
                                                        const EntryNames& names) {
  if (field.type == FieldType::List) return several_values(field, field.children.front(), text, names);
  if (field.many) return several_values(field, field, text, names);
  return one_value(field, text, names);
}

std::string yaml_block(std::string_view text, std::string_view indent) {
  const bool fits = !text.empty() && text[0] != ' ' && text.find_first_of("\t\r") == std::string_view::npos;
  if (!fits) return yaml_quoted(text);
  std::string out = "|-";
  for (const std::string_view line : split(text, '\n')) {
    out += '\n';
    if (!trim(line).empty()) out.append(indent).append(line);
  }
  return out;
}

}  // namespace bondgenoot::content
