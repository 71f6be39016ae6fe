// What a script of the browser imports, and what in it a browser does not need.
//
// In:  a Source of JavaScript. Out: the places of its import specifiers, and of its comments and blanks. Nothing is
// run, and nothing but strings, comments, templates and imports is understood. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"

namespace bondgenoot::site {

struct ModuleImport {
  Span specifier;                  ///< Without its quotes: `./site.js`.
  bool dynamic = false;            ///< `import('./x.js')`; then there is nothing of the following.
  Span statement;                  ///< From `import` or `export` to its end, a semicolon included.
  bool passed_on = false;          ///< `export … from`
  bool by_name = false;            ///< `{ a, b }` and no other form.
  std::vector<std::string> names;  ///< Those.
};

/// Blanks and comments between two tokens, and the little that must stay of them.
struct ModuleGap {
  Span span;
  std::string_view rest;  ///< A line break where there was one, for it may end a statement; else a space or nothing.
};

struct ModuleText {
  /// `import … from '…'`, `import '…'`, `export … from '…'` and `import('…')`, in order.
  std::vector<ModuleImport> imports;
  std::vector<ModuleGap> gaps;  ///< In order.
  std::vector<Span> exports;    ///< `export` before each declaration, and every `export { … }` without `from`.
  /// Declared outside all brackets: constants, variables, functions, classes. Of a pattern all its words.
  std::vector<std::string> names;
  bool has_default = false;  ///< `export default`
};

[[nodiscard]] Outcome<ModuleText> read_module(const Source& source);

}  // namespace bondgenoot::site
