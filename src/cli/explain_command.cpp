#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "support/diagnostic.h"
#include "support/diagnostic_words.h"
#include "support/phrase.h"
#include "support/suggest.h"

namespace bondgenoot::cli {
namespace {

std::string_view severity_name(Severity severity) {
  return severity == Severity::Error ? phrase("error") : phrase("warning");
}

std::string all_codes() {
  std::size_t widest = 0;
  for (const Severity severity : {Severity::Error, Severity::Warning})
    widest = std::max(widest, severity_name(severity).size());
  std::string out;
  for (const DiagnosticInfo& row : all_diagnostics()) {
    out += fmt::format("{:<32} {:<{}} {}\n", row.name, severity_name(row.severity), widest + 1,
                       words_of(row.code).meaning);
  }
  return out;
}

// For a handbook: a heading for each code, so that a link can lead to it.
std::string as_markdown(const std::vector<DiagnosticInfo>& rows) {
  std::string out;
  for (const DiagnosticInfo& row : rows) {
    const DiagnosticWords words = words_of(row.code);
    out += fmt::format("{}## `{}` {{#{}}}\n\n**{}**: {}\n\n{}\n", out.empty() ? "" : "\n", row.name, row.name,
                       severity_name(row.severity), words.meaning, words.explanation);
  }
  return out;
}

std::string as_text(const DiagnosticInfo& row) {
  const DiagnosticWords words = words_of(row.code);
  return fmt::format("{} ({})\n{}\n\n{}\n", row.name, severity_name(row.severity), words.meaning, words.explanation);
}

}  // namespace

ExitStatus run_explain(const Options& options) {
  if (options.code.empty()) return print(options.markdown ? as_markdown(all_diagnostics()) : all_codes());
  if (const auto code = find_diagnostic(options.code))
    return print(options.markdown ? as_markdown({info(*code)}) : as_text(info(*code)));
  std::vector<std::string> names;
  for (const DiagnosticInfo& row : all_diagnostics()) names.emplace_back(row.name);
  const auto near = nearest(options.code, names);
  return wrong_usage(phrase("there is no diagnostic `{}`", options.code),
                     near ? phrase("did you mean `{}`?", *near) : phrase("`bondgenoot explain` lists them all"));
}

}  // namespace bondgenoot::cli
