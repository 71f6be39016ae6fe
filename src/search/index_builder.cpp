#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "search/index.h"
#include "search/occurrences.h"

namespace bondgenoot::search {
namespace {

/// The forms of the texts and those of the synonyms, as one sorted list.
struct Vocabulary {
  std::vector<std::string> forms;
  std::vector<Word> words;                ///< Over `forms`.
  std::vector<std::uint32_t> form_words;  ///< For each form of the texts, its number here.
};

Vocabulary make_vocabulary(std::vector<std::string> occurring, const std::vector<std::uint32_t>& documents,
                           const WordSettings& settings) {
  std::vector<std::string> asked;
  for (const auto& group : settings.synonyms) {
    for (const auto& member : group) asked.insert(asked.end(), member.begin(), member.end());
  }
  std::ranges::sort(asked);
  asked.erase(std::ranges::unique(asked).begin(), asked.end());
  std::vector<std::string> added;
  std::ranges::set_difference(asked, occurring, std::back_inserter(added));

  Vocabulary all;
  all.forms.reserve(occurring.size() + added.size());
  all.form_words.reserve(occurring.size());
  std::vector<std::uint32_t> counts;
  for (std::size_t i = 0, j = 0; i < occurring.size() || j < added.size();) {
    const bool occurs = j == added.size() || (i < occurring.size() && occurring[i] < added[j]);
    if (occurs) all.form_words.push_back(static_cast<std::uint32_t>(all.forms.size()));
    counts.push_back(occurs ? documents[i] : 0);
    all.forms.push_back(std::move(occurs ? occurring[i++] : added[j++]));
  }
  for (std::size_t i = 0; i < all.forms.size(); ++i)
    all.words.push_back({.form = all.forms[i], .documents = counts[i]});
  return all;
}

/// Which words, and which extra forms behind them, stand in a document or are a part of what does.
std::vector<bool> words_for_lexicon(const std::vector<Word>& words, const WordAnalysis& analysis) {
  std::vector<bool> wanted(words.size() + analysis.extra.size(), false);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].documents == 0) continue;
    wanted[i] = true;
    for (const CompoundPart& part : analysis.splits[i]) wanted[part.word] = true;
  }
  return wanted;
}

/// Words and extra forms, each sorted, as one sorted list.
void merge_forms(Index& index, std::vector<std::string> forms, WordAnalysis& analysis,
                 const std::vector<bool>& wanted) {
  const std::size_t words = forms.size();
  const std::size_t all = words + analysis.extra.size();
  index.forms.reserve(all);
  index.families.reserve(all);
  index.in_lexicon.reserve(all);
  for (std::size_t word = 0, extra = 0; word + extra < all;) {
    const bool is_word = extra == analysis.extra.size() || (word < words && forms[word] < analysis.extra[extra]);
    const std::size_t place = is_word ? word : words + extra;
    index.families.push_back(analysis.family_of[place]);
    index.in_lexicon.push_back(wanted[place]);
    index.forms.push_back(std::move(is_word ? forms[word++] : analysis.extra[extra++]));
  }
}

/// The forms of each word of the synonyms, the one that was written first.
void expand_synonyms(Index& index, const WordSettings& settings) {
  std::unordered_map<std::uint32_t, std::vector<std::string>> forms_of;
  const auto family_of = [&](const std::string& form) {
    const auto at = std::ranges::lower_bound(index.forms, form) - index.forms.begin();
    return index.families[static_cast<std::size_t>(at)];
  };
  for (const auto& group : settings.synonyms) {
    for (const auto& member : group) {
      for (const std::string& word : member) forms_of.try_emplace(family_of(word));
    }
  }
  for (std::size_t i = 0; i < index.forms.size(); ++i) {
    if (const auto found = forms_of.find(index.families[i]); found != forms_of.end())
      found->second.push_back(index.forms[i]);
  }
  for (const auto& group : settings.synonyms) {
    auto& members = index.synonyms.emplace_back();
    for (const auto& member : group) {
      auto& words = members.emplace_back();
      for (const std::string& word : member) {
        auto& forms = words.emplace_back(std::vector{word});
        std::ranges::copy_if(forms_of[family_of(word)], std::back_inserter(forms),
                             [&](const std::string& form) { return form != word; });
      }
    }
  }
}

}  // namespace

Index build_index(const Collected& collected, const WordSettings& settings, bool explain, ThreadPool& pool) {
  const Language& rules = language(collected.language);
  Occurrences occurrences = count_occurrences(collected, rules, pool);
  Vocabulary vocabulary = make_vocabulary(std::move(occurrences.forms), occurrences.documents, settings);
  WordAnalysis analysis = analyze_words(vocabulary.words, rules, settings, pool);
  Index index;
  if (explain) index.explanation = explain_words(vocabulary.words, analysis);
  const std::vector<bool> wanted = words_for_lexicon(vocabulary.words, analysis);
  index.postings = make_postings(std::move(occurrences), vocabulary.form_words, analysis, collected.kinds, pool);
  merge_forms(index, std::move(vocabulary.forms), analysis, wanted);
  expand_synonyms(index, settings);
  return index;
}

}  // namespace bondgenoot::search
