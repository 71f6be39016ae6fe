#include "search/languages/nl/relatives.h"

#include <algorithm>
#include <array>
#include <utility>

#include "search/languages/nl/dutch_lexicon.h"
#include "search/languages/nl/spelling.h"

namespace bondgenoot::search::nl {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// What no ending tells. Sorted.
constexpr std::array kPairs{
    Pair{"aankomst", "aankomen"},
    Pair{"aanpak", "aanpakken"},
    Pair{"aanvraag", "aanvragen"},
    Pair{"advies", "adviseren"},
    Pair{"afspraak", "afspreken"},
    Pair{"begin", "beginnen"},
    Pair{"begrip", "begrijpen"},
    Pair{"besluit", "besluiten"},
    Pair{"bewijs", "bewijzen"},
    Pair{"bezoek", "bezoeken"},
    Pair{"deelname", "deelnemen"},
    Pair{"doorstroom", "doorstromen"},
    Pair{"eis", "eisen"},
    Pair{"gebruik", "gebruiken"},
    Pair{"gesprek", "spreken"},
    Pair{"groei", "groeien"},
    Pair{"hulp", "helpen"},
    Pair{"instroom", "instromen"},
    Pair{"inzet", "inzetten"},
    Pair{"keuze", "kiezen"},
    Pair{"komst", "komen"},
    Pair{"onderzoek", "onderzoeken"},
    Pair{"ontwerp", "ontwerpen"},
    Pair{"opvang", "opvangen"},
    Pair{"overgang", "overgaan"},
    Pair{"overleg", "overleggen"},
    Pair{"overstap", "overstappen"},
    Pair{"reis", "reizen"},
    Pair{"steun", "steunen"},
    Pair{"strijd", "strijden"},
    Pair{"studie", "studeren"},
    Pair{"subsidie", "subsidieren"},
    Pair{"toename", "toenemen"},
    Pair{"uitleg", "uitleggen"},
    Pair{"uitspraak", "uitspreken"},
    Pair{"uitstroom", "uitstromen"},
    Pair{"uitval", "uitvallen"},
    Pair{"verbod", "verbieden"},
    Pair{"verlies", "verliezen"},
    Pair{"vertrek", "vertrekken"},
    Pair{"vraag", "vragen"},
    Pair{"winst", "winnen"},
};

// Nouns in -ing that have come to mean something else. Sorted.
constexpr std::array<std::string_view, 21> kOthers{
    "aanleiding", "aanstelling", "afdeling",    "bedoeling",  "betrekking",   "bevolking",   "houding",
    "instelling", "kleding",     "omgeving",    "opstelling", "rekening",     "richting",    "scholing",
    "stelling",   "stichting",   "vergadering", "vestiging",  "voorstelling", "voorziening", "zitting",
};

static_assert(std::ranges::is_sorted(kPairs) && std::ranges::is_sorted(kOthers));

/// Whether we know a verb that has these letters before `-en`.
bool is_verb(std::string_view before_en) {
  return std::ranges::any_of(closed(before_en), [](const std::string& stem) {
    return Lexicon::instance().certainty(stem, Kind::Verb) > Certainty::Guessed;
  });
}

void add_verb(const std::string& before_en, std::vector<std::string>& out) {
  if (is_verb(before_en)) out.push_back(before_en + "en");
}

}  // namespace

void relate_noun(std::string_view noun, std::vector<std::string>& out) {
  const auto pair = std::ranges::lower_bound(kPairs, noun, {}, &Pair::first);
  if (pair != kPairs.end() && pair->first == noun) out.emplace_back(pair->second);
  const auto without = [&](std::size_t letters) { return std::string(noun.substr(0, noun.size() - letters)); };
  if (noun.ends_with("ing") && !std::ranges::binary_search(kOthers, noun)) add_verb(without(3), out);
  if (noun.ends_with("atie")) add_verb(without(4) + "er", out);
  if (noun.ends_with("tie")) add_verb(without(2) + "er", out);
}

}  // namespace bondgenoot::search::nl
