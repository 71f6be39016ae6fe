#include "build/project_settings.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/prepared_site.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::build {
namespace {

std::expected<void, IoError> load_config(const FileSystem& files, const BuildOptions& options, Project& project) {
  auto loaded = site::load_config(files, options.root, *project.sources);
  if (!loaded) return std::unexpected(loaded.error());
  project.config = std::move(loaded->value);
  project.settings_diagnostics.append(std::move(loaded->diagnostics));
  auto links = site::load_link_records(files, options.root, *project.sources);
  if (!links) return std::unexpected(links.error());
  project.settings_diagnostics.append(std::move(links->diagnostics));
  project.config.links = std::make_shared<const site::LinkRecords>(std::move(links->value));
  for (site::Config& translation : project.config.translations) translation.links = project.config.links;
  if (options.theme) {
    project.config.theme = *options.theme;
    project.config.theme_span = {};
    for (site::Config& translation : project.config.translations) translation.theme = *options.theme;
  }
  if (options.base_url)
    static_cast<void>(site::set_base_url(project.config, *options.base_url));  // The command line checked it.
  return {};
}

/// A language that lacks words has those of the site's own; how many is said.
void fill_words(Project& project) {
  constexpr std::size_t kNamed = 5;
  const site::Messages& own = project.messages.at(project.config.language);
  for (auto& [language, words] : project.messages) {
    if (language == project.config.language) continue;
    const bool has_none = words.keys().empty();
    std::vector<std::string> missing = words.fill_from(own);
    if (missing.empty()) continue;
    const std::size_t count = missing.size();
    missing.resize(std::min(count, kNamed));
    Diagnostic& diagnostic = project.settings_diagnostics.add_for_path(
        DiagnosticCode::MissingWords, fmt::format("templates/i18n/{}.yaml", language),
        has_none ? phrase("the site has no interface words in `{}`", language)
                 : phrase("of the interface words {} are missing in `{}`: {}", count, language, quoted_list(missing)));
    diagnostic.with_help(
        has_none ? phrase("copy `i18n/en.yaml` of the installed templates to `templates/i18n/{}.yaml` and translate it",
                          language)
                 : phrase("add them to `templates/i18n/{}.yaml`; until then those in `{}` stand in for them", language,
                          project.config.language));
  }
}

std::expected<void, IoError> load_theme(const FileSystem& files, const BuildOptions& options, Project& project) {
  const site::Overlay overlay{.project_root = options.root, .installed = options.installed};
  auto theme = site::load_theme(files, overlay, project.config.theme, project.config.theme_span, *project.sources);
  if (!theme) return std::unexpected(theme.error());
  project.theme = std::move(theme->value);
  project.settings_diagnostics.append(std::move(theme->diagnostics));
  for (const std::string& language : project.config.languages) project.messages[language];
  for (const auto& [language, paths] : project.theme.message_files) {
    const auto words = project.messages.find(language);
    if (words == project.messages.end()) continue;
    for (const std::string& path : paths) {
      auto text = files.read(path, kReadLimit);
      if (!text) return std::unexpected(text.error());
      const SourceId id = project.sources->add(std::string(shown_path(path, options.root)), std::move(*text));
      project.settings_diagnostics.append(words->second.add(project.sources->get(id)));
    }
  }
  fill_words(project);
  return {};
}

}  // namespace

std::expected<void, IoError> load_settings(const FileSystem& files, const BuildOptions& options, Project& project,
                                           const Memory* memory) {
  if (memory != nullptr && memory->before && memory->only_entries_changed(files, options.root)) {
    const Project& before = memory->before->project;
    project.config = before.config;
    project.theme = before.theme;
    project.messages = before.messages;
    project.settings_diagnostics = before.settings_diagnostics;
  } else {
    if (auto loaded = load_config(files, options, project); !loaded) return loaded;
    if (auto loaded = load_theme(files, options, project); !loaded) return loaded;
  }
  project.diagnostics.append(project.settings_diagnostics);
  return {};
}

}  // namespace bondgenoot::build
