// What a script of the browser imports.
//
// In:  a Source of JavaScript. Out: the places of its import specifiers. Nothing is run, and nothing but strings,
// comments, templates and
//      imports is understood. Owns nothing. Threads: any; pure.
#pragma once

#include <vector>

#include "support/diagnostic.h"

namespace bondgenoot::site {

struct ModuleImport {
  Span specifier;        ///< Without its quotes: `./site.js`.
  bool dynamic = false;  ///< `import('./x.js')`
};

/// `import … from '…'`, `import '…'`, `export … from '…'` and `import('…')`, in order.
[[nodiscard]] Outcome<std::vector<ModuleImport>> find_imports(const Source& source);

}  // namespace bondgenoot::site
