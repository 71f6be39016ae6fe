#include "site/settings.h"

#include <algorithm>

#include "content/front_matter.h"
#include "content/names.h"
#include "content/settings_reader.h"
#include "markdown/links.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::site {

using content::YamlNode;
using content::YamlPair;

Outcome<YamlNode> read_settings(const Source& source) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  Outcome<YamlNode> outcome;
  Span yaml = source.whole();
  if (std::string_view(source.text).starts_with(kByteOrderMark)) yaml = yaml.part(kByteOrderMark.size());
  if (!trim(source.view(yaml)).empty()) {
    if (!content::check_text(source, outcome.diagnostics)) return outcome;
    outcome = content::parse_yaml(source, yaml);
  }
  if (!outcome.value.is_map() && !outcome.value.is_null()) {
    outcome.diagnostics
        .add(DiagnosticCode::SettingsNotAMap, outcome.value.span,
             phrase("`{}` holds {} instead of keys with values", file_name(source.path), described(outcome.value)))
        .with_help(phrase("write one `key: value` a line"));
    outcome.value = {};
  }
  outcome.value.kind = content::YamlKind::Map;
  return outcome;
}

// The YAML reader limits the depth, so this may recurse.
YamlNode in_language(const YamlNode& node, std::string_view language, const std::vector<std::string>& languages) {
  const auto is_code = [](const YamlPair& pair) { return content::is_language_code(pair.key); };
  const auto is_spoken = [&](const YamlPair& pair) {
    return std::ranges::find(languages, pair.key) != languages.end();
  };
  if (!node.pairs.empty() && std::ranges::all_of(node.pairs, is_code) && std::ranges::any_of(node.pairs, is_spoken)) {
    for (const std::string_view wanted : {language, std::string_view(languages.front())}) {
      if (const YamlNode* value = node.find(wanted)) return *value;
    }
    return std::ranges::find_if(node.pairs, is_spoken)->value;
  }
  YamlNode result = node;
  for (YamlNode& item : result.items) item = in_language(item, language, languages);
  for (YamlPair& pair : result.pairs) pair.value = in_language(pair.value, language, languages);
  return result;
}

bool is_https_address(std::string_view text) {
  const auto is_strange = [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || std::string_view("\"<>\\\x7F").find(c) != std::string_view::npos;
  };
  return text.starts_with("https://") && markdown::classify_target(text).kind == markdown::TargetKind::External &&
         std::ranges::none_of(text, is_strange);
}

PlacedText read_text(const YamlPair& pair, Diagnostics& diagnostics) {
  if (pair.value.is_null()) return {.text = {}, .span = pair.key_span};
  if (pair.value.is_scalar()) return {.text = std::string(trim(pair.value.text)), .span = pair.value.span};
  content::report_wrong_setting(pair, phrase("a text"), diagnostics);
  return {.text = {}, .span = pair.value.span};
}

std::vector<PlacedText> read_texts(const YamlPair& pair, Diagnostics& diagnostics) {
  std::vector<PlacedText> texts;
  if (pair.value.is_scalar()) texts.push_back(read_text(pair, diagnostics));
  if (pair.value.is_map()) content::report_wrong_setting(pair, phrase("a list of texts"), diagnostics);
  for (const YamlNode& item : pair.value.items) {
    if (item.is_scalar() && !trim(item.text).empty()) {
      texts.push_back({.text = std::string(trim(item.text)), .span = item.span});
      continue;
    }
    diagnostics
        .add(DiagnosticCode::InvalidSetting, item.span,
             phrase("`{}` is a list of texts, and one item is {}", pair.key,
                    item.is_scalar() ? phrase("empty") : described(item)))
        .with_help(phrase("write each item as one text, or remove it"));
  }
  return texts;
}

}  // namespace bondgenoot::site
