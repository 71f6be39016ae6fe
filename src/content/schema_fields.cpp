#include "content/schema_fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "content/names.h"
#include "content/settings_reader.h"
#include "content/value_parser.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

using Types = std::uint32_t;

constexpr Types bit(FieldType type) { return 1U << static_cast<unsigned>(type); }
template <typename... Rest>
constexpr Types only(Rest... types) {
  return (bit(types) | ...);
}
constexpr Types kAnyType = 0xFFFFU;
constexpr Types kMany =
    only(FieldType::Text, FieldType::Choice, FieldType::Reference, FieldType::Url, FieldType::Email);

enum class Reach : std::uint8_t {
  Anywhere,
  Named,
  Top
};  // Named: not for the items of a list. Top: a field of the collection itself.

struct SettingRule {
  std::string_view name;
  Types types;
  Reach reach = Reach::Anywhere;
};

constexpr std::array<SettingRule, 24> kRules = {{
    {"type", kAnyType},
    {"label", kAnyType},
    {"help", kAnyType},
    {"required", kAnyType, Reach::Named},
    {"recommended", kAnyType, Reach::Top},
    {"default",
     only(FieldType::Text, FieldType::Number, FieldType::Boolean, FieldType::Date, FieldType::Choice,
          FieldType::Reference, FieldType::Url, FieldType::Email),
     Reach::Named},
    {"many", kMany, Reach::Named},
    {"min", kMany | only(FieldType::Markdown, FieldType::Number, FieldType::List)},
    {"max", kMany | only(FieldType::Markdown, FieldType::Number, FieldType::List)},
    {"search", kMany | only(FieldType::Markdown, FieldType::List, FieldType::Group), Reach::Top},
    {"facet", only(FieldType::Text, FieldType::Boolean, FieldType::Date, FieldType::Choice, FieldType::Reference),
     Reach::Top},
    {"names", only(FieldType::Text, FieldType::List), Reach::Top},
    {"private_when", kAnyType, Reach::Top},
    {"options", only(FieldType::Choice)},
    {"ordered", only(FieldType::Choice)},
    {"requires", only(FieldType::Choice), Reach::Top},
    {"follows", only(FieldType::Choice), Reach::Top},
    {"all_values", only(FieldType::Choice, FieldType::Reference), Reach::Named},
    {"to", only(FieldType::Reference)},
    {"inverse", only(FieldType::Reference)},
    {"pairs", only(FieldType::Reference), Reach::Top},
    {"of", only(FieldType::List)},
    {"credit", only(FieldType::Image)},
    {"fields", only(FieldType::Group)},
}};

const YamlPair* setting(const YamlNode& settings, std::string_view name) { return settings.find_pair(name); }

std::string types_with(const SettingRule& rule) {
  std::vector<std::string> names;
  for (unsigned i = 0; i <= static_cast<unsigned>(FieldType::Group); ++i) {
    if ((rule.types & (1U << i)) != 0) names.emplace_back(name_of(static_cast<FieldType>(i)));
  }
  return quoted_list(names, phrase("and"), names.size());
}

// Says each setting that means nothing for this type or in this place.
void check_places(const YamlNode& settings, const Field& field, FieldPlace place, Diagnostics& diagnostics) {
  for (const SettingRule& rule : kRules) {
    const YamlPair* found = setting(settings, rule.name);
    if (found == nullptr) continue;
    if ((rule.types & bit(field.type)) == 0) {
      diagnostics
          .add(DiagnosticCode::MisplacedSetting, found->key_span,
               phrase("`{}` means nothing for a field of type `{}`", rule.name, name_of(field.type)))
          .with_help(phrase("it belongs to {}; remove it, or change the type", types_with(rule)));
    } else if (rule.reach == Reach::Top && place != FieldPlace::Collection) {
      diagnostics
          .add(DiagnosticCode::MisplacedSetting, found->key_span,
               phrase("`{}` means nothing inside a group or list", rule.name))
          .with_help(phrase("move it to the field of the collection that holds this one"));
    } else if (rule.reach == Reach::Named && place == FieldPlace::ListItem) {
      diagnostics
          .add(DiagnosticCode::MisplacedSetting, found->key_span,
               phrase("`{}` means nothing for the items of a list", rule.name))
          .with_help(phrase("move it to the list itself"));
    }
  }
}

