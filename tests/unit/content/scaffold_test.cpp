#include "content/scaffold.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/entry_parser.h"
#include "content/example_value.h"
#include "content/schema_parser.h"
#include "support/diagnostic_text.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kModel = R"(title: Dingen
fields:
  title: {type: text, required: true, max: 120, label: {nl: Titel}}
  summary: {type: text, required: true, max: 60, label: {nl: Samenvatting, en: Summary}, help: {nl: Kort., en: Short.}}
  intro: {type: markdown, required: true}
  date: {type: date, required: true}
  period: {type: date}
  number: {type: number, required: true, min: 3}
  kind: {type: choice, required: true, options: {a: {nl: Aap}, b: b}}
  sectors: {type: choice, many: true, required: true, all_values: alle, options: [po, vo]}
  friend: {type: reference, to: dingen, required: true}
  friends: {type: reference, to: dingen, many: true, label: Vrienden}
  flag: {type: boolean, default: false}
  site: {type: url, required: true}
  mail: {type: email}
  tags: {type: list, of: {type: text}, required: true}
  image: {type: image, required: true}
  quote: {type: group, required: true, fields: {text: {type: text, required: true}, who: {type: text}}}
  sources: {type: list, required: true, of: {type: group, fields: {date: {type: date}, title: {type: text, required: true}}}}
  results: {type: list, of: {type: group, fields: {value: {type: text}, what: {type: text}}}}
  course: {type: choice, required: true, options: [x, y], follows: {field: kind, map: {a: x, b: y}}}
)";

struct Project {
  SourceMap sources;
  Model model;

  Project() {
    std::vector<Collection> collections;
    auto parsed =
        parse_collection(sources.get(sources.add("content/dingen/_collection.yaml", std::string(kModel))), "dingen");
    INFO(to_text(parsed.diagnostics, sources));
    REQUIRE(parsed.diagnostics.empty());
    collections.push_back(std::move(parsed.value));
    model = make_model(std::move(collections), sources).value;
  }
  [[nodiscard]] const Collection& collection() const { return model.collections[0]; }
  std::string diagnostics_of(const std::string& text) {
    const Source& source = sources.get(sources.add("content/dingen/x.md", text));
    const auto outcome = parse_entry(source, collection(), {});
    return to_text(outcome.diagnostics, sources);
  }
};

std::string scaffold(const Collection& collection, std::string_view title = "Een ding", std::string language = "nl") {
  return scaffold_entry(collection, title, {.language = std::move(language), .today = {2026, 10, 5}});
}

// As an editor does: a value behind each key that has none.
std::string filled_in(const Collection& collection, const std::string& text) {
  std::string out;
  for (std::string_view line : split(text, '\n')) {
    const Field* field = collection.find_field(line.substr(0, line.find(':')));
    if (line.ends_with(" \"\""))
      out += fmt::format("{}\"x\"", line.substr(0, line.size() - 2));
    else if (field != nullptr && line.ends_with("[]"))
      out += example_line(*field);
    else if (field != nullptr && line.ends_with(":") && field->type != FieldType::Group &&
             field->type != FieldType::List && field->type != FieldType::Image)
      out += example_line(*field);
    else
      out += line;
    out += '\n';
  }
  return out;
}

// The `#` taken away before every field.
std::string with_all_fields(const std::string& text) {
  std::string out;
  bool in_block = false;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t hash = line.find_first_not_of(' ');
    const bool comment = hash != std::string_view::npos && line[hash] == '#';
    const bool field = comment && hash + 1 < line.size() && line[hash + 1] >= 'a' && line[hash + 1] <= 'z';
    const bool inner = in_block && comment && line.substr(hash).starts_with("#  ");
    in_block = (field && line.ends_with(":")) || inner;
    out += field || inner ? std::string(line.substr(0, hash)).append(line.substr(hash + 1)) : std::string(line);
    out += '\n';
  }
  return out;
}

TEST_CASE("a new entry has every field, the required ones ready", "[content][scaffold]") {
  const Project project;
  const std::string text = scaffold(project.collection(), "Een \"ding\": proef");
  CHECK_THAT(text, Catch::StartsWith("---\ntitle: \"Een \\\"ding\\\": proef\"\n\n# Samenvatting (verplicht, hoogstens "
                                     "60 tekens): Kort.\nsummary: \"\"\n"));
  for (const char* part :
       {"\ndate: 2026-10-05\n", "\n#period: 2017-09-05\n", "\nnumber:\n", "\nkind:\n", "#   a = Aap\n#   b\n",
        "\nsectors: []\n", "\n#flag: false\n", "\n#friends: [name-of-an-entry]\n",
        "\n# Vrienden (een of meer, de bestandsnaam van een pagina in content/dingen, zonder .md)\n",
        "\nimage:\n  src:\n  alt: \"\"\n", "\nquote:\n  text: \"\"\n  #who: \"…\"\n",
        "\nsources:\n  - title: \"\"\n    #date: 2017-09-05\n", "\n#results:\n#  - value: \"…\"\n#    what: \"…\"\n",
        "\n#course: x\n"}) {
    CHECK_THAT(text, Catch::Contains(part));
  }
}

TEST_CASE("a new entry says what is still to be filled in", "[content][scaffold]") {
  Project project;
  const std::string said = project.diagnostics_of(scaffold(project.collection()));
  for (const char* name : {"summary", "number", "kind", "sectors", "friend", "site", "tags"}) {
    CHECK_THAT(said, Catch::Contains(fmt::format("the required field `{}`", name)));
  }
  CHECK_THAT(said, !Catch::Contains("`title` (Titel)"));
}

TEST_CASE("a new entry is sound once its required fields are filled in", "[content][scaffold]") {
  Project project;
  for (const std::string language : {"nl", "en"}) {
    std::string text = filled_in(project.collection(), scaffold(project.collection(), "Een ding", language));
    text = replace_all(text, "  src:\n", "  src: foto.jpg\n");
    CHECK(project.diagnostics_of(text).empty());
    CHECK(project.diagnostics_of(with_all_fields(text)).empty());
  }
}

TEST_CASE("the words of a new entry follow the language", "[content][scaffold]") {
  const Project project;
  CHECK_THAT(scaffold(project.collection(), "A thing", "en"),
             Catch::Contains("# Summary (required, at most 60 characters): Short.\n"));
  CHECK_THAT(scaffold(project.collection(), "A thing", "fr"), Catch::Contains("required"));
}

TEST_CASE("a title gives a file its name", "[content][scaffold]") {
  CHECK(scaffold_name("Thuis & Veiligheid: één dag") == "thuis-veiligheid-een-dag");
  CHECK(scaffold_name("!?").empty());
}

}  // namespace
}  // namespace bondgenoot::content
