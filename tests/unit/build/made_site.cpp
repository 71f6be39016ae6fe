#include "unit/build/made_site.h"

#include <utility>

#include <catch2/catch.hpp>

#include "pictures/encoder.h"
#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"
#include "support/png_file.h"

namespace bondgenoot::build {
namespace {

BuildOptions usual_options() {
  BuildOptions options;
  options.root = "";
  options.today = {2026, 11, 22};
  return options;
}

}  // namespace

Built build_all(const FileSystem& files, const BuildOptions& options, std::size_t jobs) {
  ThreadPool pool(jobs);
  Trace trace;
  OutputTree tree;
  TreeOutput output(tree);
  auto built = build_site(files, options, pool, trace, &output);
  REQUIRE(built);
  if (built->files.empty()) tree.files.clear();
  std::string said = to_text(built->project.diagnostics, *built->project.sources);
  return {std::move(*built), std::move(tree), std::move(said)};
}

Built build_files(const Files& project, std::size_t jobs, void (*change)(BuildOptions&)) {
  const MemoryFileSystem files(project);
  BuildOptions options = usual_options();
  if (change != nullptr) change(options);
  return build_all(files, options, jobs);
}

std::string jpeg_file(std::uint32_t width, std::uint32_t height) {
  const std::string png = testing::png_file(width, height);
  const auto header = pictures::read_header(png);
  REQUIRE(header);
  auto made = pictures::convert(png, *header, {.format = pictures::Format::Jpeg, .width = width});
  REQUIRE(made);
  return std::move(*made);
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
