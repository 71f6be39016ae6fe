#include "search/languages/nl/dutch.h"

#include <algorithm>
#include <array>

#include "search/languages/nl/dutch_forms.h"
#include "search/languages/nl/dutch_lexicon.h"
#include "search/languages/nl/dutch_readings.h"
#include "search/languages/nl/reading_list.h"
#include "search/languages/nl/relatives.h"
#include "search/languages/nl/spelling.h"
#include "search/languages/nl/stop_words.h"
#include "search/word_rules.h"

namespace bondgenoot::search {
namespace nl {
namespace {

constexpr std::array<std::string_view, 6> kLinks{"", "s", "en", "e", "n", "er"};
constexpr std::size_t kShortestRead = 3;

class DutchRules final : public WordRules {
 public:
  void read(std::string_view form, const Vocabulary& vocabulary, std::vector<Reading>& out) const override {
    if (form.size() < kShortestRead || !is_plain(form) || Lexicon::instance().is_affix(form)) return;
    Form word{.text = form};
    if (form.ends_with("en")) word.before_en = closed(form.substr(0, form.size() - 2));
    if (form.ends_with('e')) word.before_e = closed(form.substr(0, form.size() - 1));
    ReadingList list(vocabulary, out);
    read_noun(word, list);
    read_verb(word, list);
    read_adjective(word, list);
  }

  void relate(std::string_view noun, std::vector<std::string>& out) const override { relate_noun(noun, out); }

  [[nodiscard]] bool believes(std::string_view lemma, std::uint8_t kind, std::uint32_t cells) const override {
    const auto has = [&](Cell cell) { return (cells >> static_cast<std::uint32_t>(cell) & 1U) != 0; };
    if (static_cast<Kind>(kind) == Kind::Verb) {
      const bool polysyllabic = syllables(lemma) > 1;
      return has(Cell::Past) || has(Cell::Participle) || has(Cell::PresentParticiple) ||
             (polysyllabic && has(Cell::Own) && has(Cell::Present));
    }
    return has(Cell::Plural) || has(Cell::Diminutive) || has(Cell::WithE);
  }

  void inflect(std::string_view lemma, std::uint8_t kind, Certainty certainty,
               std::vector<Inflected>& out) const override {
    const Lexicon& lexicon = Lexicon::instance();
    const std::size_t head = lexicon.head_of(lemma, static_cast<Kind>(kind));
    const bool known = head != std::string_view::npos;
    const Lemma word{.text = lemma,
                     .head = known ? head : 0,
                     .listed = known ? lexicon.find(lemma.substr(head), static_cast<Kind>(kind)) : nullptr};
    if (certainty == Certainty::Guessed) return;
    switch (static_cast<Kind>(kind)) {
      case Kind::Noun:
        inflect_noun(word, out);
        break;
      case Kind::Verb:
        inflect_verb(word, out);
        break;
      case Kind::Adjective:
        inflect_adjective(word, out);
        break;
    }
    const bool sure = certainty == Certainty::Listed || (known && static_cast<Kind>(kind) == Kind::Verb);
    for (Inflected& inflected : out) inflected.rank += sure ? 0 : 1;
  }

  [[nodiscard]] bool lists(std::string_view form) const override { return Lexicon::instance().lists(form); }

  [[nodiscard]] PartUse part_use(std::string_view form, std::uint64_t hash) const override {
    return Lexicon::instance().part_use(form, hash);
  }

  [[nodiscard]] bool may_begin_part(std::uint64_t hash) const override {
    return Lexicon::instance().may_begin_part(hash);
  }

  [[nodiscard]] bool may_end_part(std::string_view text) const override { return Lexicon::may_end_derived(text); }

  [[nodiscard]] PartUse part_use(const Reading& reading) const override {
    const auto cell = static_cast<Cell>(reading.cell);
    switch (static_cast<Kind>(reading.kind)) {
      case Kind::Verb:
        return {.known = true, .modifier = cell == Cell::Stem, .head = cell == Cell::Participle};
      case Kind::Adjective:
        return {.known = true, .modifier = cell == Cell::Own, .head = cell <= Cell::WithE};
      case Kind::Noun:
        return {.known = true, .modifier = cell != Cell::Diminutive, .head = true};
    }
    return {};
  }

  [[nodiscard]] bool is_simple(std::string_view form, const Reading& reading) const override {
    if (reading.certainty == Certainty::Listed) return true;
    if (static_cast<Kind>(reading.kind) == Kind::Verb) return reading.certainty == Certainty::Head;
    return Lexicon::instance().is_derived(reading.lemma) || Lexicon::instance().is_derived(form);
  }

  /// `beleid-s-orgaan`, `bediening-s-post`, `paard-en-poep`; but `speel-sterkte`.
  [[nodiscard]] bool is_rather_link(std::string_view before, std::string_view link,
                                    std::string_view rest) const override {
    if (rest.size() <= link.size()) return false;
    const char next = rest[link.size()];
    if (link == "en") return !is_vowel(next);
    if (link != "s") return false;
    constexpr std::array<std::string_view, 5> kTakesS{"ing", "heid", "teit", "schap", "dom"};
    return is_vowel(next) || std::string_view("bdfghrvz").find(next) != std::string_view::npos ||
           std::ranges::any_of(kTakesS, [&](std::string_view ending) { return before.ends_with(ending); });
  }

  /// `aange-` of `aangemaand` is one too.
  [[nodiscard]] bool is_affix(std::string_view form) const override {
    const Lexicon& lexicon = Lexicon::instance();
    return lexicon.is_affix(form) || (form.ends_with("ge") && lexicon.is_particle(form.substr(0, form.size() - 2)));
  }

 private:
  static void inflect_noun(const Lemma& noun, std::vector<Inflected>& out) {
    out.push_back({.form = std::string(noun.text), .rank = 0});
    for (std::string& plural : plurals(noun))
      out.push_back({.form = std::move(plural), .rank = out.size() < 2 ? 0 : 3});
    const bool small_thing =
        noun.listed != nullptr && noun.listed->has_plural && noun.head == 0 && syllables(noun.text) < 3;
    if (small_thing) out.push_back({.form = diminutive(noun.text), .rank = 4});
  }

  static void inflect_verb(const Lemma& verb, std::vector<Inflected>& out) {
    const std::vector<std::string> forms = verb_forms(verb);
    for (std::size_t place = 0; place < forms.size(); ++place) {
      const int rank = place == 0 ? 0 : place < 4 ? 1 : place < 5 ? 2 : place < 7 ? 3 : 5;
      out.push_back({.form = forms[place], .rank = rank});
    }
  }

  static void inflect_adjective(const Lemma& adjective, std::vector<Inflected>& out) {
    out.push_back({.form = std::string(adjective.text), .rank = 0});
    out.push_back({.form = with_e(adjective.text), .rank = 0});
    if (adjective.listed == nullptr || !adjective.listed->has_degrees) return;
    const std::string more = comparative(adjective.text);
    out.push_back({.form = more, .rank = 2});
    out.push_back({.form = more + "e", .rank = 4});
    out.push_back({.form = std::string(adjective.text) + (adjective.text.ends_with('s') ? "te" : "ste"), .rank = 4});
  }
};

}  // namespace
}  // namespace nl

const Language& dutch() {
  static const nl::DutchRules kRules;
  static const Language kLanguage{.code = "nl", .stop_words = nl::stop_words(), .links = nl::kLinks, .rules = &kRules};
  return kLanguage;
}

}  // namespace bondgenoot::search
