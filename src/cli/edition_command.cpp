// `edition`: the site's figures of today, as an entry that stays as it is.
#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "build/pipeline.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/project_finder.h"
#include "content/scaffold.h"
#include "site/figures.h"
#include "support/disk_file_system.h"
#include "support/letter_case.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::cli {
namespace {

// "Editie 2026": what the collection calls one of its entries, and the name.
std::string usual_title(const content::Collection& collection, std::string_view language, const std::string& name) {
  const std::string_view singular = collection.singular.in(language);
  return singular.empty() ? name : fmt::format("{} {}", upper_first(singular, language), name);
}

std::string edition_text(const content::Collection& collection, const build::BuiltSite& site, const Options& options,
                         Day today) {
  const std::string& language = site.project.config.language;
  std::string figures = "\n" + site::figures_yaml(site.figures);
  figures.pop_back();
  content::ScaffoldOptions scaffold{.language = options.language.empty() ? language : options.language,
                                    .today = today,
                                    .filled = {{collection.snapshot_field, std::move(figures)}}};
  return content::scaffold_entry(
      collection, options.title.empty() ? usual_title(collection, language, options.slug) : options.title, scaffold);
}

}  // namespace

ExitStatus run_edition(const Options& options) {
  if (options.slug != slugified(options.slug))
    return wrong_usage(phrase("`{}` cannot be a file name", options.slug),
                       phrase("name the year: bondgenoot edition 2026"));
  const auto build_options = complete(options);
  if (!build_options) return build_options.error();
  DiskFileSystem files;
  ThreadPool pool(build_options->jobs);
  Trace trace;
  auto site = build::build_site(files, *build_options, pool, trace);
  if (!site) return report(site.error());
  print_diagnostics(site->project.diagnostics, *site->project.sources, options.format);
  if (site->project.diagnostics.has_errors()) return ExitStatus::ContentErrors;
  const auto& collections = site->project.graph.model().collections;
  const auto collection =
      std::ranges::find_if(collections, [](const auto& one) { return !one.snapshot_field.empty(); });
  if (collection == collections.end()) {
    return wrong_usage(
        phrase("no collection keeps figures"),
        phrase("write `snapshot: FIELD` in the `_collection.yaml` of one, with the name of its list of figures"));
  }
  if (site->figures.empty())
    return wrong_usage(phrase("the site has no figures"), phrase("say which it keeps in the template `figures.json`"));
  const std::string text = edition_text(*collection, *site, options, build_options->today);
  if (options.print) return print(text);
  const std::string path = fmt::format("content/{}/{}.md", collection->name, options.slug);
  const std::string on_disk = joined_path(build_options->root, path);
  const auto kind = files.kind(on_disk);
  if (!kind) return report(kind.error());
  if (*kind != FileKind::Missing)
    return wrong_usage(phrase("`{}` exists already", path),
                       phrase("figures that were kept stay as they are; choose another name"));
  if (auto written = files.write(on_disk, text); !written) return report(written.error());
  return print(fmt::format("{}\n", path));
}

}  // namespace bondgenoot::cli
