#include "build/pipeline.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "build/compiled_templates.h"
#include "build/page_links.h"
#include "build/prepared_site.h"
#include "build/renderer.h"
#include "build/search_index.h"
#include "build/share_maker.h"
#include "site/glossary.h"
#include "site/likeness.h"

namespace bondgenoot::build {
namespace {

void add_files(SiteOutput& output, std::vector<site::OutputFile> files) {
  for (site::OutputFile& file : files) output.add(std::move(file.output), std::move(file.bytes));
}

// Where each entry first uses each word of the glossary.
std::vector<std::vector<site::TermUse>> find_terms(const site::Glossary& glossary, const content::Graph& graph,
                                                   ThreadPool& pool) {
  std::vector<std::vector<site::TermUse>> uses(graph.entries().size());
  if (glossary.empty()) return uses;
  pool.parallel_for(uses.size(), [&](std::size_t i) {
    const content::EntryId id{static_cast<std::uint32_t>(i)};
    if (graph.is_published(id)) uses[i] = glossary.uses(id);
  });
  return uses;
}

}  // namespace

std::uint64_t BuiltSite::bytes() const {
  std::uint64_t total = 0;
  for (const MadeFile& file : files) total += file.size;
  return total;
}

std::expected<BuiltSite, IoError> build_site(const FileSystem& files, const BuildOptions& options, ThreadPool& pool,
                                             Trace& trace, SiteOutput* output, EntryCache* cache, PageCache* pages) {
  auto prepared = prepare_site(files, options, pool, trace, nullptr, cache);
  if (!prepared) return std::unexpected(prepared.error());
  PreparedSite& site = **prepared;
  Diagnostics& said = site.project.diagnostics;
  BuiltSite built;
  const auto finish = [&] {
    finish_diagnostics(site.project, options);
    built.project = std::move(site.project);
    built.dated = std::move(site.dated);
    built.plan = std::move(site.plan);
    return std::move(built);
  };
  if (site.assets == nullptr) return finish();

  trace.stage("analyse");
  std::vector<AnalysedTexts> texts(1);  // With errors so far nothing is rendered, so nothing needs them.
  if (!must_stop(said, options))
    texts = analyse_texts(site.project, options.explain_search ? &built.search_explanation : nullptr, pool, said);
  const site::Likeness likeness(site.project.graph, texts.front().documents.entries, texts.front().index.postings);
  const site::Glossary glossary(site.project.graph);
  const auto terms = find_terms(glossary, site.project.graph, pool);

  trace.stage("compile");
  auto read = read_templates(files, site.project.theme);
  if (!read) return std::unexpected(read.error());
  const auto templates =
      std::make_shared<const CompiledTemplates>(std::move(*read), layouts_of(*site.plan), site.project.sources);
  said.append(templates->diagnostics());
  Renderer renderer(site,
                    {.likeness = [&] { return &likeness; },
                     .glossary = &glossary,
                     .terms = [&](content::EntryId id) { return terms[id.value]; },
                     .dates = &site.dated.dates},
                    options, templates);
  if (must_stop(said, options)) return finish();  // The gate: with errors so far nothing is rendered.

  RecordedOutput made(output);
  if (auto opened = made.open(); !opened) return std::unexpected(opened.error());
  trace.stage("render");
  built.figures = renderer.render_figures(said);
  std::optional<PageLinks> links;
  pool.parallel_invoke([&] { links.emplace(site); },
                       [&] {
                         if (pages != nullptr) pages->read();
                       });
  if (pages != nullptr) pages->begin(site, site::figures_yaml(built.figures), likeness, pool);
  const auto take_page = [&](std::size_t page, std::string html) {
    links->look_through(page, html);
    made.add(site.plan->pages[page].output, std::move(html));
  };
  const auto keep_page = [&](MadeFile& file) { made.keep(file); };
  const std::vector<site::FileMaker> makers =
      accompanying_file_makers(site, pages == nullptr ? nullptr : &pages->records());
  pool.parallel_for(makers.size(), [&](std::size_t i) { makers[i](made); });
  renderer.render_pages(take_page, keep_page, pool, said, pages);
  add_files(made, site.assets->value.files);

  trace.stage("pictures");
  built.pictures = make_pictures(files, options.root, site.assets->value.pictures, site.project.graph,
                                 options.names_only, pool, said);
  if (const auto& share = site.assets->value.share) {
    make_share_pictures(files, options.root, *share, share_pictures(*share, site.project, *site.plan),
                        options.names_only, pool, built.pictures, said);
  }
  add_files(made, std::exchange(built.pictures.files, {}));

  trace.stage("index");
  add_search_index(made, std::move(texts), renderer, pool, said);

  trace.stage("check");
  built.files = made.take_files();
  if (pages != nullptr) {
    if (auto looked = links->look_through_kept(*pages, built.files, pool); !looked)
      return std::unexpected(looked.error());
  }
  Diagnostics missing = links->missing_targets(built.files);
  if (missing.empty()) built.linked_files = links->linked_files(pages);
  said.append(std::move(missing));
  built.counts = {
      .entries = 0, .pages = site.plan->pages.size(), .redirects = site.plan->redirects.size(), .assets = 0};
  for (std::uint32_t i = 0; i < site.project.graph.entries().size(); ++i)
    built.counts.entries += site.project.graph.is_published({i}) ? 1 : 0;
  built.counts.assets = built.files.size() - built.counts.pages - built.counts.redirects;
  if (must_stop(said, options)) built.files.clear();
  return finish();
}

}  // namespace bondgenoot::build
