#include "search/postings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "search/ranking.h"

namespace bondgenoot::search {
namespace {

// BM25's saturation (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009,
// section 3.4): the weight of a word that occurs `tf` times, weighted and normalised by field (BM25F), is tf / (k1 +
// tf).
constexpr double kSaturation = 1.5;

/// Of an occurrence: `kiezen` for `keuze`.
constexpr double kRelativeWeight = 0.4;

/// A share of a family in a document.
struct Share {
  std::uint32_t document = 0;
  float frequency = 0;
};

/// What one word of a text counts in each document, by kind of text.
class LengthNorms {
 public:
  LengthNorms(const std::vector<std::vector<std::uint32_t>>& lengths, const std::vector<FieldKind>& kinds)
      : lengths_(lengths), kinds_(kinds) {
    for (const std::vector<std::uint32_t>& kind : lengths) {
      std::uint64_t words = 0;
      std::uint64_t texts = 0;
      for (const std::uint32_t length : kind) {
        words += length;
        texts += length > 0 ? 1 : 0;
      }
      averages_.push_back(texts == 0 ? 1 : static_cast<double>(words) / static_cast<double>(texts));
    }
  }

  [[nodiscard]] double weight(std::uint32_t kind, std::uint32_t document) const {
    const FieldKind& field = kinds_[kind];
    const double relative = static_cast<double>(lengths_[kind][document]) / averages_[kind];
    return field.weight / (1 - field.length_b + field.length_b * relative);
  }

 private:
  const std::vector<std::vector<std::uint32_t>>& lengths_;
  const std::vector<FieldKind>& kinds_;
  std::vector<double> averages_;
};

std::uint8_t impact_of(double frequency) {
  const double step = std::round(kImpactSteps * frequency / (kSaturation + frequency));
  return static_cast<std::uint8_t>(std::clamp(step, 1.0, kImpactSteps));
}

/// Calls `use(family, weight)` for the families that an occurrence of `word` counts for: its own, those of its
/// parts, and its relatives.
template <typename Use>
void each_family(const WordAnalysis& words, std::uint32_t word, const Use& use) {
  const std::uint32_t own = words.family_of[word];
  use(own, 1.0);
  for (const CompoundPart& part : words.splits[word]) {
    const std::uint32_t family = words.family_of[part.word];
    if (family != own) use(family, part.weight);
  }
  for (const std::uint32_t family : words.relatives[own]) use(family, kRelativeWeight);
}

/// Adds up the shares of one family in each document.
void append_postings(std::span<const Share> shares, std::vector<Posting>& out) {
  for (std::size_t i = 0; i < shares.size();) {
    const std::uint32_t document = shares[i].document;
    double frequency = 0;
    for (; i < shares.size() && shares[i].document == document; ++i)
      frequency += static_cast<double>(shares[i].frequency);
    out.push_back({.document = document, .impact = impact_of(frequency)});
  }
}

}  // namespace

Postings make_postings(Occurrences&& occurrences, const std::vector<std::uint32_t>& form_words,
                       const WordAnalysis& words, const std::vector<FieldKind>& kinds) {
  // Counted first, then put in place: every family's shares come in order of documents, as the blocks do.
  std::vector<std::uint32_t> begins(words.families + 1, 0);
  for (const std::vector<Occurrence>& block : occurrences.blocks) {
    for (const Occurrence& occurrence : block)
      each_family(words, form_words[occurrence.form], [&](std::uint32_t family, double) { ++begins[family + 1]; });
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<Share> shares(begins.back());
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  const LengthNorms norms(occurrences.lengths, kinds);
  for (std::vector<Occurrence>& block : occurrences.blocks) {
    for (const Occurrence& occurrence : block) {
      const double frequency =
          static_cast<double>(occurrence.count) * norms.weight(occurrence.kind, occurrence.document);
      each_family(words, form_words[occurrence.form], [&](std::uint32_t family, double weight) {
        shares[next[family]++] = {.document = occurrence.document, .frequency = static_cast<float>(frequency * weight)};
      });
    }
    block = {};
  }
  Postings postings;
  postings.begins.reserve(begins.size());
  postings.begins.push_back(0);
  for (std::uint32_t family = 0; family < words.families; ++family) {
    append_postings(std::span(shares).subspan(begins[family], begins[family + 1] - begins[family]), postings.all);
    postings.begins.push_back(static_cast<std::uint32_t>(postings.all.size()));
  }
  return postings;
}

}  // namespace bondgenoot::search
