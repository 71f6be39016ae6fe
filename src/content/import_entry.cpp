#include "content/import_entry.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "content/import_values.h"
#include "content/names.h"
#include "content/scaffold.h"
#include "content/yaml_slips.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

using Kind = ImportTarget::Kind;

constexpr std::size_t kLongestName = 80;  // Of a file, without its ending; a title may be longer.

// The work on one record.
struct Composer {
  const Collection& collection;
  const ImportRecord& record;
  const EntryNames& names;
  const ImportOptions& options;
  Diagnostics& diagnostics;
  bool whole = true;
  ScaffoldOptions scaffold = {};

  void report(const ImportCell& cell, ValueProblem problem) {
    diagnostics.add(problem.code, cell.span, said_at(cell.where, std::move(problem.message)))
        .with_label(std::move(problem.label))
        .with_help(std::move(problem.help));
    whole = false;
  }
  void fill(const std::string& field, std::string yaml) { scaffold.filled.emplace_back(field, std::move(yaml)); }
};

const ImportCell* cell_for(const ImportRecord& record, const ImportTarget& target) {
  const auto found =
      std::ranges::find_if(record.cells, [&](const ImportCell& cell) { return cell.column->target == target; });
  return found == record.cells.end() ? nullptr : &*found;
}

const ImportCell* cell_for(const ImportRecord& record, std::string_view common_key) {
  return cell_for(record, {.kind = Kind::Common, .key = std::string(common_key)});
}

std::vector<const ImportCell*> cells_of(const ImportRecord& record, const Field& field) {
  std::vector<const ImportCell*> cells;
  for (const ImportCell& cell : record.cells)
    if (cell.column->target.field == &field) cells.push_back(&cell);
  return cells;
}

const std::vector<Field>& group_fields(const Field& field) {
  return field.type == FieldType::List ? field.children.front().children : field.children;
}

// The part of a group that a cell is when its column names only the group: its first required one.
const Field* part_of(const Field& field, const ImportCell& cell) {
  if (cell.column->target.child != nullptr) return cell.column->target.child;
  const std::vector<Field>& parts = group_fields(field);
  const auto found = std::ranges::find_if(parts, [](const Field& part) { return part.required; });
  return found == parts.end() ? &parts.front() : &*found;
}

std::string part_line(Composer& composer, const Field& part, const ImportCell& cell, std::string_view text) {
  if (part.type == FieldType::Markdown) return fmt::format("{}: {}", part.name, yaml_quoted(text));
  auto yaml = imported_value(part, text, composer.names);
  if (yaml) return fmt::format("{}: {}", part.name, *yaml);
  composer.report(cell, std::move(yaml.error()));
  return {};
}

void compose_group(Composer& composer, const Field& field, const std::vector<const ImportCell*>& cells) {
  std::string yaml;
  for (const Field& part : field.children) {
    for (const ImportCell* cell : cells) {
      if (part_of(field, *cell) != &part) continue;
      if (const std::string line = part_line(composer, part, *cell, cell->text); !line.empty())
        yaml += fmt::format("\n  {}", line);
    }
  }
  if (!yaml.empty()) composer.fill(field.name, yaml);
}

// Each column has the n-th item's part in its n-th place.
void compose_group_list(Composer& composer, const Field& field, const std::vector<const ImportCell*>& cells) {
  std::vector<std::vector<std::string>> texts;
  for (const ImportCell* cell : cells) texts.push_back(texts_in_cell(cell->text, cells.size() > 1));
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (texts[i].size() == texts[0].size()) continue;
    composer.report(*cells[i],
                    {.code = DiagnosticCode::UnevenList,
                     .message = phrase("there are {} here, and {} in `{}`", texts[i].size(), texts[0].size(),
                                       cells[0]->column->header),
                     .label = {},
                     .help = phrase("divide them by `|`, and leave empty what there is not: `one | | three`"),
                     .replacement = {}});
    return;
  }
  std::string yaml;
  for (std::size_t item = 0; item < texts[0].size(); ++item) {
    std::string_view before = "\n  - ";
    for (const Field& part : group_fields(field)) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (part_of(field, *cells[i]) != &part || texts[i][item].empty()) continue;
        const std::string line = part_line(composer, part, *cells[i], texts[i][item]);
        if (line.empty()) continue;
        yaml.append(before).append(line);
        before = "\n    ";
      }
    }
  }
  if (!yaml.empty()) composer.fill(field.name, yaml);
}

void compose_image(Composer& composer, const Field& field, const std::vector<const ImportCell*>& cells) {
  std::string yaml;
  for (const ImportCell* cell : cells) {
    const std::string& part = cell->column->target.key;
    yaml += fmt::format("\n  {}: {}", part.empty() ? "src" : part, yaml_quoted(replace_all(cell->text, "\n", " ")));
  }
  composer.fill(field.name, yaml);
}

void compose_field(Composer& composer, const Field& field) {
  const std::vector<const ImportCell*> cells = cells_of(composer.record, field);
  if (cells.empty()) return;
  if (is_simple(field)) {
    auto yaml = imported_value(field, cells.front()->text, composer.names);
    if (!yaml) return composer.report(*cells.front(), std::move(yaml.error()));
    if (*yaml != "[]") composer.fill(field.name, " " + *yaml);
  } else if (field.type == FieldType::Image) {
    compose_image(composer, field, cells);
  } else if (field.type == FieldType::Group) {
    compose_group(composer, field, cells);
  } else if (field.type == FieldType::List && field.children.front().type == FieldType::Group) {
    compose_group_list(composer, field, cells);
  } else {
    composer.fill(field.name, " " + yaml_block(cells.front()->text, "  "));
  }
}

