#include "search/languages/nl/spelling.h"

#include <algorithm>
#include <array>
#include <span>

namespace bondgenoot::search::nl {
namespace {

constexpr std::string_view kVowels = "aeiouy";
/// `f` and `s` stay in these, though a long vowel stands before them.
constexpr std::array<std::string_view, 12> kVoiceless{"ograaf", "agraaf", "osoof", "kous", "eis",  "kruis",
                                                      "paus",   "saus",   "ruis",  "hees", "moes", "struis"};
constexpr std::array<std::string_view, 4> kVoicedAfterConsonant{"grens", "lens", "gans", "hals"};
constexpr std::array<std::string_view, 6> kUnstressed{"be", "ge", "ver", "her", "ont", "er"};

bool is_exception(std::string_view stem, std::span<const std::string_view> list) {
  return std::ranges::any_of(list, [&](std::string_view ending) {
    if (!stem.ends_with(ending)) return false;
    return ending.size() > 4 || stem.size() == ending.size();
  });
}

/// How many letters before the last one belong to its vowel.
std::size_t nucleus(std::string_view stem) {
  std::size_t count = 0;
  while (count + 1 < stem.size() && in_vowel(stem, stem.size() - 2 - count)) ++count;
  return count;
}

char voiced(std::string_view stem) {
  const char last = stem.back();
  if (last != 'f' && last != 's') return last;
  const std::size_t vowels = nucleus(stem);
  const char before = stem.size() > 1 ? stem[stem.size() - 2] : ' ';
  const char other = last == 'f' ? 'v' : 'z';
  if (vowels >= 2) return is_exception(stem, kVoiceless) ? last : other;
  if (last == 'f' && (before == 'l' || before == 'r')) return other;
  return vowels == 0 && is_exception(stem, kVoicedAfterConsonant) ? other : last;
}

bool may_begin_syllable(std::string_view text) {
  if (is_vowel(text[0])) return false;
  return is_vowel(text[1]) || std::string_view("lmnr").find(text[0]) == std::string_view::npos;  // `ge-nder` is none.
}

}  // namespace

bool is_vowel(char letter) { return kVowels.find(letter) != std::string_view::npos; }

bool in_vowel(std::string_view word, std::size_t place) {
  if (word[place] == 'y') return place > 0 && !is_vowel(word[place - 1]);
  return is_vowel(word[place]) || (word[place] == 'j' && place > 0 && word[place - 1] == 'i');
}

std::size_t syllables(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t place = 0; place < word.size(); ++place) {
    if (in_vowel(word, place) && (place == 0 || !in_vowel(word, place - 1))) ++count;
  }
  return count;
}

bool is_plain(std::string_view word) {
  return std::ranges::all_of(word, [](char letter) { return letter >= 'a' && letter <= 'z'; }) &&
         std::ranges::any_of(word, is_vowel);
}

bool ends_weakly(std::string_view stem) {
  constexpr std::array<std::string_view, 7> kWeak{"el", "er", "en", "em", "ig", "ik", "or"};
  if (stem.size() < 2 || nucleus(stem) != 1 ||
      std::ranges::none_of(kWeak, [&](std::string_view ending) { return stem.ends_with(ending); }))
    return false;
  for (const std::string_view prefix : kUnstressed) {
    if (stem.starts_with(prefix) && stem.size() > prefix.size() + 2 && syllables(stem.substr(prefix.size())) == 1 &&
        may_begin_syllable(stem.substr(prefix.size()))) {
      return false;
    }
  }
  return syllables(stem) > 1;
}

std::string opened(std::string_view stem) {
  std::string out(stem);
  if (stem.size() < 2 || in_vowel(stem, stem.size() - 1)) return out;
  const std::size_t vowels = nucleus(stem);
  const char before = stem[stem.size() - 2];
  out.back() = voiced(stem);
  if (vowels >= 2 && before != 'i' && before == stem[stem.size() - 3]) {
    out.erase(out.size() - 2, 1);
  } else if (vowels == 1 && before != 'y' && before != 'j' &&
             std::string_view("xjwh").find(stem.back()) == std::string_view::npos && !ends_weakly(stem)) {
    out.push_back(stem.back());
  }
  return out;
}

std::vector<std::string> closed(std::string_view opened) {
  std::vector<std::string> out;
  if (opened.size() < 2) return out;
  std::string base(opened);
  const char before = base[base.size() - 2];
  if (in_vowel(base, base.size() - 1)) {
    if (in_vowel(base, base.size() - 2)) out.push_back(base);
    return out;
  }
  if (base.back() == before) {
    base.pop_back();
    if (base.size() >= 2 && nucleus(base) == 1) out.push_back(base);
    return out;
  }
  base.back() = base.back() == 'v' ? 'f' : base.back() == 'z' ? 's' : base.back();
  if (nucleus(base) == 1 && before != 'i' && before != 'y') {
    out.push_back(base);
    out.back().insert(base.size() - 1, 1, before);
    if (syllables(base) > 1) out.push_back(base);
  } else {
    out.push_back(base);
    const bool parted = base.ends_with("er") && nucleus(base) > 1;  // `evalu-er`, `financi-er`.
    if (parted) out.push_back(base.substr(0, base.size() - 1) + "er");
  }
  return out;
}

char past_letter(std::string_view stem) {
  const std::string infinitive = opened(stem);
  if (infinitive.empty()) return 'd';
  if (infinitive.ends_with("ch")) return 't';
  return std::string_view("tkfspx").find(infinitive.back()) != std::string_view::npos ? 't' : 'd';
}

}  // namespace bondgenoot::search::nl
