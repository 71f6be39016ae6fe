#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "support/diagnostic.h"
#include "support/suggest.h"

namespace bondgenoot::cli {
namespace {

std::string_view severity_name(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

std::string all_codes() {
  std::string out;
  for (const DiagnosticInfo& row : all_diagnostics())
    out += fmt::format("{:<32} {:<8} {}\n", row.name, severity_name(row.severity), row.meaning);
  return out;
}

}  // namespace

ExitStatus run_explain(const Options& options) {
  if (options.code.empty()) return print(all_codes());
  if (const auto code = find_diagnostic(options.code)) {
    const DiagnosticInfo& row = info(*code);
    return print(
        fmt::format("{} ({})\n{}\n\n{}\n", row.name, severity_name(row.severity), row.meaning, row.explanation));
  }
  std::vector<std::string> names;
  for (const DiagnosticInfo& row : all_diagnostics()) names.emplace_back(row.name);
  const auto near = nearest(options.code, names);
  return wrong_usage(
      fmt::format("there is no diagnostic `{}`", options.code),
      near ? fmt::format("did you mean `{}`?", *near) : std::string("`bondgenoot explain` lists them all"));
}

}  // namespace bondgenoot::cli
