#include "content/value_parser.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "support/date.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr std::size_t kShown = 60;  // Bytes of a value that a message repeats.

std::string shown(std::string_view text) {
  if (text.size() <= kShown) return fmt::format("`{}`", text);
  std::size_t end = kShown;
  while (is_continuation(text[end])) --end;
  return fmt::format("`{}…`", text.substr(0, end));
}

std::unexpected<ValueProblem> problem(DiagnosticCode code, std::string message, std::string help,
                                      std::string replacement = {}) {
  return std::unexpected(ValueProblem{.code = code,
                                      .message = std::move(message),
                                      .label = {},
                                      .help = std::move(help),
                                      .replacement = std::move(replacement)});
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

// `1,5` as the Dutch write it.
std::optional<std::string> number_with_point(std::string_view text) {
  if (std::ranges::count(text, ',') != 1 || text.find('.') != std::string_view::npos) return std::nullopt;
  std::string point = replace_all(text, ",", ".");
  return number_in(point) ? std::optional(std::move(point)) : std::nullopt;
}

ParsedValue parse_number(const Field& field, std::string_view text) {
  const auto number = number_in(text);
  if (!number) {
    std::string message = phrase("`{}` is {}, which is not a number", field.name, shown(text));
    if (auto point = number_with_point(text)) {
      return problem(DiagnosticCode::InvalidNumber, std::move(message), phrase("write `{}`, with a point", *point),
                     *point);
    }
    return problem(DiagnosticCode::InvalidNumber, std::move(message),
                   phrase("write digits only, with a point for a fraction: `12` or `1.5`"));
  }
  const bool below = field.min && *number < *field.min;
  const bool above = field.max && *number > *field.max;
  if (!below && !above) return *number;
  const std::string range = !field.max   ? phrase("from {} on", *field.min)
                            : !field.min ? phrase("up to {}", *field.max)
                                         : phrase("from {} to {}", *field.min, *field.max);
  return problem(DiagnosticCode::OutOfRange,
                 below ? phrase("`{}` is {}, and the smallest is {}", field.name, *number, *field.min)
                       : phrase("`{}` is {}, and the largest is {}", field.name, *number, *field.max),
                 phrase("write a number {}", range));
}

ParsedValue parse_boolean(const Field& field, std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  const std::string_view likely = likely_boolean(text);
  return problem(DiagnosticCode::InvalidBoolean,
                 phrase("`{}` is {}, which is neither `true` nor `false`", field.name, shown(text)),
                 likely.empty() ? phrase("write `true` or `false`") : phrase("write `{}`", likely),
                 std::string(likely));
}

ParsedValue parse_date_value(const Field& field, std::string_view text) {
  auto date = parse_date(text);
  if (date) return *date;
  if (const auto likely = likely_date(text)) {
    return problem(DiagnosticCode::InvalidDate, phrase("`{}` is {}, which is not a date", field.name, shown(text)),
                   phrase("write `{}`", *likely), *likely);
  }
  DateError& error = date.error();
  const bool shape = error.unreadable;
  return std::unexpected(
      ValueProblem{.code = DiagnosticCode::InvalidDate,
                   .message = shape ? phrase("`{}` is {}, which is not a date", field.name, shown(text))
                                    : phrase("`{}` is {}: {}", field.name, shown(text), error.message),
                   .label = {},
                   .help = std::move(error.help),
                   .begin = error.begin,
                   .end = error.end,
                   .replacement = {}});
}

const Option* option_with_label(const Field& field, std::string_view text) {
  const std::string wanted = folded(text);
  const auto has_label = [&](const Option& option) {
    return std::ranges::any_of(option.label.texts, [&](const auto& label) { return folded(label.second) == wanted; });
  };
  const auto found = std::ranges::find_if(field.options, has_label);
  return found == field.options.end() ? nullptr : &*found;
}

std::vector<std::string> option_values(const Field& field) {
  std::vector<std::string> values;
  for (const Option& option : field.options) values.push_back(option.value);
  return values;
}

ParsedValue parse_choice(const Field& field, std::string_view text) {
  if (const auto index = field.option_index(text)) return ChoiceValue{*index};
  std::vector<std::string> values = option_values(field);
  std::string message = phrase("{} is not a value of `{}`", shown(text), field.name);
  if (const Option* option = option_with_label(field, text)) {
    return problem(DiagnosticCode::UnknownValue, std::move(message),
                   phrase("that is a label; write its value, `{}`", option->value), option->value);
  }
  if (!field.all_values.empty()) values.push_back(field.all_values);
  if (auto near = nearest(text, values)) {
    return problem(DiagnosticCode::UnknownValue, std::move(message), phrase("did you mean `{}`?", *near), *near);
  }
  return problem(DiagnosticCode::UnknownValue, std::move(message),
                 phrase("write {}", quoted_list(values, phrase("or"), 12)));
}

ParsedValue parse_reference(const Field& field, std::string text) {
  const bool with_folder = text.find('/') != std::string::npos;
  if (!with_folder && !text.ends_with(".md")) return ReferenceValue{.target = std::move(text), .ordinal = 0};
  std::string_view name = file_name(text);
  if (name.ends_with(".md")) name.remove_suffix(3);
  const std::string bare(name);
  return problem(DiagnosticCode::InvalidReference,
                 phrase("{} in `{}` is a path, where the name of an entry belongs", shown(text), field.name),
                 bare.empty() ? phrase("write the file name of an entry of `{}`, without `.md`", field.to)
                              : phrase("write `{}`", bare),
                 bare);
}

ParsedValue parse_text(const Field& field, std::string text) {
  if (auto wrong = control_character_problem(field.name, text)) return std::unexpected(std::move(*wrong));
  if (!field.many) {
    if (auto wrong = length_problem(field, text)) return std::unexpected(std::move(*wrong));
  }
  return text;
}

ParsedValue parse_address(const Field& field, std::string text) {
  auto wrong = field.type == FieldType::Url ? url_problem(field.name, text) : email_problem(field.name, text);
  if (wrong) return std::unexpected(std::move(*wrong));
  return text;
}

// The byte offset of character `index`.
std::size_t offset_of_character(std::string_view text, std::size_t index) {
  std::size_t offset = 0;
  for (; index > 0 && offset < text.size(); --index) static_cast<void>(next_code_point(text, offset));
  return offset;
}

}  // namespace

