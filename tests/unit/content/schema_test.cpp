#include "content/schema.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "content/schema_parser.h"
#include "support/diagnostic_codes.h"
#include "support/diagnostic_text.h"

namespace bondgenoot::content {
namespace {

Collection parse(const std::string& text, std::string name = "praktijken") {
  SourceMap sources;
  const Source& source = sources.get(sources.add("content/" + name + "/_collection.yaml", text));
  auto parsed = parse_collection(source, std::move(name));
  INFO(to_text(parsed.diagnostics, sources));
  CHECK(parsed.diagnostics.empty());
  return std::move(parsed.value);
}

TEST_CASE("a text in several languages falls back sensibly", "[content][schema]") {
  const LocalizedText several{{{"nl", "Titel"}, {"en", "Title"}}};
  CHECK(several.in("nl") == "Titel");
  CHECK(several.in("en") == "Title");
  CHECK(several.in("fr") == "Titel");
  const LocalizedText plain{{{"en", "Title"}, {"", "Overal"}}};
  CHECK(plain.in("fr") == "Overal");
  CHECK(LocalizedText{}.in("nl").empty());
}

TEST_CASE("every field type has a name and is found by it", "[content][schema]") {
  for (unsigned i = 0; i <= static_cast<unsigned>(FieldType::Group); ++i) {
    const auto type = static_cast<FieldType>(i);
    CHECK(find_field_type(name_of(type)) == type);
  }
  CHECK(!find_field_type("string"));
}

TEST_CASE("a collection has sensible settings where it gives none", "[content][schema]") {
  const Collection collection = parse("title: Praktijken\nfields:\n  title: {type: text}\n");
  CHECK(collection.path == "/praktijken/");
  CHECK(collection.order_field.empty());
  CHECK(collection.entry_layout == kDefaultEntryLayout);
  CHECK(collection.list_layout.empty());
  CHECK(collection.per_page == 24);
  CHECK(!collection.search);
  CHECK(collection.usable);
  CHECK(collection.fields[0].usable);
  CHECK(parse("title: Pagina's\nfields:\n  title: {type: text}\n", "pages").path == "/");
}

TEST_CASE("all settings of a collection are read", "[content][schema]") {
  const Collection collection = parse(
      "title: {nl: Praktijken, en: Practices}\nsingular: praktijk\ndescription: {nl: Uitleg}\npath: "
      "/goed/werk/\norder: -date\n"
      "layouts: {entry: p/a.html, list: b.html}\nsearch: true\nfeed: true\ncalendar: true\nper_page: all\nfields:\n  "
      "date: {type: date}\n");
  CHECK(collection.title.in("en") == "Practices");
  CHECK(collection.singular.in("en") == "praktijk");
  CHECK(collection.description.in("nl") == "Uitleg");
  CHECK(collection.path == "/goed/werk/");
  CHECK(collection.order_field == "date");
  CHECK(collection.descending);
  CHECK(collection.entry_layout == "p/a.html");
  CHECK(collection.list_layout == "b.html");
  CHECK(collection.per_page == 0);
  CHECK((collection.search && collection.feed && collection.calendar));
}

TEST_CASE("all settings of a field are read", "[content][schema]") {
  const Collection collection = parse(R"(title: Praktijken
fields:
  title: {type: text, required: true, min: 2, max: 120, search: 4, label: {nl: Titel}, help: Kort}
  date: {type: date, facet: year}
  also: {type: list, of: {type: text, max: 80}, search: true, names: true}
  sectors: {type: choice, many: true, facet: true, options: {po: {nl: basisonderwijs, help: {nl: vier tot twaalf}}, vo: voortgezet, mbo: }}
  rung: {type: choice, ordered: true, options: [idee, getest], requires: {getest: [date, also]}, default: idee}
  nature: {type: choice, options: [in, uit]}
  course: {type: choice, options: [a, b], follows: {field: nature, map: {in: b}}}
  partners: {type: reference, to: praktijken, many: true, inverse: partner_of, all_values: alle, private_when: anonymous}
  anonymous: {type: boolean, default: false}
  quote: {type: group, fields: {text: {type: text, required: true}, who: {type: text}}}
)");
  const Field& title = *collection.find_field("title");
  CHECK((title.required && title.min == 2.0 && title.max == 120.0 && title.search == 4.0));
  CHECK(title.label.in("nl") == "Titel");
  CHECK(collection.find_field("date")->facet == FacetKind::Year);
  const Field& also = *collection.find_field("also");
  CHECK((also.names && also.search == 1.0 && also.children.size() == 1 && also.children[0].max == 80.0));
  CHECK(also.children[0].name == "also");
  const Field& sectors = *collection.find_field("sectors");
  CHECK((sectors.many && sectors.facet == FacetKind::Value && sectors.options.size() == 3));
  CHECK(sectors.find_option("po")->label.in("nl") == "basisonderwijs");
  CHECK(sectors.find_option("po")->help.in("nl") == "vier tot twaalf");
  CHECK(sectors.find_option("vo")->label.in("en") == "voortgezet");
  CHECK(sectors.find_option("mbo")->label.empty());
  CHECK(sectors.find_option("wo") == nullptr);
  const Field& rung = *collection.find_field("rung");
  CHECK((rung.ordered && rung.default_text == "idee"));
  REQUIRE(rung.requirements.size() == 1);
  CHECK(rung.requirements[0].option == 1);
  CHECK(rung.requirements[0].fields == std::vector<std::string>{"date", "also"});
  REQUIRE(collection.find_field("course")->follows);
  CHECK(collection.find_field("course")->follows->map == std::vector<std::pair<std::string, std::uint32_t>>{{"in", 1}});
  const Field& partners = *collection.find_field("partners");
  CHECK((partners.to == "praktijken" && partners.inverse == "partner_of" && partners.all_values == "alle" &&
         partners.private_when == "anonymous"));
  CHECK(collection.find_field("quote")->children.size() == 2);
}

TEST_CASE("the model is sorted by name and its references find their collections", "[content][schema]") {
  SourceMap sources;
  std::vector<Collection> collections;
  collections.push_back(
      parse("title: B\nfields:\n  a: {type: list, of: {type: group, fields: {x: {type: reference, to: a}}}}\n", "b"));
  collections.push_back(parse("title: A\nfields:\n  title: {type: text}\n", "a"));
  const auto model = make_model(std::move(collections), sources);
  CHECK(model.diagnostics.empty());
  CHECK(model.value.names() == std::vector<std::string>{"a", "b"});
  REQUIRE(model.value.find("b") != nullptr);
  CHECK(model.value.find("b")->id == CollectionId{1});
  CHECK(model.value.find("b")->fields[0].children[0].children[0].target == CollectionId{0});
  CHECK(model.value.find("c") == nullptr);
}

TEST_CASE("pages have a collection of their own when they bring none", "[content][schema]") {
  SourceMap sources;
  const auto model = make_model({default_pages_collection()}, sources);
  CHECK(model.diagnostics.empty());
  CHECK(model.value.find(kPagesCollection)->path == "/");
  std::vector<Collection> two;
  two.push_back(default_pages_collection());
  two.push_back(parse("title: X\npath: /\nfields:\n  title: {type: text}\n", "x"));
  const auto clash = make_model(std::move(two), sources);
  REQUIRE(clash.diagnostics.items().size() == 1);
  CHECK(clash.diagnostics.items()[0].code == DiagnosticCode::DuplicateCollectionPath);
}

TEST_CASE("reserved names are the common keys and what templates see", "[content][schema]") {
  for (const std::string_view name : {"slug", "aliases", "lang", "toc", "backlinks", "href", "body"})
    CHECK(is_reserved_name(name));
  for (const std::string_view name : {"title", "url", "date", "summary"}) CHECK(!is_reserved_name(name));
}

TEST_CASE("the collections of this repository are sound", "[content][schema]") {
  SourceMap sources;
  Diagnostics diagnostics;
  std::vector<Collection> collections;
  for (const auto& folder :
       std::filesystem::directory_iterator(std::filesystem::path(BONDGENOOT_SOURCE_DIR) / "content")) {
    const std::filesystem::path path = folder.path() / "_collection.yaml";
    std::ifstream in(path, std::ios::binary);
    if (!in) continue;
    std::ostringstream text;
    text << in.rdbuf();
    const std::string name = folder.path().filename().string();
    auto parsed = parse_collection(sources.get(sources.add("content/" + name + "/_collection.yaml", text.str())), name);
    diagnostics.append(std::move(parsed.diagnostics));
    collections.push_back(std::move(parsed.value));
  }
  CHECK(collections.size() >= 13);
  auto model = make_model(std::move(collections), sources);
  diagnostics.append(std::move(model.diagnostics));
  CHECK(to_text(diagnostics, sources).empty());
}

}  // namespace
}  // namespace bondgenoot::content
