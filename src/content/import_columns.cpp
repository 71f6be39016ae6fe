#include "content/import_columns.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

using Kind = ImportTarget::Kind;
using Named = std::pair<std::string, ImportTarget>;

// The words for what every entry has, beside the key itself; signs do not count, so `-` is a space too.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kCommonWords = {{
    {"slug", "slug"},
    {"bestandsnaam", "slug"},
    {"file-name", "slug"},
    {"draft", "draft"},
    {"concept", "draft"},
    {"publish_on", "publish_on"},
    {"verschijnt-op", "publish_on"},
    {"publiceren-op", "publish_on"},
    {"aliases", "aliases"},
    {"oude-adressen", "aliases"},
    {"layout", "layout"},
    {"lang", "lang"},
    {"taal", "lang"},
    {"language", "lang"},
}};
constexpr std::array<std::string_view, 8> kBodyWords = {"body",    "tekst",    "text",        "inhoud",
                                                        "content", "markdown", "het-verhaal", "the-story"};
constexpr std::array<std::string_view, 3> kImageParts = {"src", "alt", "credit"};

// The fields within one field that a column may stand for on its own.
std::vector<const Field*> children_of(const Field& field) {
  const Field& owner = field.type == FieldType::List ? field.children.front() : field;
  std::vector<const Field*> children;
  if (owner.type != FieldType::Group) return children;
  for (const Field& child : owner.children) children.push_back(&child);
  return children;
}

ImportTarget target_of(const Field& field, const Field* child = nullptr, std::string_view part = {}) {
  return {.kind = Kind::Field, .field = &field, .child = child, .key = std::string(part)};
}

std::vector<std::string> names_of(const Field& field) {
  std::vector<std::string> names = {field.name};
  for (const auto& [language, label] : field.label.texts) names.push_back(label);
  return names;
}

void add_field(std::vector<Named>& targets, const Field& field) {
  const std::vector<std::string> own = names_of(field);
  for (const std::string& name : own) targets.emplace_back(name, target_of(field));
  if (field.type == FieldType::Image) {
    for (const std::string_view part : kImageParts)
      for (const std::string& name : own)
        targets.emplace_back(fmt::format("{}.{}", name, part), target_of(field, nullptr, part));
  }
  for (const Field* child : children_of(field)) {
    for (const std::string& name : own)
      for (const std::string& part : names_of(*child))
        targets.emplace_back(fmt::format("{}.{}", name, part), target_of(field, child));
  }
}

std::vector<std::string> names_in(const std::vector<Named>& targets) {
  std::vector<std::string> names;
  names.reserve(targets.size());
  for (const auto& [name, target] : targets) names.push_back(name);
  return names;
}

std::string place(const CsvRow& header, std::size_t index) {
  return phrase("row {}, column {}", header.number, column_letter(index));
}

// Gives the field that was most likely meant, so that it is not also said to be missing.
const Field* report_unknown(const CsvRow& header, std::size_t index, const std::vector<Named>& targets,
                            Diagnostics& diagnostics) {
  const CsvCell& cell = header.cells[index];
  Diagnostic& diagnostic =
      diagnostics.add(DiagnosticCode::UnknownColumn, cell.span,
                      phrase("{}: `{}` is no field of this collection", place(header, index), cell.text));
  const auto near = nearest(cell.text, names_in(targets));
  const auto found = std::ranges::find(targets, near.value_or(""), &Named::first);
  if (found == targets.end()) {
    diagnostic.help = phrase("say which it is with `--map \"{}=FIELD\"`, or leave the column out with `--map \"{}=-\"`",
                             cell.text, cell.text);
    return nullptr;
  }
  diagnostic.label = phrase("did you mean `{}`?", found->first);
  diagnostic.help = phrase("add `--map \"{}={}\"`, or leave the column out with `--map \"{}=-\"`", cell.text,
                           found->second.name(), cell.text);
  return found->second.field;
}

