// Dutch nouns and the verbs that say nearly the same: `keuze` and `kiezen`, `werving` and `werven`.
//
// In: a folded noun. Out: infinitives. Owns nothing. Threads: any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::search::nl {

/// The infinitives of listed verbs that a noun may come from.
void relate_noun(std::string_view noun, std::vector<std::string>& out);

}  // namespace bondgenoot::search::nl
