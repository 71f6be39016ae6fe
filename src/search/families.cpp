#include "search/families.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <ranges>
#include <span>
#include <tuple>
#include <utility>

#include "search/stemmer.h"
#include "search/text_numbers.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kMostCells = 32;      // Bits of Hypothesis::cells.
constexpr double kAddedShare = 0.6;         // Added forms to occurring ones, at most…
constexpr std::size_t kAddedAlways = 48;    // …and this many, for a site of few words.
constexpr std::size_t kLemmasAtOnce = 256;  // By one thread.
constexpr std::uint32_t kNone = UINT32_MAX;

/// A lemma that some occurring words can be read as.
struct Hypothesis {
  std::string_view lemma;      ///< Of the readings.
  std::uint32_t number = 0;    ///< Of the lemma, which others of another kind may share…
  std::uint32_t next = kNone;  ///< …of which this is one more.
  std::uint8_t kind = 0;
  Certainty certainty = Certainty::Guessed;
  std::uint32_t cells = 0;    ///< Those that occur.
  std::uint32_t members = 0;  ///< Words that can be read so.
  int strength = 0;           ///< 0 for what is not believed.
};

struct Candidate {
  std::uint32_t hypothesis = 0;
  std::uint8_t cell = 0;
};

using Pairs = StringMap<std::vector<std::string_view>>;

Pairs pairs_both_ways(const WordSettings& settings) {
  Pairs pairs;
  for (const auto& [first, second] : settings.never_join) {
    if (first == second) continue;
    pairs[first].push_back(second);
    pairs[second].push_back(first);
  }
  return pairs;
}

/// Gives words and added forms their families, never two of a pair the same.
class FamilyTable {
 public:
  /// `keys` are some that are known already.
  FamilyTable(const Vocabulary& vocabulary, const WordSettings& settings, TextNumbers keys)
      : vocabulary_(vocabulary),
        pairs_(pairs_both_ways(settings)),
        family_of_(vocabulary.size(), kNone),
        keys_(std::move(keys)) {}

  /// `key` must outlive the table.
  std::uint32_t family(std::string_view key) { return family(keys_.add(key).number); }
  /// Of the key with this number.
  std::uint32_t family(std::uint32_t key) {
    if (families_.size() < keys_.size()) families_.resize(keys_.size(), kNone);
    if (families_[key] == kNone) families_[key] = next_++;
    return families_[key];
  }

  [[nodiscard]] bool allows(std::string_view form, std::uint32_t family) const {
    if (pairs_.empty()) return true;
    const auto partners = pairs_.find(form);
    if (partners == pairs_.end()) return true;
    return std::ranges::none_of(partners->second, [&](std::string_view partner) {
      if (const auto place = vocabulary_.find(partner)) return family_of_[*place] == family;
      const auto added = added_.find(partner);
      return added != added_.end() && added->second == family;
    });
  }

  bool join(std::uint32_t word, std::uint32_t family) {
    if (!allows(vocabulary_.words()[word].form, family)) return false;
    family_of_[word] = family;
    return true;
  }

  /// Nobody else can come into this family: it has no key.
  void set_apart(std::uint32_t word) { family_of_[word] = next_++; }

  void add(std::string form, std::uint32_t family) {
    if (allows(form, family)) added_.try_emplace(std::move(form), family);
  }

  [[nodiscard]] std::uint32_t family_of(std::uint32_t word) const { return family_of_[word]; }
  [[nodiscard]] std::size_t added() const { return added_.size(); }

  void move_into(Families& families) {
    families.family_of = std::move(family_of_);
    families.added.reserve(added_.size());
    while (!added_.empty()) {
      auto one = added_.extract(added_.begin());
      families.added.push_back({.form = std::move(one.key()), .family = one.mapped()});
    }
    std::ranges::sort(families.added, {}, &AddedForm::form);
  }

 private:
  const Vocabulary& vocabulary_;
  Pairs pairs_;
  std::vector<std::uint32_t> family_of_;
  StringMap<std::uint32_t> added_;
  TextNumbers keys_;
  std::vector<std::uint32_t> families_;  ///< By the numbers of the keys.
  std::uint32_t next_ = 0;
};

