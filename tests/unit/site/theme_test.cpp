#include "site/theme.h"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "site_text.h"
#include "support/disk_file_system.h"
#include "support/memory_file_system.h"

namespace bondgenoot::site {
namespace {

using Files = std::map<std::string, std::string>;

constexpr const char* kIcon = R"(<svg viewBox="0 0 1 1"><path d="M0"/></svg>)";

struct Loaded {
  SourceMap sources;
  Theme theme;
  std::string said;

  explicit Loaded(const Files& files, const std::string& name = "default")
      : Loaded(MemoryFileSystem(files), {.project_root = "project", .installed = {"share"}}, name) {}
  Loaded(const FileSystem& files, const Overlay& overlay, const std::string& name) {
    const Source& site = make_source(sources, "content/site.yaml", "theme: " + name);
    auto outcome = load_theme(files, overlay, name, site.whole().part(7), sources);
    REQUIRE(outcome.has_value());
    theme = std::move(outcome->value);
    said = headlines(std::move(outcome->diagnostics), sources);
  }
};

std::string names_of(const auto& map) {
  std::string all;
  for (const auto& [name, value] : map) all.append(all.empty() ? "" : " ").append(name);
  return all;
}

TEST_CASE("a theme brings stylesheets, scripts, icons, settings and other files", "[site][theme]") {
  const Loaded loaded(Files{
      {"share/themes/default/theme.yaml",
       "name: De gele bus\nstylesheets: [css/a.css, css/b.css]\nscripts: {head: [scheme.js], modules: "
       "[site.js]}\nicons: icons\n"
       "logo: icons/bus.svg\ncolor: {light: \"#fff\", dark: \"#000\"}\n"},
      {"share/themes/default/css/a.css", ""},
      {"share/themes/default/css/b.css", ""},
      {"share/themes/default/css/alone.css", ""},
      {"share/themes/default/icons/bus.svg", kIcon},
      {"share/themes/default/icons/more/deep.svg", "no icon"},
      {"share/themes/default/README.md", "about"},
      {"share/themes/default/.hidden", ""},
      {"share/themes/default/LICENSE", ""},
      {"share/themes/default/a.css~", ""},
      {"share/client/site.js", ""},
      {"share/client/scheme.js", ""},
      {"share/client/site_test.js", ""},
      {"share/client/types.d.ts", ""},
  });
  CHECK(loaded.said == "");
  CHECK(loaded.theme.settings ==
        std::map<std::string, std::string, std::less<>>{
            {"color.dark", "#000"}, {"color.light", "#fff"}, {"logo", "icons/bus.svg"}, {"name", "De gele bus"}});
  REQUIRE(loaded.theme.stylesheets.size() == 2);
  CHECK(loaded.theme.stylesheets[1].name == "css/b.css");
  CHECK(loaded.theme.stylesheets[1].path == "share/themes/default/css/b.css");
  CHECK(loaded.theme.head_scripts == std::vector<std::string>{"scheme.js"});
  CHECK(loaded.theme.module_scripts == std::vector<std::string>{"site.js"});
  CHECK(names_of(loaded.theme.icons) == "bus");
  CHECK(names_of(loaded.theme.files) == "css/alone.css icons/bus.svg icons/more/deep.svg scheme.js site.js");
}

TEST_CASE("a theme wins over the one it extends, the project over both", "[site][theme]") {
  const Loaded loaded(
      Files{
          {"share/themes/default/theme.yaml",
           "stylesheets: [css/tokens.css, css/base.css]\nscripts: {modules: [site.js]}\ncolor: yellow\n"},
          {"share/themes/default/css/tokens.css", ""},
          {"share/themes/default/css/base.css", ""},
          {"share/themes/default/icons/bus.svg", kIcon},
          {"share/themes/default/icons/logo.svg", kIcon},
          {"share/themes/default/templates/page.html", ""},
          {"share/themes/default/templates/i18n/nl.yaml", ""},
          {"share/client/site.js", ""},
          {"share/src/client/more.js", ""},
          {"share/templates/page.html", ""},
          {"share/templates/base.html", ""},
          {"share/templates/i18n/nl.yaml", ""},
          {"share/templates/i18n/en.yaml", ""},
          {"share/templates/i18n/notes.txt", ""},
          {"project/themes/tram/theme.yaml", "extends: default\nstylesheets: [css/tram.css]\ncolor: red\n"},
          {"project/themes/tram/css/tram.css", ""},
          {"project/themes/tram/css/tokens.css", ""},
          {"project/themes/tram/icons/logo.svg", R"(<svg viewBox="0 0 2 2"/>)"},
          {"project/themes/tram/templates/partials/logo.html", ""},
          {"project/templates/base.html", ""},
          {"project/templates/i18n/nl.yaml", ""},
      },
      "tram");
  CHECK(loaded.said == "");
  CHECK(loaded.theme.settings.at("color") == "red");
  std::string sheets;
  for (const ThemeFile& sheet : loaded.theme.stylesheets) sheets += sheet.path + ' ';
  CHECK(sheets ==
        "project/themes/tram/css/tokens.css share/themes/default/css/base.css project/themes/tram/css/tram.css ");
  CHECK(loaded.theme.templates == std::map<std::string, std::string, std::less<>>{
                                      {"base.html", "project/templates/base.html"},
                                      {"page.html", "share/themes/default/templates/page.html"},
                                      {"partials/logo.html", "project/themes/tram/templates/partials/logo.html"}});
  CHECK(loaded.theme.icons.at("logo").view_box == "0 0 2 2");
  CHECK(names_of(loaded.theme.icons) == "bus logo");
  REQUIRE(loaded.theme.message_files.size() == 2);
  CHECK(loaded.theme.message_files[0].first == "en");
  CHECK(loaded.theme.message_files[1].second == std::vector<std::string>{"share/templates/i18n/nl.yaml",
                                                                         "share/themes/default/templates/i18n/nl.yaml",
                                                                         "project/templates/i18n/nl.yaml"});
  CHECK(loaded.theme.files.at("more.js") == "share/src/client/more.js");
}

TEST_CASE("mistakes in themes are said where they are", "[site][theme]") {
  const Files base = {{"project/themes/default/theme.yaml", ""}, {"share/themes/amsterdam/theme.yaml", ""}};
  CHECK(Loaded(base, "defaut").said ==
        "content/site.yaml:1 {defaut}: there is no theme `defaut` [unknown-theme] (did you mean `default`?)\n");
  CHECK(Loaded(base, "xyz").said ==
        "content/site.yaml:1 {xyz}: there is no theme `xyz` [unknown-theme] (the themes are `amsterdam` and "
        "`default`)\n");
  CHECK(Loaded(base, "../default").said ==
        "content/site.yaml:1 {../default}: there is no theme `../default` [unknown-theme] (did you mean `default`?)\n");
  CHECK(Loaded(Files{}, "default").said ==
        "content/site.yaml:1 {default}: there is no theme `default` [unknown-theme] (there are no themes: put one in "
        "`themes/`)\n");
  CHECK(Loaded(Files{{"project/themes/default/base.css", ""}}).said ==
        "themes/default/theme.yaml: the theme `default` has no `theme.yaml` [missing-theme-file] (write it with at "
        "least `name: …`)\n");
  CHECK(Loaded(Files{{"project/themes/default/theme.yaml", "extends: a"},
                     {"project/themes/a/theme.yaml", "extends: b"},
                     {"project/themes/b/theme.yaml", "extends: a"}})
            .said ==
        "themes/b/theme.yaml:1 {a}: the theme `a` extends itself: a → b → a [theme-cycle] (let one of them extend "
        "another theme, or none)\n");

  const auto with_manifest = [&](const std::string& text) {
    return Loaded(Files{{"project/themes/default/theme.yaml", text},
                        {"project/themes/default/css/base.css", ""},
                        {"share/client/site.js", ""}})
        .said;
  };
  CHECK(with_manifest("extends: nothing\n") ==
        "themes/default/theme.yaml:1 {nothing}: there is no theme `nothing` [unknown-theme] (the themes are "
        "`default`)\n");
  CHECK(with_manifest("stylesheets: css/bse.css\n") ==
        "themes/default/theme.yaml:1 {css/bse.css}: there is no file `css/bse.css` in the theme [missing-theme-file] "
        "(did you mean `css/base.css`?)\n");
  CHECK(with_manifest("scripts: {modules: [sit.js]}\n") ==
        "themes/default/theme.yaml:1 {sit.js}: there is no file `sit.js` in the theme [missing-theme-file] (did you "
        "mean `site.js`?)\n");
  CHECK(with_manifest("scripts: {module: [site.js]}\n") ==
        "themes/default/theme.yaml:1 {module}: `module` is not a setting of `scripts` [unknown-setting] (did you mean "
        "`modules`?)\n");
  CHECK(with_manifest("scripts: [site.js]\n") ==
        "themes/default/theme.yaml:1 {[site.js]}: `scripts` is a list, where a map with `head` and `modules` belongs "
        "[invalid-setting]\n");
  CHECK(with_manifest("stylesheet: css/base.css\n") ==
        "themes/default/theme.yaml:1 {stylesheet}: `stylesheet` is not a setting of `theme.yaml` [unknown-setting] "
        "(did you mean `stylesheets`?)\n");
  CHECK(with_manifest("stylesheets: [../../content/x.css]\n") ==
        "themes/default/theme.yaml:1 {../../content/x.css}: `../../content/x.css` is not a path within the theme "
        "[invalid-setting] (write the path as seen from the theme's own folder: `css/base.css`)\n");
  CHECK(with_manifest("icons: drawings\n") ==
        "themes/default/theme.yaml:1 {drawings}: there are no icons in `drawings` [missing-theme-file] (put an SVG "
        "file for each icon there)\n");
  CHECK(with_manifest("color: [a, b]\n") ==
        "themes/default/theme.yaml:1 {[a, b]}: `color` is a list, where a text belongs [invalid-setting]\n");
  CHECK(with_manifest("- a\n") ==
        "themes/default/theme.yaml:1 {- a}: `theme.yaml` holds a list instead of keys with values [settings-not-a-map] "
        "(write one `key: value` a line)\n");
  CHECK_THAT(
      Loaded(Files{{"project/themes/default/theme.yaml", ""}, {"project/themes/default/icons/x.svg", "<svg/>"}}).said,
      Catch::StartsWith("themes/default/icons/x.svg:1 {<svg}: the icon has no `viewBox`"));
}

TEST_CASE("symbolic links are followed within the project only", "[site][theme]") {
  namespace fs = std::filesystem;
  const fs::path root = fs::temp_directory_path() / "bondgenoot_theme_links";
  fs::remove_all(root);
  const auto write = [&](const std::string& path, const std::string& text) {
    fs::create_directories((root / path).parent_path());
    std::ofstream(root / path) << text;
  };
  write("secret.css", "");
  write("project/shared/base.css", "");
  write("project/shared/more/deep.css", "");
  write("project/themes/default/theme.yaml", "");
  fs::create_symlink("../../shared/base.css", root / "project/themes/default/base.css");
  fs::create_symlink("../../../secret.css", root / "project/themes/default/stolen.css");
  fs::create_symlink("../../shared", root / "project/themes/default/shared");
  fs::create_symlink("../default", root / "project/themes/default/again");
  fs::create_symlink("nowhere", root / "project/themes/default/gone.css");
  const Loaded loaded(DiskFileSystem{}, {.project_root = (root / "project").string(), .installed = {}}, "default");
  CHECK(loaded.said ==
        "themes/default/again/gone.css: the symlink `themes/default/again/gone.css` leads nowhere [broken-symlink] "
        "(remove it, or put the file in its place)\n"
        "themes/default/again/stolen.css: the symlink `themes/default/again/stolen.css` leads out of the project "
        "[symlink-outside-project] (put a copy in its place)\n"
        "themes/default/gone.css: the symlink `themes/default/gone.css` leads nowhere [broken-symlink] (remove it, or "
        "put the file in its place)\n"
        "themes/default/stolen.css: the symlink `themes/default/stolen.css` leads out of the project "
        "[symlink-outside-project] (put a copy in its place)\n");
  CHECK(names_of(loaded.theme.files) ==
        "again/base.css again/theme.yaml base.css shared/base.css shared/more/deep.css");
  fs::remove_all(root);
}

}  // namespace
}  // namespace bondgenoot::site