void report_no_map(const YamlPair& pair, Diagnostics& diagnostics) {
  Diagnostic& diagnostic = report_wrong_setting(pair, phrase("a map of settings"), diagnostics);
  const bool type = pair.value.is_scalar() && find_field_type(pair.value.text);
  diagnostic.with_help(phrase("write `{}: {{type: {}}}`", pair.key, type ? pair.value.text : "text"));
}

std::optional<FieldType> parse_type(const YamlPair& pair, Diagnostics& diagnostics) {
  const YamlPair* type = setting(pair.value, "type");
  if (type == nullptr) {
    report_missing_setting(pair.key_span, "type", fmt::format("`{}`", pair.key), "type: text", diagnostics);
    return std::nullopt;
  }
  const std::string name = read_word(type, diagnostics);
  if (name.empty()) return std::nullopt;
  const auto found = find_field_type(name);
  if (found) return found;
  std::vector<std::string> names;
  for (unsigned i = 0; i <= static_cast<unsigned>(FieldType::Group); ++i)
    names.emplace_back(name_of(static_cast<FieldType>(i)));
  const auto near = nearest(name, names);
  Diagnostic& diagnostic =
      diagnostics.add(DiagnosticCode::UnknownFieldType, type->value.span, phrase("`{}` is not a type of field", name));
  if (near)
    diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(type->value.span, *near);
  else
    diagnostic.with_help(phrase("the types are {}", quoted_list(names, phrase("and"), names.size())));
  return std::nullopt;
}

void check_name(const YamlPair& pair, FieldPlace place, Diagnostics& diagnostics) {
  if (place == FieldPlace::ListItem) return;
  if (!is_field_name(pair.key)) {
    std::string better = replace_all(slugified(pair.key), "-", "_");
    if (!is_field_name(better)) better.insert(0, "field_");
    diagnostics
        .add(DiagnosticCode::InvalidFieldName, pair.key_span, phrase("`{}` cannot be the name of a field", pair.key))
        .with_help(phrase("name it `{}`, and put what people see in its `label`", better));
    return;
  }
  if (place == FieldPlace::Collection && is_reserved_name(pair.key)) {
    diagnostics
        .add(DiagnosticCode::ReservedFieldName, pair.key_span,
             phrase("every entry already has a `{}` of its own", pair.key))
        .with_help(phrase("give the field another name; what people see is its `label`"));
  }
}

// `min` and `max` of what is counted: characters, or items.
void check_limits(const YamlNode& settings, const Field& field, Diagnostics& diagnostics) {
  const bool counts = field.type != FieldType::Number;
  for (const std::string_view name : {"min", "max"}) {
    const YamlPair* found = setting(settings, name);
    const std::optional<double>& limit = name == "min" ? field.min : field.max;
    if (!limit || !counts) continue;
    const double least = name == "min" ? 0 : 1;
    if (*limit >= least && *limit == std::floor(*limit) && *limit <= 1e9) continue;
    diagnostics
        .add(DiagnosticCode::InvalidLimit, found->value.span,
             phrase("`{}` is {}, and it counts {}", name, *limit,
                    field.many || field.type == FieldType::List ? phrase("values") : phrase("characters")))
        .with_help(phrase("give a whole number from {} on", least));
    return;
  }
  if (!field.min || !field.max || *field.min <= *field.max) return;
  diagnostics
      .add(DiagnosticCode::InvalidLimit, setting(settings, "max")->value.span,
           phrase("`max` is {}, below `min`, which is {}", *field.max, *field.min))
      .with_note(setting(settings, "min")->value.span, phrase("`min` is here"))
      .with_help(phrase("swap them"));
}

FacetKind parse_facet(const YamlPair* facet, const Field& field, Diagnostics& diagnostics) {
  if (facet == nullptr) return FacetKind::None;
  const std::string& word = facet->value.text;
  const bool date = field.type == FieldType::Date;
  const bool known = facet->value.is_scalar() && (word == "true" || word == "false" || word == "year");
  if (!known) report_wrong_setting(*facet, phrase("`true` or, for a date, `year`"), diagnostics);
  if (!known || word == "false") return FacetKind::None;
  if (date == (word == "year")) return date ? FacetKind::Year : FacetKind::Value;
  report_wrong_setting(*facet, date ? "`year`" : "`true`", diagnostics)
      .with_help(date ? phrase("visitors filter on the year of a date: write `facet: year`")
                      : phrase("only a date has a year: write `facet: true`"))
      .with_fix(facet->value.span, date ? "year" : "true");
  return FacetKind::None;
}

