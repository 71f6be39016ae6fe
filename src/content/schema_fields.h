// The `fields` of a collection or group, each read from its map of settings.
//
// In:  YAML nodes of `_collection.yaml`. Out: Fields; what one alone can have wrong is said here, what several have
// together in
//      schema_checks.h. Owns nothing. Threads: any; pure.
#pragma once

#include <vector>

#include "content/schema.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// Where a field stands; some settings mean something only at the top.
enum class FieldPlace : std::uint8_t { Collection, Group, ListItem };

/// The fields under `fields`, in their order; one with an error stays, marked as not usable. `depth` counts groups and
/// lists around them.
[[nodiscard]] std::vector<Field> parse_fields(const YamlPair& fields, FieldPlace place, std::size_t depth,
                                              Diagnostics& diagnostics);

/// The options of a choice, what they require and what it follows.
void parse_choice_settings(const YamlNode& settings, Field& field, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
