// `build` and `check`: the same way, the one with its last step.
#include <chrono>
#include <string>

#include <fmt/format.h>

#include "build/folder_lock.h"
#include "build/pipeline.h"
#include "build/publisher.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/project_finder.h"
#include "pictures/encoder.h"
#include "site/share.h"
#include "support/disk_file_system.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

using Clock = std::chrono::steady_clock;

std::string size_text(std::uint64_t bytes) {
  constexpr double kMegabyte = 1e6;
  if (bytes < static_cast<std::uint64_t>(kMegabyte)) return fmt::format("{} kB", bytes / 1000);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / kMegabyte);
}

std::string counts_text(const build::BuiltSite& site) {
  return fmt::format("{}, {}, {}, {}, {}", counted(site.counts.entries, phrase("entry"), phrase("entries")),
                     counted(site.counts.pages, phrase("page"), phrase("pages")),
                     counted(site.counts.redirects, phrase("redirect"), phrase("redirects")),
                     counted(site.counts.assets, phrase("asset"), phrase("assets")), size_text(site.tree.bytes()));
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Builds in memory and says what is to be said; a status to end with when that is an error.
std::expected<build::BuiltSite, ExitStatus> make_site(const FileSystem& files, const build::BuildOptions& build_options,
                                                      const Options& options, ThreadPool& pool, Trace& trace) {
  auto site = build::build_site(files, build_options, pool, trace);
  if (!site) return std::unexpected(report(site.error()));
  print_diagnostics(site->project.diagnostics, *site->project.sources, options.format);
  if (site->project.diagnostics.has_errors()) return std::unexpected(ExitStatus::ContentErrors);
  return std::move(*site);
}

/// Writes what `--explain-search` asks for, where it asks for it.
std::expected<void, ExitStatus> write_explanation(const build::BuiltSite& site, const Options& options) {
  if (options.explain_search.empty()) return {};
  if (options.explain_search == "-") {
    const ExitStatus printed = print(site.search_explanation);
    return printed == ExitStatus::Fine ? std::expected<void, ExitStatus>{} : std::unexpected(printed);
  }
  DiskFileSystem files;
  const auto written = files.write(options.explain_search, site.search_explanation);
  if (!written) return std::unexpected(report(written.error()));
  return {};
}

std::string explained_history(const build::BuiltSite& site) {
  if (site.dated.committed.empty()) return {};
  const std::size_t entries = site.project.graph.entries().size();
  return fmt::format("{}: {}\n", phrase("explain"),
                     phrase("history: {} entries have a date from git, {} have changes that are not committed",
                            entries - site.dated.uncommitted, site.dated.uncommitted));
}

// A project that would have pictures for who shares a page, in a program that cannot draw them.
std::string explained_share_pictures(const build::BuiltSite& site) {
  const bool wanted = site.project.config.share_pictures && site.project.theme.settings.contains(site::kShareFiles[0]);
  if (!wanted || !pictures::drawer_version().empty()) return {};
  return fmt::format("{}: {}\n", phrase("explain"),
                     phrase("pages have no picture for who shares them: this program was compiled without libvips"));
}

ExitStatus finish(const Options& options, Trace& trace, const std::string& text) {
  trace.finish();
  std::string out = options.quiet ? std::string{} : text;
  if (options.timing) out += trace.table();
  return print(out);
}

}  // namespace

ExitStatus run_check(const Options& options) {
  const auto started = Clock::now();
  auto build_options = complete(options);
  if (!build_options) return build_options.error();
  build_options->names_only = true;
  const DiskFileSystem files;
  ThreadPool pool(build_options->jobs);
  Trace trace;
  const auto site = make_site(files, *build_options, options, pool, trace);
  if (!site) return site.error();
  if (const auto explained = write_explanation(*site, options); !explained) return explained.error();
  return finish(options, trace,
                phrase("{}: all is well, checked in {:.2f} s", counts_text(*site), seconds_since(started)) + "\n");
}

ExitStatus run_build(const Options& options) {
  const auto started = Clock::now();
  const auto build_options = complete(options);
  if (!build_options) return build_options.error();
  DiskFileSystem files;
  ThreadPool pool(build_options->jobs);
  Trace trace;
  const std::string output = build::output_folder(*build_options);
  if (output == build_options->root || build_options->root.starts_with(output + '/')) {
    return wrong_usage(phrase("the output folder `{}` holds the project itself", output),
                       phrase("name another folder with -o DIR"));
  }
  if (auto checked = build::check_output_folder(files, output); !checked) return report(checked.error());
  const auto site = make_site(files, *build_options, options, pool, trace);
  if (!site) return site.error();
  if (const auto explained = write_explanation(*site, options); !explained) return explained.error();
  trace.stage("publish");
  const std::string place = output.rfind('/') == 0 ? "/" : std::string(parent_path(output));
  if (auto made = files.make_directories(place); !made) return report(made.error());
  const auto alone = build::FolderLock::wait(place);  // Another build may be putting its site in the same place.
  if (!alone) return report(alone.error());
  const auto published = build::publish(files, site->tree, output, pool);
  if (!published) return report(published.error());
  std::string text =
      phrase("{}: {} written, {} unchanged, {} removed, in {:.2f} s, in {}", counts_text(*site), published->written,
             published->unchanged, published->removed, seconds_since(started), output) +
      "\n";
  static_cast<void>(build::keep_history(files, build_options->root, site->project.config,
                                        site->dated));  // Without it, git is asked again.
  static_cast<void>(build::keep_pictures(files, build_options->root, site->pictures.fresh, site->pictures.used));
  if (options.explain)
    text += fmt::format("{}: {}\n", phrase("explain"), published->method) + explained_history(*site) +
            explained_share_pictures(*site);
  return finish(options, trace, text);
}

}  // namespace bondgenoot::cli
