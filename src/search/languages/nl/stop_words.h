// Dutch words that say nothing by themselves.
//
// In: nothing. Out: a sorted list. Owns nothing. Threads: any.
#pragma once

#include <span>
#include <string_view>

namespace bondgenoot::search::nl {

[[nodiscard]] std::span<const std::string_view> stop_words();

}  // namespace bondgenoot::search::nl
