#include "search/languages/en/english.h"

#include <algorithm>
#include <array>

#include "search/languages/en/english_lexicon.h"
#include "search/languages/en/word_lists.h"
#include "search/vocabulary.h"
#include "search/word_rules.h"

namespace bondgenoot::search {
namespace en {
namespace {

constexpr std::array<std::string_view, 1> kLinks{""};
constexpr std::size_t kShortestRead = 4;

enum class Cell : std::uint8_t { Own, Plural, Past, Gerund, Comparative, Superlative, Irregular };

std::string_view without(std::string_view form, std::size_t letters) { return form.substr(0, form.size() - letters); }

/// The bases that may stand before `-ed`, `-ing`, `-er`, `-est`: `hop-ping`, `hop-ing`, `study-ing`.
std::vector<std::string> bases(std::string_view before) {
  std::vector<std::string> found;
  if (before.size() < 2) return found;
  const char last = before.back();
  const bool doubled = last == before[before.size() - 2] && !is_vowel(last);
  found.emplace_back(before);
  if (doubled) found.emplace_back(without(before, 1));
  if (!doubled) found.push_back(std::string(before) + "e");
  return found;
}

/// Collects the readings of one form.
class Reader {
 public:
  Reader(std::string_view form, const Vocabulary& vocabulary, std::vector<Reading>& out)
      : form_(form), vocabulary_(vocabulary), out_(out) {}

  void read() {
    for (const std::string_view lemma : lexicon_.lemmas_of_irregular(form_))
      push(std::string(lemma), Cell::Irregular, Certainty::Listed);
    if (lexicon_.is_plain(form_)) {
      if (out_.empty()) push(std::string(form_), Cell::Own, Certainty::Listed);
      return;
    }
    if (lexicon_.is_verb(form_) || lexicon_.is_gradable(form_) || lexicon_.has_irregular(form_))
      push(std::string(form_), Cell::Own, Certainty::Listed);
    else if (lexicon_.is_noun_by_ending(form_))
      push(std::string(form_), Cell::Own, Certainty::Ending);
    read_plural();
    read_ending("ed", Cell::Past);
    read_ending("ing", Cell::Gerund);
    read_degree("er", Cell::Comparative);
    read_degree("est", Cell::Superlative);
  }

 private:
  void read_plural() {
    if (!form_.ends_with('s') || form_.ends_with("ss") || form_.ends_with("us") || form_.ends_with("is")) return;
    if (form_.ends_with("ies") && form_.size() > 4) add(std::string(without(form_, 3)) + "y", Cell::Plural);
    if (form_.ends_with("es")) {
      const std::string_view before = without(form_, 2);
      constexpr std::array<std::string_view, 6> kTakesEs{"s", "x", "z", "ch", "sh", "o"};
      if (std::ranges::any_of(kTakesEs, [&](std::string_view ending) { return before.ends_with(ending); }))
        add(std::string(before), Cell::Plural);
    }
    add(std::string(without(form_, 1)), Cell::Plural);
  }

  void read_ending(std::string_view ending, Cell cell) {
    if (!form_.ends_with(ending)) return;
    const std::string_view before = without(form_, ending.size());
    if (before.ends_with('i') && cell == Cell::Past) add(std::string(without(before, 1)) + "y", cell);
    std::vector<std::string> found = bases(before);
    const bool some_occurs =
        std::ranges::any_of(found, [&](const std::string& base) { return vocabulary_.contains(base); });
    for (std::string& base : found) add(std::move(base), cell, !some_occurs);
  }

  /// Only of adjectives that are listed: a `worker` is not more `work`.
  void read_degree(std::string_view ending, Cell cell) {
    if (!form_.ends_with(ending)) return;
    const std::string_view before = without(form_, ending.size());
    std::vector<std::string> found = bases(before);
    if (before.ends_with('i')) found.push_back(std::string(without(before, 1)) + "y");
    for (std::string& base : found) {
      if (lexicon_.is_gradable(base)) push(std::move(base), cell, Certainty::Listed);
    }
  }

  /// Past forms and gerunds may do without their base, when there are both.
  void add(std::string base, Cell cell, bool without_base = false) {
    constexpr std::size_t kShortestBase = 3;
    if (base.size() < kShortestBase || std::ranges::none_of(base, is_vowel)) return;
    if (lexicon_.is_verb(base) || lexicon_.has_irregular(base)) return push(std::move(base), cell, Certainty::Listed);
    if (lexicon_.is_noun_by_ending(base)) return push(std::move(base), cell, Certainty::Ending);
    const bool may_carry =
        vocabulary_.contains(base) && !std::ranges::binary_search(stop_words(), std::string_view(base));
    if (may_carry || (without_base && base.size() > 4)) push(std::move(base), cell, Certainty::Guessed);
  }

