// `build` and `check`: the same way, the one with its last step.
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/cache_folder.h"
#include "build/entry_cache.h"
#include "build/folder_lock.h"
#include "build/known_folders.h"
#include "build/last_build.h"
#include "build/page_cache.h"
#include "build/pipeline.h"
#include "build/publisher.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/project_finder.h"
#include "cli/until_end.h"
#include "content/history.h"
#include "pictures/encoder.h"
#include "site/share.h"
#include "support/disk_file_system.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/program.h"
#include "support/recording_file_system.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

using Clock = std::chrono::steady_clock;

std::string size_text(std::uint64_t bytes) {
  constexpr double kMegabyte = 1e6;
  if (bytes < static_cast<std::uint64_t>(kMegabyte)) return fmt::format("{} kB", bytes / 1000);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / kMegabyte);
}

std::string counts_text(const build::Counts& counts, std::uint64_t bytes) {
  return fmt::format("{}, {}, {}, {}, {}", counted(counts.entries, phrase("entry"), phrase("entries")),
                     counted(counts.pages, phrase("page"), phrase("pages")),
                     counted(counts.redirects, phrase("redirect"), phrase("redirects")),
                     counted(counts.assets, phrase("asset"), phrase("assets")), size_text(bytes));
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// What earlier builds keep of the entries; nothing where it cannot be said which program this is.
std::optional<build::EntryCache> cache_of(const FileSystem& files, const build::BuildOptions& options,
                                          const std::optional<Hash128>& program) {
  if (!program) return std::nullopt;
  return build::EntryCache(files, options.root, *program);
}

// Builds and says what is to be said; a status to end with when that is an error.
std::expected<build::BuiltSite, ExitStatus> make_site(const FileSystem& files, const build::BuildOptions& build_options,
                                                      const Options& options, ThreadPool& pool, Trace& trace,
                                                      build::EntryCache* cache, build::SiteOutput* output = nullptr,
                                                      build::PageCache* pages = nullptr) {
  auto site = build::build_site(files, build_options, pool, trace, output, cache, pages);
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

std::string explained(const std::string& text) { return fmt::format("{}: {}\n", phrase("explain"), text); }

std::string explained_history(const build::BuiltSite& site) {
  if (site.dated.committed.empty()) return {};
  const std::size_t entries = site.project.graph.entries().size();
  return explained(phrase("history: {} entries have a date from git, {} have changes that are not committed",
                          entries - site.dated.uncommitted, site.dated.uncommitted));
}

// What was parsed, and why: at most a few by name.
std::string explained_entries(const std::optional<build::EntryCache>& cache) {
  constexpr std::size_t kNamed = 10;
  if (!cache) return {};
  std::vector<std::string> files = cache->parsed_anew();
  if (files.empty()) return explained(phrase("no entry was read anew: all are as they were kept"));
  if (files.size() == cache->entries())
    return explained(phrase(
        "all entries were read anew: nothing is kept of them by this program, with this model and these settings"));
  const std::size_t count = files.size();
  files.resize(std::min(count, kNamed));
  return explained(phrase("of {} entries {} were read anew, because nothing or something else was kept of them: {}",
                          cache->entries(), count, quoted_list(files)));
}

// What was rendered, and why.
std::string explained_pages(const build::PageCache* pages) {
  if (pages == nullptr) return {};
  if (!pages->reason().empty()) return explained(phrase("all pages were rendered: {}", pages->reason()));
  return explained(
      phrase("of {} pages {} were rendered, because they show something that has changed; the others are as they were",
             pages->pages(), pages->pages() - pages->reused()));
}

// A project that would have pictures for who shares a page, in a program that cannot draw them.
std::string explained_share_pictures(const build::BuiltSite& site) {
  const bool wanted = site.project.config.share_pictures && site.project.theme.settings.contains(site::kShareFiles[0]);
  if (!wanted || !pictures::drawer_version().empty()) return {};
  return explained(phrase("pages have no picture for who shares them: this program was compiled without libvips"));
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
  auto& cache = keep_until_end(cache_of(files, *build_options, program_hash()));
  const auto& site = keep_until_end(make_site(files, *build_options, options, pool, trace, cache ? &*cache : nullptr));
  if (!site) return site.error();
  if (const auto explained = write_explanation(*site, options); !explained) return explained.error();
  return finish(
      options, trace,
      phrase("{}: all is well, checked in {:.2f} s", counts_text(site->counts, site->bytes()), seconds_since(started)) +
          "\n");
}

namespace {

// A publication that begins when no other build is putting its site in the same place, and lets none begin before its
// end.
class LockedPublication final : public build::SiteOutput {
 public:
  LockedPublication(DiskFileSystem& disk, const std::string& output, ThreadPool& pool, build::KnownFolders& known)
      : disk_(disk),
        place_(output.rfind('/') == 0 ? "/" : std::string(parent_path(output))),
        publication_(disk, output, pool, &known) {
    // Much of what comes before the first page keeps one thread only: meanwhile another looks at what is there.
    if (pool.jobs() > 1) looking_ = std::jthread([this] { look_ahead(); });
  }

  [[nodiscard]] std::expected<void, IoError> open() override {
    if (looking_.joinable()) looking_.join();
    if (auto made = disk_.make_directories(place_); !made) return made;
    if (!alone_) {
      auto alone = build::FolderLock::wait(place_);
      if (!alone) return std::unexpected(alone.error());
      alone_.emplace(std::move(*alone));
    }
    return publication_.open();
  }
  void add(std::string path, std::string bytes) override { publication_.add(std::move(path), std::move(bytes)); }
  void keep(build::MadeFile& file) override { publication_.keep(file); }
  [[nodiscard]] std::unique_ptr<site::OpenFile> begin(std::string path) override {
    return publication_.begin(std::move(path));
  }
  [[nodiscard]] std::expected<build::PublishReport, IoError> finish() { return publication_.finish(); }

 private:
  void look_ahead() {
    auto alone = build::FolderLock::try_now(place_);
    if (!alone) return;
    alone_.emplace(std::move(*alone));
    ThreadPool own(1);
    publication_.look_ahead(own);
  }

  DiskFileSystem& disk_;
  std::string place_;
  std::optional<build::FolderLock> alone_;  // Before the publication, which still tidies up when it goes.
  build::Publication publication_;
  std::jthread looking_;  // Last, for it uses the others.
};

std::string built_text(const std::string& counts, const build::PublishReport& published, Clock::time_point started,
                       const std::string& output) {
  return phrase("{}: {} written, {} unchanged, {} removed, in {:.2f} s, in {}", counts, published.written,
                published.unchanged, published.removed, seconds_since(started), output) +
         "\n";
}

// Nothing when there is something to do; otherwise how it ended.
std::optional<ExitStatus> stay_as_built(FileSystem& files, const build::BuildOptions& build_options,
                                        const Hash128& asked, build::LastBuild& last, const Options& options,
                                        ThreadPool& pool, Trace& trace, Clock::time_point started,
                                        build::KnownFolders& folders) {
  const std::string output = build::output_folder(build_options);
  const auto standing = build::standing_of(files, last, asked, output, pool, &folders);
  if (standing == build::Standing::Changed) return std::nullopt;
  static_cast<void>(folders.keep(files));
  if (standing == build::Standing::CurrentWithNewStamps)
    static_cast<void>(build::keep_last_build(files, build_options.root, last));
  const build::PublishReport stayed = {
      .unchanged = last.outputs.size(),
      .method = phrase("nothing that the site is made of has changed since the last build, nor the site itself")};
  std::string text = built_text(counts_text(last.counts, last.bytes), stayed, started, output);
  if (options.explain) text += explained(stayed.method);
  return finish(options, trace, text);
}

}  // namespace

ExitStatus run_build(const Options& options) {
  const auto started = Clock::now();
  const auto build_options = complete(options);
  if (!build_options) return build_options.error();
  DiskFileSystem disk;
  ThreadPool pool(build_options->jobs);
  Trace trace;
  const std::string output = build::output_folder(*build_options);
  if (output == build_options->root || build_options->root.starts_with(output + '/')) {
    return wrong_usage(phrase("the output folder `{}` holds the project itself", output),
                       phrase("name another folder with -o DIR"));
  }
  if (auto checked = build::check_output_folder(disk, output); !checked) return report(checked.error());
  const auto program = program_hash();
  const auto asked = program ? std::optional(build::asked_of(*build_options, *program)) : std::nullopt;
  auto& files = *keep_until_end(
      std::make_unique<RecordingFileSystem>(disk, joined_path(build_options->root, build::kCacheFolder)));
  auto& folders = *keep_until_end(std::make_unique<build::KnownFolders>(disk, build_options->root));
  if (asked && !build_options->explain_search) {  // Whose words are worked out, not kept.
    trace.stage("compare");
    auto& last = keep_until_end(std::optional<build::LastBuild>());
    // Loading the library that knows git takes about as long.
    pool.parallel_invoke([&] { last = build::read_last_build(disk, build_options->root); },
                         [&] {
                           if (build_options->history) static_cast<void>(content::history_name(build_options->root));
                         });
    if (last) {
      const auto ended = stay_as_built(disk, *build_options, *asked, *last, options, pool, trace, started, folders);
      if (ended) return *ended;
      files.remember(std::move(last->seen));
    }
  }
  auto publication = std::make_unique<LockedPublication>(disk, output, pool, folders);
  auto& cache = keep_until_end(cache_of(disk, *build_options, program));
  const auto& pages =
      keep_until_end(asked ? std::make_unique<build::PageCache>(disk, files, build_options->root, output, *asked)
                           : std::unique_ptr<build::PageCache>());
  auto& site = keep_until_end(make_site(files, *build_options, options, pool, trace, cache ? &*cache : nullptr,
                                        publication.get(), pages.get()));
  if (!site) return site.error();
  if (const auto explanation = write_explanation(*site, options); !explanation) return explanation.error();
  trace.stage("publish");
  const auto published = publication->finish();
  if (!published) return report(published.error());
  keep_until_end(std::move(publication));
  // What is kept for the next build may fail to be: then all is found out anew.
  const std::string& root = build_options->root;
  static_cast<void>(build::keep_history(disk, root, site->project.config, site->dated));
  static_cast<void>(build::keep_pictures(disk, root, site->pictures.fresh, site->pictures.used));
  if (cache && !files.is_torn()) static_cast<void>(cache->keep(disk, pool));
  build::stamp_files(disk, output, site->files, pool);
  const auto keep_build = [&] {
    static_cast<void>(
        build::keep_last_build(disk, root, asked ? build::remember_build(*asked, files, *site) : std::nullopt));
  };
  const auto keep_pages = [&] {
    if (pages) static_cast<void>(pages->keep(disk, site->files, site->linked_files));
    static_cast<void>(folders.keep(disk));
  };
  pool.parallel_invoke(keep_build, keep_pages);
  std::string text = built_text(counts_text(site->counts, site->bytes()), *published, started, output);
  if (options.explain)
    text += explained(published->method) + explained_entries(cache) + explained_pages(pages.get()) +
            explained_history(*site) + explained_share_pictures(*site);
  return finish(options, trace, text);
}

}  // namespace bondgenoot::cli
