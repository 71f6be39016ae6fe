// Arguments → command → exit status, nothing else.
#include <csignal>
#include <string_view>
#include <utility>

#include "cli/commands.h"
#include "cli/language.h"
#include "cli/options.h"
#include "support/process_memory.h"

namespace {

using bondgenoot::cli::ExitStatus;
using bondgenoot::cli::Options;

constexpr std::pair<std::string_view, ExitStatus (*)(const Options&)> kCommands[] = {
    {"build", bondgenoot::cli::run_build},     {"check", bondgenoot::cli::run_check},
    {"serve", bondgenoot::cli::run_serve},     {"new", bondgenoot::cli::run_new},
    {"schema", bondgenoot::cli::run_schema},   {"search", bondgenoot::cli::run_search},
    {"render", bondgenoot::cli::run_render},   {"explain", bondgenoot::cli::run_explain},
    {"edition", bondgenoot::cli::run_edition}, {"rename", bondgenoot::cli::run_rename},
    {"refs", bondgenoot::cli::run_refs},       {"import", bondgenoot::cli::run_import},
    {"init", bondgenoot::cli::run_init},       {"report", bondgenoot::cli::run_report},
    {"links", bondgenoot::cli::run_links},
};

}  // namespace

int main(int argc, char** argv) {
  bondgenoot::ask_for_much_memory_at_once();
  std::signal(SIGPIPE, SIG_IGN);  // A closed pipe is a failed write, reported as one.
  bondgenoot::set_language(bondgenoot::cli::choose_language(argc, argv));
  const auto options = bondgenoot::cli::parse_options(argc, argv);
  if (!options) return static_cast<int>(options.error());
  for (const auto& [name, run] : kCommands) {
    if (name == options->command) return static_cast<int>(run(*options));
  }
  return static_cast<int>(ExitStatus::WrongUsage);
}
