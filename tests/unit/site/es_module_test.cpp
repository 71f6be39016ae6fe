#include "site/es_module.h"

#include <catch2/catch.hpp>

#include "site_text.h"

namespace bondgenoot::site {
namespace {

std::string imports_of(std::string_view script) {
  SourceMap sources;
  const Source& source = make_source(sources, "site.js", script);
  const auto outcome = read_module(source);
  if (!outcome.diagnostics.empty()) return headlines(outcome.diagnostics, sources);
  std::string all;
  for (const ModuleImport& import : outcome.value.imports)
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

std::string published(std::string_view script) {
  SourceMap sources;
  const Source& source = make_source(sources, "site.js", script);
  const auto outcome = read_module(source);
  std::string text;
  std::size_t at = 0;
  for (const ModuleGap& gap : outcome.value.gaps) {
    text.append(script.substr(at, gap.span.begin - at)).append(gap.rest);
    at = gap.span.end;
  }
  return text.append(script.substr(at));
}

TEST_CASE("comments and blanks that separate nothing are not published", "[site][scripts]") {
  CHECK(published("// About.\n/** @param {string} a */\nexport const f = (a, b) => {\n  return a + b; // Sum.\n};\n") ==
        "export const f=(a,b)=>{return a+b;};");
  CHECK(published("const a = 'x  y // z', b = /a  b/ , c = `  ${ d  }  `;") ==
        "const a='x  y // z',b= /a  b/ ,c=`  ${d}  `;");
  CHECK(published("") == "");
  CHECK(published("  // Nothing.\n") == "");
}

TEST_CASE("what a blank means stays", "[site][scripts]") {
  CHECK(published("a + +b; a - -b; return /x/; new Foo; x in y; async () => 1") ==
        "a+ +b;a- -b;return /x/;new Foo;x in y;async()=>1");
  CHECK(published("a - b * c / d; 1 .toFixed(); a < !b; return 'x'; a && b") ==
        "a-b*c / d;1 .toFixed();a< !b;return'x';a&&b");
  CHECK(published("const a = b\nconst c = d\n\n[1].map(f)") == "const a=b\nconst c=d\n[1].map(f)");
  CHECK(published("if (a) {\n  b()\n}\nc()\n/* x\ny */ d()") == "if(a){b()}\nc()\nd()");
  CHECK(published("a\n  .map(f)\n  .filter(g)\nb\n.5\nc ?\n  d :\n  e;\nf\n  && g\nh++\ni") ==
        "a.map(f).filter(g)\nb\n.5\nc?d:e;f&&g\nh++\ni");
  CHECK(published("return /* why */ a\n/* one line */ b") == "return a\nb");
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
