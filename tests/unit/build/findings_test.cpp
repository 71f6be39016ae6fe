// What is found out about the content as a whole, as pages show it.
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "unit/build/made_site.h"

namespace bondgenoot::build {
namespace {

Files project_with(const std::string& page) {
  return {
      {"content/site.yaml", "title: Test\nlanguage: nl\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: De ingang.\n---\n"},
      {"content/words/_collection.yaml",
       "title: Woorden\npath: /woorden/\nlayouts: {entry: page.html}\nglossary: {words: title, meaning: meaning}\n"
       "fields:\n  title: {type: text}\n  meaning: {type: text}\n"},
      {"content/words/mbo.md", "---\ntitle: mbo\nmeaning: \"\\\"beroeps\\\" <onderwijs>\"\n---\n"},
      {"content/schools/_collection.yaml",
       "title: Scholen\npath: /scholen/\nlayouts: {entry: page.html}\nfields:\n  title: {type: text}\n"},
      {"content/schools/geheim.md", "---\ntitle: Geheimcollege\n---\n"},
      {"content/notes/_collection.yaml",
       "title: Notities\npath: /notities/\nlayouts: {entry: note.html}\nsearch: true\nfields:\n"
       "  title: {type: text, search: 4}\n  hidden: {type: boolean, default: false}\n"
       "  kind: {type: choice, many: true, options: {les: Les, idee: Idee}}\n"
       "  schools: {type: reference, to: schools, many: true, inverse: notes, private_when: hidden}\n"},
      {"content/notes/a.md",
       "---\ntitle: Eerste\nschools: [geheim]\nkind: [les, idee]\n---\nHet mbo helpt met fietsen.\n\n## Meer "
       "mbo\n\nNog eens mbo.\n"},
      {"content/notes/b.md", "---\ntitle: Tweede\nschools: [geheim]\nkind: [les]\n---\nTreinen.\n"},
      {"content/notes/c.md", "---\ntitle: Derde\nhidden: true\nschools: [geheim]\n---\nFietsen op het mbo.\n"},
      {"templates/page.html", "<!doctype html><title>{{ page.title }}</title>\n"},
      {"templates/note.html", "<!doctype html><title>x</title>" + page},
      {"templates/404.html", "<!doctype html><title>404</title>\n"},
      {"themes/default/theme.yaml", "name: Default\n"},
  };
}

std::string page_of(const Files& project, const std::string& note) {
  const Built built = build_files(project);
  INFO(built.said);
  REQUIRE(built.said.empty());
  std::string html = built.tree.files.at("notities/" + note + "/index.html");
  return html.substr(std::string_view("<!doctype html><title>x</title>").size());
}

TEST_CASE("an entry's page can name what is alike, and never by what is withheld", "[build][findings]") {
  const Files project = project_with(
      "{% for near in entry.alike %}{{ near.entry.name }}:{{ near.shared|map(attribute='name')|join(',') }};{% endfor "
      "%}");
  CHECK(page_of(project, "a") == "b:geheim;c:;");
  CHECK(page_of(project, "b") == "a:geheim;");
  CHECK(page_of(project, "c") == "a:;");
}

TEST_CASE("the first use of a word leads to the glossary, whatever part of the text is shown", "[build][findings]") {
  const std::string link =
      "<a class=\"term\" href=\"/woorden/mbo/\" title=\"&#34;beroeps&#34; &lt;onderwijs&gt;\">mbo</a>";
  const Files project = project_with(
      "{{ entry.lead }}{% for s in entry.sections %}{{ s.html }}{% endfor %}{{ "
      "entry.terms|map(attribute='name')|join(',') }}");
  CHECK(page_of(project, "a") == "<p>Het " + link + " helpt met fietsen.</p>\n<p>Nog eens mbo.</p>\nmbo");
  CHECK(page_of(project, "b") == "<p>Treinen.</p>\n");
}

TEST_CASE("values of a field are counted in one go", "[build][findings]") {
  const Files project = project_with(
      "{{ tally(entry.collection.entries, 'kind')|safe }} {{ tally(entry.collection.entries, 'schools')|safe }} {{ "
      "tally([], "
      "'kind') }}");
  CHECK(page_of(project, "a") == "{'les': 2, 'idee': 1} {'geheim': 2} {}");
  CHECK_THAT(build_files(project_with("{{ tally(['x'], 'kind') }}")).said,
             Catch::Contains("`tally` takes entries, not"));
}

TEST_CASE("a theme says which figures the site keeps", "[build][findings]") {
  Files project = project_with("{% for f in site.figures %}{{ f.label }} {{ f.value }}{% endfor %}");
  CHECK(page_of(project, "a").empty());
  project["templates/figures.json"] =
      "[{\"name\": \"n\", \"label\": \"Notities\", \"value\": {{ site.collections.notes.count }}}]";
  CHECK(page_of(project, "a") == "Notities 3");
  const Built built = build_files(project);
  REQUIRE(built.site.figures.size() == 1);
  CHECK(built.site.figures[0].value == 3);
}

TEST_CASE("a template of figures that prints something else is told so", "[build][findings]") {
  Files project = project_with("");
  project["templates/figures.json"] = "{{ site.title }}";
  CHECK_THAT(build_files(project).said, Catch::Contains("`figures.json` does not print a list of figures") &&
                                            Catch::Contains("[invalid-figures]"));
}

}  // namespace
}  // namespace bondgenoot::build
