// Running a compiled template.
//
// In:  linked templates, a context (a map or object whose attributes are the template's variables), options.
// Out: text, or what went wrong, with the place, the way to it, and the values. Owns nothing.
// Threads: any number of renders of one TemplateSet at once; each keeps to itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/fragments.h"
#include "templates/template_set.h"
#include "templates/value.h"

namespace bondgenoot::templates {

/// No template runs for ever or fills the memory.
struct RenderLimits {
  std::size_t output = std::size_t{64} << 20;  ///< Bytes of text.
  std::uint64_t steps = 200'000'000;           ///< Instructions.
  std::size_t depth = 100;                     ///< Includes, blocks, macros and recursive loops within each other.
};

struct RenderOptions {
  bool autoescape = true;
  void* host = nullptr;  ///< For the embedding program's functions and filters: CallContext::host.
  /// Where texts of macros are kept for other renders of the same templates by the same host, escaping alike. None:
  /// nothing is kept.
  Fragments* fragments = nullptr;
  /// What functions leave behind beside their result, such as which icons a page uses: whoever adds to it adds texts
  /// that outlive `fragments`. A kept text leaves the same again, each note once.
  std::vector<std::string_view>* notes = nullptr;
  /// Of all renders that share `fragments`, or of none. Outlives the render.
  Witness* witness = nullptr;
  RenderLimits limits = {};
};

/// Empty text when there are diagnostics.
[[nodiscard]] Outcome<std::string> render_template(const TemplateSet& set, const LinkedTemplate& entry,
                                                   const SourceMap& sources, Value context,
                                                   const RenderOptions& options);

}  // namespace bondgenoot::templates
