#include "content/settings_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "content/names.h"
#include "content/value_parser.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::content {

void report_unknown_settings(const YamlNode& map, std::span<const std::string_view> known, std::string_view owner,
                             Diagnostics& diagnostics) {
  for (const YamlPair& pair : map.pairs) {
    if (std::ranges::find(known, pair.key) != known.end()) continue;
    const std::vector<std::string> names(known.begin(), known.end());
    Diagnostic& diagnostic = diagnostics.add(DiagnosticCode::UnknownSetting, pair.key_span,
                                             phrase("`{}` is not a setting of {}", pair.key, owner));
    if (const auto near = nearest(pair.key, names))
      diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(pair.key_span, *near);
    else
      diagnostic.with_help(phrase("the settings are {}", quoted_list(names, phrase("and"), names.size())));
  }
}

Diagnostic& report_wrong_setting(const Setting& setting, std::string_view expected, Diagnostics& diagnostics) {
  const YamlNode& value = setting.value;
  const bool empty = value.text.empty() && value.items.empty() && value.pairs.empty();
  return diagnostics.add(
      DiagnosticCode::InvalidSetting, value.is_null() ? setting.key_span : value.span,
      phrase("`{}` is {}, where {} belongs", setting.key, empty ? phrase("empty") : described(value), expected));
}

void report_missing_setting(Span where, std::string_view setting, std::string_view owner, std::string_view example,
                            Diagnostics& diagnostics) {
  diagnostics.add(DiagnosticCode::MissingSetting, where, phrase("{} has no `{}`", owner, setting))
      .with_help(phrase("add `{}`", example));
}

bool read_flag(const Setting* setting, Diagnostics& diagnostics) {
  if (setting == nullptr) return false;
  const YamlNode& value = setting->value;
  if (value.is_scalar() && (value.text == "true" || value.text == "false")) return value.text == "true";
  const std::string_view likely = value.is_scalar() ? likely_boolean(value.text) : std::string_view();
  Diagnostic& diagnostic = report_wrong_setting(*setting, phrase("`true` or `false`"), diagnostics);
  if (!likely.empty())
    diagnostic.with_help(phrase("write `{}: {}`", setting->key, likely)).with_fix(value.span, std::string(likely));
  return false;
}

std::string read_word(const Setting* setting, Diagnostics& diagnostics) {
  if (setting == nullptr) return {};
  const std::string_view text = trim(setting->value.text);
  if (!setting->value.is_scalar() || text.empty()) report_wrong_setting(*setting, phrase("a text"), diagnostics);
  return std::string(text);
}

std::optional<double> read_number(const Setting* setting, Diagnostics& diagnostics) {
  if (setting == nullptr) return std::nullopt;
  const std::string& text = setting->value.text;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole =
      setting->value.is_scalar() && !text.empty() && error == std::errc() && end == text.data() + text.size();
  if (whole && std::isfinite(number)) return number;
  report_wrong_setting(*setting, phrase("a number"), diagnostics);
  return std::nullopt;
}

void read_translation(const YamlPair& pair, LocalizedText& text, Diagnostics& diagnostics) {
  if (!is_language_code(pair.key)) {
    // `{nl: Een, twee}` reads as two keys.
    const bool comma = pair.value.is_null() && !text.empty();
    diagnostics.add(DiagnosticCode::UnknownSetting, pair.key_span, phrase("`{}` is not a language", pair.key))
        .with_help(comma ? phrase("put a text with a comma in it in quotes")
                         : phrase("a text is given once, or for each language by its code: `{nl: Titel, en: Title}`"));
    return;
  }
  if (!pair.value.is_scalar() || trim(pair.value.text).empty()) {
    report_wrong_setting(pair, phrase("a text"), diagnostics);
    return;
  }
  text.texts.emplace_back(pair.key, trim(pair.value.text));
}

LocalizedText read_localized(const Setting* setting, Diagnostics& diagnostics) {
  LocalizedText text;
  if (setting == nullptr) return text;
  const YamlNode& value = setting->value;
  if (value.is_scalar() && !trim(value.text).empty())
    text.texts.emplace_back("", trim(value.text));
  else if (value.is_map())
    std::ranges::for_each(value.pairs, [&](const YamlPair& pair) { read_translation(pair, text, diagnostics); });
  else
    report_wrong_setting(*setting, phrase("a text, or a text for each language,"), diagnostics);
  return text;
}

}  // namespace bondgenoot::content
