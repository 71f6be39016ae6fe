// Settings of the content model, read value by value: a diagnostic for each that is not what it should be.
//
// In:  YAML nodes of `_collection.yaml`. Out: typed values; a wrong one gives a diagnostic and what stands for it.
// Owns nothing. Threads: any; pure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "content/schema.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// One key of a map and its value.
using Setting = YamlPair;

/// Says each key of `map` that is not among `known`, with the nearest; `owner` is what was searched: "a collection", "a
/// field".
void report_unknown_settings(const YamlNode& map, std::span<const std::string_view> known, std::string_view owner,
                             Diagnostics& diagnostics);

/// Says that the value of a setting is not `expected`: "a text", "`true` or `false`".
Diagnostic& report_wrong_setting(const Setting& setting, std::string_view expected, Diagnostics& diagnostics);

/// Says that `setting` is missing from `owner`; `example` is a line that would do.
void report_missing_setting(Span where, std::string_view setting, std::string_view owner, std::string_view example,
                            Diagnostics& diagnostics);

// Each of these takes the setting's place in its map, or null when it is not given.

[[nodiscard]] bool read_flag(const Setting* setting, Diagnostics& diagnostics);
/// A text that is not empty, trimmed.
[[nodiscard]] std::string read_word(const Setting* setting, Diagnostics& diagnostics);
[[nodiscard]] std::optional<double> read_number(const Setting* setting, Diagnostics& diagnostics);
/// A text, or a map from language codes to texts.
[[nodiscard]] LocalizedText read_localized(const Setting* setting, Diagnostics& diagnostics);
/// One pair of such a map.
void read_translation(const YamlPair& pair, LocalizedText& text, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