void require(Composer& composer, const Field& field) {
  if (!field.required || field.follows || field.default_text || !cells_of(composer.record, field).empty()) return;
  const std::string message = phrase("`{}` is empty, and every entry must have it", field.name);
  composer.diagnostics.add(DiagnosticCode::MissingField, composer.record.span, said_at(composer.record.where, message))
      .with_help(phrase("fill it in"));
  composer.whole = false;
}

// `2026-12-01`, `true`, a list of addresses: what the common keys take.
void compose_common(Composer& composer) {
  for (const std::string_view key : {"draft", "publish_on", "aliases", "layout"}) {
    const ImportCell* cell = cell_for(composer.record, key);
    if (cell == nullptr) continue;
    std::string yaml = yaml_quoted(replace_all(cell->text, "\n", " "));
    if (key == "draft") {
      const std::string_view value = imported_boolean(cell->text);
      if (!value.empty()) yaml = value;
    } else if (key == "publish_on") {
      yaml = likely_date(cell->text).value_or(cell->text);
      if (!parse_day(yaml)) yaml = yaml_quoted(yaml);
    } else if (key == "aliases") {
      std::vector<std::string> quoted;
      for (const std::string& address : texts_in_cell(cell->text)) quoted.push_back(yaml_quoted(address));
      yaml = fmt::format("[{}]", join(quoted, ", "));
    }
    composer.scaffold.common.emplace_back(key, yaml);
  }
  const bool says_draft = cell_for(composer.record, "draft") != nullptr;
  if (composer.options.draft && !says_draft) composer.scaffold.common.emplace_back("draft", "true");
}

// One column is the text; of more each is a part under its own heading.
std::string body_of(const ImportRecord& record) {
  std::vector<const ImportCell*> cells;
  for (const ImportCell& cell : record.cells)
    if (cell.column->target.kind == Kind::Body) cells.push_back(&cell);
  std::string body;
  for (const ImportCell* cell : cells) {
    if (!body.empty()) body += '\n';
    if (cells.size() > 1) body += fmt::format("## {}\n\n", replace_all(cell->column->header, "\n", " "));
    body += cell->text + '\n';
  }
  return body;
}

// No longer than a file system takes, and not cut within a word.
std::string shortened(std::string name) {
  if (name.size() <= kLongestName) return name;
  const std::size_t cut = name.rfind('-', kLongestName);
  name.resize(cut == std::string::npos || cut == 0 ? kLongestName : cut);
  return name;
}

}  // namespace

std::string said_at(const std::string& where, std::string message) {
  return where.empty() ? std::move(message) : fmt::format("{}: {}", where, message);
}

const ImportCell* title_cell(const Collection& collection, const ImportRecord& record) {
  const Field* title = collection.find_field("title");
  return title == nullptr ? nullptr : cell_for(record, {.kind = Kind::Field, .field = title, .key = {}});
}

// The file name without ending; empty after an error.
std::string imported_name(const Collection& collection, const ImportRecord& record, Diagnostics& diagnostics) {
  const ImportCell* slug = cell_for(record, "slug");
  const ImportCell* title = title_cell(collection, record);
  const ImportCell* cell = slug != nullptr ? slug : title;
  if (cell == nullptr) {
    const Field* field = collection.find_field("title");
    if (field != nullptr && field->required) return {};  // Which is said of the field.
    diagnostics.add(DiagnosticCode::NamelessEntry, record.span, said_at(record.where, phrase("there is no title")))
        .with_help(phrase("fill in a title, or a name in a column `slug`"));
    return {};
  }
  std::string name = slug != nullptr && is_slug(slug->text) ? slug->text : scaffold_name(cell->text);
  if (!name.empty() && (slug == nullptr || name == slug->text)) return shortened(std::move(name));
  Diagnostic& diagnostic = diagnostics.add(
      DiagnosticCode::NamelessEntry, cell->span,
      said_at(cell->where, phrase("`{}` cannot be the name of a file", replace_all(cell->text, "\n", " "))));
  diagnostic.help = name.empty() ? phrase("give the entry a name of letters, digits and `-` in a column `slug`")
                                 : phrase("write `{}`", name);
  return {};
}

std::string imported_path(const Collection& collection, const ImportRecord& record, const std::string& name,
                          const ImportOptions& options) {
  const ImportCell* language = cell_for(record, "lang");
  const bool other = language != nullptr && to_lower(language->text) != options.language;
  return fmt::format(
      "content/{}/{}{}.md", collection.name, name,
      other ? "." + (is_language_code(language->text) ? language->text : slugified(language->text)) : std::string());
}

ImportedText imported_text(const Collection& collection, const ImportRecord& record, const EntryNames& names,
                           const ImportOptions& options, Diagnostics& diagnostics) {
  Composer composer{collection, record, names, options, diagnostics};
  composer.scaffold.language = options.comment_language;
  composer.scaffold.today = options.today;
  composer.scaffold.comments = options.comments;
  for (const Field& field : collection.fields) {
    compose_field(composer, field);
    require(composer, field);
  }
  compose_common(composer);
  composer.scaffold.body = body_of(record);
  return {.text = scaffold_entry(collection, {}, composer.scaffold), .whole = composer.whole};
}

}  // namespace bondgenoot::content
