// The settings of a choice: its options, what they require, what it follows.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "content/names.h"
#include "content/schema_fields.h"
#include "content/settings_reader.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

// `{nl: basisonderwijs, en: primary education, help: {…}}`
void read_option_map(const YamlPair& pair, Option& option, Diagnostics& diagnostics) {
  for (const YamlPair& part : pair.value.pairs) {
    if (part.key == "help")
      option.help = read_localized(&part, diagnostics);
    else
      read_translation(part, option.label, diagnostics);
  }
}

Option option_of_pair(const YamlPair& pair, Diagnostics& diagnostics) {
  Option option;
  option.value = trim(pair.key);
  option.span = pair.key_span;
  if (pair.value.is_map())
    read_option_map(pair, option, diagnostics);
  else if (pair.value.is_list())
    report_wrong_setting(pair, phrase("a label"), diagnostics);
  else if (pair.value.is_scalar())
    option.label = read_localized(&pair, diagnostics);
  return option;
}

// Part of addresses, so it must leave something there, and something of its own.
void check_option(const Option& option, std::map<std::string, Span>& slugs, Diagnostics& diagnostics) {
  const std::string slug = slugified(option.value);
  if (slug.empty()) {
    diagnostics
        .add(DiagnosticCode::InvalidOption, option.span, phrase("the option `{}` has no letter or digit", option.value))
        .with_help(phrase("give it a value of lower-case letters and `-`, and put what people see in its label"));
    return;
  }
  const auto [first, is_new] = slugs.try_emplace(slug, option.span);
  if (is_new) return;
  diagnostics
      .add(DiagnosticCode::InvalidOption, option.span,
           phrase("the option `{}` gives the same address as another, `{}`", option.value, slug))
      .with_note(first->second, phrase("the other option is here"))
      .with_help(phrase("remove one of the two, or give it another value"));
}

void parse_options(const YamlPair& options, Field& field, Diagnostics& diagnostics) {
  const YamlNode& node = options.value;
  for (const YamlPair& pair : node.pairs) field.options.push_back(option_of_pair(pair, diagnostics));
  for (const YamlNode& item : node.items) {
    if (item.is_scalar())
      field.options.push_back({.value = std::string(trim(item.text)), .label = {}, .help = {}, .span = item.span});
    else
      diagnostics
          .add(DiagnosticCode::InvalidSetting, item.span,
               phrase("an option is {}, where a text belongs", described(item)))
          .with_help(phrase("write `options: {po: basisonderwijs}` to give an option a label"));
  }
  if (field.options.empty()) {
    report_wrong_setting(options, phrase("a map or list of options"), diagnostics)
        .with_help(phrase("write `options: {po: {nl: basisonderwijs, en: primary education}}`"));
    return;
  }
  std::map<std::string, Span> slugs;
  for (const Option& option : field.options) check_option(option, slugs, diagnostics);
}

std::optional<std::uint32_t> known_option(const Field& field, std::string_view value, Span span,
                                          Diagnostics& diagnostics) {
  const auto index = field.option_index(value);
  if (index) return index;
  std::vector<std::string> values;
  for (const Option& option : field.options) values.push_back(option.value);
  const auto near = nearest(value, values);
  diagnostics.add(DiagnosticCode::UnknownOption, span, phrase("`{}` is not an option of `{}`", value, field.name))
      .with_help(near ? phrase("did you mean `{}`?", *near) : phrase("the options are {}", quoted_list(values)));
  return std::nullopt;
}

void parse_requirement(const YamlPair& pair, Field& field, Diagnostics& diagnostics) {
  const auto option = known_option(field, pair.key, pair.key_span, diagnostics);
  Requirement requirement{.option = option.value_or(0), .fields = {}, .span = pair.key_span};
  if (pair.value.is_scalar()) requirement.fields.emplace_back(trim(pair.value.text));
  for (const YamlNode& item : pair.value.items) {
    if (item.is_scalar())
      requirement.fields.emplace_back(trim(item.text));
    else
      diagnostics.add(DiagnosticCode::InvalidSetting, item.span,
                      phrase("{} stands where the name of a field belongs", described(item)));
  }
  if (requirement.fields.empty())
    report_wrong_setting(pair, phrase("a list of fields"), diagnostics)
        .with_help(phrase("write `{}: [sources]`", pair.key));
  else if (option)
    field.requirements.push_back(std::move(requirement));
}

void parse_follows(const YamlPair& follows, Field& field, Diagnostics& diagnostics) {
  constexpr std::array<std::string_view, 2> kKnown = {"field", "map"};
  if (!follows.value.is_map()) {
    report_wrong_setting(follows, phrase("a map with `field` and `map`"), diagnostics)
        .with_help(phrase("write `follows: {field: nature, map: {instroom: voorgerechten}}`"));
    return;
  }
  report_unknown_settings(follows.value, kKnown, "`follows`", diagnostics);
  const YamlPair* from = follows.value.find_pair("field");
  const YamlPair* map = follows.value.find_pair("map");
  if (from == nullptr)
    return report_missing_setting(follows.key_span, "field", "`follows`", "field: nature", diagnostics);
  if (map == nullptr)
    return report_missing_setting(follows.key_span, "map", "`follows`", "map: {instroom: voorgerechten}", diagnostics);
  Follows parsed{.field = read_word(from, diagnostics), .map = {}, .span = from->value.span};
  if (!map->value.is_map()) report_wrong_setting(*map, phrase("a map of values"), diagnostics);
  for (const YamlPair& pair : map->value.pairs) {
    if (!pair.value.is_scalar())
      report_wrong_setting(pair, phrase("an option"), diagnostics);
    else if (const auto option = known_option(field, trim(pair.value.text), pair.value.span, diagnostics))
      parsed.map.emplace_back(pair.key, *option);
  }
  field.follows = std::move(parsed);
}

}  // namespace

void parse_choice_settings(const YamlNode& settings, Field& field, Diagnostics& diagnostics) {
  const YamlPair* options = settings.find_pair("options");
  if (options == nullptr) {
    report_missing_setting(field.span, "options", phrase("the choice `{}`", field.name), "options: [ja, nee]",
                           diagnostics);
    return;
  }
  parse_options(*options, field, diagnostics);
  if (field.options.empty()) return;
  if (const YamlPair* requirements = settings.find_pair("requires")) {
    if (!requirements->value.is_map()) {
      report_wrong_setting(*requirements, phrase("a map from options to fields"), diagnostics)
          .with_help(phrase("write `requires: {{{}: [sources]}}`", field.options.back().value));
    }
    for (const YamlPair& pair : requirements->value.pairs) parse_requirement(pair, field, diagnostics);
  }
  if (const YamlPair* follows = settings.find_pair("follows")) parse_follows(*follows, field, diagnostics);
}

}  // namespace bondgenoot::content
