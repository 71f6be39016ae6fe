#include "build/compiled_templates.h"

#include <utility>

#include "site/template_functions.h"

namespace bondgenoot::build {

std::expected<TemplateTexts, IoError> read_templates(const FileSystem& files, const site::Theme& theme) {
  constexpr std::uint64_t kTemplateLimit = 4U << 20U;
  TemplateTexts texts;
  for (const auto& [name, path] : theme.templates) {
    auto text = files.read(path, kTemplateLimit);
    if (!text) return std::unexpected(text.error());
    texts.emplace(name, std::move(*text));
  }
  return texts;
}

std::set<std::string> layouts_of(const site::Plan& plan) {
  std::set<std::string> layouts;
  const std::string* last = nullptr;  // Pages that follow one another mostly have the same one.
  for (const site::Page& page : plan.pages) {
    if (last == nullptr || *last != page.layout) layouts.insert(page.layout);
    last = &page.layout;
  }
  return layouts;
}

CompiledTemplates::CompiledTemplates(TemplateTexts texts, std::set<std::string> layouts,
                                     std::shared_ptr<SourceMap> sources)
    : texts_(std::move(texts)),
      layouts_(std::move(layouts)),
      sources_(std::move(sources)),
      loader_(texts_),
      environment_(*sources_, loader_) {
  for (site::TemplateFunction& function : site::template_functions())
    environment_.add_function(std::move(function.name), std::move(function.callable), function.reads);
  const auto compile = [&](std::string_view name) {
    if (texts_.contains(name)) diagnostics_.append(environment_.compile(name));
  };
  for (const std::string& layout : layouts_) compile(layout);
  for (const std::string_view data : {kResultTemplate, kFiguresTemplate}) compile(data);
}

}  // namespace bondgenoot::build
