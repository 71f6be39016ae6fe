// A compound in a query that is no form: its two parts, if both are known.
//
// In:  a term and the known forms. Out: the parts. Owns: nothing; views of the known forms. Threads: any; pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "search/index_reader.h"
#include "search/near_forms.h"

namespace bondgenoot::search {

struct CompoundParts {
  std::string_view left;
  std::string_view right;
};

/// The longest right part that is known (4 letters at least), with one of the index's links before it and before that a
/// left part (3 letters at least) that is a form, or else the beginning of one at most two letters longer. Stop words
/// are no parts. `known` is sorted by form.
[[nodiscard]] std::optional<CompoundParts> unknown_compound(std::string_view term, const std::vector<KnownForm>& known,
                                                            const Root& root);

}  // namespace bondgenoot::search
