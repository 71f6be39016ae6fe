#include "site/theme_assets.h"

#include <algorithm>
#include <optional>

#include "site/assets.h"
#include "site/css.h"
#include "site/published_asset.h"
#include "site/share.h"
#include "site/theme_files.h"
#include "site/theme_scripts.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr std::uint64_t kTextLimit = 8U << 20U;

using Done = std::expected<void, IoError>;

class Collector {
 public:
  Collector(const FileSystem& files, const Theme& theme, const std::string& project_root, SourceMap& sources)
      : files_(files), theme_(theme), overlay_{.project_root = project_root, .installed = {}}, sources_(sources) {}

  std::expected<Outcome<ThemeAssets>, IoError> run() {
    Done done = add_plain_files();
    if (done) done = add_stylesheets();
    if (done) done = add_scripts(files_, theme_, overlay_, sources_, outcome_);
    if (!done) return std::unexpected(done.error());
    return std::move(outcome_);
  }

 private:
  Diagnostics& diagnostics() { return outcome_.diagnostics; }
  std::map<std::string, std::string, std::less<>>& by_name() { return outcome_.value.by_name; }

  void add(const std::string& name, std::string bytes) { add_asset(outcome_.value, name, std::move(bytes)); }

  std::expected<SourceId, IoError> read_source(const std::string& path) {
    auto text = files_.read(path, kTextLimit);
    if (!text) return std::unexpected(text.error());
    return sources_.add(shown_path(overlay_, path), std::move(*text));
  }

  // What pictures are drawn with (share.h) is on no page.
  [[nodiscard]] bool is_for_drawing(const std::string& name) const {
    return std::ranges::any_of(kShareFiles, [&](std::string_view key) {
      const auto setting = theme_.settings.find(key);
      return setting != theme_.settings.end() && setting->second == name;
    });
  }

  Done add_plain_files() {
    for (const auto& [name, path] : theme_.files) {
      if (extension(name) == ".css" || extension(name) == ".js" || is_for_drawing(name)) continue;
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
      report_external(url, span, diagnostics());
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

  void report_missing(std::string_view path, Span span, std::string_view sheet) {
    Diagnostic& diagnostic =
        diagnostics().add(DiagnosticCode::MissingThemeFile, span, phrase("there is no file `{}`", path));
    std::vector<std::string> names;
    for (const auto& [name, output] : by_name()) names.push_back(relative_path(parent_path(sheet), name));
    if (const auto near = nearest(path, names))
      diagnostic.with_help(phrase("did you mean `{}`?", *near));
    else
      diagnostic.with_help(phrase("the path is seen from the folder of `{}`", sheet));
  }

  const FileSystem& files_;
  const Theme& theme_;
  Overlay overlay_;
  SourceMap& sources_;
  Outcome<ThemeAssets> outcome_;
};

}  // namespace

std::expected<Outcome<ThemeAssets>, IoError> collect_theme_assets(const FileSystem& files, const Theme& theme,
                                                                  const std::string& project_root, SourceMap& sources) {
  return Collector(files, theme, project_root, sources).run();
}

}  // namespace bondgenoot::site
