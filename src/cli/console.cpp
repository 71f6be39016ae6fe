#include "cli/console.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include <unistd.h>

#include <fmt/format.h>

#include "support/diagnostic_json.h"
#include "support/diagnostic_text.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

constexpr std::size_t kShownDiagnostics = 200;

void put(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

std::string summary(const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::Error);
  const std::size_t warnings = diagnostics.count(Severity::Warning);
  if (errors == 0) return counted(warnings, phrase("warning"), phrase("warnings"));
  const std::string text = counted(errors, phrase("error"), phrase("errors"));
  return warnings == 0 ? text : phrase("{} and {}", text, counted(warnings, phrase("warning"), phrase("warnings")));
}

// Which to show when there are too many: every error comes before any warning.
std::vector<bool> chosen(const Diagnostics& diagnostics) {
  const auto& items = diagnostics.items();
  std::vector<bool> show(items.size(), false);
  std::size_t left = kShownDiagnostics;
  for (const Severity severity : {Severity::Error, Severity::Warning}) {
    for (std::size_t i = 0; i < items.size() && left > 0; ++i) {
      if (items[i].severity != severity) continue;
      show[i] = true;
      --left;
    }
  }
  return show;
}

void print_text(const Diagnostics& diagnostics, const SourceMap& sources) {
  const DiagnosticTextOptions options{.color = wants_color()};
  const std::vector<bool> show = chosen(diagnostics);
  std::size_t shown = 0;
  for (std::size_t i = 0; i < show.size(); ++i) {
    if (!show[i]) continue;
    put(stderr, to_text(diagnostics.items()[i], sources, options) + '\n');
    ++shown;
  }
  if (shown < show.size()) put(stderr, phrase("… and {} more; mend these first", show.size() - shown) + "\n\n");
  put(stderr,
      phrase("{}; `bondgenoot explain CODE` tells more about the code in square brackets", summary(diagnostics)) +
          "\n");
}

}  // namespace

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  return ::isatty(STDERR_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

void print_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources, DiagnosticFormat format) {
  if (diagnostics.empty()) return;
  if (format == DiagnosticFormat::Text) {
    print_text(diagnostics, sources);
    return;
  }
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    const std::string line =
        format == DiagnosticFormat::Json ? to_json_line(diagnostic, sources) : to_github_command(diagnostic, sources);
    put(stderr, line + '\n');
  }
}

ExitStatus report(const IoError& error) {
  put(stderr, fmt::format("bondgenoot: {}\n", error.message()));
  return ExitStatus::SystemFailed;
}

ExitStatus report(const build::ChangeFailure& failure) {
  const ExitStatus status = report(failure.error);
  if (failure.not_restored.empty()) return end_with(status, phrase("nothing was changed"));
  constexpr std::size_t kMostNamed = 50;
  return end_with(status, phrase("these files are not as they were: {}",
                                 quoted_list(failure.not_restored, phrase("and"), kMostNamed)));
}

ExitStatus wrong_usage(std::string_view message, std::string_view help) {
  put(stderr, fmt::format("bondgenoot: {}\n", message));
  if (!help.empty()) put(stderr, fmt::format("{}: {}\n", phrase("help"), help));
  return ExitStatus::WrongUsage;
}

ExitStatus end_with(ExitStatus status, std::string_view message) {
  put(stderr, fmt::format("bondgenoot: {}\n", message));
  return status;
}

ExitStatus print(std::string_view text) {
  put(stdout, text);
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return ExitStatus::Fine;
  put(stderr, fmt::format("bondgenoot: {}\n", phrase("cannot write to standard output")));
  return ExitStatus::SystemFailed;
}

}  // namespace bondgenoot::cli
