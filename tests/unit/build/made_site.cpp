#include "unit/build/made_site.h"

#include <utility>

#include <catch2/catch.hpp>

#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"

namespace bondgenoot::build {
namespace {

BuildOptions usual_options() {
  BuildOptions options;
  options.root = "";
  options.today = {2026, 11, 22};
  return options;
}

}  // namespace

Built build_files(const Files& project, std::size_t jobs, void (*change)(BuildOptions&)) {
  const MemoryFileSystem files(project);
  BuildOptions options = usual_options();
  if (change != nullptr) change(options);
  ThreadPool pool(jobs);
  Trace trace;
  auto built = build_site(files, options, pool, trace);
  REQUIRE(built);
  std::string said = to_text(built->project.diagnostics, *built->project.sources);
  return {std::move(*built), std::move(said)};
}

Project load_files(const Files& project) {
  const MemoryFileSystem files(project);
  ThreadPool pool(1);
  Trace trace;
  auto loaded = load_project(files, usual_options(), pool, trace);
  REQUIRE(loaded);
  return std::move(*loaded);
}

}  // namespace bondgenoot::build
