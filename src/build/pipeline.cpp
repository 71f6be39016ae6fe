#include "build/pipeline.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "build/compiled_templates.h"
#include "build/prepared_site.h"
#include "build/renderer.h"
#include "build/search_index.h"
#include "build/share_maker.h"
#include "site/glossary.h"
#include "site/html_links.h"
#include "site/likeness.h"

namespace bondgenoot::build {
namespace {

void add_files(OutputTree& tree, std::vector<site::OutputFile> files) {
  for (site::OutputFile& file : files) tree.files.insert_or_assign(std::move(file.output), std::move(file.bytes));
}

// What a diagnostic about a page names: the entry's file, or the layout.
std::string source_of(const content::Graph& graph, const site::Page& page) {
  return page.entry.valid() ? graph.get(page.entry).file : "templates/" + page.layout;
}

Diagnostics check_links(const OutputTree& tree, const PreparedSite& site, ThreadPool& pool) {
  const site::Plan& plan = *site.plan;
  std::vector<std::string_view> outputs;
  outputs.reserve(tree.files.size());
  for (const auto& [path, bytes] : tree.files) outputs.push_back(path);
  const site::OutputIndex index(outputs, site.project.config);
  std::vector<std::string> sources;
  sources.reserve(plan.pages.size());
  for (const site::Page& page : plan.pages) sources.push_back(source_of(site.project.graph, page));
  std::vector<site::HtmlPage> pages;
  pages.reserve(plan.pages.size());
  for (std::size_t i = 0; i < plan.pages.size(); ++i) {
    const auto found = tree.files.find(plan.pages[i].output);
    if (found != tree.files.end())
      pages.push_back({.output = found->first, .html = found->second, .source = sources[i]});
  }
  std::vector<site::PageLinks> links(pages.size());
  pool.parallel_for(pages.size(), [&](std::size_t i) { links[i] = site::scan_page(pages[i], index); });
  return site::report_links(pages, links, index);
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

std::expected<BuiltSite, IoError> build_site(const FileSystem& files, const BuildOptions& options, ThreadPool& pool,
                                             Trace& trace) {
  auto prepared = prepare_site(files, options, pool, trace);
  if (!prepared) return std::unexpected(prepared.error());
  PreparedSite& site = **prepared;
  Diagnostics& said = site.project.diagnostics;
  BuiltSite built;
  const auto finish = [&] {
    finish_diagnostics(site.project, options);
    built.project = std::move(site.project);
    built.dated = std::move(site.dated);
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

  trace.stage("render");
  built.figures = renderer.render_figures(said);
  std::vector<site::OutputFile> accompanying;
  renderer.render_pages(built.tree, pool, said, [&] { accompanying = accompanying_files(site); });
  add_files(built.tree, std::move(accompanying));
  add_files(built.tree, site.assets->value.files);

  trace.stage("pictures");
  built.pictures = make_pictures(files, options.root, site.assets->value.pictures, site.project.graph,
                                 options.names_only, pool, said);
  if (const auto& share = site.assets->value.share) {
    make_share_pictures(files, options.root, *share, share_pictures(*share, site.project, *site.plan),
                        options.names_only, pool, built.pictures, said);
  }
  add_files(built.tree, std::exchange(built.pictures.files, {}));

  trace.stage("index");
  add_search_index(built.tree, std::move(texts), renderer, pool, said);

  trace.stage("check");
  said.append(check_links(built.tree, site, pool));
  built.counts = {
      .entries = 0, .pages = site.plan->pages.size(), .redirects = site.plan->redirects.size(), .assets = 0};
  for (std::uint32_t i = 0; i < site.project.graph.entries().size(); ++i)
    built.counts.entries += site.project.graph.is_published({i}) ? 1 : 0;
  built.counts.assets = built.tree.files.size() - built.counts.pages - built.counts.redirects;
  if (must_stop(said, options)) built.tree.files.clear();
  return finish();
}

}  // namespace bondgenoot::build
