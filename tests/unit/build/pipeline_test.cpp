#include "build/pipeline.h"

#include <map>
#include <string>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "unit/build/made_site.h"

namespace bondgenoot::build {
namespace {

Files small_project() {
  return {
      {"content/site.yaml", "title: Test\nbase_url: https://example.org/kennis/\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: The way in.\n---\nSee [one](../notes/one.md).\n"},
      {"content/notes/_collection.yaml",
       "title: Notes\nsingular: note\npath: /notes/\nlayouts: {entry: page.html, list: page.html}\nfields:\n"
       "  title: {type: text, required: true}\n  tags: {type: text, many: true, facet: true}\n"},
      {"content/notes/one.md", "---\ntitle: One\ntags: [a, b]\naliases: [/old/]\n---\nText.\n"},
      {"content/notes/two.md", "---\ntitle: Two\ndraft: true\n---\n"},
      {"content/notes/three.md", "---\ntitle: Three\npublish_on: 2026-12-01\n---\n"},
      {"templates/page.html",
       "<!doctype html><title>{{ page.title }}</title><h1>{{ page.title }}</h1>{% if entry is defined %}{{ entry.body "
       "}}{% endif %}\n"},
      {"templates/404.html", "<!doctype html><title>404</title>\n"},
      {"themes/default/theme.yaml", "name: Default\n"},
  };
}

TEST_CASE("a template gives a script the plural forms of words", "[build][pipeline]") {
  Files project = small_project();
  project["content/site.yaml"] += "language: nl\n";
  project["templates/i18n/nl.yaml"] = "count: {one: \"{n} tekst\", other: \"{n} teksten\"}\nname: naam\n";
  project["templates/page.html"] = "{{ t_forms('count')|tojson }} {{ t_forms('name')|tojson }}\n";
  const Built built = build_files(project);
  CHECK(built.said.empty());
  CHECK(built.tree.files.at("notes/one/index.html") ==
        "{\"one\": \"{n} tekst\", \"other\": \"{n} teksten\"} {\"other\": \"naam\"}");
  project["templates/page.html"] = "{{ t_forms('coumt')|tojson }}\n";
  const std::string said = build_files(project).said;
  CHECK_THAT(said, Catch::Contains("there are no interface words `coumt` in `nl`"));
  CHECK_THAT(said, Catch::Contains("count"));
}

TEST_CASE("a project becomes a tree of files", "[build][pipeline]") {
  const Built built = build_files(small_project());
  INFO(built.said);
  REQUIRE(built.said.empty());
  const auto& files = built.tree.files;
  for (const char* path : {"index.html", "404.html", "notes/index.html", "notes/one/index.html",
                           "notes/tags/a/index.html", "old/index.html", "sitemap.xml", "robots.txt", ".nojekyll"}) {
    INFO(path);
    CHECK(files.contains(path));
  }
  CHECK(files.at("index.html").find("href=\"/kennis/notes/one/\"") != std::string::npos);
  CHECK(built.site.counts.entries == 2);
}

TEST_CASE("of a long facet the commonest values are known, and the one that the page is about", "[build][pipeline]") {
  Files project = small_project();
  for (int i = 0; i < 40; ++i) {
    const std::string tag = fmt::format("t{:02}", i);
    project["content/notes/n" + tag + ".md"] = "---\ntitle: N" + tag + "\ntags: [" + tag + "]\n---\n";
    if (i >= 20) project["content/notes/m" + tag + ".md"] = "---\ntitle: M" + tag + "\ntags: [" + tag + "]\n---\n";
  }
  project["templates/page.html"] =
      "{% if listing is defined %}{% for value in listing.facet.tags.most %}{{ value.value }}{{ '*' if "
      "value.is_current "
      "}} {% endfor %}of {{ listing.facet.tags['values']|length }}{% endif %}";
  const Built built = build_files(project);
  INFO(built.said);
  const auto& files = built.tree.files;
  const std::string common = "t20 t21 t22 t23 t24 t25 t26 t27 t28 t29 t30 t31 t32 t33 t34 t35 t36 t37 t38 t39 ";
  CHECK(files.at("notes/index.html") == "a b t00 t01 " + common + "of 42");
  CHECK(files.at("notes/tags/t07/index.html") == "a b t00 t07* " + common + "of 42");
}

TEST_CASE("drafts and the future wait until they are asked for", "[build][pipeline]") {
  CHECK(!build_files(small_project()).tree.files.contains("notes/two/index.html"));
  CHECK(build_files(small_project(), 1, [](BuildOptions& options) {
          options.drafts = true;
        }).tree.files.contains("notes/two/index.html"));
  CHECK(build_files(small_project(), 1, [](BuildOptions& options) {
          options.future = true;
        }).tree.files.contains("notes/three/index.html"));
  CHECK(build_files(small_project(), 1, [](BuildOptions& options) {
          options.today = {2026, 12, 1};
        }).tree.files.contains("notes/three/index.html"));
}

TEST_CASE("any number of threads gives the same bytes", "[build][pipeline]") {
  Files project = small_project();
  for (int i = 0; i < 60; ++i) {
    project["content/notes/n" + std::to_string(i) + ".md"] =
        "---\ntitle: N" + std::to_string(i % 7) + "\ntags: [t" + std::to_string(i % 5) + "]\n---\nSee [one](one.md).\n";
  }
  const auto one = build_files(project, 1).tree.files;
  const auto eight = build_files(project, 8).tree.files;
  CHECK(one.size() > 60);
  CHECK(one == eight);
}

TEST_CASE("with an error anywhere there is no tree at all", "[build][pipeline]") {
  Files project = small_project();
  SECTION("in an entry") { project["content/notes/one.md"] = "---\ntitel: One\n---\n"; }
  SECTION("between entries") {
    project["content/pages/index.md"] = "---\ntitle: Home\nsummary: S\n---\n[x](../notes/gone.md)\n";
  }
  SECTION("in a template") { project["templates/page.html"] = "{{ page.titel }}"; }
  SECTION("in the output") { project["templates/404.html"] = "<a href=\"/kennis/nowhere/\">x</a>"; }
  const Built built = build_files(project);
  CHECK(!built.said.empty());
  CHECK(built.site.project.diagnostics.has_errors());
  CHECK(built.tree.files.empty());
}

TEST_CASE("a theme that does not exist is one mistake", "[build][pipeline]") {
  Files project = small_project();
  project["content/site.yaml"] += "theme: amsterdm\n";
  project["templates/page.html"] = "{% include 'partials/logo.html' %}";
  const Built built = build_files(project);
  CHECK(built.site.project.diagnostics.items().size() == 1);
  CHECK_THAT(built.said, Catch::Contains("there is no theme `amsterdm`"));
}

TEST_CASE("an error in a template names the page that was being made", "[build][pipeline]") {
  Files project = small_project();
  project["templates/page.html"] = "<h1>{{ page.titel }}</h1>";
  const Built built = build_files(project);
  CHECK(built.said.find("page.html:1:13: error: `page` has no attribute `titel` [undefined-attribute]") !=
        std::string::npos);
  CHECK(built.said.find("note: while rendering `") != std::string::npos);
  CHECK(built.said.find("did you mean `title`?") != std::string::npos);
}

TEST_CASE("a warning becomes an error when it is asked to", "[build][pipeline]") {
  Files project = small_project();
  project["content/notes/one.md"] = "---\ntitle: One\ntags: []\n---\n";
  const Built built = build_files(project, 1, [](BuildOptions& options) { options.strict = true; });
  INFO(built.said);
  CHECK(built.site.project.diagnostics.has_errors());
}

TEST_CASE("an anonymous entry's organisation is nowhere in the output", "[build][privacy]") {
  Files project = small_project();
  project["content/organisations/_collection.yaml"] =
      "title: Organisations\nsingular: organisation\npath: /organisations/\nlayouts: {entry: org.html, list: "
      "page.html}\nfields:\n  title: {type: text, required: true}\n";
  project["content/organisations/secret-school.md"] = "---\ntitle: Secretschool\n---\n";
  project["content/notes/_collection.yaml"] =
      "title: Notes\nsingular: note\npath: /notes/\nlayouts: {entry: note.html, list: page.html}\nfields:\n"
      "  title: {type: text, required: true}\n  tags: {type: text, many: true}\n  anonymous: {type: boolean, default: "
      "false}\n"
      "  where: {type: reference, to: organisations, many: true, facet: true, inverse: notes, private_when: "
      "anonymous}\n";
  project["content/notes/quiet.md"] = "---\ntitle: Quiet marker\nanonymous: true\nwhere: [secret-school]\n---\nText.\n";
  project["templates/note.html"] =
      "<h1>{{ entry.title }}</h1>{% for f in entry.fields %}{{ f.name }}={{ f.value }}{% endfor %}{% for o in "
      "entry.where %}{{ o.title }}{% endfor %}";
  project["templates/org.html"] = "<h1>{{ entry.title }}</h1>{% for n in entry.notes %}{{ n.title }}{% endfor %}";
  const Built built = build_files(project);
  INFO(built.said);
  REQUIRE(built.said.empty());
  const auto& files = built.tree.files;
  CHECK(files.at("notes/quiet/index.html").find("ecretschool") == std::string::npos);
  CHECK(files.at("organisations/secret-school/index.html").find("Quiet marker") == std::string::npos);
  CHECK(!files.contains("notes/where/secret-school/index.html"));
}

}  // namespace
}  // namespace bondgenoot::build
