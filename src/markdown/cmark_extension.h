// Our extension of cmark-gfm: bare web addresses, and guards before what cmark takes for footnotes and tables.
//
// In:  cmark's own parsers, for cmark.cpp alone. Out: nodes of cmark's. Owns: what is made once. Threads: any.
#pragma once

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

namespace bondgenoot::markdown {

struct Extensions {
  cmark_syntax_extension* ours;
  cmark_syntax_extension* table;
};

/// Made once.
[[nodiscard]] const Extensions& extensions();

/// What parsers and our nodes are made of: the arena of the thread (library_memory.h).
[[nodiscard]] cmark_mem& arena_memory();

}  // namespace bondgenoot::markdown
