#include "content/schema_concepts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/schema_checks.h"
#include "content/settings_reader.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::array<std::pair<std::string_view, EntryType>, 4> kTypes = {{{"article", EntryType::Article},
                                                                           {"event", EntryType::Event},
                                                                           {"organisation", EntryType::Organisation},
                                                                           {"term", EntryType::Term}}};
constexpr std::array<std::string_view, 4> kConcepts = {"definition", "notation", "also", "broader"};

bool is_single_text(const Field& field) { return field.type == FieldType::Text && !field.many; }
bool is_notation(const Field& field) { return is_single_text(field) || field.type == FieldType::Number; }
bool holds_names(const Field& field) {
  return field.type == FieldType::Text ||
         (field.type == FieldType::List && field.children.front().type == FieldType::Text);
}
bool is_reference(const Field& field) { return field.type == FieldType::Reference; }

void parse_type(const YamlPair& given, Collection& collection, Diagnostics& diagnostics) {
  const std::string name = read_word(&given, diagnostics);
  if (name.empty()) return;
  const auto* found = std::ranges::find(kTypes, name, &std::pair<std::string_view, EntryType>::first);
  if (found != kTypes.end()) {
    collection.type = found->second;
    return;
  }
  std::vector<std::string> names;
  for (const auto& [known, type] : kTypes) names.emplace_back(known);
  const auto near = nearest(name, names);
  Diagnostic& diagnostic = diagnostics.add(DiagnosticCode::InvalidSetting, given.value.inner_span(),
                                           phrase("`{}` is no type of entry", name));
  if (near)
    diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(given.value.inner_span(), *near);
  else
    diagnostic.with_help(phrase("the types are {}", quoted_list(names)));
}

/// The field named at `node` when it fits, else nothing and a diagnostic.
std::string fitting_field(const Collection& collection, const YamlNode& node, bool (*fits)(const Field&),
                          std::string expected, Diagnostics& diagnostics) {
  std::string name(trim(node.text));
  const Field* field = named_field(collection, name, "concepts", node.inner_span(), diagnostics);
  if (field == nullptr) return {};
  if (!field->usable || fits(*field)) return name;
  report_unsuitable(*field, node.inner_span(),
                    phrase("`concepts` cannot use `{}`, which is a {}", name, name_of(field->type)),
                    std::move(expected), diagnostics);
  return {};
}

std::string named_by(const Collection& collection, const YamlPair* given, bool (*fits)(const Field&),
                     std::string expected, Diagnostics& diagnostics) {
  if (given == nullptr || read_word(given, diagnostics).empty()) return {};
  return fitting_field(collection, given->value, fits, std::move(expected), diagnostics);
}

std::vector<std::string> other_names(const Collection& collection, const YamlPair* given, Diagnostics& diagnostics) {
  std::vector<std::string> fields;
  if (given == nullptr) return fields;
  const auto add = [&](const YamlNode& node) {
    std::string name =
        fitting_field(collection, node, holds_names, phrase("name a text or a list of texts"), diagnostics);
    if (!name.empty()) fields.push_back(std::move(name));
  };
  if (given->value.is_list())
    std::ranges::for_each(given->value.items, add);
  else if (!read_word(given, diagnostics).empty())
    add(given->value);
  return fields;
}

}  // namespace

std::string_view name_of(EntryType type) {
  return std::ranges::find(kTypes, type, &std::pair<std::string_view, EntryType>::second)->first;
}

void parse_concepts(const YamlNode& root, Collection& collection, Diagnostics& diagnostics) {
  const YamlPair* given = root.find_pair("concepts");
  if (given != nullptr && given->value.is_map()) {
    const YamlNode& map = given->value;
    report_unknown_settings(map, kConcepts, "`concepts`", diagnostics);
    Concepts& concepts = collection.concepts.emplace();
    concepts.definition = named_by(collection, map.find_pair("definition"), is_single_text,
                                   phrase("name a field of type `text`"), diagnostics);
    concepts.notation = named_by(collection, map.find_pair("notation"), is_notation,
                                 phrase("name a single text or a number"), diagnostics);
    concepts.also = other_names(collection, map.find_pair("also"), diagnostics);
    concepts.broader =
        named_by(collection, map.find_pair("broader"), is_reference, phrase("name a reference"), diagnostics);
    if (!concepts.broader.empty()) concepts.broader_span = map.find("broader")->inner_span();
  } else if (given != nullptr) {
    report_wrong_setting(*given, phrase("a map that says which fields tell what"), diagnostics)
        .with_help(phrase("write `concepts: {definition: summary}`"));
  }
  if (collection.concepts) collection.type = EntryType::Term;
  if (const YamlPair* type = root.find_pair("type")) parse_type(*type, collection, diagnostics);
}

void check_broader(Model& model, Diagnostics& diagnostics) {
  for (Collection& collection : model.collections) {
    if (!collection.concepts || collection.concepts->broader.empty()) continue;
    const Field* field = collection.find_field(collection.concepts->broader);
    const bool is_known = field != nullptr && field->target.valid();
    if (is_known && model.get(field->target).concepts) continue;
    if (is_known) {
      diagnostics
          .add(DiagnosticCode::UnsuitableModelField, collection.concepts->broader_span,
               phrase("`broader` names `{}`, which refers to `{}`, and that is no vocabulary", field->name, field->to))
          .with_note(field->to_span, phrase("`{}` is declared here", field->name))
          .with_help(phrase("give `{}` a `concepts` as well", field->to));
    }
    collection.concepts->broader.clear();  // What cannot be followed is said once, and nothing is made of it.
  }
}

}  // namespace bondgenoot::content
