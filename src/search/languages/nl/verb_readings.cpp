#include <array>

#include "search/languages/nl/dutch_readings.h"
#include "search/languages/nl/reading_list.h"
#include "search/languages/nl/spelling.h"

namespace bondgenoot::search::nl {
namespace {

constexpr std::size_t kLongestPrefix = 9;

std::string_view without(std::string_view form, std::size_t letters) { return form.substr(0, form.size() - letters); }

void push_all(const std::vector<IrregularForm>* found, std::string_view before, ReadingList& list) {
  if (found == nullptr) return;
  for (const IrregularForm& irregular : *found) {
    if (irregular.kind != Kind::Verb) continue;
    list.push(std::string(before) + std::string(irregular.lemma), Kind::Verb, irregular.cell,
              before.empty() ? Certainty::Listed : Certainty::Head);
  }
}

/// Strong and irregular forms, by themselves and after `op`, `be` and the like.
void read_irregular(std::string_view form, ReadingList& list) {
  const Lexicon& lexicon = list.lexicon();
  push_all(lexicon.irregular(form), {}, list);
  if (!lexicon.may_begin_with_prefix(form)) return;
  for (std::size_t place = 2; place + 3 <= form.size() && place <= kLongestPrefix; ++place) {
    const std::string_view before = form.substr(0, place);
    const bool inseparable = lexicon.is_inseparable(before);
    if (!inseparable && !lexicon.is_particle(before)) continue;
    push_all(lexicon.irregular(form.substr(place)), before, list);
    if (inseparable) push_all(lexicon.irregular_without_ge(form.substr(place)), before, list);
  }
}

/// `geleerd`, `opgeleid`: what stands around `ge`.
void read_participle(std::string_view form, ReadingList& list) {
  if (form.size() < 6 || (form.back() != 'd' && form.back() != 't')) return;
  const auto add = [&](std::string_view before, std::string_view rest) {
    if (rest.size() < 3) return;
    const std::string stem = std::string(before) + std::string(without(rest, 1));
    list.add(stem, Kind::Verb, Cell::Participle, true);
    list.add(std::string(before) + std::string(rest), Kind::Verb, Cell::Participle, true);
  };
  if (form.starts_with("ge")) add({}, form.substr(2));
  if (!list.lexicon().may_begin_with_prefix(form)) return;
  for (std::size_t place = 2; place + 5 <= form.size() && place <= kLongestPrefix; ++place) {
    if (form.substr(place, 2) != "ge") continue;
    if (list.lexicon().is_particle(form.substr(0, place))) add(form.substr(0, place), form.substr(place + 2));
  }
  // `begeleid`, `verbeterd`: no `ge`; `kennisgemaakt` is met above.
  for (const std::string_view prefix :
       {"be", "ver", "ont", "her", "ge", "er", "onder", "over", "mis", "voor", "door", "om", "aan"}) {
    if (!form.starts_with(prefix)) continue;
    list.add(form, Kind::Verb, Cell::Participle);
    if (past_letter(without(form, 1)) == form.back()) list.add(without(form, 1), Kind::Verb, Cell::Participle, true);
  }
}

void read_past(std::string_view form, ReadingList& list) {
  const std::string_view singular = form.ends_with("en") ? without(form, 1) : form;
  if (!singular.ends_with("de") && !singular.ends_with("te")) return;
  const std::string_view stem = without(singular, 2);
  if (stem.size() < 2 || past_letter(stem) != singular[singular.size() - 2]) return;
  list.add(stem, Kind::Verb, Cell::Past, true);
}

}  // namespace

void read_verb(const Form& word, ReadingList& list) {
  const std::string_view form = word.text;
  read_irregular(form, list);
  list.add(form, Kind::Verb, Cell::Stem, true);
  for (const std::string& stem : word.before_en) list.add(stem, Kind::Verb, Cell::Own, true);
  if (form.ends_with('t')) list.add(without(form, 1), Kind::Verb, Cell::Present, true);
  read_past(form, list);
  read_participle(form, list);
  if (form.ends_with("de") || form.ends_with("te")) read_participle(without(form, 1), list);
  if (form.ends_with("den") || form.ends_with("ten")) read_participle(without(form, 2), list);
  for (const std::string_view ending : {"end", "ende", "enden"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    for (const std::string& stem : closed(without(form, ending.size())))
      list.add(stem, Kind::Verb, Cell::PresentParticiple, true);
  }
}

}  // namespace bondgenoot::search::nl
