// What each diagnostic means, in the language spoken: for `explain`.
//
// In:  diagnostic_codes/*.def, and the same in Dutch in diagnostic_codes/nl/*.def. Out: texts that live for ever.
// Owns: nothing. Threads: constants.
#pragma once

#include <string_view>

#include "support/diagnostic.h"

namespace bondgenoot {

struct DiagnosticWords {
  std::string_view meaning;      ///< One line.
  std::string_view explanation;  ///< Markdown: a few sentences, with an example.
};

[[nodiscard]] DiagnosticWords words_of(DiagnosticCode code);

}  // namespace bondgenoot
