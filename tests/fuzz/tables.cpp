// What others fill in: a table of a spreadsheet program, the text of an issue.
#include <string>
#include <utility>

#include "content/csv.h"
#include "content/front_matter.h"
#include "content/importer.h"
#include "content/issue_form.h"
#include "content/yaml.h"
#include "fuzz/demands.h"
#include "fuzz/model.h"
#include "fuzz/targets.h"
#include "support/encoding.h"
#include "support/path.h"

namespace bondgenoot::fuzz {
namespace {

using content::ImportRecord;

/// Files that are made of records are below the collection, and can be read.
void demand_files(const std::vector<ImportRecord>& records, Diagnostics& said) {
  auto plan =
      content::plan_import(collection(), records, names(), {.has = {}, .skip = false},
                           {.language = "nl", .comment_language = "nl", .today = {2026, 11, 22}, .comments = true});
  for (const content::ImportedEntry& entry : plan.value.entries) {
    if (entry.path.empty()) continue;
    demand(normalized_path(entry.path) == entry.path && parent_path(entry.path) == "content/dingen",
           "a new file is in the collection's folder", entry.path);
    SourceMap sources;
    const Source& source = sources.get(sources.add(entry.path, entry.text));
    const auto parts = content::split_front_matter(source);
    demand(parts.value.found, "a new file has front matter", entry.text);
    if (!entry.whole) continue;
    const auto yaml = content::parse_yaml(source, parts.value.yaml);
    demand(!yaml.diagnostics.has_errors(), "the front matter of a new file is YAML", entry.text);
  }
  said.append(std::move(plan.diagnostics));
}

}  // namespace

void tables(std::string_view bytes) {
  auto decoded = decoded_text(bytes);
  if (!decoded) return;
  SourceMap sources = sources_of_model();
  const Source& source = sources.get(sources.add("table.csv", std::move(decoded->text)));
  auto table = content::read_csv(source);
  Diagnostics said = std::move(table.diagnostics);
  demand(!said.has_errors() || table.value.rows.empty(), "there is no half table");
  if (!table.value.rows.empty()) {
    auto columns = content::read_columns(table.value.rows.front(), collection(), {});
    said.append(std::move(columns.diagnostics));
    auto records = content::records_of(table.value, columns.value);
    said.append(std::move(records.diagnostics));
    demand_files(records.value, said);
  }
  demand_sayable(said, sources);
}

void issues(std::string_view bytes) {
  auto decoded = decoded_text(bytes);
  if (!decoded) return;
  SourceMap sources = sources_of_model();
  const Source& source = sources.get(sources.add("issue.md", std::move(decoded->text)));
  auto answers = content::read_issue(source, collection());
  Diagnostics said = std::move(answers.diagnostics);
  demand_files({answers.value.record}, said);
  demand_sayable(said, sources);
}

}  // namespace bondgenoot::fuzz
