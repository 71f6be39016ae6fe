// What a person sees: diagnostics on standard error, results on standard output, colour only where it is wanted.
//
// In:  words. Out: bytes on the two streams. Owns nothing. Threads: one.
#pragma once

#include <string_view>

#include "build/file_changes.h"
#include "cli/options.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::cli {

/// Standard error is a terminal and NO_COLOR is not set.
[[nodiscard]] bool wants_color();

/// Prints sorted diagnostics as asked; in text, with a closing line that counts them. Text shows at most
/// `kShownDiagnostics`, errors before warnings, and says how many it left out.
void print_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources, DiagnosticFormat format);

/// "bondgenoot: cannot read …", and the status for it.
ExitStatus report(const IoError& error);
/// The same, and whether any file is not as it was.
ExitStatus report(const build::ChangeFailure& failure);
ExitStatus wrong_usage(std::string_view message, std::string_view help = {});
/// "bondgenoot: nothing was changed …": the last words of a command that ends with `status`.
ExitStatus end_with(ExitStatus status, std::string_view message);

/// Writes to standard output; a failure (a closed pipe, a full disk) gives SystemFailed.
[[nodiscard]] ExitStatus print(std::string_view text);

}  // namespace bondgenoot::cli
