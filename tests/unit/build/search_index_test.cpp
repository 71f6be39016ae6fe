#include "build/search_index.h"

#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "support/gzip.h"
#include "support/json.h"
#include "unit/build/made_site.h"

namespace bondgenoot::build {
namespace {

Files searched_project() {
  return {
      {"content/site.yaml", "title: Test\nlanguage: nl\nbase_url: https://example.org/kennis/\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: De ingang.\n---\nTekst.\n"},
      {"content/pages/_collection.yaml",
       "title: Pagina's\nsingular: pagina\npath: /\nlayouts: {entry: page.html}\nfields:\n  title: {type: text}\n"
       "  summary: {type: text}\n"},
      {"content/schools/_collection.yaml",
       "title: Scholen\nsingular: school\npath: /scholen/\nlayouts: {entry: page.html}\nsearch: true\nfields:\n"
       "  title: {type: text, required: true, search: 4}\n  short: {type: text, names: true}\n"},
      {"content/schools/geheim-college.md", "---\ntitle: Geheimcollege\nshort: GHC\n---\nEen school.\n"},
      {"content/notes/_collection.yaml",
       "title: Notities\nsingular: notitie\npath: /notities/\norder: -date\nlayouts: {entry: page.html}\nsearch: true\n"
       "fields:\n  title: {type: text, required: true, search: 4}\n  summary: {type: text, search: 2}\n"
       "  date: {type: date, facet: year}\n  level: {type: choice, ordered: true, facet: true, options: {idee: Idee, "
       "bewezen: Bewezen}}\n  anonymous: {type: boolean, default: false}\n"
       "  where: {type: reference, to: schools, many: true, facet: true, search: 1, inverse: notes, private_when: "
       "anonymous}\n"},
      {"content/notes/old.md", "---\ntitle: Oud\ndate: 2015\nlevel: bewezen\nwhere: [geheim-college]\n---\nBus.\n"},
      {"content/notes/new.md", "---\ntitle: Nieuw\nsummary: Kort.\ndate: 2017-05\nlevel: idee\n---\n## Kop\nTrein.\n"},
      {"content/notes/quiet.md",
       "---\ntitle: Stil\ndate: 2016\nanonymous: true\nwhere: [geheim-college]\n---\nPijnlijk.\n"},
      {"content/notes/draft.md", "---\ntitle: Concept\ndraft: true\n---\nConcept.\n"},
      {"templates/page.html", "<!doctype html><title>{{ page.title }}</title>{{ site.search_root }}\n"},
      {"templates/404.html", "<!doctype html><title>404</title>\n"},
      {"themes/default/theme.yaml", "name: Default\n"},
  };
}

Json root_of(const Built& built) {
  INFO(built.said);
  REQUIRE(built.tree.files.contains("search/nl/root.json"));
  return *parse_json(built.tree.files.at("search/nl/root.json"));
}

/// What results show of each document, without the address.
std::string titles(const Json& root) {
  std::string all;
  for (const Json& pack : *root.find("packs")->get<Json::Array>()) {
    for (const Json& one : *pack.get<Json::Array>()) all += *one.find("t")->get<std::string>() + ' ';
  }
  return all;
}

TEST_CASE("a searched collection has its index in the site, newest first", "[build][search]") {
  const Built built = build_files(searched_project());
  const Json root = root_of(built);
  CHECK(built.said == "");
  CHECK(titles(root) == "Nieuw Stil Oud Geheimcollege ");
  CHECK(to_json(*root.find("sorts")) == R"(["title","level"])");
  CHECK(to_json(*root.find("facets")) ==
        R"([{"name":"collection","values":["notes","schools"]},{"name":"date","values":["2017","2016","2015"]},)"
        R"({"name":"level","values":["idee","bewezen"]},{"name":"where","values":["geheim-college"]}])");
  CHECK(built.tree.files.at("index.html").find("/kennis/search/nl/root.json") != std::string::npos);
  const Json& first = root.find("packs")->get<Json::Array>()->front().get<Json::Array>()->front();
  CHECK(to_json(first) == R"({"u":"/kennis/notities/new/","t":"Nieuw","s":"Kort.","k":"notes","n":"Notitie"})");
}

TEST_CASE("a site without a searched collection has no index and says so to templates", "[build][search]") {
  Files project = searched_project();
  for (const char* name : {"content/notes/_collection.yaml", "content/schools/_collection.yaml"}) {
    std::string& model = project[name];
    model.erase(model.find("search: true\n"), 13);
  }
  const Built built = build_files(project);
  CHECK(built.said == "");
  CHECK_FALSE(built.tree.files.contains("search/nl/root.json"));
  CHECK(built.tree.files.at("index.html").find("None") != std::string::npos);
}

TEST_CASE("what a page withholds leads nobody to it", "[build][search][privacy]") {
  const Built built = build_files(searched_project());
  std::string everything;
  for (const auto& [path, bytes] : built.tree.files) {
    if (!path.starts_with("search/")) continue;
    everything += path.ends_with(".bin") ? *gunzip(bytes, 1U << 24U) : bytes;
  }
  CHECK(everything.find("geheimcollege") != std::string::npos);  // The school itself is found,
  Files alone = searched_project();
  alone.erase("content/notes/old.md");
  alone.erase("content/schools/geheim-college.md");
  alone["content/schools/other.md"] = "---\ntitle: Anders\n---\n";
  alone["content/notes/quiet.md"] = "---\ntitle: Stil\ndate: 2016\nanonymous: true\nwhere: [other]\n---\nPijnlijk.\n";
  const Built quiet = build_files(alone);
  INFO(quiet.said);
  const Project project = load_files(alone);
  const auto documents = site::collect_search_documents(project.graph, project.config, project.config.language);
  bool seen = false;
  for (std::size_t i = 0; i < documents.entries.size(); ++i) {
    if (project.graph.get(documents.entries[i]).name != "quiet") continue;
    seen = true;
    for (const search::FieldText& text : documents.collected.documents[i].texts)
      CHECK(text.text.find("Anders") == std::string::npos);  // but not the page that keeps its name.
    const auto facet = std::ranges::find(documents.collected.facets, "where", &search::Facet::name);
    REQUIRE(facet != documents.collected.facets.end());
    const auto number = static_cast<std::size_t>(facet - documents.collected.facets.begin());
    CHECK(documents.collected.documents[i].facets[number].empty());
  }
  CHECK(seen);
}

TEST_CASE("a reference is found by the other names of what it leads to", "[build][search]") {
  Project project = load_files(searched_project());
  ThreadPool pool(1);
  const SearchIndex index = make_search_index(project, pool);
  std::string texts;
  for (std::size_t i = 0; i < index.documents.entries.size(); ++i) {
    if (project.graph.get(index.documents.entries[i]).name != "old") continue;
    for (const search::FieldText& text : index.documents.collected.documents[i].texts)
      texts.append(text.text).append(1, ';');
  }
  CHECK(texts == "Oud;Geheimcollege;GHC;Bus.;");
}

TEST_CASE("a theme says what results show", "[build][search]") {
  Files project = searched_project();
  project["templates/search-hit.json"] =
      "{\"y\": {{ entry.date.year|tojson if entry.date is defined and entry.date else \"null\" }}, \"e\": \"\", \"t\": "
      "\"x\"}\n";
  const Built built = build_files(project);
  const Json root = root_of(built);
  const Json& first = root.find("packs")->get<Json::Array>()->front().get<Json::Array>()->front();
  CHECK(to_json(first) ==
        R"({"u":"/kennis/notities/new/","t":"Nieuw","s":"Kort.","k":"notes","n":"Notitie","y":2017})");
}

TEST_CASE("a template for results that prints no JSON object is told so", "[build][search]") {
  Files project = searched_project();
  project["templates/search-hit.json"] = "{{ entry.title }}";
  CHECK_THAT(build_files(project).said,
             Catch::Contains("`search-hit.json` does not print a JSON object for `content/"));
  CHECK_THAT(build_files(project).said, Catch::Contains("[invalid-search-hit]"));
  project["templates/search-hit.json"] = "[1]";
  CHECK_THAT(build_files(project).said, Catch::Contains("it prints JSON, but no object"));
}

TEST_CASE("families and compounds are put into words when that is asked for", "[build][search]") {
  Files project = searched_project();
  project["content/notes/old.md"] = "---\ntitle: Oud\n---\nBus en bussen, school en advies, schooladvies.\n";
  CHECK(build_files(project).site.search_explanation.empty());
  const std::string explanation =
      build_files(project, 2, [](BuildOptions& options) { options.explain_search = true; }).site.search_explanation;
  CHECK_THAT(explanation, Catch::Contains("bus") && Catch::Contains("bussen") && Catch::Contains("schooladvies"));
}

}  // namespace
}  // namespace bondgenoot::build
