#include <array>

#include "search/languages/nl/dutch_readings.h"
#include "search/languages/nl/reading_list.h"
#include "search/languages/nl/spelling.h"

namespace bondgenoot::search::nl {
namespace {

std::string_view without(std::string_view form, std::size_t letters) { return form.substr(0, form.size() - letters); }

void read_irregular(std::string_view form, ReadingList& list) {
  constexpr std::size_t kShortest = 4;
  const std::vector<IrregularForm>* longest = nullptr;
  std::size_t begin = 0;
  GrowingHash hash;
  for (std::size_t place = form.size(); place-- > 0;) {
    hash.add(form[place]);
    if (place + kShortest > form.size() || place == 1 || place == 2) continue;
    const auto* found = list.lexicon().irregular(form.substr(place), hash.value());
    if (found == nullptr) continue;
    longest = found;
    begin = place;
  }
  if (longest == nullptr) return;
  const bool after_particle = list.lexicon().is_particle(form.substr(0, begin));
  for (const IrregularForm& irregular : *longest) {
    if (irregular.kind != Kind::Noun) continue;
    list.push(std::string(form.substr(0, begin)) + std::string(irregular.lemma), Kind::Noun, irregular.cell,
              begin == 0       ? Certainty::Listed
              : after_particle ? Certainty::Ending
                               : Certainty::Head);
  }
}

/// Nouns that take -s by their ending; others do so only when they are listed, or are long and of foreign make.
bool may_take_s(std::string_view noun) {
  if (noun.size() < 4 || noun.ends_with('s') || noun.ends_with('x') || noun.ends_with('z')) return false;
  if (is_vowel(noun.back())) return !noun.ends_with("ij");
  return syllables(noun) > 1;
}

bool takes_s(std::string_view noun, const Lexicon& lexicon) {
  const std::size_t head = lexicon.head_of(noun, Kind::Noun);
  if (head == std::string_view::npos) return false;
  const std::vector<std::string> all =
      plurals({.text = noun, .head = head, .listed = lexicon.find(noun.substr(head), Kind::Noun)});
  return std::ranges::find(all, std::string(noun) + "s") != all.end();
}

/// `ouderen` is not of `ouder`, whose plural is `ouders`.
bool has_another_plural(std::string_view noun, std::string_view form, const Lexicon& lexicon) {
  const ListedWord* listed = lexicon.find(noun, Kind::Noun);
  if (listed == nullptr) return false;
  return !listed->has_plural || listed->plural_in_s ||
         (!listed->plurals.empty() && std::ranges::find(listed->plurals, form) == listed->plurals.end());
}

void read_plural(const Form& word, ReadingList& list) {
  const std::string_view form = word.text;
  if (form.ends_with("heden"))
    list.push(std::string(without(form, 3)) + "id", Kind::Noun, Cell::Plural, Certainty::Ending);
  for (const std::string& stem : word.before_en) {
    if (!has_another_plural(stem, form, list.lexicon())) list.add(stem, Kind::Noun, Cell::Plural, true);
  }
  if (form.ends_with("en")) list.add(without(form, 1), Kind::Noun, Cell::Plural, true);
  if (form.ends_with('s') && (may_take_s(without(form, 1)) || takes_s(without(form, 1), list.lexicon()))) {
    list.add(without(form, 1), Kind::Noun, Cell::Plural, true);
  }
  if (form.ends_with("ches") || form.ends_with("shes") || form.ends_with("xes"))
    list.add(without(form, 2), Kind::Noun, Cell::Plural, true);
  struct Latin {
    std::string_view plural, singular;
  };
  constexpr std::array<Latin, 5> kLatin{
      {{"ia", "ium"}, {"ea", "eum"}, {"tra", "trum"}, {"ici", "icus"}, {"ula", "ulum"}}};
  for (const Latin& latin : kLatin) {
    if (!form.ends_with(latin.plural) || form.size() < 6) continue;
    list.add(std::string(without(form, latin.plural.size())) + std::string(latin.singular), Kind::Noun, Cell::Plural,
             true);
  }
}

/// The nouns behind `kaartje`, `deurtje`, `weggetje`, `filmpje`, `kettinkje`, `autootje`.
void read_diminutive(std::string_view form, ReadingList& list) {
  if (form.ends_with('s')) form.remove_suffix(1);
  if (!form.ends_with("je") || form.size() < 6) return;
  const std::string_view rest = without(form, 2);
  const auto add = [&](std::string_view noun) { list.add(noun, Kind::Noun, Cell::Diminutive, true); };
  add(rest);
  if (rest.ends_with("nk")) add(std::string(without(rest, 1)) + "g");
  if (rest.ends_with("mp")) add(without(rest, 1));
  if (!rest.ends_with('t')) return;
  const std::string_view before = without(rest, 1);
  add(before);
  if (before.size() > 3 && is_vowel(before.back()) && before.back() == before[before.size() - 2])
    add(without(before, 1));
  if (!before.ends_with('e')) return;
  const std::string_view doubled = without(before, 1);
  add(doubled);
  for (const std::string& stem : closed(doubled)) add(stem);
}

}  // namespace

void read_noun(const Form& form, ReadingList& list) {
  list.add(form.text, Kind::Noun, Cell::Own);
  read_irregular(form.text, list);
  read_plural(form, list);
  read_diminutive(form.text, list);
}

}  // namespace bondgenoot::search::nl
