#include "site/theme.h"

#include <algorithm>
#include <ranges>

#include "site/icon_parser.h"
#include "site/theme_files.h"
#include "site/theme_parser.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr std::string_view kManifest = "theme.yaml";
constexpr std::string_view kMessages = "i18n/";
constexpr std::string_view kTemplates = "templates";
constexpr std::uint64_t kTextLimit = 1U << 20U;

/// One theme of the chain.
struct Layer {
  std::string name;
  std::string folder;
  std::string root;  ///< What links may lead to.
  ThemeManifest manifest;
  std::vector<std::string> files;  ///< Below `folder`, sorted.
};

/// A folder that may hold `templates/`, `themes/` or client scripts.
struct Place {
  std::string folder;
  std::string root;
};

using Done = std::expected<void, IoError>;

class ThemeLoader {
 public:
  ThemeLoader(const FileSystem& files, const Overlay& overlay, SourceMap& sources)
      : files_(files), overlay_(overlay), sources_(sources) {
    places_.push_back({overlay.project_root, overlay.project_root});
    for (const std::string& folder : overlay.installed) places_.push_back({folder, kAnywhere});
  }

  std::expected<Outcome<Theme>, IoError> load(const std::string& name, Span name_span) {
    theme().name = name;
    Done done = load_chain(name, name_span);
    if (done) done = load_client_scripts();
    if (done) done = load_templates();
    if (done) done = load_icons();
    if (!done) return std::unexpected(done.error());
    gather_settings();
    gather_stylesheets();
    gather_scripts();
    for (auto& [language, paths] : messages_) theme().message_files.emplace_back(language, std::move(paths));
    return std::move(outcome_);
  }

 private:
  Theme& theme() { return outcome_.value; }
  Diagnostics& diagnostics() { return outcome_.diagnostics; }

  // --- The chain of themes ---

  Done load_chain(const std::string& first, Span first_span) {
    std::string name = first;
    Span span = first_span;
    while (!name.empty()) {
      if (std::ranges::find(chain_, name, &Layer::name) != chain_.end()) {
        report_cycle(name, span);
        return {};
      }
      auto found = find_theme(name);
      if (!found) return std::unexpected(found.error());
      if (!*found) return report_unknown_theme(name, span);
      Layer layer{.name = name, .folder = (*found)->folder, .root = (*found)->root, .manifest = {}, .files = {}};
      if (auto done = load_layer(layer); !done) return done;
      name = layer.manifest.extends.text;
      span = layer.manifest.extends.span;
      chain_.push_back(std::move(layer));
    }
    return {};
  }

  static bool is_folder_name(std::string_view name) {
    return !name.starts_with('.') && name.find_first_of("/\\") == std::string_view::npos;
  }

  std::expected<std::optional<Place>, IoError> find_theme(const std::string& name) {
    if (!is_folder_name(name)) return std::nullopt;
    for (const Place& place : places_) {
      std::string folder = joined_path(joined_path(place.folder, "themes"), name);
      const auto kind = files_.kind(folder);
      if (!kind) return std::unexpected(kind.error());
      if (*kind != FileKind::Missing) return Place{std::move(folder), place.root};
    }
    return std::nullopt;
  }

  Done load_layer(Layer& layer) {
    auto listed = list_files(files_, overlay_, layer.root, layer.folder, diagnostics());
    if (!listed) return std::unexpected(listed.error());
    layer.files = std::move(*listed);
    const std::string path = joined_path(layer.folder, kManifest);
    if (!std::ranges::binary_search(layer.files, kManifest)) {
      diagnostics()
          .add_for_path(DiagnosticCode::MissingThemeFile, shown_path(overlay_, path),
                        phrase("the theme `{}` has no `{}`", layer.name, kManifest))
          .with_help(phrase("write it with at least `name: …`"));
      return {};
    }
    auto text = files_.read(path, kTextLimit);
    if (!text) return std::unexpected(text.error());
    Outcome<ThemeManifest> parsed =
        parse_theme(sources_.get(sources_.add(shown_path(overlay_, path), std::move(*text))));
    layer.manifest = std::move(parsed.value);
    diagnostics().append(std::move(parsed.diagnostics));
    gather_files(layer);
    return {};
  }