double parse_search(const YamlPair* search, Diagnostics& diagnostics) {
  if (search == nullptr) return 0;
  if (search->value.text == "true") return 1;
  if (search->value.text == "false") return 0;
  constexpr double kMostWeight = 100;
  const auto weight = read_number(search, diagnostics);
  if (!weight) return 0;
  if (*weight >= 0 && *weight <= kMostWeight) return *weight;
  report_wrong_setting(*search, phrase("a weight from 0 to {}", kMostWeight), diagnostics);
  return 0;
}

void parse_default(const YamlPair* given, Field& field, Diagnostics& diagnostics) {
  if (given == nullptr || !is_plain(field.type)) return;
  const YamlNode& value = given->value;
  const std::string_view text = trim(value.text);
  if (!value.is_scalar() || text.empty()) {
    diagnostics
        .add(DiagnosticCode::InvalidDefault, value.is_null() ? given->key_span : value.span,
             phrase("the default of `{}` is {}", field.name, described(value)))
        .with_help(phrase("give one value, as an editor would write it"));
    return;
  }
  const bool all = !field.all_values.empty() && text == field.all_values;
  if (auto parsed = parse_value(field, std::string(text)); !parsed && !all) {
    const DiagnosticCode code =
        field.type == FieldType::Choice ? DiagnosticCode::UnknownOption : DiagnosticCode::InvalidDefault;
    diagnostics.add(code, value.span, phrase("the default does not fit: {}", parsed.error().message))
        .with_help(parsed.error().help);
    return;
  }
  field.default_text = text;
  field.default_span = value.span;
  if (!field.required) return;
  diagnostics
      .add(DiagnosticCode::RequiredWithDefault, given->key_span,
           phrase("`{}` is required, and has a default", field.name))
      .with_help(phrase("remove `required`, or the default"));
}

void parse_reference_settings(const YamlPair& pair, Field& field, Diagnostics& diagnostics) {
  if (const YamlPair* to = setting(pair.value, "to")) {
    field.to = read_word(to, diagnostics);
    field.to_span = to->value.span;
  } else {
    report_missing_setting(pair.key_span, "to", phrase("the reference `{}`", pair.key), "to: NAME-OF-A-COLLECTION",
                           diagnostics);
  }
  const YamlPair* inverse = setting(pair.value, "inverse");
  if (inverse == nullptr) return;
  field.inverse = read_word(inverse, diagnostics);
  field.inverse_span = inverse->value.span;
  if (field.inverse.empty() || is_field_name(field.inverse)) return;
  diagnostics
      .add(DiagnosticCode::InvalidFieldName, field.inverse_span,
           phrase("`{}` cannot be the name of a backlink", field.inverse))
      .with_help(phrase("use a lower-case letter, then lower-case letters, digits and `_`"));
}

Field parse_field(const YamlPair& pair, FieldPlace place, std::size_t depth, Diagnostics& diagnostics);

void parse_children(const YamlPair& pair, Field& field, std::size_t depth, Diagnostics& diagnostics) {
  const bool list = field.type == FieldType::List;
  const YamlPair* inner = setting(pair.value, list ? "of" : "fields");
  if (inner == nullptr) {
    report_missing_setting(pair.key_span, list ? "of" : "fields", phrase("the {} `{}`", name_of(field.type), pair.key),
                           list ? "of: {type: text}" : "fields: {title: {type: text}}", diagnostics);
    return;
  }
  if (depth + 1 >= kFieldDepthLimit) {
    diagnostics
        .add(DiagnosticCode::FieldsTooDeep, inner->key_span,
             phrase("groups and lists are nested more than {} deep", kFieldDepthLimit - 1))
        .with_help(phrase("make a collection of what is inside, and refer to it"));
    return;
  }
  if (!list) {
    field.children = parse_fields(*inner, FieldPlace::Group, depth + 1, diagnostics);
    return;
  }
  field.children.push_back(parse_field(*inner, FieldPlace::ListItem, depth + 1, diagnostics));
  field.children.back().name = field.name;
}

