#include "content/schema_roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/review.h"
#include "content/schema_checks.h"
#include "content/schema_concepts.h"
#include "content/settings_reader.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::array<std::string_view, 2> kGlossary = {"words", "meaning"};

bool is_text(const Field& field) { return field.type == FieldType::Text; }
bool holds_words(const Field& field) {
  return is_text(field) || (field.type == FieldType::List && is_text(field.children.front()));
}
bool is_number(const Field* field) { return field != nullptr && field->type == FieldType::Number; }
bool is_single_text(const Field* field) { return field != nullptr && is_text(*field) && !field->many; }

const Field* child(const Field& group, std::string_view name) {
  const auto found = std::ranges::find(group.children, name, &Field::name);
  return found == group.children.end() ? nullptr : &*found;
}

// A list of groups, each with a name, a label and a number.
bool holds_figures(const Field& field) {
  if (field.type != FieldType::List || field.children.front().type != FieldType::Group) return false;
  const Field& figure = field.children.front();
  return is_single_text(child(figure, "name")) && is_single_text(child(figure, "label")) &&
         is_number(child(figure, "value"));
}

void add_word_field(const Collection& collection, const YamlNode& name, std::vector<std::string>& words,
                    Diagnostics& diagnostics) {
  const std::string text(trim(name.text));
  const Field* field = named_field(collection, text, "glossary", name.inner_span(), diagnostics);
  if (field == nullptr) return;
  if (field->usable && !holds_words(*field)) {
    report_unsuitable(*field, name.inner_span(),
                      phrase("`glossary` takes words from `{}`, which is a {}", text, name_of(field->type)),
                      phrase("name a text or a list of texts"), diagnostics);
    return;
  }
  words.push_back(text);
}

void parse_glossary(const YamlPair& given, Collection& collection, Diagnostics& diagnostics) {
  const YamlPair* words = given.value.find_pair("words");
  const YamlPair* meaning = given.value.find_pair("meaning");
  if (!given.value.is_map() || words == nullptr || meaning == nullptr) {
    report_wrong_setting(given, phrase("a map with `words` and `meaning`"), diagnostics)
        .with_help(phrase("write `glossary: {words: [title], meaning: summary}`"));
    return;
  }
  report_unknown_settings(given.value, kGlossary, "`glossary`", diagnostics);
  if (words->value.is_scalar()) add_word_field(collection, words->value, collection.glossary_words, diagnostics);
  for (const YamlNode& name : words->value.items)
    add_word_field(collection, name, collection.glossary_words, diagnostics);
  const std::string name = read_word(meaning, diagnostics);
  if (name.empty()) return;
  const Field* field = named_field(collection, name, "glossary", meaning->value.inner_span(), diagnostics);
  if (field == nullptr) return;
  if (field->usable && !is_single_text(field)) {
    report_unsuitable(*field, meaning->value.inner_span(),
                      phrase("`glossary` takes the meaning from `{}`, which is no single text", name),
                      phrase("name a field of type `text`"), diagnostics);
    return;
  }
  collection.glossary_meaning = name;
}

void parse_snapshot(const YamlPair& given, Collection& collection, Diagnostics& diagnostics) {
  const std::string name = read_word(&given, diagnostics);
  if (name.empty()) return;
  const Field* field = named_field(collection, name, "snapshot", given.value.inner_span(), diagnostics);
  if (field == nullptr) return;
  if (field->usable && !holds_figures(*field)) {
    report_unsuitable(
        *field, given.value.inner_span(), phrase("`snapshot` names `{}`, which is no list of figures", name),
        phrase("figures are a list of groups with a text `name`, a text `label` and a number `value`"), diagnostics);
    return;
  }
  collection.snapshot_field = name;
}

}  // namespace

void parse_roles(const YamlNode& root, Collection& collection, Diagnostics& diagnostics) {
  if (const YamlPair* glossary = root.find_pair("glossary")) parse_glossary(*glossary, collection, diagnostics);
  if (const YamlPair* snapshot = root.find_pair("snapshot")) parse_snapshot(*snapshot, collection, diagnostics);
  parse_concepts(root, collection, diagnostics);
  check_review_default(collection, diagnostics);
}

}  // namespace bondgenoot::content
