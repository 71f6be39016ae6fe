#include "content/linker.h"

#include <ctime>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/link_context.h"
#include "link_project.h"

namespace bondgenoot::content {
namespace {

const ProjectFiles kModel = {
    {"content/organisations/_collection.yaml",
     "title: Organisaties\npath: /organisations/\norder: title\nlayouts: {entry: page.html}\n"
     "fields:\n  title: {type: text, required: true}\n  also: {type: list, of: {type: text}, names: true}\n"},
    {"content/practices/_collection.yaml",
     "title: Praktijken\npath: /practices/\norder: -date\nlayouts: {entry: page.html}\n"
     "fields:\n  title: {type: text, required: true}\n  summary: {type: text}\n  date: {type: date}\n  url: {type: "
     "url}\n"
     "  notes: {type: markdown}\n  photo: {type: image}\n"
     "  organisations: {type: reference, to: organisations, many: true, inverse: practices, private_when: anonymous}\n"
     "  place: {type: text, private_when: anonymous}\n"
     "  answers: {type: reference, to: practices, many: true, inverse: answered_by}\n"
     "  anonymous: {type: boolean, default: false}\n"},
    {"content/organisations/hef.md", "---\ntitle: Vakcollege De Hef\nalso: [De Hefschool]\n---\n"},
    {"content/organisations/trouw.md", "---\ntitle: Trouw\n---\n"},
    {"content/organisations/schiedam.md", "---\ntitle: Gemeente Schiedam\n---\n## Wat zij doet\n\n## Contact\n"},
};

ProjectFiles with(std::initializer_list<std::pair<const std::string, std::string>> more) {
  ProjectFiles files = kModel;
  for (const auto& [path, text] : more) files[path] = text;
  return files;
}

TEST_CASE("an empty project gives an empty graph", "[content][linker]") {
  ThreadPool pool(1);
  const auto [graph, diagnostics] = link(Model{}, {}, {}, {}, {.today = {2024, 1, 1}}, pool);
  CHECK(graph.entries().empty());
  CHECK(graph.assets().empty());
  CHECK(diagnostics.empty());
}

TEST_CASE("entries are found by collection, name and language", "[content][linker]") {
  const LinkProject project(with({{"content/practices/a.md", "---\ntitle: A\n---\n"},
                                  {"content/practices/a.en.md", "---\ntitle: A\n---\n"},
                                  {"content/practices/a.fr.md", "---\ntitle: A\n---\n"},
                                  {"content/practices/b.en.md", "---\ntitle: B\n---\n"}}));
  CHECK(project.diagnostics().empty());
  const Graph& graph = project.graph();
  const CollectionId practices = graph.model().find("practices")->id;
  CHECK(graph.find(practices, "a") == project.entry("content/practices/a.md"));
  CHECK(graph.find(practices, "a", "en") == project.entry("content/practices/a.en.md"));
  CHECK(graph.find(practices, "a", "nl") == project.entry("content/practices/a.md"));
  CHECK_FALSE(graph.find(practices, "a", "de").valid());
  CHECK(graph.find(practices, "b") == project.entry("content/practices/b.en.md"));
  CHECK_FALSE(graph.find(practices, "c").valid());
  CHECK_FALSE(graph.find(graph.model().find("organisations")->id, "a").valid());
  const std::vector<EntryId> versions = {project.entry("content/practices/a.md"),
                                         project.entry("content/practices/a.en.md"),
                                         project.entry("content/practices/a.fr.md")};
  for (const EntryId version : versions) CHECK(graph.translations(version) == versions);
  CHECK(graph.language(versions[0]) == "nl");
  CHECK(graph.language(versions[1]) == "en");
  CHECK(&graph.collection_of(versions[0]) == graph.model().find("practices"));
  CHECK(graph.ordered(practices).size() == 2);
}

TEST_CASE("a graph that is moved keeps answering", "[content][linker]") {
  LinkProject project(
      with({{"content/practices/a.md", "---\ntitle: A\norganisations: [hef]\n---\n[x](../organisations/hef.md)\n"}}));
  const EntryId a = project.entry("content/practices/a.md");
  const EntryId hef = project.entry("content/organisations/hef.md");
  Graph moved = std::move(const_cast<Graph&>(project.graph()));  // NOLINT: as `build` does with the outcome.
  CHECK(moved.reference(a, 0) == hef);
  CHECK(moved.link(a, 0).entry == hef);
  CHECK(moved.find(moved.model().find("organisations")->id, "hef") == hef);
  CHECK(moved.get(a).references[0].field->name == "organisations");
  CHECK(moved.backlinks(hef).front().entries == std::vector<EntryId>{a});
}

struct Row {
  std::string body;
  std::string said;  ///< The first lines; empty: nothing.
};

TEST_CASE("links are judged one by one", "[content][linker]") {
  const Row rows[] = {
      {"[x](../organisations/schiedam.md)", ""},
      {"[x](../organisations/schiedam.md#contact)", ""},
      {"[x](../organisations/schiedam.md#)", ""},
      {"[x](../organisations/schiedam.md?a=b#contact)", ""},
      {"[x](..//organisations/./schiedam.md)", ""},
      {"[x](%2e%2e/organisations/schiedam.md)", ""},
      {"[x](a.md)", ""},
      {"[x](foto.jpg)", ""},
      {"[x](/nergens/)", ""},  // For the layer that knows addresses.
      {"[x](https://example.org/a.md)", ""},
      {"[x](../organisations/Schiedam.md)", "broken-link"},
      {"[x](../organisations/schiedam.MD)", "broken-link"},
      {"[x](../organisations/schiedam.md#Contact)", "broken-anchor"},
      {"[x](../organisations/schiedam.md#contact-2)", "broken-anchor"},
      {"[x](#contact)", "broken-anchor"},
      {"[x](../../practices/a.md)", "link-outside-content"},
      {"[x](../../../../../etc/passwd)", "link-outside-content"},
      {"[x](%2e%2e/%2e%2e/%2e%2e/etc/passwd)", "link-outside-content"},
      {"[x](..)", "link-to-folder"},
      {"[x](.)", "link-to-folder"},
      {"[x](./)", "link-to-folder"},
      {"[x](../organisations)", "link-to-folder"},
      {"[x](../practices/_collection.yaml)", "link-to-folder"},
      {"[x](../site.yaml)", "link-to-folder"},
      {"[x](foto.png)", "broken-link"},
      {"![x](foto.jpg)", ""},
      {"![x](foto.png)", "missing-image"},
      {"![x](a.md)", "missing-image"},
      {"![x](../../foto.jpg)", "link-outside-content"},
      {"![x](https://example.org/foto.jpg)", "missing-image"},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    const LinkProject project(with(
        {{"content/practices/a.md", "---\ntitle: A\n---\n" + row.body + "\n"}, {"content/practices/foto.jpg", "x"}}));
    const std::string said = project.headlines();
    if (row.said.empty()) {
      CHECK(said.empty());
    } else {
      CHECK_THAT(said, Catch::Matchers::EndsWith("[" + row.said + "]\n"));
      CHECK(std::count(said.begin(), said.end(), '\n') == 1);
    }
  }
}

TEST_CASE("a link says where the file is", "[content][linker]") {
  const Row rows[] = {
      {"[x](schiedam.md)", "help: the file is `../organisations/schiedam.md`"},
      {"[x](../organisations/schiedam)", "help: the file is `../organisations/schiedam.md`"},
      {"[x](../organisations/schiedam/)", "help: the file is `../organisations/schiedam.md`"},
      {"[x](../organisations/schiedam.html)", "help: the file is `../organisations/schiedam.md`"},
      {"[x](../organisation/schiedam.md)", "help: the file is `../organisations/schiedam.md`"},
      {"[x](../organisations/shiedam.md)", "help: did you mean `../organisations/schiedam.md`?"},
      {"[x](../organisaties/shiedam.md)", "help: did you mean `../organisations/schiedam.md`?"},
      {"[x](Foto.jpg)", "help: did you mean `foto.jpg`?"},
      {"![x](Foto.jpg)", "help: did you mean `foto.jpg`?"},
      {"![x](kaart.jpg)", "help: the file is `../static/kaart.jpg`"},
      {"[x](qqqqqqqqqqqqqqq.md)",
       "help: write the path of a file in `content/`, seen from this file: `../` goes one folder up"},
      {"![x](qqqqqqqqqqqqqqq.md)", "help: put the file in `content/` and write its path, seen from this file"},
      {"[x](../organisations/schiedam.md#kontakt)",
       "help: did you mean `#contact`? it has `#wat-zij-doet` and `#contact`"},
      {"[x](../organisations/schiedam.md#zzz)", "help: it has `#wat-zij-doet` and `#contact`"},
      {"[x](../organisations/hef.md#zzz)", "help: it has no headings: leave `#…` out"},
      {"[x](../static/)", "help: link to a file in it"},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    const LinkProject project(with({{"content/practices/a.md", "---\ntitle: A\n---\n" + row.body + "\n"},
                                    {"content/practices/foto.jpg", "x"},
                                    {"content/static/kaart.jpg", "x"}}));
    const std::string said = project.diagnostics();
    const std::string help = said.substr(said.find("help: "));
    CHECK(help == row.said + '\n');
  }
}

TEST_CASE("names in an anonymous entry are found wherever they stand", "[content][privacy]") {
  const std::string head = "---\ntitle: Een school\nanonymous: true\n";
  const Row rows[] = {
      {head + "---\nBij Vakcollege De Hef.\n", "a.md:5:5"},
      {head + "---\nBij vakcollege de hef.\n", "a.md:5:5"},
      {head + "---\nBij de Hefschool.\n", "a.md:5:5"},  // An `also` name.
      {head + "---\n## Over Vakcollege De Hef\n", "a.md:5:9"},
      {head + "---\n[bij Vakcollege De Hef](https://example.org)\n", "a.md:5:6"},
      {head + "---\n![Vakcollege De Hef](foto.jpg)\n", "a.md:5:3"},
      {head + "---\n![Een klas](vakcollege-de-hef.jpg)\n", "a.md:5:13"},
      {head + "---\n[x](https://vakcollege-de-hef.nl)\n", "a.md:5:13"},
      {head + "---\n[x](https://example.org \"Vakcollege De Hef\")\n", "a.md:5:26"},
      {head + "---\n| a |\n|---|\n| Vakcollege De Hef |\n", "a.md:7:3"},
      {head + "---\nTekst[^1].\n\n[^1]: Vakcollege De Hef\n", "a.md:7:7"},
      {head + "---\nVakcollege\nDe Hef\n", "a.md:5:1"},
      {head + "---\nVakcollege De H&#101;f\n", "a.md:5:1"},  // Nothing hides from what a visitor reads.
      {head + "summary: Bij Vakcollege De Hef\n---\n", "a.md:4:14"},
      {head + "summary: \"Bij Vakcollege De Hef\"\n---\n", "a.md:4:15"},
      {head + "summary: \"Bij Vakcollege De H\\x65f\"\n---\n", "a.md:4:10"},
      {head + "summary: >\n  Bij Vakcollege\n  De Hef\n---\n", "a.md:4:10"},
      {head + "notes: Bij Vakcollege De Hef\n---\n", "a.md:4:12"},
      {head + "url: https://www.trouw.nl/x\n---\n", "a.md:4:18"},
      {head + "photo: {src: trouw.jpg, alt: Een klas}\n---\n", "a.md:4:14"},
      {head + "photo: {src: foto.jpg, alt: Bij Vakcollege De Hef}\n---\n", "a.md:4:"},
      {head + "slug: vakcollege-de-hef\n---\n", "a.md:4:7"},
      {head + "aliases: [/oud/trouw/]\n---\n", "a.md:4:16"},
      {head + "place: Rozenburg\n---\nIn Rozenburg.\n", "a.md:6:4"},  // What it withholds itself.
      {head + "---\nIn Trouw stond het.\n", "a.md:5:4"},
      {head + "---\nVolgens Jan Pietersen.\n", "a.md:5:9"},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    ProjectFiles files = with({{"content/practices/a.md", row.body}});
    for (const char* picture : {"foto.jpg", "trouw.jpg", "vakcollege-de-hef.jpg"})
      files[std::string("content/practices/") + picture] = "x";
    const LinkProject project(files, {.today = {2024, 1, 1}, .private_names = {"Jan Pietersen"}});
    const std::string said = project.headlines();
    CHECK_THAT(said, Catch::Matchers::StartsWith("content/practices/" + row.said));
    CHECK_THAT(said, Catch::Matchers::EndsWith("[private-name]\n"));
    CHECK(std::count(said.begin(), said.end(), '\n') == 1);
  }
}

TEST_CASE("a link to an entry that is withheld is one mistake", "[content][privacy]") {
  const std::string text =
      "---\ntitle: Een school\nanonymous: true\n---\n[x](../organisations/gemeente-schiedam.md) "
      "[y](../practices/gemeente-schiedam.md)\n";
  ProjectFiles files =
      with({{"content/practices/a.md", text}, {"content/practices/gemeente-schiedam.md", "---\ntitle: B\n---\n"}});
  files["content/organisations/gemeente-schiedam.md"] = files["content/organisations/schiedam.md"];
  CHECK(LinkProject(files).headlines() ==
        "content/practices/a.md:5:5: error: an anonymous entry links to `organisations/gemeente-schiedam.md` "
        "[private-link]\n"
        "content/practices/a.md:5:61: error: an anonymous entry names `Gemeente Schiedam` in an address in the text "
        "[private-name]\n");
}

TEST_CASE("an anonymous entry that tells nothing is left alone", "[content][privacy]") {
  const std::string head = "---\ntitle: Een school\nanonymous: true\n";
  for (const std::string& text : {
           head + "organisations: [hef]\nplace: Rozenburg\n---\nEen school in een stad.\n",
           head + "---\nTrouw blijven kan ook: trouw zijn.\n",
           std::string("---\ntitle: Vakcollege De Hef\n---\nVakcollege De Hef\n"),  // Not anonymous.
           std::string("---\ntitle: Vakcollege De Hef\nanonymous: false\n---\nVakcollege De Hef\n"),
           head + "---\nEen vak, een college, een hef. In een gemeente. Schiedam ligt ver.\n",
           head + "---\n[Schiedam](https://example.org/schiedam)\n",
       }) {
    INFO(text);
    const std::string said = LinkProject(with({{"content/practices/a.md", text}})).headlines();
    if (text.find("Trouw blijven") == std::string::npos)
      CHECK(said.empty());
    else
      CHECK_THAT(said, Catch::Matchers::Contains(
                           "a.md:5:1: error: an anonymous entry names `Trouw`"));  // At the start of a sentence.
  }
}

TEST_CASE("the file name of an anonymous entry is looked at", "[content][privacy]") {
  const std::string text = "---\ntitle: Een school\nanonymous: true\n---\n";
  const std::string said = LinkProject(with({{"content/practices/ruzie-vakcollege-de-hef.md", text}})).diagnostics();
  CHECK_THAT(said, Catch::Matchers::StartsWith("content/practices/ruzie-vakcollege-de-hef.md: error: an anonymous "
                                               "entry names `Vakcollege De Hef` in the file name [private-name]\n"));
}

TEST_CASE("a name from the private list is not repeated", "[content][privacy]") {
  const LinkProject project(
      with({{"content/practices/a.md", "---\ntitle: Een school\nanonymous: true\n---\nBij jan PIETERSEN thuis.\n"}}),
      {.today = {2024, 1, 1}, .private_names = {"Jan Pietersen"}});
  CHECK(project.diagnostics().find("Jan Pietersen") == std::string::npos);
  CHECK(project.headlines() ==
        "content/practices/a.md:5:5: error: an anonymous entry names someone in the text [private-name]\n");
}

TEST_CASE("many names in one entry give a bounded number of diagnostics", "[content][privacy]") {
  std::string text = "---\ntitle: Een school\nanonymous: true\n---\n";
  for (int i = 0; i < 500; ++i) text += "Vakcollege De Hef.\n\n";
  const std::string said = LinkProject(with({{"content/practices/a.md", text}})).headlines();
  CHECK(std::count(said.begin(), said.end(), '\n') == 20);
}

TEST_CASE("a withheld reference gives no backlink, not even by another field", "[content][privacy]") {
  const LinkProject project(
      with({{"content/practices/a.md", "---\ntitle: A\nanonymous: true\norganisations: [hef]\nanswers: [b]\n---\n"},
            {"content/practices/b.md", "---\ntitle: B\norganisations: [hef]\nanswers: [a]\n---\n"}}));
  CHECK(project.diagnostics().empty());
  const Graph& graph = project.graph();
  const EntryId a = project.entry("content/practices/a.md");
  const EntryId b = project.entry("content/practices/b.md");
  const std::vector<Backlink>& hef = graph.backlinks(project.entry("content/organisations/hef.md"));
  REQUIRE(hef.size() == 1);
  CHECK(hef[0].entries == std::vector<EntryId>{b});
  CHECK(graph.backlinks(a)[0].entries == std::vector<EntryId>{b});
  CHECK(graph.backlinks(b)[0].entries == std::vector<EntryId>{a});
}

TEST_CASE("a place is found for a key in the front matter", "[content][linker]") {
  SourceMap sources;
  const SourceId id = sources.add("a.md", "---\ntitle: draft\n draft: no\ndrafts: 1\ndraft: true\n---\n");
  Entry entry;
  entry.front_matter = {id, 4, 46};
  CHECK(sources.get(id).position(key_span(entry, "draft", sources).begin).line == 5);
  CHECK_FALSE(key_span(entry, "publish_on", sources).valid());
  CHECK_FALSE(key_span(Entry{}, "draft", sources).valid());
  CHECK(sources.view(without_quotes({id, 4, 9}, sources)) == "title");
}

// The same content, larger: `entries` entries in two collections, four references and two links each.
ProjectFiles large_project(int entries, bool wrong) {
  ProjectFiles files = kModel;
  for (int i = 0; i < entries; ++i) {
    std::string references;
    for (int r = 1; r <= 4; ++r)
      references += fmt::format("{}practice-{}", r == 1 ? "" : ", ", wrong ? -i * 7 - r : (i * 31 + r * 17) % entries);
    if (!wrong) references = fmt::format("practice-{}, practice-{}", (i + 1) % entries, (i + 2) % entries);
    files[fmt::format("content/practices/practice-{}.md", i)] = fmt::format(
        "---\ntitle: Praktijk {}\ndate: {}\norganisations: [hef, schiedam]\nanswers: [{}]\n---\n[x](practice-{}.md) "
        "[y](../organisations/hef.md)\n",
        i, 1950 + i % 70, references, (i * 13) % entries);
  }
  return files;
}

TEST_CASE("a thousand wrong names cost no more than a hundred", "[content][linker]") {
  const std::clock_t begin = std::clock();  // Of the process: other work on the machine does not count.
  const std::string said = LinkProject(large_project(2000, true)).headlines();
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 20);
  CHECK(std::count(said.begin(), said.end(), '\n') >= 8000);
}

TEST_CASE("the same files give the same graph", "[content][linker]") {
  CHECK(LinkProject(large_project(50, false)).dump() == LinkProject(large_project(50, false)).dump());
}

}  // namespace
}  // namespace bondgenoot::content