void parse_by_type(const YamlPair& pair, Field& field, std::size_t depth, Diagnostics& diagnostics) {
  switch (field.type) {
    case FieldType::Choice:
      return parse_choice_settings(pair.value, field, diagnostics);
    case FieldType::Reference:
      return parse_reference_settings(pair, field, diagnostics);
    case FieldType::List:
    case FieldType::Group:
      return parse_children(pair, field, depth, diagnostics);
    default:
      return;
  }
}

void parse_all_values(const YamlPair* word, Field& field, Diagnostics& diagnostics) {
  if (word == nullptr) return;
  field.all_values = read_word(word, diagnostics);
  if (!field.many) {
    diagnostics
        .add(DiagnosticCode::MisplacedSetting, word->key_span,
             phrase("`all_values` means nothing for a field of one value"))
        .with_help(phrase("add `many: true`"));
  } else if (field.option_index(field.all_values)) {
    diagnostics
        .add(DiagnosticCode::InvalidOption, word->value.span,
             phrase("`{}` is both an option and the word for all of them", field.all_values))
        .with_note(field.find_option(field.all_values)->span, phrase("the option is here"))
        .with_help(phrase("rename one of the two"));
  }
}

void parse_settings(const YamlPair& pair, Field& field, FieldPlace place, std::size_t depth, Diagnostics& diagnostics) {
  const YamlNode& settings = pair.value;
  check_places(settings, field, place, diagnostics);
  field.label = read_localized(setting(settings, "label"), diagnostics);
  field.help = read_localized(setting(settings, "help"), diagnostics);
  field.required = read_flag(setting(settings, "required"), diagnostics);
  field.recommended = read_flag(setting(settings, "recommended"), diagnostics);
  field.pairs = read_flag(setting(settings, "pairs"), diagnostics);
  field.many = read_flag(setting(settings, "many"), diagnostics);
  field.ordered = read_flag(setting(settings, "ordered"), diagnostics);
  field.names = read_flag(setting(settings, "names"), diagnostics);
  field.credit = read_flag(setting(settings, "credit"), diagnostics);
  field.min = read_number(setting(settings, "min"), diagnostics);
  field.max = read_number(setting(settings, "max"), diagnostics);
  check_limits(settings, field, diagnostics);
  field.search = parse_search(setting(settings, "search"), diagnostics);
  if (const YamlPair* facet = setting(settings, "facet"); facet != nullptr && place == FieldPlace::Collection) {
    field.facet = parse_facet(facet, field, diagnostics);
  }
  if (const YamlPair* flag = setting(settings, "private_when")) {
    field.private_when = read_word(flag, diagnostics);
    field.private_when_span = flag->value.span;
  }
  parse_by_type(pair, field, depth, diagnostics);
  parse_all_values(setting(settings, "all_values"), field, diagnostics);
  parse_default(setting(settings, "default"), field, diagnostics);
}

Field parse_field(const YamlPair& pair, FieldPlace place, std::size_t depth, Diagnostics& diagnostics) {
  constexpr auto kNames = [] {
    std::array<std::string_view, kRules.size()> names;
    std::ranges::transform(kRules, names.begin(), &SettingRule::name);
    return names;
  }();
  const std::size_t errors = diagnostics.count(Severity::Error);
  Field field;
  field.span = pair.key_span;
  if (place != FieldPlace::ListItem) field.name = pair.key;
  check_name(pair, place, diagnostics);
  if (!pair.value.is_map()) {
    report_no_map(pair, diagnostics);
  } else {
    report_unknown_settings(pair.value, kNames, phrase("a field"), diagnostics);
    const auto type = parse_type(pair, diagnostics);
    if (type) {
      field.type = *type;
      parse_settings(pair, field, place, depth, diagnostics);
    }
  }
  field.usable = diagnostics.count(Severity::Error) == errors;
  return field;
}

}  // namespace

std::vector<Field> parse_fields(const YamlPair& fields, FieldPlace place, std::size_t depth, Diagnostics& diagnostics) {
  std::vector<Field> parsed;
  if (!fields.value.is_map()) {
    report_wrong_setting(fields, phrase("a map of fields"), diagnostics)
        .with_help(phrase("begin each field on a line of its own: `title: {type: text, required: true}`"));
    return parsed;
  }
  parsed.reserve(fields.value.pairs.size());
  for (const YamlPair& pair : fields.value.pairs) parsed.push_back(parse_field(pair, place, depth, diagnostics));
  return parsed;
}

}  // namespace bondgenoot::content