void report_repeated(const ImportColumn& column, const ImportColumn& first, const std::string& where,
                     Diagnostics& diagnostics) {
  diagnostics
      .add(DiagnosticCode::RepeatedColumn, column.span,
           phrase("{}: `{}` is `{}`, and so is `{}`", where, column.header, column.target.name(), first.header))
      .with_note(first.span, phrase("the first one stands here"))
      .with_help(phrase("leave one of the two out with `--map \"{}=-\"`", column.header));
}

void report_missing(const std::vector<const Field*>& given, const CsvRow& header, const Collection& collection,
                    Diagnostics& diagnostics) {
  for (const Field& field : collection.fields) {
    if (!field.required || field.follows || field.default_text) continue;
    if (std::ranges::find(given, &field) != given.end()) continue;
    const std::string label = field.label.empty() ? field.name : field.label.texts.front().second;
    diagnostics
        .add(DiagnosticCode::MissingColumn, header.span,
             phrase("there is no column for `{}`, which every entry must have", field.name))
        .with_help(phrase("add a column `{}`, or say which column it is: `--map \"COLUMN={}\"`", label, field.name));
  }
}

}  // namespace

std::string ImportTarget::name() const {
  switch (kind) {
    case Kind::Ignored:
      return "-";
    case Kind::Body:
      return "body";
    case Kind::Common:
      return key;
    case Kind::Field:
      break;
  }
  if (child != nullptr) return fmt::format("{}.{}", field->name, child->name);
  return key.empty() ? field->name : fmt::format("{}.{}", field->name, key);
}

bool same_column_name(std::string_view a, std::string_view b) {
  const std::string folded_a = slugified(a);
  return folded_a.empty() ? a == b : folded_a == slugified(b);
}

std::vector<std::pair<std::string, ImportTarget>> import_targets(const Collection& collection) {
  std::vector<Named> targets;
  for (const Field& field : collection.fields) add_field(targets, field);
  for (const auto& [word, key] : kCommonWords)
    targets.emplace_back(word, ImportTarget{.kind = Kind::Common, .key = std::string(key)});
  for (const std::string_view word : kBodyWords)
    targets.emplace_back(word, ImportTarget{.kind = Kind::Body, .key = {}});
  return targets;
}

std::optional<ImportTarget> find_import_target(const Collection& collection, std::string_view name) {
  const std::vector<Named> targets = import_targets(collection);
  const auto exact = std::ranges::find(targets, name, [](const Named& named) { return named.second.name(); });
  if (exact != targets.end()) return exact->second;
  const auto found = std::ranges::find_if(targets, [&](const Named& one) { return same_column_name(one.first, name); });
  if (found == targets.end()) return std::nullopt;
  return found->second;
}

Outcome<std::vector<ImportColumn>> read_columns(const CsvRow& header, const Collection& collection,
                                                const std::vector<ColumnChoice>& choices) {
  Outcome<std::vector<ImportColumn>> outcome;
  std::vector<ImportColumn>& columns = outcome.value;
  const std::vector<Named> targets = import_targets(collection);
  std::vector<const Field*> given;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const CsvCell& cell = header.cells[i];
    ImportColumn column{.header = cell.text, .span = cell.span, .target = {}};
    const auto choice =
        std::ranges::find_if(choices, [&](const ColumnChoice& one) { return same_column_name(one.header, cell.text); });
    if (choice != choices.end()) {
      column.target = choice->target;
    } else if (auto target = cell.text.empty() ? std::nullopt : find_import_target(collection, cell.text)) {
      column.target = std::move(*target);
    } else if (!cell.text.empty()) {
      given.push_back(report_unknown(header, i, targets, outcome.diagnostics));
    }
    given.push_back(column.target.field);
    const auto first =
        std::ranges::find_if(columns, [&](const ImportColumn& other) { return other.target == column.target; });
    const bool once = column.target.kind == Kind::Field || column.target.kind == Kind::Common;
    if (once && first != columns.end()) report_repeated(column, *first, place(header, i), outcome.diagnostics);
    columns.push_back(std::move(column));
  }
  report_missing(given, header, collection, outcome.diagnostics);
  return outcome;
}

}  // namespace bondgenoot::content
