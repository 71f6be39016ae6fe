// Files that are one YAML map: site.yaml, theme.yaml, interface words. Single settings are content/settings_reader.h's
// too.
//
// In:  Sources. Out: trees, texts with their places, and diagnostics at the narrowest key or value. Owns nothing.
// Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// A text with its place.
struct PlacedText {
  std::string text;
  Span span;
};

/// The map that is the whole file. Nothing but blanks and comments gives an empty map.
[[nodiscard]] Outcome<content::YamlNode> read_settings(const Source& source);

/// The text under a key, trimmed; empty when there is none, and a diagnostic when it is a list or a map.
[[nodiscard]] PlacedText read_text(const content::YamlPair& pair, Diagnostics& diagnostics);

/// Whether it is a whole address that a page may lead to: `https://`, a host, and nothing that no address has.
[[nodiscard]] bool is_https_address(std::string_view text);

/// The tree for readers of `language`: each map from codes of languages to values becomes the value in that language,
/// else in the first of `languages`. A map is one when its keys are codes and one of them is in `languages`.
[[nodiscard]] content::YamlNode in_language(const content::YamlNode& node, std::string_view language,
                                            const std::vector<std::string>& languages);

/// A list of texts; one text stands for a list of one.
[[nodiscard]] std::vector<PlacedText> read_texts(const content::YamlPair& pair, Diagnostics& diagnostics);

}  // namespace bondgenoot::site
