#include "content/validator_values.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "content/example_value.h"
#include "content/yaml_slips.h"
#include "markdown/parser.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

// The place of bytes [begin, end) of a scalar's text, or all of it when the text is not what is written (escapes,
// folded lines).
Span span_in(const TextPlace& place, std::size_t begin, std::size_t end) {
  const bool verbatim = place.inner.size() == place.size;
  return verbatim && end > begin ? place.inner.part(begin, end - begin) : place.span;
}

FieldValue read_plain(Validation& validation, const Field& field, YamlNode& node) {
  FieldValue value{.data = {}, .span = node.span};
  const TextPlace place = place_of(node);
  const std::string_view trimmed = trim(node.text);
  ParsedValue parsed = trimmed.size() == place.size ? parse_value(field, std::move(node.text))
                                                    : parse_value(field, std::string(trimmed));
  if (!parsed) {
    report_problem(validation, field, place, parsed.error());
    return value;
  }
  value.data = std::move(*parsed);
  if (field.type == FieldType::Reference) note_reference(validation, field, value, place.inner);
  return value;
}

FieldValue read_markdown(Validation& validation, const Field& field, const YamlNode& node) {
  FieldValue value{.data = {}, .span = node.span};
  if (const auto problem = length_problem(field, node.text)) {
    TextPlace place = place_of(node);
    place.offset = 0;
    report_problem(validation, field, place, *problem);
    return value;
  }
  markdown::ParseOptions options = validation.options.markdown;
  options.id_prefix = fmt::format("{}-", field.name);
  const Span inner = node.inner_span();
  const bool verbatim = inner.size() == node.text.size();
  auto parsed =
      verbatim ? markdown::parse(validation.source, inner, options) : markdown::parse_value(node.text, inner, options);
  validation.diagnostics.append(std::move(parsed.diagnostics));
  value.data = MarkdownValue{std::make_shared<const markdown::Document>(std::move(parsed.value))};
  return value;
}

// `label` as people see it, when it says more than the name.
std::string label_of(const Validation& validation, const Field& field) {
  const std::string_view label = field.label.in(validation.options.language);
  if (label.empty() || folded(label) == folded(field.name)) return {};
  return fmt::format(" ({})", label);
}

}  // namespace

bool is_blank(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::Null:
      return true;
    case YamlKind::Scalar:
      return trim(node.text).empty();
    case YamlKind::List:
      return node.items.empty();
    case YamlKind::Map:
      return node.pairs.empty();
  }
  return true;
}

std::string_view expected_kind(const Field& field) {
  switch (field.type) {
    case FieldType::Text:
      return phrase("a text");
    case FieldType::Markdown:
      return phrase("a text in Markdown");
    case FieldType::Number:
      return phrase("a number");
    case FieldType::Boolean:
      return phrase("`true` or `false`");
    case FieldType::Date:
      return phrase("a date");
    case FieldType::Choice:
      return phrase("one of its options");
    case FieldType::Reference:
      return phrase("the name of an entry");
    case FieldType::Url:
      return phrase("a web address");
    case FieldType::Email:
      return phrase("an e-mail address");
    case FieldType::Image:
      return phrase("a map with `src` and `alt`");
    case FieldType::List:
      return phrase("a list");
    case FieldType::Group:
      return phrase("a map");
  }
  return phrase("a value");
}

void report_wrong_type(Validation& validation, const Field& field, const YamlNode& node) {
  const std::string_view expected = field.many ? phrase("one value or a list of values") : expected_kind(field);
  validation.diagnostics
      .add(DiagnosticCode::WrongType, node.span,
           phrase("`{}` is {}, where {} belongs", field.name, described(node), expected))
      .with_help(phrase("write for example `{}`", example_line(field)));
}

bool has_kind_of(const YamlNode& node, const Field& field) {
  if (field.type == FieldType::List) return node.is_list();
  if (field.type == FieldType::Group || field.type == FieldType::Image) return node.is_map();
  return node.is_scalar();
}

