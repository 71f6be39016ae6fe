#include "search/languages/nl/dutch.h"

#include <array>

#include "search/languages/nl/dutch_forms.h"
#include "search/languages/nl/dutch_lexicon.h"
#include "search/languages/nl/dutch_readings.h"
#include "search/languages/nl/reading_list.h"
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

  [[nodiscard]] bool believes(std::string_view lemma, std::uint8_t kind, std::uint32_t cells) const override {
    const auto has = [&](Cell cell) { return (cells >> static_cast<std::uint32_t>(cell) & 1U) != 0; };
    if (static_cast<Kind>(kind) == Kind::verb) {
      const bool polysyllabic = syllables(lemma) > 1;
      return has(Cell::past) || has(Cell::participle) || has(Cell::present_participle) ||
             (polysyllabic && has(Cell::own) && has(Cell::present));
    }
    return has(Cell::plural) || has(Cell::diminutive) || has(Cell::with_e);
  }

  void inflect(std::string_view lemma, std::uint8_t kind, Certainty certainty,
               std::vector<std::string>& out) const override {
    const Lexicon& lexicon = Lexicon::instance();
    const std::size_t head = lexicon.head_of(lemma, static_cast<Kind>(kind));
    const bool known = head != std::string_view::npos;
    const Lemma word{.text = lemma,
                     .head = known ? head : 0,
                     .listed = known ? lexicon.find(lemma.substr(head), static_cast<Kind>(kind)) : nullptr};
    if (certainty == Certainty::guessed) return;
    switch (static_cast<Kind>(kind)) {
      case Kind::noun: inflect_noun(word, out); break;
      case Kind::verb: out = verb_forms(word); break;
      case Kind::adjective: inflect_adjective(word, out); break;
    }
  }

  [[nodiscard]] bool lists(std::string_view form) const override { return Lexicon::instance().lists(form); }

  [[nodiscard]] PartUse part_use(std::string_view form, std::uint64_t hash) const override {
    return Lexicon::instance().part_use(form, hash);
  }

  [[nodiscard]] PartUse part_use(const Reading& reading) const override {
    const auto cell = static_cast<Cell>(reading.cell);
    switch (static_cast<Kind>(reading.kind)) {
      case Kind::verb: return {.known = true, .modifier = cell == Cell::stem, .head = cell == Cell::participle};
      case Kind::adjective: return {.known = true, .modifier = cell == Cell::own, .head = cell <= Cell::with_e};
      case Kind::noun: return {.known = true, .modifier = cell != Cell::diminutive, .head = true};
    }
    return {};
  }

  [[nodiscard]] bool is_simple(std::string_view form, const Reading& reading) const override {
    if (reading.certainty == Certainty::listed) return true;
    if (static_cast<Kind>(reading.kind) == Kind::verb) return reading.certainty == Certainty::head;
    return Lexicon::instance().is_derived(reading.lemma) || Lexicon::instance().is_derived(form);
  }

  [[nodiscard]] bool is_affix(std::string_view form) const override { return Lexicon::instance().is_affix(form); }

 private:
  static void inflect_noun(const Lemma& noun, std::vector<std::string>& out) {
    out.emplace_back(noun.text);
    for (std::string& plural : plurals(noun)) out.push_back(std::move(plural));
    const bool small_thing = noun.listed != nullptr && noun.listed->has_plural && noun.head == 0 && syllables(noun.text) < 3;
    if (small_thing) out.push_back(diminutive(noun.text));
  }

  static void inflect_adjective(const Lemma& adjective, std::vector<std::string>& out) {
    out.emplace_back(adjective.text);
    out.push_back(with_e(adjective.text));
    if (adjective.listed != nullptr && adjective.listed->has_degrees) {
      out.push_back(comparative(adjective.text));
      out.push_back(comparative(adjective.text) + "e");
      out.push_back(std::string(adjective.text) + (adjective.text.ends_with('s') ? "te" : "ste"));
    }
  }
};

}  // namespace
}  // namespace nl

const Language& dutch() {
  static const nl::DutchRules rules;
  static const Language language{.code = "nl", .stop_words = nl::stop_words(), .links = nl::kLinks, .rules = &rules};
  return language;
}

}  // namespace bondgenoot::search
