#include "build/pipeline.h"

#include <algorithm>
#include <mutex>
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

void add_files(SiteOutput& output, std::vector<site::OutputFile> files) {
  for (site::OutputFile& file : files) output.add(std::move(file.output), std::move(file.bytes));
}

// What a diagnostic about a page names: the entry's file, or the layout.
std::string source_of(const content::Graph& graph, const site::Page& page) {
  return page.entry.valid() ? graph.get(page.entry).file : "templates/" + page.layout;
}

site::LinkCheck link_check_of(const PreparedSite& site) {
  const site::Plan& plan = *site.plan;
  std::vector<site::CheckedPage> pages;
  pages.reserve(plan.pages.size());
  for (const site::Page& page : plan.pages)
    pages.push_back({.output = page.output, .source = source_of(site.project.graph, page)});
  std::vector<std::string> known;
  for (const site::Redirect& redirect : plan.redirects) known.push_back(redirect.output);
  for (const site::OutputFile& file : site.assets->value.files) known.push_back(file.output);
  return {site.project.config, std::move(pages), known};
}

Diagnostics missing_targets(const site::LinkCheck& links, const std::vector<MadeFile>& files) {
  std::vector<std::string_view> outputs;
  outputs.reserve(files.size());
  for (const MadeFile& file : files) outputs.push_back(file.path);
  return links.report(outputs);
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
  if (pages != nullptr) pages->begin(site, site::figures_yaml(built.figures), likeness);
  site::LinkCheck links = link_check_of(site);
  std::mutex adding;
  const auto take_page = [&](std::size_t page, std::string html, bool is_kept) {
    if (const site::OpenLinks open = links.scan(page, html); !open.empty()) {
      const std::scoped_lock lock(adding);
      links.add(open);
    }
    std::string path = site.plan->pages[page].output;
    if (is_kept)
      made.keep(std::move(path), std::move(html));
    else
      made.add(std::move(path), std::move(html));
  };
  const std::vector<site::FileMaker> makers = accompanying_file_makers(site);
  pool.parallel_for(makers.size(), [&](std::size_t i) { makers[i](made); });
  renderer.render_pages(take_page, pool, said, pages);
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
  said.append(missing_targets(links, built.files));
  built.counts = {
      .entries = 0, .pages = site.plan->pages.size(), .redirects = site.plan->redirects.size(), .assets = 0};
  for (std::uint32_t i = 0; i < site.project.graph.entries().size(); ++i)
    built.counts.entries += site.project.graph.is_published({i}) ? 1 : 0;
  built.counts.assets = built.files.size() - built.counts.pages - built.counts.redirects;
  if (must_stop(said, options)) built.files.clear();
  return finish();
}

}  // namespace bondgenoot::build