  void report_cycle(const std::string& name, Span span) {
    std::vector<std::string> circle;
    for (const Layer& layer : chain_) circle.push_back(layer.name);
    circle.erase(circle.begin(), std::ranges::find(circle, name));
    circle.push_back(name);
    diagnostics()
        .add(DiagnosticCode::ThemeCycle, span, phrase("the theme `{}` extends itself: {}", name, join(circle, " → ")))
        .with_help(phrase("let one of them extend another theme, or none"));
  }

  Done report_unknown_theme(const std::string& name, Span span) {
    std::vector<std::string> names;
    for (const Place& place : places_) {
      const std::string folder = joined_path(place.folder, "themes");
      const auto kind = files_.kind(folder);
      if (!kind) return std::unexpected(kind.error());
      if (*kind == FileKind::Missing) continue;
      const auto entries = files_.list(folder);
      if (!entries) return std::unexpected(entries.error());
      for (const DirectoryEntry& entry : *entries) names.push_back(entry.name);
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    Diagnostic& diagnostic =
        diagnostics().add(DiagnosticCode::UnknownTheme, span, phrase("there is no theme `{}`", name));
    if (!span.valid()) diagnostic.path = "content/site.yaml";
    const auto near = nearest(name, names);
    if (near)
      diagnostic.with_help(phrase("did you mean `{}`?", *near));
    else if (names.empty())
      diagnostic.with_help(phrase("there are no themes: put one in `themes/`"));
    else
      diagnostic.with_help(phrase("the themes are {}", quoted_list(names)));
    return {};
  }

  // --- Files ---

  /// All that the theme publishes; what is there already is a child's, and stays.
  void gather_files(const Layer& layer) {
    for (const std::string& name : layer.files) {
      const bool published = name != kManifest && !name.starts_with("templates/") && !extension(name).empty();
      if (published) theme().files.emplace(name, joined_path(layer.folder, name));
    }
  }

  Done load_client_scripts() {
    for (const std::string& installed : overlay_.installed) {
      for (const std::string_view below : {"client", "src/client"}) {
        const std::string folder = joined_path(installed, below);
        const auto names = list_files(files_, overlay_, kAnywhere, folder, diagnostics());
        if (!names) return std::unexpected(names.error());
        for (const std::string& name : *names) {
          const bool is_test = name.ends_with("_test.js") || name.ends_with(".test.js");
          if (name.ends_with(".js") && !is_test) theme().files.emplace(name, joined_path(folder, name));
        }
      }
    }
    return {};
  }

  /// Strongest first for templates; weakest first for words, so these are put in front.
  Done load_templates() {
    if (auto done = add_templates(overlay_.project_root, overlay_.project_root); !done) return done;
    for (const Layer& layer : chain_) {
      if (auto done = add_templates(layer.folder, layer.root); !done) return done;
    }
    for (const std::string& folder : overlay_.installed) {
      if (auto done = add_templates(folder, kAnywhere); !done) return done;
    }
    return {};
  }

  Done add_templates(const std::string& place, const std::string& root) {
    const std::string folder = joined_path(place, kTemplates);
    const auto names = list_files(files_, overlay_, root, folder, diagnostics());
    if (!names) return std::unexpected(names.error());
    for (const std::string& name : *names) {
      std::string path = joined_path(folder, name);
      if (!name.starts_with(kMessages)) {
        theme().templates.emplace(name, std::move(path));
        continue;
      }
      if (extension(name) != ".yaml") continue;
      std::vector<std::string>& paths = messages_[std::string(stem(name))];
      if (std::ranges::find(paths, path) == paths.end()) paths.insert(paths.begin(), std::move(path));
    }
    return {};
  }

  // --- What theme.yaml names ---

  void gather_settings() {
    for (const Layer& layer : chain_) {
      for (const auto& [key, value] : layer.manifest.settings) theme().settings.emplace(key, value);
    }
  }

  /// The file of that name in this theme or one it builds on, or a client script.
  const std::string* find_file(const PlacedText& name) {
    const auto found = theme().files.find(name.text);
    if (found != theme().files.end()) return &found->second;
    std::vector<std::string> names;
    for (const auto& [each, path] : theme().files) {
      if (extension(each) == extension(name.text)) names.push_back(each);
    }
    Diagnostic& diagnostic = diagnostics().add(DiagnosticCode::MissingThemeFile, name.span,
                                               phrase("there is no file `{}` in the theme", name.text));
    if (const auto near = nearest(name.text, names))
      diagnostic.with_help(phrase("did you mean `{}`?", *near));
    else
      diagnostic.with_help(phrase("paths are seen from the theme's own folder"));
    return nullptr;
  }

  /// A stylesheet of a parent that the child has too is the child's, in the parent's place.
  void gather_stylesheets() {
    for (const auto& layer : chain_ | std::views::reverse) {
      for (const PlacedText& name : layer.manifest.stylesheets) {
        const bool taken =
            std::ranges::find(theme().stylesheets, name.text, &ThemeFile::name) != theme().stylesheets.end();
        const std::string* path = taken ? nullptr : find_file(name);
        if (path != nullptr) theme().stylesheets.push_back({name.text, *path});
      }
    }
    for (const ThemeFile& sheet : theme().stylesheets) theme().files.erase(sheet.name);
  }

  void gather_scripts() {
    const auto gather = [&](const std::vector<PlacedText>& names, std::vector<std::string>& into) {
      for (const PlacedText& name : names) {
        const bool taken = std::ranges::find(into, name.text) != into.end();
        if (!taken && find_file(name) != nullptr) into.push_back(name.text);
      }
    };
    for (const auto& layer : chain_ | std::views::reverse) {
      gather(layer.manifest.head_scripts, theme().head_scripts);
      gather(layer.manifest.module_scripts, theme().module_scripts);
    }
  }

  Done load_icons() {
    for (const Layer& layer : chain_) {
      const std::string folder = layer.manifest.icons.text.empty() ? "icons" : layer.manifest.icons.text;
      bool any = false;
      for (const std::string& name : layer.files) {
        if (parent_path(name) != folder || extension(name) != ".svg") continue;
        any = true;
        if (auto done = load_icon(joined_path(layer.folder, name)); !done) return done;
      }
      if (!any && !layer.manifest.icons.text.empty()) {
        diagnostics()
            .add(DiagnosticCode::MissingThemeFile, layer.manifest.icons.span,
                 phrase("there are no icons in `{}`", folder))
            .with_help(phrase("put an SVG file for each icon there"));
      }
    }
    return {};
  }

  Done load_icon(const std::string& path) {
    const std::string name(stem(path));
    if (theme().icons.contains(name)) return {};
    auto text = files_.read(path, kTextLimit);
    if (!text) return std::unexpected(text.error());
    auto parsed = parse_icon(sources_.get(sources_.add(shown_path(overlay_, path), std::move(*text))), name);
    diagnostics().append(std::move(parsed.diagnostics));
    if (parsed.value) theme().icons.emplace(name, std::move(*parsed.value));
    return {};
  }

  const FileSystem& files_;
  const Overlay& overlay_;
  SourceMap& sources_;
  std::vector<Place> places_;
  std::vector<Layer> chain_;  // The site's own theme first.
  std::map<std::string, std::vector<std::string>> messages_;
  Outcome<Theme> outcome_;
};

}  // namespace

std::expected<Outcome<Theme>, IoError> load_theme(const FileSystem& files, const Overlay& overlay,
                                                  const std::string& name, Span name_span, SourceMap& sources) {
  return ThemeLoader(files, overlay, sources).load(name, name_span);
}

}  // namespace bondgenoot::site
