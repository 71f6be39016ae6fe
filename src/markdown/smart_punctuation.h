// Quotation marks, dashes and the ellipsis as a printer would set them.
//
// In:  the texts of a tree, and a language. Out: the texts with `'`, `"`, `--`, `---` and `...` replaced. What the
// author escaped, code, HTML and addresses stay as they are. Owns nothing. Threads: one at a time per tree. Linear in
// the text.
#pragma once

#include <string_view>

#include "markdown/tree.h"

namespace bondgenoot::markdown {

void set_smart_punctuation(Tree& tree, std::string_view language);

}  // namespace bondgenoot::markdown
