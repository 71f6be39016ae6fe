// What the open data look like, derived from the model: JSON Schema of a collection's JSON, columns of its CSV.
//
// In:  a Collection, the Config. Out: JSON. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <vector>

#include "content/schema.h"
#include "site/config.h"
#include "support/json.h"

namespace bondgenoot::site {

/// The names in the header of a collection's CSV, which are the keys of an entry in its JSON.
[[nodiscard]] std::vector<std::string> data_columns(const content::Collection& collection);

/// Draft 2020-12 of `data/<collection>.json`.
[[nodiscard]] Json data_schema(const content::Collection& collection, const Config& config);

/// The CSV as a resource of a data package (Frictionless, version 1), with its columns as a table schema.
[[nodiscard]] Json table_description(const content::Collection& collection, const Config& config);

}  // namespace bondgenoot::site
