// The golden cases of golden/content/: a model and its entries in, diagnostics and parsed entries out.
#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "content/entry_parser.h"
#include "content/schema_parser.h"
#include "entry_dump.h"
#include "support/case_file.h"
#include "support/diagnostic_text.h"
#include "support/path.h"

namespace bondgenoot::content {
namespace {

bool is_input(std::string_view name) { return name.starts_with("content/"); }

struct Parsed {
  SourceMap sources;
  Diagnostics diagnostics;
  Model model;
  std::vector<Entry> entries;
};

void parse_models(const tests::CaseFile& file, Parsed& parsed) {
  std::vector<Collection> collections;
  for (const tests::CaseSection& section : file.sections) {
    if (file_name(section.name) != "_collection.yaml") continue;
    const Source& source = parsed.sources.get(parsed.sources.add(section.name, section.text));
    auto collection = parse_collection(source, std::string(file_name(parent_path(section.name))));
    parsed.diagnostics.append(std::move(collection.diagnostics));
    collections.push_back(std::move(collection.value));
  }
  auto model = make_model(std::move(collections), parsed.sources);
  parsed.diagnostics.append(std::move(model.diagnostics));
  parsed.model = std::move(model.value);
}

void parse_entries(const tests::CaseFile& file, Parsed& parsed) {
  EntryParserOptions options;
  options.languages = {"nl", "en"};
  for (const tests::CaseSection& section : file.sections) {
    if (!section.name.ends_with(".md")) continue;
    const Collection* collection = parsed.model.find(file_name(parent_path(section.name)));
    REQUIRE(collection != nullptr);
    const Source& source = parsed.sources.get(parsed.sources.add(section.name, section.text));
    auto entry = parse_entry(source, *collection, options);
    CHECK(entry.value.entry.fields.size() == collection->fields.size());
    parsed.diagnostics.append(std::move(entry.diagnostics));
    parsed.entries.push_back(std::move(entry.value.entry));
  }
}

std::vector<tests::CaseSection> run(const tests::CaseFile& file) {
  Parsed parsed;
  parse_models(file, parsed);
  parse_entries(file, parsed);
  parsed.diagnostics.sort(parsed.sources);
  if (!parsed.diagnostics.empty()) return {{"diagnostics", to_text(parsed.diagnostics, parsed.sources)}};
  std::string entries;
  for (const Entry& entry : parsed.entries) entries += dump(entry, parsed.model.get(entry.collection));
  return {{"entries", entries}};
}

TEST_CASE("models and entries say what is wrong with them, and where", "[content][golden]") {
  tests::check_cases("golden/content", {.is_input = is_input, .run = run});
}

}  // namespace
}  // namespace bondgenoot::content
