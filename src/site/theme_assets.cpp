#include "site/theme_assets.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "site/assets.h"
#include "site/css.h"
#include "site/es_module.h"
#include "site/theme_files.h"
#include "support/hash.h"
#include "support/path.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr std::size_t kHashDigits = 10;
constexpr std::uint64_t kTextLimit = 8U << 20U;

using Done = std::expected<void, IoError>;

std::string hashed_name(std::string_view name, std::string_view bytes) {
  const std::string_view ending = extension(name);
  const std::string_view rest = name.substr(0, name.size() - ending.size());
  return fmt::format("assets/{}.{}{}", rest, hash_bytes(bytes).hex(kHashDigits), ending);
}

bool is_external(std::string_view address) {
  return address.starts_with("//") || address.starts_with("http:") || address.starts_with("https:") ||
         address.starts_with("ftp:");
}

struct Module {
  std::string name;
  SourceId source;
  struct Import {
    Span specifier;
    std::string name;
  };
  std::vector<Import> imports;
};

class Collector {
 public:
  Collector(const FileSystem& files, const Theme& theme, const std::string& project_root, SourceMap& sources)
      : files_(files), theme_(theme), overlay_{.project_root = project_root, .installed = {}}, sources_(sources) {}

  std::expected<Outcome<ThemeAssets>, IoError> run() {
    Done done = add_plain_files();
    if (done) done = add_stylesheets();
    if (done) done = read_modules();
    if (!done) return std::unexpected(done.error());
    add_modules();
    return std::move(outcome_);
  }

 private:
  Diagnostics& diagnostics() { return outcome_.diagnostics; }
  std::map<std::string, std::string, std::less<>>& by_name() { return outcome_.value.by_name; }

  void add(const std::string& name, std::string bytes) {
    std::string output = hashed_name(name, bytes);
    by_name().emplace(name, output);
    outcome_.value.files.push_back({std::move(output), std::move(bytes)});
  }

  std::expected<SourceId, IoError> read_source(const std::string& path) {
    auto text = files_.read(path, kTextLimit);
    if (!text) return std::unexpected(text.error());
    return sources_.add(shown_path(overlay_, path), std::move(*text));
  }

  Done add_plain_files() {
    for (const auto& [name, path] : theme_.files) {
      if (extension(name) == ".css" || extension(name) == ".js") continue;
      auto bytes = files_.read(path, UINT64_MAX);
      if (!bytes) return std::unexpected(bytes.error());
      add(name, std::move(*bytes));
    }
    return {};
  }

  // --- Stylesheets ---

  /// The bundle, and the stylesheets that a page asks for by themselves.
  Done add_stylesheets() {
    std::string bundle;
    for (const ThemeFile& sheet : theme_.stylesheets) {
      if (auto done = append_stylesheet(bundle, sheet); !done) return done;
    }
    if (!theme_.stylesheets.empty()) add(std::string(kStylesheet), std::move(bundle));
    for (const auto& [name, path] : theme_.files) {
      if (extension(name) != ".css") continue;
      std::string css;
      if (auto done = append_stylesheet(css, {name, path}); !done) return done;
      add(name, std::move(css));
    }
    return {};
  }

  Done append_stylesheet(std::string& out, const ThemeFile& sheet) {
    const auto source = read_source(sheet.path);
    if (!source) return std::unexpected(source.error());
    const bool bundled =
        std::ranges::find(theme_.stylesheets, sheet.name, &ThemeFile::name) != theme_.stylesheets.end();
    const std::string folder = bundled ? "assets" : joined_path("assets", parent_path(sheet.name));
    append_css(
        out, sources_.get(*source),
        [&](std::string_view url, Span span) { return rewritten(url, span, sheet.name, folder); }, diagnostics());
    return {};
  }

  /// The address of a theme's file, seen from the folder that the stylesheet is published in.
  std::string rewritten(std::string_view url, Span span, std::string_view sheet, const std::string& folder) {
    if (url.starts_with('#') || url.starts_with("data:")) return std::string(url);
    if (is_external(url)) {
      report_external(url, span);
      return std::string(url);
    }
    const std::size_t tail = std::min(url.find_first_of("?#"), url.size());
    const std::string_view path = url.substr(0, tail);
    const auto name = path.starts_with('/') ? std::nullopt : normalized_path(joined_path(parent_path(sheet), path));
    const auto found = name ? by_name().find(*name) : by_name().end();
    if (found == by_name().end()) {
      report_missing(path, span, sheet);
      return std::string(url);
    }
    return relative_path(folder, found->second) + std::string(url.substr(tail));
  }

  void report_external(std::string_view address, Span span) {
    diagnostics()
        .add(DiagnosticCode::ExternalResource, span, fmt::format("`{}` is loaded from another host", address))
        .with_help("put a copy in the theme and name that");
  }

