// What the entries of a collection are to programs: `type`, and `concepts` for those of a vocabulary.
//
// In:  the YAML of `_collection.yaml`, the collection with its fields; then the whole model. Out: both keys in the
// collection; diagnostics where they name a field that is not there or does not fit. Owns nothing. Threads: any; pure.
#pragma once

#include "content/schema.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// `type: event` and `concepts: {definition: summary, notation: letter, also: [short], broader: aspect}`.
void parse_concepts(const YamlNode& root, Collection& collection, Diagnostics& diagnostics);

/// What is broader than a concept is a concept too; a `broader` that leads to other entries is said and left out. Once
/// references know their collections.
void check_broader(Model& model, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
