// The commands: one file each, all of this form.
//
// In:  Options. Out: the exit status, after everything was printed. Owns nothing. Threads: one (build makes its own).
#pragma once

#include "cli/options.h"

namespace bondgenoot::cli {

[[nodiscard]] ExitStatus run_build(const Options& options);
[[nodiscard]] ExitStatus run_check(const Options& options);
[[nodiscard]] ExitStatus run_serve(const Options& options);
[[nodiscard]] ExitStatus run_new(const Options& options);
[[nodiscard]] ExitStatus run_edition(const Options& options);
[[nodiscard]] ExitStatus run_rename(const Options& options);
[[nodiscard]] ExitStatus run_refs(const Options& options);
[[nodiscard]] ExitStatus run_init(const Options& options);
[[nodiscard]] ExitStatus run_import(const Options& options);
[[nodiscard]] ExitStatus run_report(const Options& options);
[[nodiscard]] ExitStatus run_links(const Options& options);
[[nodiscard]] ExitStatus run_schema(const Options& options);
[[nodiscard]] ExitStatus run_search(const Options& options);
[[nodiscard]] ExitStatus run_render(const Options& options);
[[nodiscard]] ExitStatus run_explain(const Options& options);

}  // namespace bondgenoot::cli
