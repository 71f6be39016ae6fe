// What the fields of one collection say about each other: `order`, `requires`, `follows`, `private_when`.
//
// In:  a Collection and the YAML it was read from. Out: diagnostics. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>

#include "content/schema.h"
#include "content/yaml.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

/// A field that names another wrongly is marked as not usable.
void check_collection(Collection& collection, const YamlNode& root, Diagnostics& diagnostics);

/// The field called `name`, or null and a diagnostic at `span` that `setting` names none.
[[nodiscard]] const Field* named_field(const Collection& collection, std::string_view name, std::string_view setting,
                                       Span span, Diagnostics& diagnostics);

/// Says that a setting at `span` names a field that does not fit it.
void report_unsuitable(const Field& field, Span span, std::string message, std::string help, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
