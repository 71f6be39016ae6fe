#include "search/searcher.h"

#include <algorithm>
#include <utility>

#include "search/query.h"
#include "search/scorer.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kPhraseDocuments = 50;  // So many of the best are read.

bool is_better(const ScoredDocument& a, const ScoredDocument& b) {
  return a.score != b.score ? a.score > b.score : a.number < b.number;
}

/// For each set of values of a facet whether it has a chosen one.
std::vector<bool> passing_sets(const Column& column, const std::vector<std::string>& chosen) {
  std::vector<bool> passing;
  for (const std::vector<std::uint32_t>& set : column.sets) {
    passing.push_back(std::ranges::any_of(
        set, [&](std::uint32_t value) { return std::ranges::find(chosen, column.values[value]) != chosen.end(); }));
  }
  return passing;
}

class Selection {
 public:
  Selection(const std::vector<Choice>& choices, IndexFiles& files) {
    const std::vector<Facet>& facets = files.root().facets;
    for (std::uint32_t i = 0; i < facets.size(); ++i) {
      Chosen& chosen = facets_.emplace_back();
      const auto choice = std::ranges::find(choices, facets[i].name, &Choice::facet);
      if (choice == choices.end() || choice->values.empty()) continue;
      chosen.column = &files.column(i);
      chosen.passing = passing_sets(*chosen.column, choice->values);
    }
  }

  /// Whether a document has one of the values chosen in a facet.
  [[nodiscard]] bool passes(std::uint32_t document, std::size_t facet) const {
    const Chosen& chosen = facets_[facet];
    return chosen.column == nullptr || chosen.passing[chosen.column->documents[document]];
  }

  [[nodiscard]] bool passes(std::uint32_t document) const {
    for (std::size_t facet = 0; facet < facets_.size(); ++facet) {
      if (!passes(document, facet)) return false;
    }
    return true;
  }

 private:
  struct Chosen {
    const Column* column = nullptr;  ///< None when any value will do.
    std::vector<bool> passing;       ///< Of its sets.
  };
  std::vector<Chosen> facets_;
};

/// Keeps, of the best, those that hold the phrases.
void keep_phrases(std::vector<ScoredDocument>& documents, const std::vector<Phrase>& phrases,
                  const DocumentTexts& texts) {
  if (phrases.empty()) return;
  std::ranges::sort(documents, is_better);
  if (documents.size() > kPhraseDocuments) documents.resize(kPhraseDocuments);
  std::erase_if(documents, [&](const ScoredDocument& document) {
    const std::vector<std::string> held = texts(document.number);
    return !std::ranges::all_of(phrases, [&](const Phrase& phrase) { return holds_phrase(held, phrase); });
  });
}

/// Counts values over documents that fail in no other facet.
void count_values(Answer& out, const std::vector<ScoredDocument>& documents, const Selection& selection,
                  IndexFiles& files) {
  const std::vector<Facet>& facets = files.root().facets;
  out.all.resize(facets.size());
  for (std::uint32_t facet = 0; facet < facets.size(); ++facet)
    out.counts.emplace_back(files.column(facet).values.size());
  for (const ScoredDocument& document : documents) {
    std::size_t failures = 0;
    std::size_t failed = 0;
    for (std::size_t facet = 0; facet < facets.size(); ++facet) {
      if (selection.passes(document.number, facet)) continue;
      ++failures;
      failed = facet;
    }
    for (std::uint32_t facet = 0; facet < facets.size() && failures <= 1; ++facet) {
      if (failures == 1 && facet != failed) continue;
      ++out.all[facet];
      for (const std::uint32_t value : files.column(facet).of(document.number)) ++out.counts[facet][value];
    }
  }
}

void put_in_order(std::vector<ScoredDocument>& documents, const Question& question, IndexFiles& files) {
  if (question.sort == "relevance")
    std::ranges::sort(documents, is_better);
  else
    std::ranges::sort(documents, {}, &ScoredDocument::number);
  if (question.sort == "relevance" || question.sort == "newest") return;
  const std::vector<std::uint32_t>& ranks = files.ranks(question.sort);
  const auto rank = [&](const ScoredDocument& document) { return ranks[document.number] - 1; };  // 0 becomes the last.
  std::ranges::stable_sort(documents, {}, rank);
}

/// The best way in which each term was met in a document.
std::vector<Match> explain(std::uint32_t document, const std::vector<Alternative>& alternatives,
                           const std::vector<Term>& terms, IndexFiles& files) {
  std::vector<Match> matches;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    const Alternative* best = nullptr;
    double best_score = 0;
    for (const Alternative& each : alternatives) {
      if (term < each.begin || term >= each.end) continue;
      const double score = score_in(each, document, files);
      if (score <= best_score) continue;
      best = &each;
      best_score = score;
    }
    if (best == nullptr) continue;
    Match match{.term = terms[term].form, .form = {}, .rule = best->rule, .weight = best->weight, .score = best_score};
    for (const FoundForm& form : best->forms) match.form.append(match.form.empty() ? "" : " ").append(form.form);
    matches.push_back(std::move(match));
  }
  return matches;
}

/// Whether there is nothing but white space in a text, as browsers see it.
bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool space = c == U'\uFEFF' || (is_space(c) && c != 0x85 && (c < 0x1C || c > 0x1F));
    if (!space) return false;
  }
  return true;
}

std::vector<ScoredDocument> everything(std::uint32_t documents) {
  std::vector<ScoredDocument> all(documents);
  for (std::uint32_t number = 0; number < documents; ++number) all[number].number = number;
  return all;
}

}  // namespace

std::expected<Answer, std::string> answer(const Question& question, IndexFiles& files, const DocumentTexts& texts) {
  const Root& root = files.root();
  const bool known_sort = question.sort == "relevance" || question.sort == "newest" ||
                          std::ranges::find(root.sorts, question.sort) != root.sorts.end();
  if (!known_sort) return std::unexpected(phrase("there is no sort `{}`", question.sort));
  const Query query = parse_query(question.text, root);
  const std::vector<Alternative> alternatives = find_alternatives(query, files);
  std::vector<ScoredDocument> documents =
      is_blank(question.text) ? everything(root.documents) : score_documents(alternatives, query.terms.size(), files);
  const Selection scope(question.scope, files);
  std::erase_if(documents, [&](const ScoredDocument& document) { return !scope.passes(document.number); });
  keep_phrases(documents, query.phrases, texts);
  const Selection selection(question.facets, files);
  Answer out;
  if (question.counts) count_values(out, documents, selection, files);
  std::erase_if(documents, [&](const ScoredDocument& document) { return !selection.passes(document.number); });
  put_in_order(documents, question, files);
  out.total = documents.size();
  for (std::size_t i = question.from; i < documents.size() && i - question.from < question.count; ++i) {
    const ScoredDocument& document = documents[i];
    out.hits.push_back({.number = document.number,
                        .score = document.score,
                        .matches = explain(document.number, alternatives, query.terms, files)});
  }
  if (!files.error().empty()) return std::unexpected(files.error());
  return out;
}

}  // namespace bondgenoot::search
