#include "search/word_analysis.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "search/compounds.h"
#include "search/families.h"
#include "search/vocabulary.h"
#include "search/word_rules.h"
#include "support/text.h"

namespace bondgenoot::search {
namespace {

constexpr std::uint32_t kUnnumbered = UINT32_MAX;
using Splits = std::vector<std::vector<PartText>>;

/// The words, and among them the parts that do not occur by themselves.
std::vector<Word> with_parts(std::span<const Word> words, const Vocabulary& vocabulary, const Splits& splits) {
  std::vector<Word> parts;
  for (const std::vector<PartText>& split : splits) {
    for (const PartText& part : split) {
      if (!vocabulary.contains(part.form)) parts.push_back({.form = part.form, .documents = 0});
    }
  }
  std::ranges::sort(parts, {}, &Word::form);
  const auto repeated = std::ranges::unique(parts, {}, &Word::form);
  parts.erase(repeated.begin(), repeated.end());
  std::vector<Word> all;
  std::ranges::merge(words, parts, std::back_inserter(all), {}, &Word::form, &Word::form);
  return all;
}

struct Extra {
  std::string_view form;
  std::uint32_t family = 0;
};

std::vector<Extra> extra_forms(const Families& families, const Vocabulary& all, const Vocabulary& occurring) {
  std::vector<Extra> extra;
  for (const AddedForm& added : families.added) extra.push_back({.form = added.form, .family = added.family});
  for (std::uint32_t place = 0; place < all.size(); ++place) {
    const std::string_view form = all.words()[place].form;
    if (!occurring.contains(form)) extra.push_back({.form = form, .family = families.family_of[place]});
  }
  std::ranges::sort(extra, {}, &Extra::form);
  return extra;
}

/// Families numbered from 0 in the order in which they are first seen.
class Numbers {
 public:
  std::uint32_t of(std::uint32_t family) {
    if (family >= numbers_.size()) numbers_.resize(std::size_t{family} + 1, kUnnumbered);
    if (numbers_[family] == kUnnumbered) numbers_[family] = next_++;
    return numbers_[family];
  }
  [[nodiscard]] std::uint32_t count() const { return next_; }

 private:
  std::vector<std::uint32_t> numbers_;
  std::uint32_t next_ = 0;
};

std::vector<CompoundPart> resolved(const std::vector<PartText>& parts, const Vocabulary& vocabulary,
                                   const std::vector<std::string>& extra) {
  std::vector<CompoundPart> found;
  for (const PartText& part : parts) {
    auto word = vocabulary.find(part.form);
    if (!word) {
      const auto place = std::ranges::lower_bound(extra, part.form) - extra.begin();
      word = static_cast<std::uint32_t>(vocabulary.size() + static_cast<std::size_t>(place));
    }
    found.push_back({.word = *word, .weight = part.weight});
  }
  return found;
}

std::optional<std::uint32_t> family_of_form(std::span<const Word> words, const WordAnalysis& analysis,
                                            std::string_view form) {
  const auto word = std::ranges::lower_bound(words, form, {}, &Word::form);
  if (word != words.end() && word->form == form)
    return analysis.family_of[static_cast<std::size_t>(word - words.begin())];
  const auto extra = std::ranges::lower_bound(analysis.extra, form);
  if (extra == analysis.extra.end() || *extra != form) return std::nullopt;
  return analysis.family_of[words.size() + static_cast<std::size_t>(extra - analysis.extra.begin())];
}

/// Nouns and the verbs they come from, each a relative of the other.
std::vector<std::vector<std::uint32_t>> find_relatives(std::span<const Word> words, const WordAnalysis& analysis,
                                                       const Language& language) {
  std::vector<std::vector<std::uint32_t>> relatives(analysis.families);
  if (language.rules == nullptr) return relatives;
  std::vector<std::string> bases;
  for (std::size_t i = 0; i < analysis.family_of.size(); ++i) {
    const std::uint32_t noun = analysis.family_of[i];
    bases.clear();
    language.rules->relate(i < words.size() ? words[i].form : analysis.extra[i - words.size()], bases);
    for (const std::string& base : bases) {
      const auto verb = family_of_form(words, analysis, base);
      if (!verb || *verb == noun) continue;
      relatives[noun].push_back(*verb);
      relatives[*verb].push_back(noun);
    }
  }
  for (std::vector<std::uint32_t>& each : relatives) {
    std::ranges::sort(each);
    each.erase(std::ranges::unique(each).begin(), each.end());
  }
  return relatives;
}

}  // namespace

WordAnalysis analyze_words(std::span<const Word> words, const Language& language, const WordSettings& settings,
                           ThreadPool& pool) {
  const Vocabulary occurring(words, language);
  const Readings readings(occurring, language, pool);
  const Splits splits = split_compounds(occurring, readings, language, settings, pool);
  const std::vector<Word> all_words = with_parts(words, occurring, splits);  // Parts have families too.
  const Vocabulary vocabulary(all_words, language);
  const Families families =
      find_families(vocabulary, Readings(vocabulary, language, &occurring, &readings, pool), language, settings, pool);

  WordAnalysis analysis;
  Numbers numbers;
  for (const Word& word : words)
    analysis.family_of.push_back(numbers.of(families.family_of[*vocabulary.find(word.form)]));
  for (const Extra& extra : extra_forms(families, vocabulary, occurring)) {
    analysis.extra.emplace_back(extra.form);
    analysis.family_of.push_back(numbers.of(extra.family));
  }
  analysis.families = numbers.count();
  analysis.splits.reserve(words.size());
  for (const auto& parts : splits) analysis.splits.push_back(resolved(parts, occurring, analysis.extra));
  analysis.relatives = find_relatives(words, analysis, language);
  return analysis;
}

}  // namespace bondgenoot::search
