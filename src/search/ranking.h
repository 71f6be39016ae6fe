// The numbers that decide the order of results, and the arithmetic on them that must give the same bits everywhere.
//
// In:  counts and impacts from an index. Out: scores. root.json carries the numbers to the browser, so they are written
// here alone. Owns nothing. Threads: any; pure.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <string>
#include <string_view>

#include "support/json.h"

namespace bondgenoot::search {

/// How much each way of meeting a term is worth, and how far each way looks. FORMAT.md “Queries” says what they do.
struct Ranking {
  double exact = 1;              ///< The form itself, and with it all of its family.
  double prefix = 0.8;           ///< Forms that begin with the term, when the term itself is no form.
  double prefix_besides = 0.45;  ///< The same, when it is one.
  double joined = 0.9;           ///< Two terms written as one.
  double synonym = 0.7;
  double typo1 = 0.6;          ///< A form at distance 1.
  double typo2 = 0.4;          ///< At distance 2.
  double other_letter = 0.9;   ///< Times this when the first letters differ.
  double typo_prefix = 0.4;    ///< A form with a beginning at distance 1.
  double compound = 0.8;       ///< Both parts of a compound that is no form, together in a document.
  double compound_part = 0.3;  ///< Either of them.
  double most_prefixes = 40;   ///< Forms that begin with a term, at most.
  double prefix_files = 4;     ///< In more files than this they are not all read;
  double hot_forms = 12;       ///< then so many come from the lexicon.
  double most_typos = 20;      ///< Forms like a term, at most.
  double other_files = 4;      ///< Files that are read because of the lexicon, at most, besides the term's own.
};

/// A number of Ranking and its name in root.json.
struct RankingName {
  std::string_view name;
  double Ranking::* number;
};

inline constexpr RankingName kRankingNames[] = {
    {"exact", &Ranking::exact},
    {"prefix", &Ranking::prefix},
    {"prefixBesides", &Ranking::prefix_besides},
    {"joined", &Ranking::joined},
    {"synonym", &Ranking::synonym},
    {"typo1", &Ranking::typo1},
    {"typo2", &Ranking::typo2},
    {"otherLetter", &Ranking::other_letter},
    {"typoPrefix", &Ranking::typo_prefix},
    {"compound", &Ranking::compound},
    {"compoundPart", &Ranking::compound_part},
    {"mostPrefixes", &Ranking::most_prefixes},
    {"prefixFiles", &Ranking::prefix_files},
    {"hotForms", &Ranking::hot_forms},
    {"mostTypos", &Ranking::most_typos},
    {"otherFiles", &Ranking::other_files},
};

/// `ranking` of root.json.
[[nodiscard]] inline Json ranking_json() {
  Json json = Json::Object{};
  constexpr Ranking kRanking;
  for (const RankingName& each : kRankingNames) json.add(std::string(each.name), kRanking.*each.number);
  return json;
}

/// The natural logarithm of a number from 1, by additions, multiplications and divisions in a fixed order: libraries
/// differ in the last bit of theirs.
[[nodiscard]] inline double natural_logarithm(double number) {
  constexpr int kLastPower = 21;  // With |ratio| below 0.172 the powers beyond it are below half a bit of the sum.
  double halvings = 0;
  while (number > std::numbers::sqrt2) {
    number /= 2;
    halvings += 1;
  }
  const double ratio = (number - 1) / (number + 1);
  const double square = ratio * ratio;
  double sum = 0;
  for (int power = kLastPower; power > 0; power -= 2) sum = sum * square + 1.0 / power;
  return halvings * std::numbers::ln2 + 2 * ratio * sum;
}

/// How much a word says: the rarer, the more. `with` of `documents` documents have it.
[[nodiscard]] inline double rarity(std::uint32_t documents, std::uint32_t with) {
  const double all = documents;
  const double have = with;
  return natural_logarithm(1 + (all - have + 0.5) / (have + 0.5));
}

/// Impacts are fifteenths.
inline constexpr double kImpactSteps = 15;

/// What a word of `idf` (its rarity) with this impact adds to a document, met in a way of this weight.
[[nodiscard]] inline double word_score(double idf, double impact, double weight) {
  return idf * impact / kImpactSteps * weight;
}

/// What a sum of scores is worth when only some of the terms were met: × (met ÷ asked) ^ 1.5. A square root is exact in
/// the same way everywhere, a power is not.
[[nodiscard]] inline double covered_score(double sum, std::uint32_t met, std::uint32_t asked) {
  const double share = static_cast<double>(met) / static_cast<double>(asked);
  return sum * (share * std::sqrt(share));
}

/// How much less a form is worth that is longer than the term it begins with.
[[nodiscard]] inline double prefix_share(std::size_t term_letters, std::size_t form_letters) {
  return std::sqrt(static_cast<double>(term_letters) / static_cast<double>(form_letters));
}

}  // namespace bondgenoot::search
