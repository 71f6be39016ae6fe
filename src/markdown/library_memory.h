// Memory from an arena for a library written in C, which asks for it through three functions and cannot bear a refusal.
//
// In:  an arena with a budget, and the work that calls the library. Out: whether the budget sufficed.
// Owns nothing: every piece is the arena's, and goes with it. Threads: any; each thread works in its own arena.
#pragma once

#include <cstddef>
#include <functional>

#include "markdown/arena.h"

namespace bondgenoot::markdown {

/// As the C library's functions of these names. Only to be called from within run_in_arena.
[[nodiscard]] void* arena_calloc(std::size_t count, std::size_t size);
[[nodiscard]] void* arena_realloc(void* old, std::size_t size);
void arena_free(void* piece);

/// Calls `work`; when the arena's budget is spent on the way, leaves it there and then by longjmp and gives false.
/// Nothing on the way may have a destructor that does anything: C has none, and `work` keeps to plain values.
[[nodiscard]] bool run_in_arena(Arena& arena, const std::function<void()>& work);

}  // namespace bondgenoot::markdown
