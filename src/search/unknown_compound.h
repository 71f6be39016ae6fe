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

/// Views of known forms. Of a compound of which one part alone is known the other is empty.
struct CompoundParts {
  std::string_view left;
  std::string_view right;
  bool certain = false;  ///< The right part is a form itself: more likely meant than a form at distance 2.
};

/// The longest right part that is known (4 letters at least), with one of the index's links before it and before that a
/// left part (3 letters at least) that is a form, or else the beginning of one at most two letters longer. When no
/// right part is a form, one may be the beginning of a form in the same way. When there is no pair, the longest right
/// or else left part of 5 letters at least, with 3 letters left over. Stop words are no parts. `known` is sorted by
/// form.
[[nodiscard]] std::optional<CompoundParts> unknown_compound(std::string_view term, const std::vector<KnownForm>& known,
                                                            const Root& root);

}  // namespace bondgenoot::search
