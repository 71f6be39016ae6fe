#include "search/languages/nl/dutch_forms.h"

#include <algorithm>
#include <array>
#include <span>

#include "search/languages/nl/spelling.h"

namespace bondgenoot::search::nl {
namespace {

bool ends_in_one_of(std::string_view word, std::span<const std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

/// `dag`, `dagen`; `glas`, `glazen`: a short vowel that is long in the plural.
std::string with_long_vowel(std::string text) {
  text.back() = text.back() == 'f' ? 'v' : text.back() == 's' ? 'z' : text.back();
  return text + "en";
}

/// Monosyllables whose stem and infinitive are written alike: `besta`, `voorzie`.
bool ends_in_open_verb(const Lemma& verb) {
  constexpr std::array<std::string_view, 5> kOpen{"ga", "sta", "sla", "zie", "doe"};
  return std::ranges::find(kOpen, verb.text.substr(verb.head)) != kOpen.end();
}

}  // namespace

std::vector<std::string> plurals(const Lemma& noun) {
  constexpr std::array<std::string_view, 8> kTakesS{"el", "er", "em", "en", "ier", "ie", "um", "eau"};
  constexpr std::array<std::string_view, 4> kTakesBoth{"eur", "or", "aar", "oir"};
  constexpr std::array<std::string_view, 7> kTakesN{"te", "de", "age", "ke", "ze", "ve", "gte"};
  constexpr std::array<std::string_view, 10> kTakesLong{"dag",  "slag", "drag", "blad", "dak",
                                                        "glas", "graf", "hof",  "weg",  "schot"};
  const std::string text(noun.text);
  std::vector<std::string> out;
  if (noun.listed != nullptr && !noun.listed->plurals.empty()) {
    for (const std::string_view plural : noun.listed->plurals)
      out.push_back(text.substr(0, noun.head) + std::string(plural));
    return out;
  }
  if (noun.listed != nullptr && !noun.listed->has_plural) return out;
  if (text.ends_with("heid")) return {text.substr(0, text.size() - 3) + "eden"};
  const bool listed_s = noun.listed != nullptr && noun.listed->plural_in_s;
  const bool ends_in_glide =
      (text.back() == 'j' || text.back() == 'i') && text.size() > 1 && is_vowel(text[text.size() - 2]);
  if (listed_s) return {text + "s"};
  if (text.ends_with("ee")) return {text + "en"};
  if (text.back() == 'e' && !text.ends_with("ie")) {
    if (!ends_in_one_of(text, kTakesN)) return {text + "s"};
    return {text + "s", text + "n"};
  }
  if (ends_in_one_of(text, kTakesLong)) return {with_long_vowel(text)};
  if (is_vowel(text.back()) && !ends_in_glide) return {text + "s"};
  const std::string root = text.substr(noun.head);
  const std::string with_en = text.substr(0, noun.head) + opened(root) + "en";
  if (ends_in_one_of(root, kTakesBoth) && syllables(root) > 1) return {with_en, text + "s"};
  if (ends_in_one_of(root, kTakesS) && ends_weakly(root)) return {text + "s"};
  return {with_en};
}

std::string diminutive(std::string_view noun) {
  constexpr std::array<std::string_view, 4> kLiquid{"l", "n", "r", "ng"};
  std::string text(noun);
  if (text.size() < 2) return text;
  const bool short_vowel = opened(text).size() > text.size();
  if (short_vowel && ends_in_one_of(text, kLiquid)) return opened(text) + "etje";
  if (text.ends_with("je")) return text + "s";
  if (text.ends_with("ang") || text.ends_with("ong") || text.ends_with("eng")) return text + "etje";
  if (text.ends_with("ling")) return text + "etje";
  if (text.ends_with("ing")) return syllables(text) > 1 ? text.substr(0, text.size() - 1) + "kje" : text + "etje";
  if (text.back() == 'm' && !short_vowel) return text + "pje";
  if (is_vowel(text.back()) && text.back() != 'e' && text.back() != 'i') return text + text.back() + "tje";
  return ends_in_one_of(text, kLiquid) || in_vowel(text, text.size() - 1) || text.back() == 'w' ? text + "tje"
                                                                                                : text + "je";
}

std::string infinitive(std::string_view stem, std::size_t head) {
  const std::string_view root = stem.substr(head);
  return std::string(stem.substr(0, head)) + (root == "kom" ? "kom" : opened(root)) + "en";
}

std::string participle(const Lemma& verb) {
  const std::string before(verb.text.substr(0, verb.head));
  const bool with_ge = verb.head != 0 ? !Lexicon::is_inseparable(before) : true;
  if (verb.listed != nullptr && verb.listed->strong.size() == 3) {
    const std::string_view strong = verb.listed->strong[2];
    return before + std::string(!with_ge && strong.starts_with("ge") ? strong.substr(2) : strong);
  }
  const std::string_view root = verb.text.substr(verb.head);
  std::string out = before;
  constexpr std::array<std::string_view, 5> kWithoutGe{"be", "ver", "ont", "her", "ge"};
  const bool root_has_prefix = syllables(root) > 1 && std::ranges::any_of(kWithoutGe, [&](std::string_view prefix) {
                                 return root.starts_with(prefix);
                               });
  if (with_ge && !root_has_prefix) out += "ge";
  out += root;
  if (root.back() != 'd' && root.back() != 't') out += past_letter(root);
  return out;
}

std::vector<std::string> verb_forms(const Lemma& verb) {
  const std::string stem(verb.text);
  const std::string before = stem.substr(0, verb.head);
  const std::string done = participle(verb);
  if (ends_in_open_verb(verb))
    return {stem + (stem.back() == 'a' ? "an" : "n"), done, stem + (stem.back() == 'a' ? "at" : "t")};
  const std::string full = infinitive(stem, verb.head);
  std::vector<std::string> out{full, done, stem.back() == 't' ? stem : stem + "t", stem};
  if (verb.listed != nullptr && verb.listed->strong.size() == 3) {
    out.push_back(before + std::string(verb.listed->strong[0]));
    out.push_back(before + std::string(verb.listed->strong[1]));
  } else {
    const std::string past = stem + past_letter(stem) + "e";
    out.push_back(past);
    out.push_back(past + "n");
    out.push_back(done + "e");
  }
  out.push_back(full + "d");
  out.push_back(full + "de");
  return out;
}

std::string with_e(std::string_view adjective) {
  const std::size_t last = adjective.size() - 1;
  if (adjective.size() < 2 || (in_vowel(adjective, last) && !in_vowel(adjective, last - 1)))
    return std::string(adjective);
  if (adjective.ends_with("en") && ends_weakly(adjective)) return std::string(adjective);
  return opened(adjective) + "e";
}

std::string comparative(std::string_view adjective) {
  if (adjective.ends_with("r")) return std::string(adjective) + "der";
  const std::string inflected = with_e(adjective);
  return inflected + (inflected.ends_with('e') ? "r" : "er");
}

}  // namespace bondgenoot::search::nl
