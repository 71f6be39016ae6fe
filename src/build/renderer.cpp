#include "build/renderer.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/page_cache.h"
#include "site/reads.h"
#include "site/search_documents.h"
#include "site/template_functions.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::build {

Renderer::Renderer(const PreparedSite& site, const Findings& findings, const BuildOptions& options,
                   std::shared_ptr<const CompiledTemplates> templates)
    : project_(site.project), plan_(*site.plan), templates_(std::move(templates)) {
  for (const auto& [language, messages] : project_.messages) {
    const site::SiteData data{.graph = project_.graph,
                              .plan = plan_,
                              .config = project_.config.in(language),
                              .theme = project_.theme,
                              .assets = site.assets->value,
                              .navigation = site.navigation.find(language)->second,
                              .today = options.today,
                              .search_root = site::search_root(project_.graph, project_.config, language),
                              .likeness = findings.likeness,
                              .terms = findings.terms,
                              .glossary = findings.glossary,
                              .figures = &figures_,
                              .dates = findings.dates,
                              .messages = &project_.messages};
    languages_.try_emplace(language, data, messages, language);
  }
}

const Renderer::Language& Renderer::language_of(const site::Page& page) const {
  const auto found = languages_.find(page.language);
  return found == languages_.end() ? languages_.at(project_.config.language) : found->second;
}

Outcome<std::string> Renderer::render_page(const site::Page& page) const { return render(page.layout, page); }

Outcome<std::string> Renderer::render(std::string_view layout, const site::Page& page) const {
  const Language& language = language_of(page);
  site::RenderState state{.views = &language.views, .icons = {}};
  site::ReadWitness witness;
  auto rendered = templates_->environment().render(
      layout, site::page_context(language.views, page),
      {.host = &state, .fragments = &language.fragments, .notes = &state.icons, .witness = &witness});
  if (rendered.diagnostics.empty()) return rendered;
  Outcome<std::string> outcome;
  for (Diagnostic diagnostic : rendered.diagnostics.items()) {
    const std::string where = page.entry.valid() ? project_.graph.get(page.entry).file : page.output;
    diagnostic.notes.push_back({{}, phrase("while rendering `{}`", where)});
    outcome.diagnostics.add(std::move(diagnostic));
  }
  return outcome;
}

void Renderer::render_pages(const std::function<void(std::size_t, std::string)>& take,
                            const std::function<void(MadeFile&)>& keep, ThreadPool& pool, Diagnostics& said,
                            PageCache* cache) const {
  std::vector<Diagnostics> diagnostics(plan_.pages.size());
  pool.parallel_for(diagnostics.size(), [&](std::size_t i) {
    if (cache != nullptr) {
      if (auto file = cache->reuse(i)) return keep(*file);
    }
    site::Reads reads;
    const site::ReadListener listener(reads);
    Outcome<std::string> page = render_page(plan_.pages[i]);
    if (cache != nullptr && page.diagnostics.empty()) cache->note(i, std::move(reads), page.value);
    diagnostics[i] = std::move(page.diagnostics);
    take(i, std::move(page.value));
  });
  for (Diagnostics& of_page : diagnostics) said.append(std::move(of_page));
}

std::vector<site::Figure> Renderer::render_figures(Diagnostics& said) {
  if (!templates_->environment().is_ready(kFiguresTemplate)) return {};
  const site::Page no_page;
  Outcome<std::string> text = render(kFiguresTemplate, no_page);
  const bool failed = !text.diagnostics.empty();
  said.append(std::move(text.diagnostics));
  if (failed) return {};
  auto figures = site::read_figures(text.value);
  if (!figures) {
    said.add_for_path(DiagnosticCode::InvalidFigures, fmt::format("templates/{}", kFiguresTemplate),
                      phrase("`{}` does not print a list of figures", kFiguresTemplate))
        .with_help(std::move(figures.error()));
    return {};
  }
  figures_ = site::figures_value(*figures);
  return std::move(*figures);
}

Outcome<std::string> Renderer::render_result(content::EntryId entry, const std::string& language) const {
  site::Page page;
  page.language = language;
  page.entry = entry;
  page.href = plan_.entry_hrefs[entry.value];
  Outcome<std::string> outcome;
  if (templates_->environment().is_ready(kResultTemplate)) outcome = render(kResultTemplate, page);
  auto stored = site::stored_result(project_.graph, entry, language, page.href, trim(outcome.value));
  if (stored) {
    outcome.value = std::move(*stored);
  } else if (outcome.diagnostics.empty()) {
    outcome.diagnostics
        .add_for_path(
            DiagnosticCode::InvalidSearchHit, fmt::format("templates/{}", kResultTemplate),
            phrase("`{}` does not print a JSON object for `{}`", kResultTemplate, project_.graph.get(entry).file))
        .with_help(std::move(stored.error()));
  }
  return outcome;
}

std::vector<std::string> Renderer::render_results(const std::vector<content::EntryId>& entries,
                                                  const std::string& language, ThreadPool& pool,
                                                  Diagnostics& said) const {
  std::vector<Outcome<std::string>> rendered(entries.size());
  pool.parallel_for(rendered.size(), [&](std::size_t i) { rendered[i] = render_result(entries[i], language); });
  std::vector<std::string> results;
  results.reserve(rendered.size());
  for (Outcome<std::string>& result : rendered) {
    said.append(std::move(result.diagnostics));
    results.push_back(std::move(result.value));
  }
  return results;
}

}  // namespace bondgenoot::build
