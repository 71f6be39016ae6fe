// The functions that templates have beside Jinja's own: `t`, `asset`, `icon`, `href` and the others of
// docs/templates.md.
//
// In:  the views of each language. Out: values; a wrong name is an error with the nearest
// right one. Owns nothing; RenderState belongs to one render. Threads: const; each render has its own state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/views.h"
#include "templates/call.h"

namespace bondgenoot::site {

/// What one render remembers; `CallContext::host` points to it.
struct RenderState {
  const Views* views = nullptr;         ///< In the page's language.
  std::vector<std::string_view> icons;  ///< Used so far, some more than once: RenderOptions::notes.
};

/// For templates::Environment.
struct TemplateFunction {
  std::string name;
  templates::Callable callable;
  templates::Reads reads = templates::Reads::Arguments;  ///< Nothing says which page it is.
};
[[nodiscard]] std::vector<TemplateFunction> template_functions();

}  // namespace bondgenoot::site
