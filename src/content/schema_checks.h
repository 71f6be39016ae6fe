// What the fields of one collection say about each other: `order`, `requires`, `follows`, `private_when`.
//
// In:  a Collection and the YAML it was read from. Out: diagnostics. Owns nothing. Threads: any; pure.
#pragma once

#include "content/schema.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// A field that names another wrongly is marked as not usable.
void check_collection(Collection& collection, const YamlNode& root, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