std::string_view likely_boolean(std::string_view text) {
  constexpr std::string_view kYes[] = {"ja", "yes", "y", "j", "on", "aan", "waar", "1", "true"};
  constexpr std::string_view kNo[] = {"nee", "no", "n", "off", "uit", "onwaar", "0", "false"};
  const std::string word = to_lower(text);
  if (std::ranges::find(kYes, word) != std::end(kYes)) return "true";
  return std::ranges::find(kNo, word) != std::end(kNo) ? "false" : "";
}

std::optional<ValueProblem> length_problem(const Field& field, std::string_view text) {
  // Bytes are at least as many as characters, so most texts are never counted.
  if (field.max && static_cast<double>(text.size()) > *field.max) {
    const std::size_t count = count_code_points(text);
    const auto max = static_cast<std::size_t>(*field.max);
    if (count > max) {
      return ValueProblem{.code = DiagnosticCode::TooLong,
                          .message = phrase("`{}` is {} long, and {} fit", field.name,
                                            counted(count, phrase("character"), phrase("characters")), max),
                          .label = phrase("{} too many", count - max),
                          .help = phrase("shorten it; what does not fit can go in the text below the front matter"),
                          .begin = offset_of_character(text, max),
                          .replacement = {}};
    }
  }
  if (!field.min || static_cast<double>(count_code_points(text)) >= *field.min) return std::nullopt;
  return ValueProblem{
      .code = DiagnosticCode::TooShort,
      .message = phrase("`{}` is {} long, and it takes at least {}", field.name,
                        counted(count_code_points(text), phrase("character"), phrase("characters")), *field.min),
      .label = {},
      .help = phrase("say a little more"),
      .replacement = {}};
}

std::optional<ValueProblem> control_character_problem(std::string_view name, std::string_view text) {
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F;
  };
  const auto found = std::ranges::find_if(text, is_control);
  if (found == text.end()) return std::nullopt;
  return ValueProblem{
      .code = DiagnosticCode::ControlCharacter,
      .message = phrase("`{}` holds the control character U+{:04X}", name, static_cast<unsigned char>(*found)),
      .label = {},
      .help = phrase("remove it"),
      .begin = static_cast<std::size_t>(found - text.begin()),
      .end = static_cast<std::size_t>(found - text.begin()) + 1,
      .replacement = {}};
}

bool is_plain(FieldType type) {
  return type != FieldType::Markdown && type != FieldType::Image && type != FieldType::List && type != FieldType::Group;
}

ParsedValue parse_value(const Field& field, std::string text) {
  switch (field.type) {
    case FieldType::Text:
      return parse_text(field, std::move(text));
    case FieldType::Number:
      return parse_number(field, text);
    case FieldType::Boolean:
      return parse_boolean(field, text);
    case FieldType::Date:
      return parse_date_value(field, text);
    case FieldType::Choice:
      return parse_choice(field, text);
    case FieldType::Reference:
      return parse_reference(field, std::move(text));
    case FieldType::Url:
    case FieldType::Email:
      return parse_address(field, std::move(text));
    case FieldType::Markdown:
    case FieldType::Image:
    case FieldType::List:
    case FieldType::Group:
      break;  // Not plain: see is_plain.
  }
  return std::monostate{};
}

}  // namespace bondgenoot::content
