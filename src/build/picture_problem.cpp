#include "build/picture_problem.h"

#include <utility>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::build {

std::string files_that_help() {
  return phrase("open it in a program for pictures and save it anew as `.jpg` or `.png`");
}

PictureProblem broken_picture(std::string_view asset, std::string_view reason) {
  std::string message = phrase("the picture `{}` cannot be read", file_name(asset));
  if (!reason.empty()) message += fmt::format(" ({})", reason);
  return {DiagnosticCode::BrokenPicture, std::move(message), files_that_help()};
}

void report_picture(PictureProblem problem, std::string file, Diagnostics& diagnostics) {
  diagnostics.add_for_path(problem.code, std::move(file), std::move(problem.message))
      .with_help(std::move(problem.help));
}

}  // namespace bondgenoot::build
