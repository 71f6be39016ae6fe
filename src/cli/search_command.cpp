// `search`: what a visitor would find, from the same index, with the reasons for each score.
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/project.h"
#include "build/search_index.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/project_finder.h"
#include "search/searcher.h"
#include "site/page_lists.h"
#include "site/routes.h"
#include "support/disk_file_system.h"
#include "support/json.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

constexpr std::uint64_t kQueriesLimit = 64U << 20U;

/// The index of a project, ready to be asked.
class Searchable {
 public:
  Searchable(const build::Project& project, build::SearchIndex index)
      : project_(project), documents_(std::move(index.documents)) {
    for (search::IndexFile& file : index.files) files_.emplace(std::move(file.name), std::move(file.bytes));
  }

  /// The files of the index as its readers ask for them.
  [[nodiscard]] search::FileGetter getter() const {
    return [this](std::string_view name) -> std::optional<std::string> {
      const auto found = files_.find(name);
      return found == files_.end() ? std::nullopt : std::optional(found->second);
    };
  }

  /// What a page shows of a document, for phrases.
  [[nodiscard]] search::DocumentTexts texts() const {
    return [this](std::uint32_t number) {
      const content::EntryId id = documents_.entries[number];
      std::vector<std::string> texts = {std::string(title(id)), site::summary_of(project_.graph, id)};
      std::uint32_t last = UINT32_MAX;
      for (const search::FieldText& text : documents_.collected.documents[number].texts) {
        const std::string& kind = documents_.collected.kinds[text.kind].name;
        if (kind != "body" && kind != "headings") continue;
        if (text.kind == last)  // The next section: a phrase may go on in it.
          texts.back().append(1, '\n').append(text.text);
        else
          texts.emplace_back(text.text);
        last = text.kind;
      }
      return texts;
    };
  }

  [[nodiscard]] content::EntryId entry(std::uint32_t number) const { return documents_.entries[number]; }
  [[nodiscard]] std::string_view title(content::EntryId id) const {
    return project_.graph.get(id).title(project_.graph.collection_of(id));
  }
  [[nodiscard]] std::string url(content::EntryId id) const {
    const content::Entry& entry = project_.graph.get(id);
    return site::href_of(project_.config, site::entry_path(project_.graph.collection_of(id), entry));
  }
  [[nodiscard]] const content::Entry& get(content::EntryId id) const { return project_.graph.get(id); }
  [[nodiscard]] const std::string& collection(content::EntryId id) const {
    return project_.graph.collection_of(id).name;
  }

 private:
  const build::Project& project_;
  site::SearchDocuments documents_;
  std::map<std::string, std::string, std::less<>> files_;
};

Json match_json(const search::Match& match) {
  Json json = Json::Object{};
  json.add("term", match.term);
  json.add("form", match.form);
  json.add("rule", search::rule_name(match.rule));
  json.add("weight", match.weight);
  json.add("score", match.score);
  return json;
}

/// One object a line; `query` comes first when there are several.
std::string as_json(const Searchable& index, const search::Answer& answer, const std::string* query) {
  std::string lines;
  for (const search::Hit& hit : answer.hits) {
    const content::EntryId id = index.entry(hit.number);
    Json json = Json::Object{};
    if (query != nullptr) json.add("query", *query);
    json.add("collection", index.collection(id));
    json.add("slug", index.get(id).slug);
    json.add("url", index.url(id));
    json.add("title", index.title(id));
    json.add("score", hit.score);
    Json::Array matches;
    for (const search::Match& match : hit.matches) matches.push_back(match_json(match));
    json.add("matches", std::move(matches));
    lines += to_json(json) + '\n';
  }
  return lines;
}

std::string as_text(const Searchable& index, const search::Answer& answer, std::string_view query) {
  std::string text = fmt::format("`{}`: {}\n", query, counted(answer.total, phrase("result"), phrase("results")));
  std::size_t rank = 0;
  for (const search::Hit& hit : answer.hits) {
    const content::EntryId id = index.entry(hit.number);
    text += fmt::format("\n{:>3}. {}\n     {}  ({} {:.2f})\n", ++rank, index.title(id), index.url(id), phrase("score"),
                        hit.score);
    for (const search::Match& match : hit.matches) {
      const std::string how = match.term == match.form ? fmt::format("`{}`", match.form)
                                                       : phrase("`{}` by way of `{}`", match.term, match.form);
      text +=
          fmt::format("     {:<7.2f} {}, {} × {:.2f}\n", match.score, how, search::rule_name(match.rule), match.weight);
    }
  }
  return text;
}

std::expected<std::vector<std::string>, ExitStatus> read_queries(const Options& options) {
  if (options.queries_file.empty()) return std::vector{options.query};
  std::string text;
  if (options.queries_file == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  } else {
    const DiskFileSystem files;
    auto read = files.read(options.queries_file, kQueriesLimit);
    if (!read) return std::unexpected(report(read.error()));
    text = std::move(*read);
  }
  std::vector<std::string> queries;
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) queries.emplace_back(line);
  }
  return queries;
}

}  // namespace

ExitStatus run_search(const Options& options) {
  if (options.query.empty() == options.queries_file.empty())
    return wrong_usage(phrase("`search` takes either a query or --queries FILE"),
                       phrase("write: bondgenoot search \"taal thuis\""));
  const auto queries = read_queries(options);
  if (!queries) return queries.error();
  const auto build_options = complete(options);
  if (!build_options) return build_options.error();
  const DiskFileSystem files;
  ThreadPool pool(build_options->jobs);
  Trace trace;
  auto project = build::load_project(files, *build_options, pool, trace);
  if (!project) return report(project.error());
  build::SearchIndex made = build::make_search_index(*project, pool);
  // Mistakes in the content are said, and what can be found is found: this is no build.
  project->diagnostics.sort(*project->sources);
  print_diagnostics(project->diagnostics, *project->sources, options.format);
  if (made.documents.entries.empty()) {
    return wrong_usage(phrase("nothing here can be searched"),
                       phrase("write `search: true` in the `_collection.yaml` of a collection that has entries"));
  }
  const Searchable index(*project, std::move(made));
  auto opened = search::IndexFiles::open(index.getter());
  std::string out;
  for (const std::string& query : *queries) {
    search::Question question;
    question.text = query;
    question.count = options.limit;
    const auto found = opened ? search::answer(question, *opened, index.texts()) : std::unexpected(opened.error());
    if (!found)
      return report(IoError{.operation = phrase("search"), .path = phrase("the index"), .reason = found.error()});
    if (options.format == DiagnosticFormat::Json)
      out += as_json(index, *found, options.queries_file.empty() ? nullptr : &query);
    else
      out += as_text(index, *found, query) + (queries->size() > 1 ? "\n" : "");
  }
  const ExitStatus printed = print(out);
  if (printed != ExitStatus::Fine) return printed;
  return project->diagnostics.has_errors() ? ExitStatus::ContentErrors : ExitStatus::Fine;
}

}  // namespace bondgenoot::cli
