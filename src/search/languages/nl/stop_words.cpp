#include "search/languages/nl/stop_words.h"

#include <algorithm>
#include <array>

namespace bondgenoot::search::nl {
namespace {

// clang-format off
constexpr auto kStopWords = std::to_array<std::string_view>({
    "aan", "aangaande", "achter", "af", "al", "aldaar", "aldus", "alhoewel", "alle", "allebei", "alleen", "allerlei",
    "alles", "als", "alsnog", "alsof", "altijd", "alvast", "alweer", "ander", "andere", "anderen", "anders",
    "behalve", "beide", "beiden", "ben", "bent", "bij", "bijna", "bijvoorbeeld", "binnen", "boven", "bovendien",
    "buiten", "daar", "daaraan", "daarbij", "daardoor", "daarin", "daarmee", "daarna", "daarnaar", "daarnaast",
    "daarom", "daaronder", "daarop", "daarover", "daartoe", "daaruit", "daarvan", "daarvoor", "dan", "dankzij", "dat",
    "de", "deden", "deed", "deels", "degene", "degenen", "den", "der", "dergelijk", "dergelijke", "des", "deze",
    "dezelfde", "dezelfden", "die", "diegene", "diegenen", "diens", "dit", "doch", "doe", "doen", "doet", "door",
    "dus", "echt", "echter", "een", "eens", "eerder", "eerst", "elk", "elkaar", "elkaars", "elke", "en", "enige",
    "enkele", "er", "eraan", "erbij", "ergens", "erin", "ermee", "erna", "ernaar", "ernaast", "erop", "erover",
    "ertoe", "eruit", "ervan", "ervoor", "even", "evenals", "ga", "gaan", "gaat", "ge", "gedaan", "geen", "gehad",
    "geweest", "geworden", "gij", "ging", "gingen", "haar", "haarzelf", "had", "hadden", "heb", "hebben", "hebt",
    "heeft", "heel", "hele", "helemaal", "hem", "hemzelf", "hen", "henzelf", "het", "hetzelfde", "hier", "hierbij",
    "hierdoor", "hierin", "hiermee", "hierna", "hierom", "hieronder", "hierop", "hierover", "hiervan", "hiervoor",
    "hij", "hoe", "hoeveel", "hoewel", "hun", "ieder", "iedere", "iedereen", "iemand", "iets", "ik", "immers", "in",
    "indien", "inmiddels", "intussen", "is", "ja", "je", "jezelf", "jij", "jou", "jouw", "jullie", "kan", "kon",
    "konden", "kun", "kunnen", "kunt", "liever", "maar", "mag", "me", "mee", "meer", "meest", "meeste", "men", "met",
    "mezelf", "mij", "mijn", "misschien", "mocht", "mochten", "moest", "moesten", "moet", "moeten", "mogen", "na",
    "naar", "naast", "namelijk", "nergens", "niemand", "niet", "niets", "noch", "nog", "nogal", "nooit", "nu", "of",
    "om", "omdat", "ondanks", "onder", "ons", "onszelf", "onze", "ooit", "ook", "op", "over", "overal", "per",
    "reeds", "rond", "sinds", "slechts", "sommige", "soms", "steeds", "te", "tegen", "telkens", "ten", "ter",
    "terwijl", "tevens", "tijdens", "toch", "toe", "toen", "tot", "totdat", "tussen", "u", "uit", "uw", "vaak", "van",
    "vanaf", "vanuit", "veel", "vele", "ver", "verder", "vervolgens", "via", "vol", "volgens", "voor", "vooral",
    "voordat", "waar", "waaraan", "waarbij", "waardoor", "waarin", "waarmee", "waarna", "waarnaar", "waarom",
    "waaronder", "waarop", "waarover", "waaruit", "waarvan", "waarvoor", "wanneer", "want", "waren", "was", "wat",
    "we", "weer", "wegens", "wel", "welk", "welke", "werd", "werden", "wie", "wiens", "wier", "wij", "wil", "wilde",
    "wilden", "willen", "wilt", "word", "worden", "wordt", "zal", "ze", "zeer", "zelf", "zelfs", "zich", "zichzelf",
    "zij", "zijn", "zo", "zoals", "zodat", "zonder", "zou", "zouden", "zowel", "zulk", "zulke", "zullen", "zult",
});
// clang-format on
static_assert(std::ranges::is_sorted(kStopWords));

}  // namespace

std::span<const std::string_view> stop_words() { return kStopWords; }

}  // namespace bondgenoot::search::nl
