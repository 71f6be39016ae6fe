// What targets demand of what comes out.
//
// In:  results. Out: nothing; what is broken is printed and the program ended, so that a fuzzer keeps the input.
// Owns nothing. Threads: any.
#pragma once

#include <string>
#include <string_view>

#include "support/diagnostic.h"

namespace bondgenoot::fuzz {

/// Ends the program when a promise is broken.
void demand(bool kept, std::string_view promise, std::string_view shown = {});

/// Everything said lies within its source and can be shown: in a terminal, as JSON and as a command of GitHub, in
/// UTF-8.
void demand_sayable(const Diagnostics& diagnostics, const SourceMap& sources);

/// What is wrong with HTML that stands in a page: script, an attribute `on…`, an address that runs, a tag that is not
/// closed where it should be, or anything else that our own writers never write. Empty when nothing is.
[[nodiscard]] std::string problem_of_html(std::string_view html);

}  // namespace bondgenoot::fuzz
