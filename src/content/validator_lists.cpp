// Fields of several values: `many`, lists and groups.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "content/validator_values.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

// For each item the index of the first with the same text, itself when it is the first.
std::vector<std::size_t> first_alike(const std::vector<YamlNode>& items) {
  std::vector<std::size_t> first(items.size());
  std::unordered_map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    first[i] = items[i].is_scalar() ? seen.try_emplace(trim(items[i].text), i).first->second : i;
  }
  return first;
}

void check_count(Validation& validation, const Field& field, const YamlNode& node, std::size_t count) {
  if (field.max && static_cast<double>(count) > *field.max) {
    const auto max = static_cast<std::size_t>(*field.max);
    const Span span = node.is_list() ? node.items[max].span : node.span;
    validation.diagnostics
        .add(DiagnosticCode::TooManyValues, span,
             phrase("`{}` has {}, and {} fit", field.name, counted(count, phrase("value"), phrase("values")), max))
        .with_label(phrase("the first of {} too many", count - max))
        .with_help(phrase("remove what matters least"));
  } else if (field.min && static_cast<double>(count) < *field.min) {
    validation.diagnostics
        .add(DiagnosticCode::TooFewValues, node.span,
             phrase("`{}` has {}, and it takes at least {}", field.name,
                    counted(count, phrase("value"), phrase("values")), *field.min))
        .with_help(phrase("add one to the list"));
  }
}

void report_empty_item(Validation& validation, const Field& field, const YamlNode& item) {
  validation.diagnostics.add(DiagnosticCode::EmptyField, item.span, phrase("a value of `{}` is empty", field.name))
      .with_help(phrase("fill it in, or remove it"));
}

// One of the values of `field`, read as `item_field`.
void read_item(Validation& validation, const Field& field, const Field& item_field, YamlNode& item, ListValue& list) {
  if (is_blank(item))
    report_empty_item(validation, field, item);
  else if (!has_kind_of(item, item_field))
    report_wrong_item(validation, field, item_field, item);
  else
    list.items.push_back(read_single(validation, item_field, item));
}

void report_repeated(Validation& validation, const Field& field, const YamlNode& item, const YamlNode& first) {
  validation.diagnostics
      .add(DiagnosticCode::RepeatedValue, item.span, phrase("{} is given twice in `{}`", described(item), field.name))
      .with_note(first.span, phrase("it is given here first"))
      .with_help(phrase("remove one of the two"));
}

void read_different_items(Validation& validation, const Field& field, YamlNode& node, ListValue& list) {
  const std::vector<std::size_t> first = first_alike(node.items);
  list.items.reserve(node.items.size());
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    YamlNode& item = node.items[i];
    const bool repeated = first[i] != i && !is_blank(item);
    if (repeated)
      report_repeated(validation, field, item, node.items[first[i]]);
    else
      read_item(validation, field, field, item, list);
  }
}

// What is left of a list once its mistakes are out: nothing at all counts as not given.
FieldValue with_items(FieldValue value, ListValue list) {
  std::erase_if(list.items, [](const FieldValue& item) { return item.empty(); });
  if (!list.items.empty()) value.data = std::move(list);
  return value;
}

bool is_all_values(const Field& field, const YamlNode& node) {
  return !field.all_values.empty() && node.is_scalar() && trim(node.text) == field.all_values;
}

bool report_mixed(Validation& validation, const Field& field, const YamlNode& node) {
  const auto word = std::ranges::find_if(node.items, [&](const YamlNode& item) { return is_all_values(field, item); });
  if (word == node.items.end()) return false;
  validation.diagnostics
      .add(DiagnosticCode::MixedAllValues, word->span,
           phrase("`{}` stands for every value of `{}`, and others stand beside it", field.all_values, field.name))
      .with_help(phrase("write `{}: {}`, or name the values that are meant", field.name, field.all_values));
  return true;
}

// `sectors: po, vo`: several names where no name holds a comma.
bool report_missing_brackets(Validation& validation, const Field& field, const YamlNode& node) {
  const bool names = field.type == FieldType::Choice || field.type == FieldType::Reference;
  if (!names || !node.is_scalar() || node.text.find(',') == std::string::npos) return false;
  if (field.type == FieldType::Choice && field.option_index(node.text)) return false;
  std::vector<std::string> items;
  for (const std::string_view item : split(node.text, ',')) {
    if (!trim(item).empty()) items.emplace_back(trim(item));
  }
  const std::string list = fmt::format("[{}]", join(items, ", "));
  validation.diagnostics
      .add(DiagnosticCode::WrongType, node.span, phrase("the values of `{}` stand in no brackets", field.name))
      .with_help(phrase("write `{}: {}`", field.name, list))
      .with_fix(node.span, list);
  return true;
}

// The child's value in a group that is written as a map.
FieldValue read_child(Validation& validation, const Field& group, const Field& child, YamlNode& map,
                      bool may_be_missing) {
  const auto found = std::ranges::find(map.pairs, child.name, &YamlPair::key);
  if (found != map.pairs.end()) return read_field(validation, child, *found, group.name);
  if (child.default_text) {
    FieldValue value;
    if (auto parsed = parse_value(child, *child.default_text)) value.data = std::move(*parsed);
    note_reference(validation, child, value, child.default_span);
    return value;
  }
  if (child.required && !may_be_missing) report_missing(validation, child, {.where = map.span, .group = group.name});
  return {};
}

}  // namespace

FieldValue read_many(Validation& validation, const Field& field, YamlNode& node) {
  FieldValue value{.data = {}, .span = node.span};
  if (report_missing_brackets(validation, field, node)) return value;
  const bool alone = node.is_list() && node.items.size() == 1;
  if (is_all_values(field, node) || (alone && is_all_values(field, node.items[0]))) {
    value.data = AllValues{};
    return value;
  }
  if (node.is_map()) {
    report_wrong_type(validation, field, node);
    return value;
  }
  check_count(validation, field, node, node.is_list() ? node.items.size() : 1);
  ListValue list;
  if (node.is_scalar())
    list.items.push_back(read_single(validation, field, node));
  else if (!report_mixed(validation, field, node))
    read_different_items(validation, field, node, list);
  return with_items(std::move(value), std::move(list));
}

FieldValue read_list(Validation& validation, const Field& field, YamlNode& node) {
  FieldValue value{.data = {}, .span = node.span};
  if (!node.is_list()) {
    report_wrong_type(validation, field, node);
    return value;
  }
  check_count(validation, field, node, node.items.size());
  ListValue list;
  list.items.reserve(node.items.size());
  for (YamlNode& item : node.items) read_item(validation, field, field.children.front(), item, list);
  return with_items(std::move(value), std::move(list));
}

FieldValue read_group(Validation& validation, const Field& field, YamlNode& node) {
  FieldValue value{.data = {}, .span = node.span};
  if (!node.is_map()) {
    report_wrong_type(validation, field, node);
    return value;
  }
  std::vector<std::string> meant;  // Written under another name: not missing as well.
  for (const YamlPair& pair : node.pairs) {
    if (std::ranges::find(field.children, pair.key, &Field::name) != field.children.end()) continue;
    if (auto name = report_unknown_key(validation, pair, field.children, fmt::format("`{}`", field.name)))
      meant.push_back(std::move(*name));
  }
  GroupValue group;
  group.fields.reserve(field.children.size());
  for (const Field& child : field.children) {
    const bool may_be_missing = std::ranges::find(meant, child.name) != meant.end();
    group.fields.push_back(read_child(validation, field, child, node, may_be_missing));
  }
  value.data = std::move(group);
  return value;
}

}  // namespace bondgenoot::content
