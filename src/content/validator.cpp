#include "content/validator.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "content/review.h"
#include "content/validator_values.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

// What became of each field, beside its value.
struct FieldState {
  bool given = false;   // There is a key for it, right, wrong or misspelled: it is not also missing.
  bool filled = false;  // There is something under that key.
  std::uint32_t first_reference = 0;
  std::uint32_t last_reference = 0;  // One past the last.
};

using FieldStates = std::vector<FieldState>;

bool is_common_key(std::string_view key) { return std::ranges::find(kCommonKeys, key) != std::end(kCommonKeys); }

// The line `---` above the fields: where a missing one is missing.
Span opening_line(const Validation& validation) {
  const std::uint32_t begin = validation.entry.front_matter.begin;
  return validation.source.line_at(begin > 0 ? begin - 1 : 0);
}

std::uint32_t reference_count(const Validation& validation) {
  return static_cast<std::uint32_t>(validation.entry.references.size());
}

void read_given(Validation& validation, YamlNode& map, FieldStates& states) {
  const Collection& collection = validation.collection;
  for (YamlPair& pair : map.pairs) {
    const auto index = collection.field_index(pair.key);
    if (!index) {
      if (is_common_key(pair.key) || !collection.usable) continue;
      const auto meant = report_unknown_key(validation, pair, collection.fields, fmt::format("`{}`", collection.name));
      const auto meant_index = meant ? collection.field_index(*meant) : std::nullopt;
      if (meant_index) states[*meant_index].given = states[*meant_index].filled = true;
      continue;
    }
    FieldState& state = states[*index];
    state.given = true;
    state.filled = !is_blank(pair.value);
    if (!collection.fields[*index].usable) continue;
    state.first_reference = reference_count(validation);
    validation.entry.fields[*index] = read_field(validation, collection.fields[*index], pair);
    state.last_reference = reference_count(validation);
  }
}

// The first value of a field as an editor writes it.
std::string_view first_value(const Field& field, const FieldValue& value) {
  if (value.get<AllValues>() != nullptr) return field.all_values;
  if (const auto* list = value.get<ListValue>())
    return list->items.empty() ? std::string_view() : first_value(field, list->items.front());
  if (const auto* choice = value.get<ChoiceValue>()) return field.options[choice->option].value;
  if (const auto* reference = value.get<ReferenceValue>()) return reference->target;
  if (const auto* text = value.get<std::string>()) return *text;
  return {};
}

std::optional<ChoiceValue> followed_value(const Validation& validation, const Field& field) {
  if (!field.follows) return std::nullopt;
  const auto index = validation.collection.field_index(field.follows->field);
  if (!index) return std::nullopt;
  const std::string_view value = first_value(validation.collection.fields[*index], validation.entry.fields[*index]);
  const auto found =
      std::ranges::find(field.follows->map, value, [](const auto& pair) { return std::string_view(pair.first); });
  if (found == field.follows->map.end()) return std::nullopt;
  return ChoiceValue{found->second};
}

FieldValue::Data several(const Field& field, FieldValue value) {
  if (!field.many || value.empty()) return std::move(value.data);
  ListValue list;
  list.items.push_back(std::move(value));
  return list;
}

// Parsed once more for each entry: it was judged with the model, so it fits.
FieldValue default_value(Validation& validation, const Field& field) {
  FieldValue value;
  if (!field.default_text) return value;
  if (!field.all_values.empty() && *field.default_text == field.all_values) {
    value.data = AllValues{};
    return value;
  }
  if (auto parsed = parse_value(field, *field.default_text)) value.data = std::move(*parsed);
  note_reference(validation, field, value, field.default_span);
  FieldValue whole;
  whole.data = several(field, std::move(value));
  return whole;
}

// Derived values, defaults, and what stays missing.
void fill_rest(Validation& validation, FieldStates& states, Diagnostics& missing) {
  const std::vector<Field>& fields = validation.collection.fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    FieldValue& value = validation.entry.fields[i];
    if (!fields[i].usable || !value.empty() || (states[i].given && fields[i].required)) continue;
    states[i].first_reference = reference_count(validation);
    if (const auto followed = followed_value(validation, fields[i]))
      value.data = several(fields[i], {.data = *followed, .span = {}});
    else if (!states[i].given)
      value = default_value(validation, fields[i]);
    states[i].last_reference = reference_count(validation);
    if (!fields[i].required || !value.empty()) continue;
    Validation late{validation.source, validation.collection, validation.options, validation.entry, missing};
    report_missing(late, fields[i], {.where = opening_line(validation)});
  }
}

void withhold_references(Validation& validation, const FieldStates& states) {
  const std::vector<Field>& fields = validation.collection.fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].private_when.empty() || !validation.entry.withholds(validation.collection, fields[i])) continue;
    for (std::uint32_t n = states[i].first_reference; n < states[i].last_reference; ++n)
      validation.entry.references[n].withheld = true;
  }
}

void report_unmet(const Validation& validation, const Field& field, const FieldValue& value, std::uint32_t option,
                  const Requirement& requirement, std::string_view missing) {
  const Field* other = validation.collection.find_field(missing);
  validation.diagnostics
      .add(DiagnosticCode::UnmetRequirement, value.span.valid() ? value.span : opening_line(validation),
           phrase("`{}` is `{}`, so `{}` must be filled in", field.name, field.options[option].value, missing))
      .with_note(requirement.span,
                 field.ordered ? phrase("from `{}` on it is asked for, here", field.options[requirement.option].value)
                               : phrase("it is asked for here"))
      .with_help(other == nullptr ? std::string()
                                  : phrase("fill in `{}`, or choose another `{}`", missing, field.name));
}

// Each field that is asked for is named once, by the first requirement that asks.
void check_requirements_of(const Validation& validation, const FieldStates& states, const Field& field,
                           const FieldValue& value) {
  const auto* choice = value.get<ChoiceValue>();
  if (choice == nullptr) return;
  std::vector<std::string_view> said;
  for (const Requirement& requirement : field.requirements) {
    const bool applies = field.ordered ? requirement.option <= choice->option : requirement.option == choice->option;
    if (!applies) continue;
    for (const std::string& name : requirement.fields) {
      const auto index = validation.collection.field_index(name);
      if (!index || states[*index].filled || !validation.entry.fields[*index].empty()) continue;
      const bool reported =
          validation.collection.fields[*index].required || std::ranges::find(said, name) != said.end();
      if (reported) continue;
      said.push_back(name);
      report_unmet(validation, field, value, choice->option, requirement, name);
    }
  }
}

void check_requirements(const Validation& validation, const FieldStates& states) {
  const std::vector<Field>& fields = validation.collection.fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].requirements.empty()) continue;
    const FieldValue& value = validation.entry.fields[i];
    check_requirements_of(validation, states, fields[i], value);
    const auto* list = value.get<ListValue>();
    if (list == nullptr) continue;
    for (const FieldValue& item : list->items) check_requirements_of(validation, states, fields[i], item);
  }
}

}  // namespace

void validate_fields(Validation& validation, YamlNode& map, Diagnostics& missing) {
  FieldStates states(validation.collection.fields.size());
  read_given(validation, map, states);
  Entry& entry = validation.entry;
  if (!entry.language.empty())
    for (const FieldState& state : states) entry.given.push_back(state.filled);
  fill_rest(validation, states, missing);
  withhold_references(validation, states);
  check_requirements({validation.source, validation.collection, validation.options, entry, missing}, states);
  check_review_term(validation);
}

}  // namespace bondgenoot::content