void report_wrong_item(Validation& validation, const Field& field, const Field& item_field, const YamlNode& item) {
  validation.diagnostics
      .add(DiagnosticCode::WrongType, item.span,
           phrase("a value of `{}` is {}, where {} belongs", field.name, described(item), expected_kind(item_field)))
      .with_help(phrase("write for example `{}`", example_line(field)));
}

void report_missing(Validation& validation, const Field& field, const MissingFrom& from) {
  const std::string owner = from.group.empty() ? std::string() : phrase(" of `{}`", from.group);
  validation.diagnostics
      .add(DiagnosticCode::MissingField, from.where,
           phrase("the required field `{}`{}{} is {}", field.name, label_of(validation, field), owner,
                  from.empty ? phrase("empty") : phrase("missing")))
      .with_note(field.span, phrase("`{}` is declared here", field.name))
      .with_help(from.empty ? phrase("write for example `{}`", example_line(field))
                            : phrase("add a line such as `{}`", example_line(field)));
}

// `date:2019`, `-po`: all of it is the key, for want of a space. The key that was meant.
std::optional<std::string> report_missing_space(Validation& validation, const YamlPair& pair,
                                                const std::vector<std::string>& known) {
  if (!pair.value.is_null()) return std::nullopt;
  if (pair.key.size() > 1 && pair.key.front() == '-') {
    const std::string meant = fmt::format("- {}", trim(std::string_view(pair.key).substr(1)));
    validation.diagnostics.add(DiagnosticCode::UnknownField, pair.key_span, phrase("there is no space behind the `-`"))
        .with_help(phrase("write `{}`", meant))
        .with_fix(pair.key_span, meant);
    return pair.key;
  }
  const std::size_t colon = pair.key.find(':');
  if (colon == std::string::npos || colon + 1 == pair.key.size()) return std::nullopt;
  std::string key = pair.key.substr(0, colon);
  if (std::ranges::find(known, key) == known.end()) return std::nullopt;
  const std::string meant = fmt::format("{}: {}", key, trim(std::string_view(pair.key).substr(colon + 1)));
  validation.diagnostics
      .add(DiagnosticCode::UnknownField, pair.key_span, phrase("there is no space behind the colon of `{}`", key))
      .with_help(phrase("write `{}`", meant))
      .with_fix(pair.key_span, meant);
  return key;
}

// The field that this key is a part of, when it only stands too far to the left: `alt` of an image.
const Field* field_with_part(const std::vector<Field>& fields, std::string_view key) {
  const auto found = std::ranges::find_if(fields, [&](const Field& field) {
    if (field.type == FieldType::Image) return std::ranges::find(kImageKeys, key) != kImageKeys.end();
    return field.type == FieldType::Group &&
           std::ranges::find(field.children, key, &Field::name) != field.children.end();
  });
  return found == fields.end() ? nullptr : &*found;
}

std::optional<std::string> report_unknown_key(Validation& validation, const YamlPair& pair,
                                              const std::vector<Field>& fields, std::string_view owner) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  std::vector<std::string> candidates = names;
  if (&fields == &validation.collection.fields)
    candidates.insert(candidates.end(), std::begin(kCommonKeys), std::end(kCommonKeys));
  if (auto meant = report_missing_space(validation, pair, candidates)) return meant;
  const std::string wanted = folded(pair.key);
  const auto has_label = [&](const Field& field) {
    return std::ranges::any_of(field.label.texts, [&](const auto& label) { return folded(label.second) == wanted; });
  };
  const auto labelled = std::ranges::find_if(fields, has_label);
  auto near = labelled != fields.end() ? std::optional(labelled->name) : nearest(pair.key, candidates);
  Diagnostic& diagnostic = validation.diagnostics.add(DiagnosticCode::UnknownField, pair.key_span,
                                                      phrase("{} has no field `{}`", owner, pair.key));
  if (const Field* whole = field_with_part(fields, pair.key))
    diagnostic.with_help(phrase("if it belongs to `{}`, begin the line with two spaces", whole->name));
  else if (near)
    diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(pair.key_span, *near);
  else
    diagnostic.with_help(phrase("its fields are {}", quoted_list(names, phrase("and"), 16)));
  return near;
}

