#include "site/es_module.h"

#include <catch2/catch.hpp>

#include "site_text.h"

namespace bondgenoot::site {
namespace {

std::string imports_of(std::string_view script) {
  SourceMap sources;
  const Source& source = make_source(sources, "site.js", script);
  const auto outcome = find_imports(source);
  if (!outcome.diagnostics.empty()) return headlines(outcome.diagnostics, sources);
  std::string all;
  for (const ModuleImport& import : outcome.value)
    all.append(all.empty() ? "" : " ").append(source.view(import.specifier)).append(import.dynamic ? "()" : "");
  return all;
}

TEST_CASE("imports of every form are found", "[site][scripts]") {
  CHECK(imports_of("import './a.js';") == "./a.js");
  CHECK(imports_of("import a from './a.js'\nimport * as b from \"./b.js\";") == "./a.js ./b.js");
  CHECK(imports_of("import a, { b as c, default as d } from './a.js';") == "./a.js");
  CHECK(imports_of("import{a}from'./a.js';") == "./a.js");
  CHECK(imports_of("import {\n  a, // one\n  b, /* two */\n} from './a.js';") == "./a.js");
  CHECK(imports_of("export { a } from './a.js'; export * from './b.js'; export * as c from './c.js';") ==
        "./a.js ./b.js ./c.js");
  CHECK(imports_of("const a = await import('./a.js'); import(\"./b.js\").then(x);") == "./a.js() ./b.js()");
  CHECK(imports_of("const html = `${await import('./a.js')}`;") == "./a.js()");
}

TEST_CASE("what only looks like an import is left alone", "[site][scripts]") {
  CHECK(imports_of("const from = './a.js'; say('import x from \"./b.js\"');") == "");
  CHECK(imports_of("// import './a.js'\n/* import './b.js' */") == "");
  CHECK(imports_of("const t = `import './a.js' ${x} ${`import './b.js'`}`;") == "");
  CHECK(imports_of("const r = /import '.\\/a.js'/g; const d = a / b / c;") == "");
  CHECK(imports_of("const r = /[/'\"`]/; const s = x ? /'/ : 1; return /`/;") == "");
  CHECK(imports_of("loader.import('./a.js'); import(name); import.meta.url;") == "");
  CHECK(imports_of("export const a = 'b'; export default 'c'; export { a }; const o = { from: './x.js' };") == "");
  CHECK(imports_of("export function f(a = './x.js') {}\nf('from', './y.js');") == "");
  CHECK(imports_of("") == "");
}

TEST_CASE("a script that is not whole is said where it begins", "[site][scripts]") {
  CHECK(imports_of("a = 'b\n';") ==
        "site.js:1 {'}: a text in quotes is never closed [invalid-script] (end it on its own line with the same "
        "quote)\n");
  CHECK(imports_of("a = \"b\\") ==
        "site.js:1 {\"}: a text in quotes is never closed [invalid-script] (end it on its own line with the same "
        "quote)\n");
  CHECK(imports_of("a = `b ${c} \\") ==
        "site.js:1 {`}: a template literal is never closed [invalid-script] (close it with a backtick)\n");
  CHECK(imports_of("a = `b ${c") ==
        "site.js:1 {`}: a template literal is never closed [invalid-script] (close it with a backtick)\n");
  CHECK(imports_of("a /* b") == "site.js:1 {/}: a comment is never closed [invalid-script] (close it with `*/`)\n");
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "`${";
  CHECK_THAT(imports_of(deep), Catch::Contains("a template literal is never closed"));
}

}  // namespace
}  // namespace bondgenoot::site
