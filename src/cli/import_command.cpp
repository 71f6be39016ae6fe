// `import`: entries from a spreadsheet, or from a form that was filled in on GitHub. All of them, or none.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/file_changes.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/model_project.h"
#include "content/csv.h"
#include "content/importer.h"
#include "content/issue_form.h"
#include "support/diagnostic_codes.h"
#include "support/disk_file_system.h"
#include "support/encoding.h"
#include "support/overlay_file_system.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"

namespace bondgenoot::cli {
namespace {

constexpr std::uint64_t kFileLimit = 64U << 20U;

// Everything about one run.
struct Import {
  const Options& options;
  ModelProject loaded;
  const content::Collection* collection = nullptr;
  SourceId table = {};
  std::vector<content::ImportColumn> columns = {};
  std::vector<content::ImportRecord> records = {};
  content::IssueAnswers answers = {};  // Instead of columns; the record in `records` points into it.
  content::ImportPlan plan = {};
  Diagnostics diagnostics = {};
};

ExitStatus say_all(const Import& import, const SourceMap& sources) {
  Diagnostics sorted = import.diagnostics;
  sorted.sort(sources);
  print_diagnostics(sorted, sources, import.options.format);
  return sorted.has_errors() ? ExitStatus::ContentErrors : ExitStatus::Fine;
}

std::expected<std::string, ExitStatus> read_file(const std::string& path) {
  if (path == "-") {
    std::string text(std::istreambuf_iterator<char>(std::cin), {});
    return text;
  }
  auto text = DiskFileSystem().read(path, kFileLimit);
  if (!text) return std::unexpected(report(text.error()));
  return std::move(*text);
}

std::string words_for(NoText reason) {
  switch (reason) {
    case NoText::Workbook:
      return phrase("this is a workbook, not CSV");
    case NoText::Cut:
      return phrase("the text is cut off, or is not the UTF-16 that it says it is");
    case NoText::Binary:
      break;
  }
  return phrase("this is not text");
}

// Reads the file into the project's sources; false when it is no text.
std::expected<bool, ExitStatus> read_source(Import& import, const std::string& path) {
  auto bytes = read_file(path);
  if (!bytes) return std::unexpected(bytes.error());
  const std::string shown = path == "-" ? "<stdin>" : path;
  auto decoded = decoded_text(*bytes);
  if (!decoded) {
    import.diagnostics.add_for_path(DiagnosticCode::NotATable, shown, words_for(decoded.error()))
        .with_help(phrase("open it in Excel or LibreOffice, choose `Save as`, and there `CSV UTF-8`"));
    return false;
  }
  import.table = import.loaded.project.sources->add(shown, std::move(decoded->text));
  return true;
}

// What `--map` says, each `COLUMN=FIELD`.
std::expected<std::vector<content::ColumnChoice>, ExitStatus> choices_of(const Import& import,
                                                                         const content::CsvRow& header) {
  std::vector<content::ColumnChoice> choices;
  std::vector<std::string> names;
  for (const content::CsvCell& cell : header.cells) names.push_back(cell.text);
  for (const std::string& choice : import.options.import.columns) {
    const std::size_t sign = choice.rfind('=');
    if (sign == std::string::npos || sign == 0)
      return std::unexpected(
          wrong_usage(phrase("--map: `{}` has no `=`", choice), phrase("write `--map \"COLUMN=FIELD\"`")));
    const std::string column = choice.substr(0, sign);
    const std::string field = choice.substr(sign + 1);
    if (std::ranges::none_of(names, [&](const auto& name) { return content::same_column_name(name, column); })) {
      const auto near = nearest(column, names);
      return std::unexpected(wrong_usage(phrase("--map: the table has no column `{}`", column),
                                         near ? phrase("did you mean `{}`?", *near)
                                              : phrase("the columns are {}", quoted_list(names, phrase("and"), 50))));
    }
    if (field.empty() || field == "-") {
      choices.push_back({column, {}});
      continue;
    }
    auto target = content::find_import_target(*import.collection, field);
    if (!target) {
      std::vector<std::string> targets;
      for (const auto& [name, one] : content::import_targets(*import.collection)) targets.push_back(name);
      const auto near = nearest(field, targets);
      return std::unexpected(wrong_usage(phrase("--map: `{}` has no field `{}`", import.collection->name, field),
                                         near ? phrase("did you mean `{}`?", *near) : std::string()));
    }
    choices.push_back({column, std::move(*target)});
  }
  return choices;
}

// The rows of the table; false when it cannot be read as one.
std::expected<bool, ExitStatus> read_table(Import& import) {
  const Source& source = import.loaded.project.sources->get(import.table);
  auto table = content::read_csv(source, import.options.import.separator);
  import.diagnostics.append(std::move(table.diagnostics));
  if (import.diagnostics.has_errors()) return false;
  if (table.value.rows.size() < 2) {
    import.diagnostics
        .add(DiagnosticCode::EmptyTable, source.whole().part(0, 0),
             table.value.rows.empty() ? phrase("the table is empty")
                                      : phrase("the table has names of columns, and no row below them"))
        .with_help(phrase("the first row names the columns; each row below it becomes an entry"));
    return false;
  }
  auto choices = choices_of(import, table.value.rows.front());
  if (!choices) return std::unexpected(choices.error());
  auto columns = content::read_columns(table.value.rows.front(), *import.collection, *choices);
  import.columns = std::move(columns.value);
  import.diagnostics.append(std::move(columns.diagnostics));
  auto records = content::records_of(table.value, import.columns);
  import.records = std::move(records.value);
  import.diagnostics.append(std::move(records.diagnostics));
  return !import.diagnostics.has_errors();  // A wrong column makes every row wrong: first things first.
}

// The one record in the text of an issue; false when it is none.
bool read_answers(Import& import) {
  auto read = content::read_issue(import.loaded.project.sources->get(import.table), *import.collection);
  import.diagnostics.append(std::move(read.diagnostics));
  import.answers = std::move(read.value);
  import.records.push_back(import.answers.record);
  return !import.diagnostics.has_errors();
}

void plan(Import& import) {
  const ImportSettings& settings = import.options.import;
  const build::Project& project = import.loaded.project;
  const std::string& root = import.loaded.options.root;
  const content::ImportOptions options{.language = project.config.language,
                                       .comment_language = language_of(import.options, project),
                                       .today = import.loaded.options.today,
                                       .comments = settings.comments,
                                       .draft = settings.draft || !settings.issue.empty()};
  const content::ExistingEntries existing{.has =
                                              [&](const std::string& path) {
                                                const auto kind = DiskFileSystem().kind(joined_path(root, path));
                                                return !kind || *kind != FileKind::Missing;
                                              },
                                          .skip = settings.skip_existing};
  auto plan =
      content::plan_import(*import.collection, import.records, content::EntryNames(project.graph), existing, options);
  import.plan = std::move(plan.value);
  import.diagnostics.append(std::move(plan.diagnostics));
}

// Reads the project again as it would be: what is wrong then is said before anything is written.
std::expected<build::Project, IoError> try_out(Import& import) {
  const DiskFileSystem disk;
  OverlayFileSystem overlay(disk);
  for (const content::ImportedEntry& entry : import.plan.entries) {
    if (entry.path.empty()) continue;
    const std::string path = joined_path(import.loaded.options.root, entry.path);
    if (auto written = overlay.write(path, entry.text); !written) return std::unexpected(written.error());
  }
  ThreadPool pool(1);
  Trace trace;
  auto with = build::load_project(overlay, import.loaded.options, pool, trace);
  if (!with) return with;
  const build::Project& without = import.loaded.project;
  const Source& table = without.sources->get(import.table);
  const SourceId moved = with->sources->add(table.path, table.text);
  import.diagnostics = content::moved(import.diagnostics, import.table, moved);
  import.diagnostics.append(content::said_of_records({with->diagnostics, *with->sources},
                                                     {without.diagnostics, *without.sources}, import.plan, moved));
  return with;
}

std::string columns_text(const Import& import) {
  std::string text;
  for (const content::ImportColumn& column : import.columns) {
    if (column.header.empty()) continue;
    text += column.target.kind == content::ImportTarget::Kind::Ignored
                ? phrase("column `{}` is left out\n", column.header)
                : phrase("column `{}` is `{}`\n", column.header, column.target.name());
  }
  return text;
}

std::string skipped_text(const content::ImportPlan& plan) {
  std::string text;
  for (const std::string& path : plan.skipped) text += phrase("{} exists already, and is passed over\n", path);
  return text;
}

ExitStatus print_plan(const Import& import) {
  std::string text = columns_text(import) + skipped_text(import.plan);
  for (const content::ImportedEntry& entry : import.plan.entries)
    text += entry.record->where.empty() ? entry.path + '\n' : fmt::format("{} ({})\n", entry.path, entry.record->where);
  return print(text + phrase("{} would be written; with --dry-run nothing is\n",
                             counted(import.plan.entries.size(), phrase("entry"), phrase("entries"))));
}

ExitStatus print_texts(const content::ImportPlan& plan) {
  std::string text;
  for (const content::ImportedEntry& entry : plan.entries) {
    if (plan.entries.size() > 1) text += fmt::format("==> {} <==\n", entry.path);
    text += entry.text;
  }
  return print(text);
}

ExitStatus finish(const Import& import) {
  if (import.options.print) return print_texts(import.plan);
  if (import.options.dry_run) return print_plan(import);
  DiskFileSystem files;
  build::FileChanges changes;
  for (const content::ImportedEntry& entry : import.plan.entries) changes.creations.push_back({entry.path, entry.text});
  if (const auto made = build::make_changes(files, import.loaded.options.root, changes); !made)
    return report(made.error());
  std::string text = skipped_text(import.plan);
  for (const content::ImportedEntry& entry : import.plan.entries) text += entry.path + '\n';
  return print(text);
}

}  // namespace

ExitStatus run_import(const Options& options) {
  auto loaded = load_model_project(options);
  if (!loaded) return loaded.error();
  Import import{.options = options, .loaded = std::move(*loaded)};
  const auto collection = find_collection(import.loaded.project.graph.model(), options.collection);
  if (!collection) return collection.error();
  import.collection = *collection;
  const bool issue = !options.import.issue.empty();
  if (!issue && options.import.file.empty())
    return wrong_usage(phrase("there is nothing to import"),
                       phrase("name a table, or the text of an issue with --issue"));
  const auto source = read_source(import, issue ? options.import.issue : options.import.file);
  if (!source) return source.error();
  std::expected<bool, ExitStatus> read = *source;
  if (*source) read = issue ? std::expected<bool, ExitStatus>(read_answers(import)) : read_table(import);
  if (!read) return read.error();
  if (!*read) return say_all(import, *import.loaded.project.sources);
  plan(import);
  const auto tried = try_out(import);
  if (!tried) return report(tried.error());
  const ExitStatus status = say_all(import, *tried->sources);
  return status == ExitStatus::Fine ? finish(import) : status;
}

}  // namespace bondgenoot::cli
