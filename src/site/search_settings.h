// `search:` of site.yaml: the words of the field that no rule of a language can know.
//
// In:  the Config. Out: search::WordSettings, folded, and diagnostics at the narrowest value. Owns nothing. Threads:
// any; pure.
#pragma once

#include "search/document.h"
#include "site/config.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// `synonyms` (groups of expressions that mean the same), `never_join` (pairs of forms), `never_split` (words), `split`
/// (words with their parts).
[[nodiscard]] Outcome<search::WordSettings> read_search_settings(const Config& config);

}  // namespace bondgenoot::site
