// What is wrong with a picture of the content, as an editor reads it.
//
// In:  the picture's path below content/, what was found. Out: a diagnostic at that path. Owns: its words. Threads:
// any.
#pragma once

#include <string>
#include <string_view>

#include "support/diagnostic.h"

namespace bondgenoot::build {

struct PictureProblem {
  DiagnosticCode code;
  std::string message;
  std::string help;
};

/// What helps against most of them: to save the picture anew.
[[nodiscard]] std::string files_that_help();

/// `reason`, when the library gives one, is why it cannot be read.
[[nodiscard]] PictureProblem broken_picture(std::string_view asset, std::string_view reason);

void report_picture(PictureProblem problem, std::string file, Diagnostics& diagnostics);

}  // namespace bondgenoot::build