  void push(std::string lemma, Cell cell, Certainty certainty) {
    out_.push_back(
        {.lemma = std::move(lemma), .kind = 0, .cell = static_cast<std::uint8_t>(cell), .certainty = certainty});
  }

  std::string_view form_;
  const Vocabulary& vocabulary_;
  std::vector<Reading>& out_;
  const Lexicon& lexicon_ = Lexicon::instance();
};

std::string before_vowel(const std::string& verb) {
  const std::size_t size = verb.size();
  if (verb.ends_with('e') && !verb.ends_with("ee")) return verb.substr(0, size - 1);
  const bool short_end =
      size >= 3 && !is_vowel(verb[size - 1]) && is_vowel(verb[size - 2]) && !is_vowel(verb[size - 3]);
  const bool doubles = short_end && size <= 4 && std::string_view("wxy").find(verb.back()) == std::string_view::npos;
  return doubles ? verb + verb.back() : verb;
}

class EnglishRules final : public WordRules {
 public:
  void read(std::string_view form, const Vocabulary& vocabulary, std::vector<Reading>& out) const override {
    if (form.size() < kShortestRead && !Lexicon::instance().lists(form)) return;
    std::vector<Reading> found;
    Reader(form, vocabulary, found).read();
    std::ranges::move(found, std::back_inserter(out));
  }

  [[nodiscard]] bool believes(std::string_view, std::uint8_t, std::uint32_t cells) const override {
    const auto has = [&](Cell cell) { return (cells >> static_cast<std::uint32_t>(cell) & 1U) != 0; };
    return has(Cell::Plural) || (has(Cell::Past) || has(Cell::Gerund));
  }

  void inflect(std::string_view lemma, std::uint8_t, Certainty certainty, std::vector<Inflected>& out) const override {
    const Lexicon& lexicon = Lexicon::instance();
    const std::string base(lemma);
    if (certainty == Certainty::Guessed || lexicon.is_plain(lemma)) return;
    out.push_back({.form = base, .rank = 0});
    for (const std::string_view irregular : lexicon.irregular_forms_of(lemma))
      out.push_back({.form = std::string(irregular), .rank = 1});
    if (lexicon.is_gradable(lemma)) return;
    if (!lexicon.has_irregular_plural(lemma)) out.push_back({.form = with_s(base), .rank = 0});
    if (!lexicon.is_verb(lemma)) return;
    const bool in_y = base.ends_with('y') && !is_vowel(base[base.size() - 2]);
    if (!lexicon.has_irregular(lemma))
      out.push_back({.form = in_y ? base.substr(0, base.size() - 1) + "ied" : before_vowel(base) + "ed", .rank = 1});
    out.push_back({.form = before_vowel(base) + "ing", .rank = 1});
  }

  [[nodiscard]] bool lists(std::string_view form) const override { return Lexicon::instance().lists(form); }
  [[nodiscard]] PartUse part_use(std::string_view form, std::uint64_t) const override {
    return {
        .known = true, .modifier = Lexicon::instance().is_modifier(form), .head = Lexicon::instance().is_head(form)};
  }
  [[nodiscard]] bool may_begin_part(std::uint64_t) const override { return true; }
  [[nodiscard]] bool may_end_part(std::string_view) const override { return true; }
  [[nodiscard]] PartUse part_use(const Reading&) const override { return {.known = true}; }
  [[nodiscard]] bool is_simple(std::string_view form, const Reading&) const override {
    return Lexicon::instance().is_plain(form);
  }
  [[nodiscard]] bool is_rather_link(std::string_view, std::string_view, std::string_view) const override {
    return false;
  }
  void relate(std::string_view, std::vector<std::string>&) const override {}
  [[nodiscard]] bool is_affix(std::string_view) const override { return false; }

 private:
  static std::string with_s(const std::string& base) {
    constexpr std::array<std::string_view, 5> kTakesEs{"s", "x", "z", "ch", "sh"};
    if (std::ranges::any_of(kTakesEs, [&](std::string_view ending) { return base.ends_with(ending); }))
      return base + "es";
    if (base.size() > 2 && base.ends_with('y') && !is_vowel(base[base.size() - 2]))
      return base.substr(0, base.size() - 1) + "ies";
    return base + "s";
  }
};

}  // namespace
}  // namespace en

const Language& english() {
  static const en::EnglishRules kRules;
  static const Language kLanguage{.code = "en", .stop_words = en::stop_words(), .links = en::kLinks, .rules = &kRules};
  return kLanguage;
}

}  // namespace bondgenoot::search