TextPlace place_of(const YamlNode& node) {
  const std::size_t offset = std::min(node.text.find_first_not_of(" \t\r\n"), node.text.size());
  return {.span = node.span, .inner = node.inner_span(), .size = node.text.size(), .offset = offset};
}

void report_problem(Validation& validation, const Field& field, const TextPlace& place, const ValueProblem& problem) {
  const bool whole = problem.begin == 0 && problem.end == std::string_view::npos;
  const std::size_t end = problem.end == std::string_view::npos ? place.size : place.offset + problem.end;
  const Span span = whole ? place.span : span_in(place, place.offset + problem.begin, end);
  Diagnostic& diagnostic = validation.diagnostics.add(problem.code, span, problem.message);
  diagnostic.with_label(problem.label).with_help(problem.help);
  if (problem.code == DiagnosticCode::UnknownValue)
    diagnostic.with_note(field.span, phrase("the values of `{}` are declared here", field.name));
  if (!problem.replacement.empty()) diagnostic.with_fix(place.inner, problem.replacement);
}

void note_reference(Validation& validation, const Field& field, FieldValue& value, Span span) {
  auto* reference = std::get_if<ReferenceValue>(&value.data);
  if (reference == nullptr) return;
  if (!field.target.valid()) {
    value.data = {};
    return;
  }
  reference->ordinal = static_cast<std::uint32_t>(validation.entry.references.size());
  validation.entry.references.push_back(
      {.field = &field, .target = reference->target, .span = span, .withheld = false});
}

FieldValue read_single(Validation& validation, const Field& field, YamlNode& node) {
  if (field.type == FieldType::List) return read_list(validation, field, node);
  if (field.type == FieldType::Group) return read_group(validation, field, node);
  if (field.type == FieldType::Image) return read_image(validation, field, node);
  if (!node.is_scalar()) {
    report_wrong_type(validation, field, node);
    return {.data = {}, .span = node.span};
  }
  return field.type == FieldType::Markdown ? read_markdown(validation, field, node)
                                           : read_plain(validation, field, node);
}

// `title: Plan #1`: what follows ` #` is a remark, and most often was not meant as one when no space follows it.
void report_lost_text(Validation& validation, const YamlPair& pair) {
  const Span span = pair.value.span;
  if (!pair.value.is_scalar() || span.size() == 0) return;
  const Span line = validation.source.line_at(span.end > span.begin ? span.end - 1 : span.end);
  if (line.begin > span.begin || line.end <= span.end) return;
  const std::string_view rest = validation.source.view({span.source, span.end, line.end});
  const std::string_view remark = trim(rest);
  const std::string_view written = validation.source.view(span);
  const bool quoted = written.front() == '"' || written.front() == '\'';
  if (quoted || remark.size() < 2 || remark[0] != '#' || remark[1] == ' ' || remark[1] == '#') return;
  const auto begin = static_cast<std::uint32_t>(span.end + static_cast<std::size_t>(remark.data() - rest.data()));
  const Span lost{span.source, begin, begin + static_cast<std::uint32_t>(remark.size())};
  const std::string whole = yaml_quoted(trim(fmt::format("{}{}", written, rest)));
  validation.diagnostics.add(DiagnosticCode::InvalidYaml, lost, phrase("what stands behind ` #` is not read"))
      .with_label(phrase("lost"))
      .with_help(phrase("write {}; or put a space behind the `#`, if it is a remark", whole))
      .with_fix({span.source, span.begin, lost.end}, whole);
}

FieldValue read_field(Validation& validation, const Field& field, YamlPair& pair, std::string_view group) {
  report_lost_text(validation, pair);
  if (!is_blank(pair.value))
    return field.many ? read_many(validation, field, pair.value) : read_single(validation, field, pair.value);
  if (field.required) {
    report_missing(validation, field, {.where = pair.key_span, .group = group, .empty = true});
  } else {
    validation.diagnostics.add(DiagnosticCode::EmptyField, pair.key_span, phrase("`{}` is empty", pair.key))
        .with_help(phrase("fill it in, or remove the line"));
  }
  return {.data = {}, .span = pair.key_span};
}

}  // namespace bondgenoot::content
