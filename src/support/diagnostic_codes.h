// The codes of all diagnostics, for who raises one or looks for one.
//
// In:  diagnostic_codes/*.def. Out: the enumerators of DiagnosticCode. Owns: nothing. Threads: constants.
#pragma once

#include "support/diagnostic.h"

namespace bondgenoot {

/// `diagnostic_codes/*.def` is the registry; the values differ from one version to the next and are never stored.
enum class DiagnosticCode : std::uint16_t {
#define BONDGENOOT_DIAGNOSTIC(identifier, name, severity, meaning, explanation) identifier,
#include "support/diagnostic_codes.def"
#undef BONDGENOOT_DIAGNOSTIC
};

}  // namespace bondgenoot
