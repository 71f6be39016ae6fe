// A collection with a field of each kind, for what reads texts by a model.
//
// In:  nothing. Out: a Model, and the names of its entries. Owns: both, for as long as the program. Threads: one.
#pragma once

#include "content/entry_names.h"
#include "content/schema.h"
#include "support/source.h"

namespace bondgenoot::fuzz {

/// The only collection of the model: `dingen`.
[[nodiscard]] const content::Collection& collection();
/// With the text that it was read from, for what points into it.
[[nodiscard]] SourceMap sources_of_model();
[[nodiscard]] const content::EntryNames& names();

}  // namespace bondgenoot::fuzz
