#include "support/phrase.h"

#include <unordered_map>

#include "support/phrase_in.h"

namespace bondgenoot {
namespace {

Language spoken = Language::English;

struct Phrase {
  std::string_view english;
  std::string_view dutch;
};

constexpr Phrase kPhrases[] = {
#define BONDGENOOT_PHRASE(english, dutch) {english, dutch},
#include "support/phrases.def"
#undef BONDGENOOT_PHRASE
};

const std::unordered_map<std::string_view, std::string_view>& dutch() {
  static const auto kCatalogue = [] {
    std::unordered_map<std::string_view, std::string_view> made;
    for (const Phrase& phrase : kPhrases) made.emplace(phrase.english, phrase.dutch);
    return made;
  }();
  return kCatalogue;
}

}  // namespace

std::optional<Language> find_language(std::string_view tag) {
  const std::string_view name = tag.substr(0, tag.find_first_of("-_."));
  if (name == "nl") return Language::Dutch;
  if (name == "en") return Language::English;
  return std::nullopt;
}

void set_language(Language language) { spoken = language; }

Language language() { return spoken; }

std::string_view code_of(Language language) { return language == Language::Dutch ? "nl" : "en"; }

std::string_view translated_to(Language language, std::string_view english) {
  if (language == Language::English) return english;
  const auto found = dutch().find(english);
  return found == dutch().end() ? english : found->second;
}

std::string_view translated(std::string_view english) { return translated_to(spoken, english); }

}  // namespace bondgenoot
