// The functions that templates have beside Jinja's own: `t`, `asset`, `icon`, `href` and the others of
// docs/templates.md.
//
// In:  the views of each language; per render, which page it is. Out: values; a wrong name is an error with the nearest
// right one. Owns nothing; RenderState belongs to one render. Threads: const; each render has its own state.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/views.h"
#include "templates/call.h"

namespace bondgenoot::site {

/// What one render remembers; `CallContext::host` points to it.
struct RenderState {
  const Views* views = nullptr;  ///< In the page's language.
  const Page* page = nullptr;
  std::vector<std::string> icons;  ///< Used so far, in order of first use.
};

/// By name, for templates::Environment.
[[nodiscard]] std::vector<std::pair<std::string, templates::Callable>> template_functions();

}  // namespace bondgenoot::site
