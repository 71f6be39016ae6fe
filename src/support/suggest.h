// "Did you mean": the nearest of some names.
//
// In: what was written and what exists. Out: the nearest, when it is near enough. Owns nothing. Threads: any.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot {

/// Restricted Damerau-Levenshtein distance (optimal string alignment) in code points, case and accents ignored; at most
/// `limit` + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate with the smallest distance, at most a third of the length of `written` (at least 1, so that short
/// names get help too), or one that differs only in `-`/`_`, or begins or ends with it. First of equals wins.
[[nodiscard]] std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates);

}  // namespace bondgenoot
