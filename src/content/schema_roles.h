// What a collection is for, beside being shown: a glossary whose words are explained in the texts of all entries,
// snapshots that keep the site's figures of a day, or a vocabulary (schema_concepts.h).
//
// In:  the YAML of `_collection.yaml`, the collection with its fields. Out: its roles; diagnostics where a role names a
// field that is not there or does not fit. Owns nothing. Threads: any; pure.
#pragma once

#include "content/schema.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// `glossary: {words: [title, also], meaning: meaning}` and `snapshot: figures`.
void parse_roles(const YamlNode& root, Collection& collection, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