  void report_missing(std::string_view path, Span span, std::string_view sheet) {
    Diagnostic& diagnostic =
        diagnostics().add(DiagnosticCode::MissingThemeFile, span, fmt::format("there is no file `{}`", path));
    std::vector<std::string> names;
    for (const auto& [name, output] : by_name()) names.push_back(relative_path(parent_path(sheet), name));
    if (const auto near = nearest(path, names))
      diagnostic.with_help(fmt::format("did you mean `{}`?", *near));
    else
      diagnostic.with_help(fmt::format("the path is seen from the folder of `{}`", sheet));
  }

  // --- Scripts ---

  Done read_modules() {
    for (const auto& [name, path] : theme_.files) {
      if (extension(name) != ".js") continue;
      const auto source = read_source(path);
      if (!source) return std::unexpected(source.error());
      modules_.push_back({.name = name, .source = *source, .imports = {}});
    }
    for (Module& module : modules_) resolve_imports(module);
    return {};
  }

  void resolve_imports(Module& module) {
    const Source& source = sources_.get(module.source);
    Outcome<std::vector<ModuleImport>> imports = find_imports(source);
    diagnostics().append(std::move(imports.diagnostics));
    for (const ModuleImport& import : imports.value) {
      const std::string_view specifier = source.view(import.specifier);
      const bool relative = specifier.starts_with("./") || specifier.starts_with("../");
      const auto name = relative ? normalized_path(joined_path(parent_path(module.name), specifier)) : std::nullopt;
      if (name && std::ranges::find(modules_, *name, &Module::name) != modules_.end())
        module.imports.push_back({import.specifier, *name});
      else if (is_external(specifier))
        report_external(specifier, import.specifier);
      else
        report_unknown_module(module, specifier, import.specifier);
    }
  }

  void report_unknown_module(const Module& module, std::string_view specifier, Span span) {
    std::vector<std::string> names;
    for (const Module& other : modules_) {
      std::string path = relative_path(parent_path(module.name), other.name);
      names.push_back(path.starts_with("../") ? std::move(path) : "./" + path);
    }
    Diagnostic& diagnostic =
        diagnostics().add(DiagnosticCode::UnknownModule, span, fmt::format("there is no module `{}`", specifier));
    if (const auto near = nearest(specifier, names))
      diagnostic.with_help(fmt::format("did you mean `{}`?", *near)).with_fix(span, *near);
    else
      diagnostic.with_help("write the path of a script, seen from this one: `./site.js`");
  }

  /// Each script once all that it imports has its name; what is left then goes in a circle.
  void add_modules() {
    std::vector<const Module*> waiting;
    for (const Module& module : modules_) waiting.push_back(&module);
    for (std::size_t before = waiting.size() + 1; waiting.size() < before;) {
      before = waiting.size();
      std::erase_if(waiting, [&](const Module* module) {
        const bool ready = std::ranges::all_of(
            module->imports, [&](const Module::Import& import) { return by_name().contains(import.name); });
        if (ready) add_module(*module);
        return ready;
      });
    }
    if (!waiting.empty()) report_cycle(waiting);
  }

  void add_module(const Module& module) {
    const Source& source = sources_.get(module.source);
    const std::string folder = joined_path("assets", parent_path(module.name));
    std::string text;
    text.reserve(source.text.size() + module.imports.size() * kHashDigits);
    std::size_t at = 0;
    for (const Module::Import& import : module.imports) {
      const std::string path = relative_path(folder, by_name().find(import.name)->second);
      text.append(source.text, at, import.specifier.begin - at)
          .append(path.starts_with("../") ? "" : "./")
          .append(path);
      at = import.specifier.end;
    }
    add(module.name, text.append(source.text, at));
  }

  /// Follows imports that wait from the first module that waits, until one comes back: that is the circle.
  void report_cycle(const std::vector<const Module*>& waiting) {
    std::vector<const Module*> path;
    const Module* module = waiting.front();
    const Module::Import* last = nullptr;
    while (std::ranges::find(path, module) == path.end()) {
      path.push_back(module);
      last = &*std::ranges::find_if(module->imports,
                                    [&](const Module::Import& import) { return !by_name().contains(import.name); });
      module = *std::ranges::find(waiting, last->name, &Module::name);
    }
    std::vector<std::string> names;
    for (auto each = std::ranges::find(path, module); each != path.end(); ++each) names.push_back((*each)->name);
    names.push_back(module->name);
    diagnostics()
        .add(DiagnosticCode::ModuleCycle, last->specifier,
             fmt::format("`{}` imports itself: {}", module->name, join(names, " → ")))
        .with_help("move what both need into a third script");
  }

  const FileSystem& files_;
  const Theme& theme_;
  Overlay overlay_;
  SourceMap& sources_;
  std::vector<Module> modules_;  // Sorted by name, as the files are.
  Outcome<ThemeAssets> outcome_;
};

}  // namespace

std::expected<Outcome<ThemeAssets>, IoError> collect_theme_assets(const FileSystem& files, const Theme& theme,
                                                                  const std::string& project_root, SourceMap& sources) {
  return Collector(files, theme, project_root, sources).run();
}

}  // namespace bondgenoot::site
