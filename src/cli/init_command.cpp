// `init`: a new project, an alliance's empty knowledge base that builds at once.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "build/project.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/model_outputs.h"
#include "cli/project_finder.h"
#include "cli/starter.h"
#include "support/disk_file_system.h"
#include "support/overlay_file_system.h"
#include "support/path.h"
#include "support/phrase_in.h"
#include "support/utf8.h"

namespace bondgenoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBaseUrl = "https://example.org/";

// The folder's absolute path, when a project may be made there.
std::expected<std::string, ExitStatus> empty_folder(const std::string& typed) {
  std::error_code error;
  fs::path folder = fs::weakly_canonical(fs::absolute(typed, error), error);
  if (error) return std::unexpected(wrong_usage(phrase("`{}` cannot be a folder: {}", typed, error.message())));
  if (!folder.has_filename()) folder = folder.parent_path();
  if (folder == folder.root_path()) return std::unexpected(wrong_usage(phrase("`{}` is the whole disk", typed)));
  const fs::file_status there = fs::symlink_status(folder, error);
  if (there.type() == fs::file_type::not_found) return folder.string();
  if (!fs::is_directory(there)) return std::unexpected(wrong_usage(phrase("`{}` exists, and is no folder", typed)));
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().filename() == ".git") continue;  // An empty repository.
    return std::unexpected(
        wrong_usage(phrase("`{}` is not empty: it holds `{}`", typed, entry->path().filename().string()),
                    phrase("name a folder that is empty, or that is not there yet")));
  }
  if (error) return std::unexpected(report(IoError{"list", folder.string(), error.message(), error.value()}));
  return folder.string();
}

bool is_one_line(const std::string& text) {
  return !find_invalid_utf8(text) && text.find_first_not_of(' ') != std::string::npos &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

build::BuildOptions options_for(const std::string& folder, const Day& today) {
  build::BuildOptions options;
  options.root = folder;
  options.today = today;
  options.installed = installed_folders();
  return options;
}

// Reads the project as if it were there, adds what follows from its content model, and says what is wrong with it: a
// base_url that is none.
std::expected<void, ExitStatus> complete_project(std::map<std::string, std::string>& files,
                                                 const build::BuildOptions& options, DiagnosticFormat format) {
  const DiskFileSystem disk;
  OverlayFileSystem overlay(disk);
  for (const auto& [path, text] : files) {
    const std::string file = joined_path(options.root, path);
    auto made = overlay.make_directories(std::string(parent_path(file)));
    if (made) made = overlay.write(file, text);
    if (!made) return std::unexpected(report(made.error()));
  }
  ThreadPool pool(1);
  Trace trace;
  auto project = build::load_project(overlay, options, pool, trace);
  if (!project) return std::unexpected(report(project.error()));
  if (project->diagnostics.has_errors()) {
    project->diagnostics.sort(*project->sources);
    print_diagnostics(project->diagnostics, *project->sources, format);
    return std::unexpected(ExitStatus::WrongUsage);
  }
  files.merge(editor_files(*project));
  return {};
}

}  // namespace

ExitStatus run_init(const Options& options) {
  const auto folder = empty_folder(options.directory);
  if (!folder) return folder.error();
  constexpr Language kStarter = Language::Dutch;
  const std::string usual = phrase_in(kStarter, "Our knowledge base");
  const std::string& title = options.title.empty() ? usual : options.title;
  if (!is_one_line(title)) return wrong_usage(phrase("--title: a title is words on one line"));
  const auto today = find_today(options.today);
  if (!today) return today.error();
  const build::BuildOptions build_options = options_for(*folder, *today);
  DiskFileSystem disk;
  auto files = starter_files(disk, build_options.installed,
                             {.title = title, .base_url = options.build.base_url.value_or(kBaseUrl), .today = *today});
  if (!files) return report(files.error());
  if (auto done = complete_project(*files, build_options, options.format); !done) return done.error();
  if (auto placed = place_project(disk, *folder, *files); !placed) return report(placed.error());
  if (options.quiet) return ExitStatus::Fine;
  return print(phrase("{} files in {}\n", files->size(), *folder) +
               phrase("next: `cd {}`, then `bondgenoot build`; README.md tells the rest\n", options.directory));
}

}  // namespace bondgenoot::cli
