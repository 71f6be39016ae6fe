#include "search/languages/nl/dutch_readings.h"
#include "search/languages/nl/reading_list.h"
#include "search/languages/nl/spelling.h"

namespace bondgenoot::search::nl {
namespace {

std::string_view without(std::string_view form, std::size_t letters) { return form.substr(0, form.size() - letters); }

/// Degrees only of adjectives that are listed with them, or that their ending shows: `ouder` is not of `oud`.
void add_degree(std::string_view base, Cell cell, ReadingList& list) {
  const Certainty certainty = list.lexicon().certainty(base, Kind::Adjective);
  if (certainty == Certainty::Guessed) return;
  const std::size_t head = list.lexicon().head_of(base, Kind::Adjective);
  const ListedWord* listed =
      head == std::string_view::npos ? nullptr : list.lexicon().find(base.substr(head), Kind::Adjective);
  if (listed == nullptr || listed->has_degrees) list.push(std::string(base), Kind::Adjective, cell, certainty);
}

void read_comparative(std::string_view form, ReadingList& list) {
  if (form.ends_with("ere")) form.remove_suffix(1);
  if (!form.ends_with("er")) return;
  if (form.ends_with("rder")) add_degree(without(form, 3), Cell::Comparative, list);
  for (const std::string& base : closed(without(form, 2))) add_degree(base, Cell::Comparative, list);
}

void read_superlative(std::string_view form, ReadingList& list) {
  if (form.ends_with("ste")) form.remove_suffix(1);
  if (!form.ends_with("st")) return;
  add_degree(without(form, 2), Cell::Superlative, list);
  if (form.size() > 4) add_degree(without(form, 1), Cell::Superlative, list);
}

}  // namespace

void read_adjective(const Form& word, ReadingList& list) {
  const std::string_view form = word.text;
  list.add(form, Kind::Adjective, Cell::Own);
  for (const std::string& base : word.before_e) {
    const bool by_ending = list.lexicon().certainty(base, Kind::Adjective) == Certainty::Ending;
    if (!by_ending || with_e(base) == form) list.add(base, Kind::Adjective, Cell::WithE, true);
  }
  for (const std::string& base : word.before_en) list.add(base, Kind::Adjective, Cell::Nominal);
  if (form.ends_with('s') && list.lexicon().find(without(form, 1), Kind::Adjective) != nullptr) {
    list.add(without(form, 1), Kind::Adjective, Cell::Partitive);
  }
  read_comparative(form, list);
  read_superlative(form, list);
}

}  // namespace bondgenoot::search::nl
