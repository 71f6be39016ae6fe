// Front matter judged by the content model: YAML in, typed fields out.
//
// In:  a YAML map, the collection, the entry's own place. Out: the entry's fields, references and images, and what is
// wrong. Owns nothing. Threads: any; pure.
#pragma once

#include "content/entry_parser.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// What every step of one entry's validation needs.
struct Validation {
  const Source& source;
  const Collection& collection;
  const EntryParserOptions& options;
  Entry& entry;
  Diagnostics& diagnostics;
};

/// Reads all fields of the collection from `map` into the entry. Texts are moved out of the tree. What is missing is
/// said in `missing`.
void validate_fields(Validation& validation, YamlNode& map, Diagnostics& missing);

/// Reads `slug`, `draft`, `publish_on`, `aliases`, `layout` and `lang`.
void read_common_keys(Validation& validation, const YamlNode& map);

}  // namespace bondgenoot::content