/// The readings of all words that are believed, and the lemmas behind them. The readings must outlive it.
class Hypotheses {
 public:
  Hypotheses(const Vocabulary& vocabulary, const Readings& readings, const WordRules& rules, ThreadPool& pool)
      : first_of_word_(vocabulary.size() + 1, 0) {
    for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
      for (const Reading& reading : readings.of(word)) add(reading);
      first_of_word_[word + 1] = static_cast<std::uint32_t>(candidates_.size());
    }
    pool.parallel_for(all_.size(), [&](std::size_t i) { all_[i].strength = strength(all_[i], rules); });
    believed_.resize(vocabulary.size());
    pool.parallel_for(vocabulary.size(), [&](std::size_t word) {
      const std::span<Candidate> candidates =
          std::span(candidates_).subspan(first_of_word_[word], first_of_word_[word + 1] - first_of_word_[word]);
      believed_[word] = believe(candidates, vocabulary.words()[word].form);
    });
  }

  /// The believed candidates of a word, the strongest first.
  [[nodiscard]] std::span<const Candidate> of_word(std::uint32_t word) const {
    return std::span(candidates_).subspan(first_of_word_[word], believed_[word]);
  }
  [[nodiscard]] const std::vector<Hypothesis>& all() const { return all_; }
  /// Numbers of all lemmas: Hypothesis::number. They are not needed here any more.
  [[nodiscard]] TextNumbers take_lemmas() { return std::move(lemmas_); }

 private:
  static constexpr int kOwnForm = 12;   // So that a lemma keeps its own form, whatever else could be read in it…
  static constexpr int kUnchanged = 9;  // …and next to it the lemma a form begins with: `gewoonten` is not of `wonen`.

  static bool is_next_to(std::string_view form, const Hypothesis& hypothesis) {
    return hypothesis.certainty == Certainty::Listed && form.starts_with(hypothesis.lemma);
  }

  /// Puts those that are believed first, the strongest before others, and gives their number.
  [[nodiscard]] std::uint32_t believe(std::span<Candidate> candidates, std::string_view form) const {
    const auto rest = std::ranges::remove_if(
        candidates, [&](const Candidate& candidate) { return all_[candidate.hypothesis].strength <= 0; });
    const auto claim = [&](const Candidate& candidate) {
      const Hypothesis& hypothesis = all_[candidate.hypothesis];
      return hypothesis.strength + (hypothesis.lemma == form       ? kOwnForm
                                    : is_next_to(form, hypothesis) ? kUnchanged
                                                                   : 0);
    };
    for (auto each = candidates.begin(); each != rest.begin(); ++each) {  // They are few.
      const auto place = std::ranges::upper_bound(candidates.begin(), each, claim(*each), std::greater{}, claim);
      std::rotate(place, each, each + 1);
    }
    return static_cast<std::uint32_t>(rest.begin() - candidates.begin());
  }

  void add(const Reading& reading) {
    const auto [number, is_new] = lemmas_.add(reading.lemma);
    if (is_new) of_lemma_.push_back(kNone);
    std::uint32_t place = of_lemma_[number];
    while (place != kNone && all_[place].kind != reading.kind) place = all_[place].next;
    if (place == kNone) {
      place = static_cast<std::uint32_t>(all_.size());
      all_.push_back({.lemma = reading.lemma,
                      .number = number,
                      .next = std::exchange(of_lemma_[number], place),
                      .kind = reading.kind,
                      .certainty = reading.certainty});
    }
    Hypothesis& hypothesis = all_[place];
    const std::uint32_t bit = 1U << (reading.cell % kMostCells);
    hypothesis.certainty = std::max(hypothesis.certainty, reading.certainty);
    hypothesis.members += 1;
    hypothesis.cells |= bit;
    candidates_.push_back({.hypothesis = place, .cell = reading.cell});
  }

  static int strength(const Hypothesis& hypothesis, const WordRules& rules) {
    const int several = (hypothesis.members > 1 ? 4 : 0) + ((hypothesis.cells & 1U) != 0 ? 4 : 0);
    const bool believed = rules.believes(hypothesis.lemma, hypothesis.kind, hypothesis.cells);
    switch (hypothesis.certainty) {
      case Certainty::Listed:
        return 100 + several;
      case Certainty::Head:
        return 60 + several;
      case Certainty::Ending:
        return (believed ? 55 : 30) + several;
      case Certainty::Guessed:
        return believed ? 50 + several : 0;
    }
    return 0;
  }

  std::vector<Hypothesis> all_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> first_of_word_;
  std::vector<std::uint32_t> believed_;  ///< How many of those of each word.
  TextNumbers lemmas_;
  std::vector<std::uint32_t> of_lemma_;  ///< By its number: the last hypothesis; others follow by `next`.
};

/// Words that are a lemma's own form first, so that a pair that must not join keeps its nearer one.
std::vector<std::uint32_t> in_order_of_claim(const Hypotheses& hypotheses, std::size_t words) {
  const auto all = std::views::iota(0U, static_cast<std::uint32_t>(words));
  std::vector<std::uint32_t> order(all.begin(), all.end());
  std::ranges::stable_partition(order, [&](std::uint32_t word) {
    const auto believed = hypotheses.of_word(word);
    return !believed.empty() && believed.front().cell == 0;
  });
  return order;
}

