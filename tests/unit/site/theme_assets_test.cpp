#include "site/theme_assets.h"

#include <catch2/catch.hpp>

#include "site_text.h"
#include "support/memory_file_system.h"

namespace bondgenoot::site {
namespace {

using Files = std::map<std::string, std::string>;

struct Collected {
  SourceMap sources;
  ThemeAssets assets;
  std::string said;

  explicit Collected(const Files& theme_files) {
    Files files = {{"themes/default/theme.yaml", ""}};
    for (const auto& [name, text] : theme_files) files["themes/default/" + name] = text;
    const MemoryFileSystem disk(files);
    auto theme = load_theme(disk, {.project_root = "", .installed = {}}, "default", {}, sources);
    REQUIRE(theme.has_value());
    REQUIRE(headlines(theme->diagnostics, sources) == "");
    auto outcome = collect_theme_assets(disk, theme->value, "", sources);
    REQUIRE(outcome.has_value());
    assets = std::move(outcome->value);
    said = headlines(std::move(outcome->diagnostics), sources);
  }

  [[nodiscard]] std::string bytes(std::string_view name) const {
    const auto output = assets.by_name.find(name);
    if (output == assets.by_name.end()) return "nothing";
    const auto file = std::ranges::find(assets.files, output->second, &OutputFile::output);
    return file == assets.files.end() ? "nothing" : file->bytes;
  }
  [[nodiscard]] std::string output(std::string_view name) const {
    const auto found = assets.by_name.find(name);
    return found == assets.by_name.end() ? std::string() : found->second;
  }
};

TEST_CASE("assets are named by their content", "[site][assets]") {
  const Collected collected(Files{{"icons/logo.png", "picture"}, {"fonts/a.b.woff2", "font"}});
  CHECK(collected.said == "");
  CHECK(collected.output("icons/logo.png") == "assets/icons/logo.f10ee37f78.png");
  CHECK(collected.output("fonts/a.b.woff2").starts_with("assets/fonts/a.b."));
  CHECK(collected.output("icons/logo.png") != Collected(Files{{"icons/logo.png", "another"}}).output("icons/logo.png"));
}

TEST_CASE("stylesheets become one file that names others by their hashed names", "[site][assets]") {
  const Collected collected(Files{
      {"theme.yaml", "stylesheets: [css/a.css, css/b.css]"},
      {"css/a.css", "a { x: url(\"../icons/bus.png\") }\n"},
      {"css/b.css", "b { x: url(../icons/bus.png#front); y: url(#here); z: url(data:image/png;base64,x) }\n"},
      {"css/alone.css", "c { x: url(../icons/bus.png) }"},
      {"icons/bus.png", "bus"},
  });
  CHECK(collected.said == "");
  const std::string bus = collected.output("icons/bus.png").substr(7);
  CHECK(collected.bytes("styles.css") ==
        "a{x:url(" + bus + ")}b{x:url(" + bus + "#front);y:url(#here);z:url(data:image/png;base64,x)}");
  CHECK(collected.bytes("css/alone.css") == "c{x:url(../" + bus + ")}");
  CHECK(collected.output("styles.css").starts_with("assets/styles."));
}

TEST_CASE("scripts import each other by their hashed names", "[site][assets]") {
  const Collected collected(Files{
      {"site.js", "export const say = 1;\n"},
      {"search/query.js", "import { say } from '../site.js';\nexport { say };\n"},
      {"a.js",
       "import './search/query.js';\nimport { say } from \"./site.js\";\nconst later = () => import('./site.js');\n"},
  });
  CHECK(collected.said == "");
  const std::string site = collected.output("site.js").substr(7);
  const std::string query = collected.output("search/query.js").substr(7);
  CHECK(collected.bytes("site.js") == "export const say=1;");
  CHECK(collected.bytes("search/query.js") == "import{say}from'../" + site + "';export{say};");
  CHECK(collected.bytes("a.js") ==
        "import'./" + query + "';import{say}from\"./" + site + "\";const later=()=>import('./" + site + "');");
}

TEST_CASE("a script named like its folder takes along the scripts of that folder", "[site][assets]") {
  const Collected collected(
      Files{{"say.js", "export const say = 1; export const fill = 2;"},
            {"search/files.js",
             "import { say } from '../say.js';\nexport class Files { a() { return `${say}`; } }\nconst b = 1;"},
            {"search/query.js",
             "import { Files } from './files.js';\nimport { fill, say } from '../say.js';\nconst ask = () => say + "
             "fill;\nexport { ask };"},
            {"search/search.js",
             "import { ask } from './query.js';\nexport { Files } from './files.js';\nexport const go = () => ask();"},
            {"search/alone.js", "export const alone = 1;"},
            {"a.js", "import { go } from './search/search.js';\ngo();"}});
  CHECK(collected.said == "");
  const std::string say = collected.output("say.js").substr(7);
  CHECK(collected.bytes("search/search.js") == "import{fill,say}from'../" + say +
                                                   "';class Files{a(){return`${say}`;}}\nconst b=1;\nconst "
                                                   "ask=()=>say+fill;\nexport{Files};export const go=()=>ask();");
  CHECK(collected.output("search/query.js") == "");
  CHECK(collected.output("search/alone.js") != "");
}

TEST_CASE("scripts that cannot stand in one are published one by one", "[site][assets]") {
  const auto joined = [](const std::string& part, const std::string& main, const std::string& other = "") {
    const Collected collected(Files{{"s/part.js", part}, {"s/s.js", main}, {"other.js", other}});
    CHECK(collected.said == "");
    return collected.output("s/part.js").empty();
  };
  CHECK(joined("export const a = 1;", "import { a } from './part.js';"));
  CHECK_FALSE(joined("export const a = 1;", "import { a as b } from './part.js';"));
  CHECK_FALSE(joined("export const a = 1;", "import * as part from './part.js';"));
  CHECK_FALSE(joined("export default 1;", "import { a } from './part.js';"));
  CHECK_FALSE(joined("export const a = 1; const b = 2;", "import { a } from './part.js';\nfunction b() {}"));
  CHECK_FALSE(joined("export const a = 1; let [c, b] = [1, 2];", "import { a } from './part.js';\nlet b = 0;"));
  CHECK_FALSE(joined("export const a = 1; let c = 0, { d: [b] } = a;", "import { a } from './part.js';\nlet b = 0;"));
  CHECK_FALSE(joined("export const a = 1; let c = 0, b = a;", "import { a } from './part.js';\nlet b = 0;"));
  CHECK(joined("export const a = 1; let c = [b, b], d = f(a, b);", "import { a } from './part.js';\nlet b = 0;"));
  CHECK_FALSE(joined("export const a = 1;", "const a = () => import('./part.js');"));
  CHECK_FALSE(joined("export const a = 1;", "import { a } from './part.js';", "import { a } from './s/part.js';"));
}

TEST_CASE("a change in a script changes the names of all that import it", "[site][assets]") {
  const auto name_of_a = [](const std::string& text) {
    return Collected(Files{{"a.js", "import './b.js';"}, {"b.js", "import './c.js';"}, {"c.js", text}}).output("a.js");
  };
  CHECK(name_of_a("1") != name_of_a("2"));
  CHECK(name_of_a("1") == name_of_a("1"));
}

TEST_CASE("files that ask for what is not there are said", "[site][assets]") {
  const auto with_css = [](const std::string& css) {
    return Collected(Files{{"theme.yaml", "stylesheets: [css/a.css]"}, {"css/a.css", css}, {"icons/bus.png", ""}}).said;
  };
  CHECK(with_css("a{x:url(../icons/bsu.png)}") ==
        "themes/default/css/a.css:1 {../icons/bsu.png}: there is no file `../icons/bsu.png` [missing-theme-file] (did "
        "you mean `../icons/bus.png`?)\n");
  CHECK(with_css("a{x:url(/icons/bus.png)}") ==
        "themes/default/css/a.css:1 {/icons/bus.png}: there is no file `/icons/bus.png` [missing-theme-file] (did you "
        "mean `../icons/bus.png`?)\n");
  CHECK(with_css("a{x:url(../../../secret)}") ==
        "themes/default/css/a.css:1 {../../../secret}: there is no file `../../../secret` [missing-theme-file] (the "
        "path is seen from the folder of `css/a.css`)\n");
  CHECK(with_css("a{x:url('https://example.org/x.png')}") ==
        "themes/default/css/a.css:1 {https://example.org/x.png}: `https://example.org/x.png` is loaded from another "
        "host [external-resource] (put a copy in the theme and name that)\n");
  CHECK_THAT(with_css("a{x:url(//example.org/x.png)}"), Catch::Contains("[external-resource]"));
  CHECK_THAT(with_css("a{"), Catch::Contains("[invalid-stylesheet]"));

  const auto with_script = [](const std::string& script) {
    return Collected(Files{{"a.js", script}, {"site.js", ""}}).said;
  };
  CHECK(
      with_script("import './sit.js';") ==
      "themes/default/a.js:1 {./sit.js}: there is no module `./sit.js` [unknown-module] (did you mean `./site.js`?)\n");
  CHECK(with_script("import 'react';") ==
        "themes/default/a.js:1 {react}: there is no module `react` [unknown-module] (write the path of a script, seen "
        "from this one: `./site.js`)\n");
  CHECK_THAT(with_script("import 'site.js';"), Catch::Contains("did you mean `./site.js`?"));
  CHECK_THAT(with_script("import 'https://example.org/x.js';"), Catch::Contains("[external-resource]"));
  CHECK_THAT(with_script("import '../../x.js';"), Catch::Contains("[unknown-module]"));
  CHECK_THAT(with_script("`"), Catch::Contains("[invalid-script]"));
}

TEST_CASE("scripts in a circle are said with the circle", "[site][assets]") {
  CHECK(Collected(Files{{"a.js", "import './a.js';"}}).said ==
        "themes/default/a.js:1 {./a.js}: `a.js` imports itself: a.js → a.js [module-cycle] (move what both need into a "
        "third script)\n");
  CHECK(Collected(Files{{"a.js", "import './b.js';"},
                        {"b.js", "import './c.js';"},
                        {"c.js", "import './d.js';\nimport './b.js';"},
                        {"d.js", ""}})
            .said ==
        "themes/default/c.js:2 {./b.js}: `b.js` imports itself: b.js → c.js → b.js [module-cycle] (move what both need "
        "into a third script)\n");
}

}  // namespace
}  // namespace bondgenoot::site
