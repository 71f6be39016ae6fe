#include "search/language.h"

#include <algorithm>
#include <array>
#include <string>

#include "search/languages/en/english.h"
#include "search/languages/nl/dutch.h"

namespace bondgenoot::search {
namespace {

constexpr std::array<std::string_view, 1> kNoLinks{""};

/// What Snowball can do besides; codes in their order.
constexpr auto kStemmed = std::to_array<Language>({
    {.code = "ar", .links = kNoLinks, .stemmer = "arabic"},
    {.code = "ca", .links = kNoLinks, .stemmer = "catalan"},
    {.code = "da", .links = kNoLinks, .stemmer = "danish"},
    {.code = "de", .links = kNoLinks, .stemmer = "german"},
    {.code = "el", .links = kNoLinks, .stemmer = "greek"},
    {.code = "es", .links = kNoLinks, .stemmer = "spanish"},
    {.code = "eu", .links = kNoLinks, .stemmer = "basque"},
    {.code = "fi", .links = kNoLinks, .stemmer = "finnish"},
    {.code = "fr", .links = kNoLinks, .stemmer = "french"},
    {.code = "ga", .links = kNoLinks, .stemmer = "irish"},
    {.code = "hi", .links = kNoLinks, .stemmer = "hindi"},
    {.code = "hu", .links = kNoLinks, .stemmer = "hungarian"},
    {.code = "hy", .links = kNoLinks, .stemmer = "armenian"},
    {.code = "id", .links = kNoLinks, .stemmer = "indonesian"},
    {.code = "it", .links = kNoLinks, .stemmer = "italian"},
    {.code = "lt", .links = kNoLinks, .stemmer = "lithuanian"},
    {.code = "nb", .links = kNoLinks, .stemmer = "norwegian"},
    {.code = "ne", .links = kNoLinks, .stemmer = "nepali"},
    {.code = "no", .links = kNoLinks, .stemmer = "norwegian"},
    {.code = "pt", .links = kNoLinks, .stemmer = "portuguese"},
    {.code = "ro", .links = kNoLinks, .stemmer = "romanian"},
    {.code = "ru", .links = kNoLinks, .stemmer = "russian"},
    {.code = "sr", .links = kNoLinks, .stemmer = "serbian"},
    {.code = "sv", .links = kNoLinks, .stemmer = "swedish"},
    {.code = "ta", .links = kNoLinks, .stemmer = "tamil"},
    {.code = "tr", .links = kNoLinks, .stemmer = "turkish"},
    {.code = "yi", .links = kNoLinks, .stemmer = "yiddish"},
});

constexpr Language kUnknown{.code = "", .links = kNoLinks};

}  // namespace

const Language& language(std::string_view code) {
  std::string primary(code.substr(0, code.find_first_of("-_")));
  for (char& letter : primary) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  if (primary == "nl") return dutch();
  if (primary == "en") return english();
  const auto found = std::ranges::lower_bound(kStemmed, std::string_view(primary), {}, &Language::code);
  return found != kStemmed.end() && found->code == primary ? *found : kUnknown;
}

bool is_stop_word(const Language& language, std::string_view form) {
  return std::ranges::binary_search(language.stop_words, form);
}

}  // namespace bondgenoot::search
