// Diagnostics for programs: JSON lines for editors, workflow commands for GitHub.
//
// In:  sorted Diagnostics and their sources. Out: one line a diagnostic. Owns nothing. Threads: any.
#pragma once

#include <string>

#include "support/diagnostic.h"

namespace bondgenoot {

/// `{"severity","code","file","line","column","end_column","message","help"}`, one object a line. Columns count
/// characters from 1; `end_column` is one past the last, on the same line.
[[nodiscard]] std::string to_json_line(const Diagnostic& diagnostic, const SourceMap& sources);

/// `::error file=…,line=…,col=…,endColumn=…,title=…::message` with the escapes of GitHub's workflow commands.
[[nodiscard]] std::string to_github_command(const Diagnostic& diagnostic, const SourceMap& sources);

}  // namespace bondgenoot
