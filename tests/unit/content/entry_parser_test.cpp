// What golden cases cannot show well: bytes that are no text, limits, hostile content.
#include "content/entry_parser.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/schema_parser.h"
#include "support/cpu_time.h"
#include "support/diagnostic_codes.h"
#include "support/diagnostic_text.h"

namespace bondgenoot::content {
namespace {

struct Parsed {
  SourceMap sources;
  Model model;
  Outcome<ParsedEntry> outcome;

  [[nodiscard]] const Entry& entry() const { return outcome.value.entry; }
  [[nodiscard]] std::string text() const { return to_text(outcome.diagnostics, sources); }
  [[nodiscard]] std::vector<DiagnosticCode> codes() const {
    std::vector<DiagnosticCode> codes;
    for (const Diagnostic& diagnostic : outcome.diagnostics.items()) codes.push_back(diagnostic.code);
    return codes;
  }
};

constexpr std::string_view kModel = R"(title: Dingen
fields:
  title: {type: text, required: true, max: 120}
  tags: {type: text, many: true}
  friends: {type: reference, to: dingen, many: true}
  groups: {type: list, of: {type: group, fields: {title: {type: text}, friends: {type: reference, to: dingen, many: true}}}}
)";

Parsed parse(std::string text, std::string_view model = kModel, std::string path = "content/dingen/x.md") {
  Parsed parsed;
  const Source& collection =
      parsed.sources.get(parsed.sources.add("content/dingen/_collection.yaml", std::string(model)));
  std::vector<Collection> collections;
  collections.push_back(parse_collection(collection, "dingen").value);
  parsed.model = make_model(std::move(collections), parsed.sources).value;
  const Source& source = parsed.sources.get(parsed.sources.add(std::move(path), std::move(text)));
  parsed.outcome = parse_entry(source, parsed.model.collections[0], {});
  return parsed;
}

TEST_CASE("CRLF and a byte order mark change nothing", "[content][entry]") {
  const Parsed parsed =
      parse("\xEF\xBB\xBF---\r\ntitle: \"Eén\"\r\ntags:\r\n  - a\r\n  - b\r\n---\r\n## Kop\r\n\r\nTekst.\r\n");
  CHECK(parsed.text().empty());
  CHECK(parsed.entry().title(parsed.model.collections[0]) == "Eén");
  CHECK(parsed.entry().fields[1].get<ListValue>()->items.size() == 2);
  CHECK(parsed.entry().body.headings.size() == 1);
}

TEST_CASE("an entry that cannot be read keeps its name and one empty value for each field", "[content][entry]") {
  for (const std::string& text :
       {std::string(), std::string("\xFF\xFE-\0", 4), std::string("tekst"), std::string("---\nx"),
        std::string("---\n[\n---\n"), std::string("---\ntitle: \0\n---\n", 17)}) {
    const Parsed parsed = parse(text);
    CHECK(parsed.outcome.diagnostics.count(Severity::Error) == 1);
    CHECK(parsed.outcome.value.usable);
    CHECK(parsed.entry().name == "x");
    CHECK(parsed.entry().slug == "x");
    CHECK(parsed.entry().fields.size() == 4);
    CHECK(parsed.entry().title(parsed.model.collections[0]) == "x");
  }
}

TEST_CASE("references are numbered in the order of the file, within lists and groups too", "[content][entry]") {
  const Parsed parsed =
      parse("---\ntitle: X\ngroups:\n  - friends: [a, b]\n  - {title: x}\n  - friends: c\nfriends: [d]\n---\n");
  CHECK(parsed.text().empty());
  std::string targets;
  for (const ReferenceUse& use : parsed.entry().references) {
    targets += use.target;
    CHECK(parsed.sources.view(use.span) == use.target);
    CHECK(use.field->type == FieldType::Reference);
  }
  CHECK(targets == "abcd");
}

TEST_CASE("a syntax error in the front matter does not hide those in the body", "[content][entry]") {
  const Parsed parsed = parse("---\ntitle: [\n---\n![](x.jpg)\n");
  CHECK(parsed.codes() == std::vector{DiagnosticCode::UnclosedBracket, DiagnosticCode::ImageWithoutAlt});
}

TEST_CASE("two of the same key do not make the others missing", "[content][entry]") {
  CHECK(parse("---\ntitle: a\ntitle: b\n---\n").codes() == std::vector{DiagnosticCode::DuplicateKey});
}

TEST_CASE("a value of every wrong kind gives one error", "[content][entry]") {
  for (const std::string_view value : {"[[a]]", "{a: b}", "[{a: b}]", "[a, [b]]"}) {
    INFO(value);
    const Parsed parsed = parse(fmt::format("---\ntitle: X\ntags: {}\n---\n", value));
    CHECK(parsed.codes() == std::vector{DiagnosticCode::WrongType});
  }
}

TEST_CASE("very many values are judged in time", "[content][entry][limits]") {
  std::string list;
  for (int i = 0; i < 20'000; ++i) list += fmt::format("v{}, ", i);
  std::string keys;
  for (int i = 0; i < 2'000; ++i) keys += fmt::format("k{}: v\n", i);
  const double start = bondgenoot::tests::cpu_seconds();
  CHECK(parse(fmt::format("---\ntitle: X\ntags: [{}]\n---\n", list)).entry().fields[1].get<ListValue>()->items.size() ==
        20'000);
  CHECK(parse(fmt::format("---\ntitle: X\n{}---\n", keys)).outcome.diagnostics.items().size() == 2'000);
  CHECK(bondgenoot::tests::cpu_seconds() - start < 10);
}

TEST_CASE("every prefix of an entry is met with diagnostics", "[content][entry][limits]") {
  const std::string text =
      "---\ntitle: \"X 'y'\"\ntags: [a, \"b\"]\ngroups:\n  - {title: é, friends: [c]}\nslug: y\naliases: "
      "[/a/]\n---\n## Kop\n\n[x](y.md)\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const Parsed parsed = parse(text.substr(0, size));
    CHECK(parsed.entry().fields.size() == 4);
    CHECK(!parsed.entry().name.empty());
    static_cast<void>(parsed.text());
  }
}

TEST_CASE("an unusable collection blames no entry for its fields", "[content][entry]") {
  const Parsed parsed = parse("---\ntitle: X\niets: y\nslug: Z Z\n---\n", "title: \"\nfields:\n");
  CHECK(parsed.codes() == std::vector{DiagnosticCode::InvalidSlug});
}

TEST_CASE("a private field whose flag does not exist is withheld", "[content][entry]") {
  Collection collection;
  collection.fields.resize(1);
  collection.fields[0].private_when = "anoniem";
  Entry entry;
  entry.fields.resize(1);
  CHECK(entry.withholds(collection, collection.fields[0]));
  CHECK(entry.is_private(collection));
}

}  // namespace
}  // namespace bondgenoot::content
