#include "search/scorer.h"

#include <algorithm>

#include "search/ranking.h"

namespace bondgenoot::search {
namespace {

constexpr std::uint32_t kTermsThatMayMiss = 3;  // From so many terms on, a third of them must be met.

double impact_in(const FoundForm& form, std::uint32_t document, IndexFiles& files) {
  const TermFile& terms = files.terms(form.file);
  const auto begin = terms.documents.begin() + static_cast<std::ptrdiff_t>(terms.begins[form.family]);
  const auto end = terms.documents.begin() + static_cast<std::ptrdiff_t>(terms.begins[form.family + 1]);
  const auto found = std::lower_bound(begin, end, document);
  if (found == end || *found != document) return 0;
  return terms.impacts[static_cast<std::size_t>(found - terms.documents.begin())];
}

}  // namespace

double score_in(const Alternative& alternative, std::uint32_t document, IndexFiles& files) {
  double sum = 0;
  for (const FoundForm& form : alternative.forms) {
    const double impact = impact_in(form, document, files);
    if (impact == 0) return 0;
    sum += word_score(rarity(files.root().documents, form.documents), impact, alternative.weight);
  }
  return sum / static_cast<double>(alternative.forms.size());
}

std::vector<ScoredDocument> score_documents(const std::vector<Alternative>& alternatives, std::size_t terms,
                                            IndexFiles& files) {
  const std::uint32_t documents = files.root().documents;
  std::vector<double> sums(documents);
  std::vector<std::uint32_t> met(documents);
  for (std::size_t term = 0; term < terms; ++term) {
    std::vector<double> best(documents);
    for (const Alternative& each : alternatives) {
      if (term < each.begin || term >= each.end) continue;
      const FoundForm& first = each.forms.front();
      const TermFile& file = files.terms(first.file);
      for (std::uint32_t i = file.begins[first.family]; i < file.begins[first.family + 1]; ++i)
        best[file.documents[i]] = std::max(best[file.documents[i]], score_in(each, file.documents[i], files));
    }
    for (std::uint32_t document = 0; document < documents; ++document) {
      sums[document] += best[document];
      if (best[document] > 0) ++met[document];
    }
  }
  std::vector<ScoredDocument> scored;
  const auto asked = static_cast<std::uint32_t>(terms);
  for (std::uint32_t document = 0; document < documents; ++document) {
    if (met[document] == 0 || (asked >= kTermsThatMayMiss && met[document] * kTermsThatMayMiss < asked)) continue;
    scored.push_back({.number = document, .score = covered_score(sums[document], met[document], asked)});
  }
  return scored;
}

}  // namespace bondgenoot::search
