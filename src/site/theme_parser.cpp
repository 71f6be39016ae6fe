#include "site/theme_parser.h"

#include "content/settings_reader.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"

namespace bondgenoot::site {
namespace {

using content::YamlNode;
using content::YamlPair;

constexpr std::string_view kKeys[] = {"name", "extends", "stylesheets", "scripts", "icons"};
constexpr std::string_view kScriptKeys[] = {"head", "modules"};

/// A path within the theme; nothing after a diagnostic.
bool normalize_path(PlacedText& path, Diagnostics& diagnostics) {
  auto normal = normalized_path(path.text);
  if (normal && !normal->empty() && !path.text.starts_with('/')) {
    path.text = std::move(*normal);
    return true;
  }
  diagnostics.add(DiagnosticCode::InvalidSetting, path.span, phrase("`{}` is not a path within the theme", path.text))
      .with_help(phrase("write the path as seen from the theme's own folder: `css/base.css`"));
  return false;
}

std::vector<PlacedText> read_paths(const YamlPair& pair, Diagnostics& diagnostics) {
  std::vector<PlacedText> paths = read_texts(pair, diagnostics);
  std::erase_if(paths, [&](PlacedText& path) { return !normalize_path(path, diagnostics); });
  return paths;
}

void read_scripts(const YamlPair& pair, ThemeManifest& manifest, Diagnostics& diagnostics) {
  if (pair.value.is_null()) return;
  if (!pair.value.is_map()) {
    content::report_wrong_setting(pair, phrase("a map with `head` and `modules`"), diagnostics);
    return;
  }
  content::report_unknown_settings(pair.value, kScriptKeys, "`scripts`", diagnostics);
  if (const YamlPair* head = pair.value.find_pair("head")) manifest.head_scripts = read_paths(*head, diagnostics);
  if (const YamlPair* modules = pair.value.find_pair("modules"))
    manifest.module_scripts = read_paths(*modules, diagnostics);
}

// The YAML reader limits the depth, so this may recurse.
void keep_setting(const YamlPair& pair, const std::string& key, ThemeManifest& manifest, Diagnostics& diagnostics) {
  if (!pair.value.is_map()) {
    manifest.settings.emplace_back(key, read_text(pair, diagnostics).text);
    return;
  }
  for (const YamlPair& child : pair.value.pairs) keep_setting(child, key + '.' + child.key, manifest, diagnostics);
}

/// A theme may bring settings of its own, but one that is nearly a known key is most likely that key.
void read_setting(const YamlPair& pair, ThemeManifest& manifest, Diagnostics& diagnostics) {
  const auto near = nearest(pair.key, {std::begin(kKeys), std::end(kKeys)});
  const bool slip = near && edit_distance(pair.key, *near, 2) <= 2;
  if (!slip) {
    keep_setting(pair, pair.key, manifest, diagnostics);
    return;
  }
  YamlNode alone;
  alone.pairs.push_back(pair);
  content::report_unknown_settings(alone, kKeys, "`theme.yaml`", diagnostics);
}

}  // namespace

Outcome<ThemeManifest> parse_theme(const Source& source) {
  Outcome<ThemeManifest> outcome;
  Outcome<YamlNode> read = read_settings(source);
  outcome.diagnostics = std::move(read.diagnostics);
  ThemeManifest& manifest = outcome.value;
  for (const YamlPair& pair : read.value.pairs) {
    if (pair.key == "name")
      manifest.settings.emplace_back(pair.key, read_text(pair, outcome.diagnostics).text);
    else if (pair.key == "extends")
      manifest.extends = read_text(pair, outcome.diagnostics);
    else if (pair.key == "stylesheets")
      manifest.stylesheets = read_paths(pair, outcome.diagnostics);
    else if (pair.key == "scripts")
      read_scripts(pair, manifest, outcome.diagnostics);
    else if (pair.key == "icons")
      manifest.icons = read_text(pair, outcome.diagnostics);
    else
      read_setting(pair, manifest, outcome.diagnostics);
  }
  if (!manifest.icons.text.empty() && !normalize_path(manifest.icons, outcome.diagnostics)) manifest.icons.text.clear();
  return outcome;
}

}  // namespace bondgenoot::site