struct Proposal {
  int rank = 0;  ///< How likely it is asked for, 0 first.
  std::uint32_t hypothesis = 0;
  std::string form;
};

std::vector<Proposal> proposals(const Hypotheses& hypotheses, const std::vector<bool>& chosen,
                                const Vocabulary& vocabulary, const Language& language, ThreadPool& pool) {
  std::vector<std::vector<Proposal>> pieces((chosen.size() + kLemmasAtOnce - 1) / kLemmasAtOnce);
  pool.parallel_for(pieces.size(), [&](std::size_t piece) {
    std::vector<Inflected> forms;
    const std::size_t end = std::min((piece + 1) * kLemmasAtOnce, chosen.size());
    for (std::size_t number = piece * kLemmasAtOnce; number < end; ++number) {
      if (!chosen[number]) continue;
      const Hypothesis& hypothesis = hypotheses.all()[number];
      forms.clear();
      language.rules->inflect(hypothesis.lemma, hypothesis.kind, hypothesis.certainty, forms);
      for (Inflected& inflected : forms) {
        if (vocabulary.contains(inflected.form) || is_stop_word(language, inflected.form)) continue;
        pieces[piece].push_back({.rank = inflected.rank,
                                 .hypothesis = static_cast<std::uint32_t>(number),
                                 .form = std::move(inflected.form)});
      }
    }
  });
  std::vector<Proposal> found;
  for (std::vector<Proposal>& piece : pieces) std::ranges::move(piece, std::back_inserter(found));
  std::ranges::sort(found, [&](const Proposal& left, const Proposal& right) {
    const Hypothesis& one = hypotheses.all()[left.hypothesis];
    const Hypothesis& other = hypotheses.all()[right.hypothesis];
    return std::tuple(left.rank, -one.strength, std::string_view(left.form), left.hypothesis) <
           std::tuple(right.rank, -other.strength, std::string_view(right.form), right.hypothesis);
  });
  return found;
}

/// Forms of site.yaml's synonyms and parts of compounds are among the words, though no document has them.
std::size_t most_added(const Vocabulary& vocabulary) {
  const auto occurring = static_cast<double>(
      std::ranges::count_if(vocabulary.words(), [](const Word& word) { return word.documents > 0; }));
  const auto others = static_cast<double>(vocabulary.size()) - occurring;
  const double most = std::max(occurring * kAddedShare - others, occurring * kAddedShare / 2);
  return static_cast<std::size_t>(most) + kAddedAlways;
}

Families by_rules(const Vocabulary& vocabulary, const Readings& readings, const Language& language,
                  const WordSettings& settings, ThreadPool& pool) {
  Hypotheses hypotheses(vocabulary, readings, *language.rules, pool);
  FamilyTable table(vocabulary, settings, hypotheses.take_lemmas());
  std::vector<bool> chosen(hypotheses.all().size(), false);
  for (const std::uint32_t word : in_order_of_claim(hypotheses, vocabulary.size())) {
    const auto believed = hypotheses.of_word(word);
    const auto joined = std::ranges::find_if(believed, [&](const Candidate& candidate) {
      return table.join(word, table.family(hypotheses.all()[candidate.hypothesis].number));
    });
    if (joined == believed.end()) {
      const std::string_view form = vocabulary.words()[word].form;
      if (vocabulary.is_stop_word(word) || !table.join(word, table.family(form))) table.set_apart(word);
      continue;
    }
    chosen[joined->hypothesis] = true;
  }

  const std::size_t most = most_added(vocabulary);
  for (Proposal& proposal : proposals(hypotheses, chosen, vocabulary, language, pool)) {
    if (table.added() >= most) break;
    const Hypothesis& hypothesis = hypotheses.all()[proposal.hypothesis];
    if (hypothesis.certainty != Certainty::Listed && language.rules->lists(proposal.form)) continue;
    table.add(std::move(proposal.form), table.family(hypothesis.number));
  }
  Families families;
  table.move_into(families);
  return families;
}

Families by_stems(const Vocabulary& vocabulary, const Language& language, const WordSettings& settings) {
  const Stemmer stemmer(language.stemmer);
  std::deque<std::string> stems;
  FamilyTable table(vocabulary, settings, {});
  for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
    const std::string_view form = vocabulary.words()[word].form;
    stems.push_back(stemmer.stem(form));
    if (vocabulary.is_stop_word(word) || !table.join(word, table.family(stems.back()))) table.set_apart(word);
  }
  Families families;
  table.move_into(families);
  return families;
}

}  // namespace

Families find_families(const Vocabulary& vocabulary, const Readings& readings, const Language& language,
                       const WordSettings& settings, ThreadPool& pool) {
  return language.rules != nullptr ? by_rules(vocabulary, readings, language, settings, pool)
                                   : by_stems(vocabulary, language, settings);
}

}  // namespace bondgenoot::search
