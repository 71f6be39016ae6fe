#include "build/search_index.h"

#include <utility>

#include <fmt/format.h>

#include "site/search_settings.h"
#include "support/process_memory.h"

namespace bondgenoot::build {
namespace {

search::WordSettings settings_of(const Project& project, Diagnostics& said) {
  auto settings = site::read_search_settings(project.config);
  said.append(std::move(settings.diagnostics));
  return std::move(settings.value);
}

}  // namespace

std::vector<AnalysedTexts> analyse_texts(const Project& project, std::string* explanation, ThreadPool& pool,
                                         Diagnostics& said) {
  std::vector<AnalysedTexts> all(1);
  const search::WordSettings settings = settings_of(project, said);
  if (site::searched_collections(project.graph).empty()) return all;
  all.resize(project.config.languages.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    AnalysedTexts& texts = all[i];
    const bool explains = explanation != nullptr && i == 0;
    texts.documents = site::collect_search_documents(project.graph, project.config, project.config.languages[i]);
    texts.index = search::build_index(texts.documents.collected, settings, explains, pool);
    for (search::Document& document : texts.documents.collected.documents)
      document.texts = std::vector<search::FieldText>();  // Nothing else reads them.
    if (explains) *explanation = std::move(texts.index.explanation);
  }
  give_memory_back();  // The words of a site take much more than what is left of them.
  return all;
}

void add_search_index(SiteOutput& output, std::vector<AnalysedTexts> all, const Renderer& renderer, ThreadPool& pool,
                      Diagnostics& said) {
  for (AnalysedTexts& texts : all) {
    search::Collected& collected = texts.documents.collected;
    if (collected.language.empty()) continue;
    std::vector<std::string> results = renderer.render_results(texts.documents.entries, collected.language, pool, said);
    for (std::size_t i = 0; i < results.size(); ++i) collected.documents[i].stored = std::move(results[i]);
    for (search::IndexFile& file : search::write_index(texts.index, collected, pool)) {
      output.add(fmt::format("search/{}/{}", collected.language, file.name), std::move(file.bytes));
    }
  }
}

SearchIndex make_search_index(Project& project, ThreadPool& pool) {
  const search::WordSettings settings = settings_of(project, project.diagnostics);
  SearchIndex made;
  made.documents = site::collect_search_documents(project.graph, project.config, project.config.language);
  for (std::size_t i = 0; i < made.documents.entries.size(); ++i) {
    auto stored = site::stored_result(project.graph, made.documents.entries[i], project.config.language, {}, {});
    if (stored) made.documents.collected.documents[i].stored = std::move(*stored);
  }
  const search::Index index = search::build_index(made.documents.collected, settings, false, pool);
  made.files = search::write_index(index, made.documents.collected, pool);
  return made;
}

}  // namespace bondgenoot::build
