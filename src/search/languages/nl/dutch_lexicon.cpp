#include "search/languages/nl/dutch_lexicon.h"

#include <algorithm>
#include <array>
#include <span>

#include "search/languages/nl/dutch_forms.h"
#include "search/languages/nl/spelling.h"
#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {
namespace {

constexpr std::string_view kSpace = " \n\t";
constexpr std::size_t kShortestHead = 4;    // Of what a lemma ends with; shorter ones are listed.
constexpr std::size_t kShortestBefore = 3;  // Of what stands before it.

template <typename Each>
void for_each_item(std::string_view list, Each each) {
  while (true) {
    const std::size_t begin = list.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return;
    list.remove_prefix(begin);
    const std::size_t end = std::min(list.find_first_of(kSpace), list.size());
    each(list.substr(0, end));
    list.remove_prefix(end);
  }
}

std::vector<std::string_view> after_colon(std::string_view& item) {
  const std::size_t colon = item.find(':');
  if (colon == std::string_view::npos) return {};
  std::vector<std::string_view> forms = split(item.substr(colon + 1), ',');
  item = item.substr(0, colon);
  return forms;
}

void fill(StringMap<bool>& set, std::string_view list) {
  for_each_item(list, [&](std::string_view item) { set.emplace(std::string(item), true); });
}

constexpr std::array<std::string_view, 10> kInseparable{"be",  "ge",    "ver",  "her",  "ont",
                                                        "mis", "onder", "over", "weer", "vol"};

/// A number for the first two of a word's letters, which are a-z.
std::size_t pair_of(std::string_view word) {
  return static_cast<std::size_t>(word[0] - 'a') * 26 + static_cast<std::size_t>(word[1] - 'a');
}

bool has_vowel(std::string_view text) { return std::ranges::any_of(text, is_vowel); }

template <typename Texts>
std::size_t letters_of(const Texts& texts) {
  std::size_t letters = 0;
  for (const auto& [text, _] : texts) letters += text.size();
  return letters;
}

bool ends_in_one_of(std::string_view word, std::span<const std::string_view> endings) {
  return std::ranges::any_of(
      endings, [&](std::string_view ending) { return word.size() > ending.size() + 2 && word.ends_with(ending); });
}

}  // namespace

const Lexicon& Lexicon::instance() {
  static const Lexicon kLexicon;
  return kLexicon;
}

Lexicon::Lexicon() {
  fill(particles_, particles());
  fill(affixes_, affixes());
  fill(short_heads_, short_heads());
  fill(short_modifiers_, short_modifiers());
  for (const std::string_view list :
       {nouns_of_public_life(), nouns_of_everyday_life(), abstract_nouns(), technical_nouns()})
    read_nouns(list);
  read_verbs(weak_verbs());
  read_verbs(strong_verbs());
  read_monosyllables();
  read_adjectives(adjectives());
  unite_infinitives();
  make_parts();
  make_tables();
}

void Lexicon::read_nouns(std::string_view list) {
  for_each_item(list, [&](std::string_view item) {
    std::vector<std::string_view> plurals = after_colon(item);
    const char mark = item.back();
    if (mark == '+' || mark == '-') item.remove_suffix(1);
    const auto [place, is_new] = words_.try_emplace(std::string(item));
    ListedWord& word = place->second;
    if (word.noun && plurals.empty()) return;
    word.noun = true;
    word.has_plural = mark != '-';
    word.plural_in_s = mark == '+';
    for (const std::string_view plural : plurals)
      irregular_[std::string(plural)].push_back({place->first, Kind::Noun, Cell::Plural});
    word.plurals = std::move(plurals);
  });
}

void Lexicon::read_verbs(std::string_view list) {
  for_each_item(list, [&](std::string_view item) {
    std::vector<std::string_view> strong = after_colon(item);
    const auto [place, is_new] = words_.try_emplace(std::string(item));
    place->second.verb = true;
    if (strong.size() != 3) return;
    irregular_[std::string(strong[0])].push_back({place->first, Kind::Verb, Cell::Past});
    irregular_[std::string(strong[1])].push_back({place->first, Kind::Verb, Cell::Past});
    irregular_[std::string(strong[2])].push_back({place->first, Kind::Verb, Cell::Participle});
    if (strong[2].starts_with("ge")) {
      without_ge_[std::string(strong[2].substr(2))].push_back({place->first, Kind::Verb, Cell::Participle});
    }
    place->second.strong = std::move(strong);
  });
}

void Lexicon::read_monosyllables() {
  struct Open {
    std::string_view stem, infinitive, present, past, past_plural, participle;
  };
  constexpr std::array<Open, 5> kOpen{{{"ga", "gaan", "gaat", "ging", "gingen", "gegaan"},
                                       {"sta", "staan", "staat", "stond", "stonden", "gestaan"},
                                       {"sla", "slaan", "slaat", "sloeg", "sloegen", "geslagen"},
                                       {"zie", "zien", "ziet", "zag", "zagen", "gezien"},
                                       {"doe", "doen", "doet", "deed", "deden", "gedaan"}}};
  for (const Open& verb : kOpen) {
    ListedWord& word = words_[std::string(verb.stem)];
    word.verb = true;
    word.strong = {verb.past, verb.past_plural, verb.participle};
    const auto add = [&](std::string_view form, Cell cell) {
      irregular_[std::string(form)].push_back({verb.stem, Kind::Verb, cell});
    };
    add(verb.infinitive, Cell::Own);
    add(verb.present, Cell::Present);
    add(verb.past, Cell::Past);
    add(verb.past_plural, Cell::Past);
    add(verb.participle, Cell::Participle);
    without_ge_[std::string(verb.participle.substr(2))].push_back({verb.stem, Kind::Verb, Cell::Participle});
  }
}

void Lexicon::read_adjectives(std::string_view list) {
  for_each_item(list, [&](std::string_view item) {
    const bool has_degrees = !item.ends_with('-');
    if (!has_degrees) item.remove_suffix(1);
    ListedWord& word = words_[std::string(item)];
    word.adjective = true;
    word.has_degrees = has_degrees;
  });
}

void Lexicon::make_tables() {
  lemma_numbers_ = FormTable(words_.size());
  lemma_ends_ = HashSieve(letters_of(words_));
  for (const auto& [text, word] : words_) {
    GrowingHash end;
    for (std::size_t left = text.size(); left > 0; --left) {
      end.add(text[left - 1]);
      lemma_ends_.add(end.value());
    }
    lemma_numbers_.add(text, backward_hash(text), static_cast<std::uint32_t>(lemmas_.size()));
    lemmas_.push_back(&word);
  }
  irregular_numbers_ = FormTable(irregular_.size());
  for (const auto& [form, list] : irregular_) {
    irregular_numbers_.add(form, backward_hash(form), static_cast<std::uint32_t>(irregular_lists_.size()));
    irregular_lists_.push_back(&list);
  }
  for (const auto& [text, _] : particles_) prefix_begins_[pair_of(text)] = true;
  for (const std::string_view text : kInseparable) prefix_begins_[pair_of(text)] = true;
  part_numbers_ = FormTable(parts_.size());
  part_beginnings_ = HashSieve(letters_of(parts_));
  for (const auto& [text, use] : parts_) {
    GrowingHash beginning;
    for (const char letter : text) {
      beginning.add(letter);
      part_beginnings_.add(beginning.value());
    }
    part_numbers_.add(text, forward_hash(text), static_cast<std::uint32_t>(part_uses_.size()));
    part_uses_.push_back(use);
  }
}

void Lexicon::unite_infinitives() {
  for (const auto& [stem, verb] : words_) {
    const auto noun = verb.verb ? words_.find(infinitive(stem)) : words_.end();
    if (noun == words_.end() || !noun->second.noun) continue;
    for (const std::string& plural : plurals({.text = noun->first, .listed = &noun->second})) {
      irregular_[plural].push_back({stem, Kind::Verb, Cell::Own});
    }
    noun->second.noun = false;
    infinitives_.push_back(noun->first);
  }
}

const ListedWord* Lexicon::find_hashed(std::string_view lemma, std::uint64_t hash, Kind kind) const {
  const auto number = lemma_numbers_.find(lemma, hash);
  if (!number) return nullptr;
  const ListedWord& word = *lemmas_[*number];
  const bool is = kind == Kind::Noun ? word.noun : kind == Kind::Verb ? word.verb : word.adjective;
  return is ? &word : nullptr;
}

const ListedWord* Lexicon::find(std::string_view lemma, Kind kind) const {
  return find_hashed(lemma, backward_hash(lemma), kind);
}

const std::vector<IrregularForm>* Lexicon::irregular(std::string_view form, std::uint64_t hash) const {
  const auto number = irregular_numbers_.find(form, hash);
  return number ? irregular_lists_[*number] : nullptr;
}

const std::vector<IrregularForm>* Lexicon::irregular_without_ge(std::string_view rest) const {
  const auto found = without_ge_.find(rest);
  return found == without_ge_.end() ? nullptr : &found->second;
}

bool Lexicon::may_begin_with_prefix(std::string_view word) const {
  const auto is_plain_letter = [](char letter) { return letter >= 'a' && letter <= 'z'; };
  return word.size() > 2 && is_plain_letter(word[0]) && is_plain_letter(word[1]) && prefix_begins_[pair_of(word)];
}

bool Lexicon::is_inseparable(std::string_view text) {
  return std::ranges::find(kInseparable, text) != kInseparable.end();
}

std::size_t Lexicon::head_of(std::string_view lemma, Kind kind) const {
  std::size_t found = std::string_view::npos;
  if (kind == Kind::Verb && !may_begin_with_prefix(lemma)) return find(lemma, kind) != nullptr ? 0 : found;
  GrowingHash hash;
  for (std::size_t place = lemma.size(); place-- > 0;) {
    hash.add(lemma[place]);
    if (!lemma_ends_.may_have(hash.value())) break;
    const std::string_view head = lemma.substr(place);
    if (head.size() < 2 || find_hashed(head, hash.value(), kind) == nullptr) continue;
    if (place == 0 || may_precede(lemma.substr(0, place), head, kind)) found = place;
  }
  return found;
}

bool Lexicon::may_precede(std::string_view before, std::string_view head, Kind kind) const {
  if (kind == Kind::Verb) return before.size() > 1 && (is_particle(before) || is_inseparable(before));
  if (kind == Kind::Adjective && before == "on") return true;
  if (before.size() < kShortestBefore || head.size() < 3 || !has_vowel(before)) return false;
  if (head.size() < kShortestHead && !short_heads_.contains(head)) return false;
  return head.size() > kShortestHead || is_modifier(before);
}

bool Lexicon::is_modifier(std::string_view text) const {
  constexpr std::array<std::string_view, 5> kLinks{"", "s", "en", "e", "er"};
  return std::ranges::any_of(kLinks, [&](std::string_view link) {
    return text.ends_with(link) && part_use(text.substr(0, text.size() - link.size())).modifier;
  });
}

bool Lexicon::is_foreign_verb(std::string_view before_eer) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 7;  // `registr`; what is longer may be a compound: `bijstands-uitkering`.
  return before_eer.size() >= kShortest && before_eer.size() <= kLongest && syllables(before_eer) > 0;
}

bool Lexicon::is_derived(std::string_view noun) const {
  const auto of_verb = [&](std::string_view before_vowel) {
    return std::ranges::any_of(closed(before_vowel), [&](const std::string& stem) {
      return head_of(stem, Kind::Verb) != std::string_view::npos;
    });
  };
  const auto strip = [&](std::size_t letters) { return noun.substr(0, noun.size() - letters); };
  if (noun.size() < 5 || (noun.back() != 'r' && noun.back() != 'g' && noun.back() != 'd')) return false;
  if (noun.ends_with("ing")) return of_verb(strip(3)) || (noun.ends_with("ering") && is_foreign_verb(strip(5)));
  if (noun.ends_with("der") && strip(3).ends_with('r') && head_of(strip(3), Kind::Verb) != std::string_view::npos)
    return true;
  if (noun.ends_with("ster") && head_of(strip(4), Kind::Verb) != std::string_view::npos) return true;
  if (noun.ends_with("er")) return of_verb(strip(2));
  if (noun.ends_with("aar")) return head_of(strip(3), Kind::Verb) != std::string_view::npos;
  if (noun.ends_with("heid")) {
    return head_of(strip(4), Kind::Adjective) == 0 || head_of(strip(4), Kind::Adjective) == 2;
  }
  return false;
}

Certainty Lexicon::certainty(std::string_view lemma, Kind kind) const {
  constexpr std::array<std::string_view, 10> kNouns{"heid", "iteit", "atie",  "itie",  "utie",
                                                    "isme", "schap", "ering", "eling", "theek"};
  constexpr std::array<std::string_view, 9> kAdjectives{"lijk", "baar",   "zaam",  "loos", "ief",
                                                        "isch", "achtig", "matig", "ueel"};
  const std::size_t head = head_of(lemma, kind);
  if (head == 0) return Certainty::Listed;
  const bool after_particle =
      head != std::string_view::npos && kind != Kind::Verb && is_particle(lemma.substr(0, head));
  if (head != std::string_view::npos) return after_particle ? Certainty::Ending : Certainty::Head;
  if (kind == Kind::Noun && (ends_in_one_of(lemma, kNouns) || is_derived(lemma))) return Certainty::Ending;
  if (kind == Kind::Adjective && ends_in_one_of(lemma, kAdjectives)) return Certainty::Ending;
  if (kind == Kind::Verb && lemma.size() >= 6 && lemma.ends_with("eer") && !lemma.ends_with("ieer") &&
      syllables(lemma) >= 2)
    return Certainty::Ending;
  return Certainty::Guessed;
}

void Lexicon::add_part(std::string form, PartUse use) {
  const bool is_short = form.size() < kShortestHead;
  use.known = true;
  if (is_affix(form)) use = {.known = true, .modifier = false};
  if (is_short)
    use = {.known = true,
           .modifier = use.modifier && short_modifiers_.contains(form),
           .head = use.head && short_heads_.contains(form)};
  PartUse& part = parts_[std::move(form)];
  part = {.known = true, .modifier = part.modifier || use.modifier, .head = part.head || use.head};
}

void Lexicon::make_parts() {
  for (const auto& [text, word] : words_) {
    if (word.noun) {
      add_part(text, {.modifier = true, .head = true});
      for (const std::string& plural : plurals({.text = text, .listed = &word})) {
        add_part(plural, {.modifier = plural.ends_with("en"), .head = true});
      }
      add_part(diminutive(text), {.head = true});
      add_part(diminutive(text) + "s", {.head = true});
    }
    if (word.verb) {
      for (const std::string& form : verb_forms({.text = text, .listed = &word})) add_part(form, {});
      add_part(text, {.modifier = true});
      const std::string done = participle({.text = text, .listed = &word});
      if (done.size() > 5) add_part(done, {.head = true});
      if (done.size() > 5) add_part(done + "e", {.head = true});
    }
    if (word.adjective) {
      add_part(text, {.modifier = true, .head = text.size() > 3});
      add_part(with_e(text), {.head = true});
    }
  }
  for (const std::string_view text : infinitives_) add_part(std::string(text), {.modifier = true, .head = true});
  for (const auto& [text, _] : short_modifiers_) parts_.try_emplace(text, PartUse{.known = true, .modifier = true});
  for (const auto& [text, _] : affixes_) parts_[text] = {.known = true};
}

bool Lexicon::may_end_derived(std::string_view text) {
  constexpr std::array<std::string_view, 6> kEndings{"ing", "er", "heid", "ingen", "ers", "heden"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return text.ends_with(ending); });
}

PartUse Lexicon::part_use(std::string_view form, std::uint64_t hash) const {
  if (const auto found = part_numbers_.find(form, hash)) return part_uses_[*found];
  if (form.size() < kShortestHead) return {.known = true};
  const auto noun = [&](std::string_view lemma) { return is_derived(lemma); };
  constexpr std::array<std::string_view, 4> kDerived{"ing", "er", "ster", "heid"};
  if (ends_in_one_of(form, kDerived) && noun(form))
    return {.known = true, .modifier = true, .head = true, .derived = true};
  if (form.ends_with("ingen") && noun(form.substr(0, form.size() - 2)))
    return {.known = true, .modifier = true, .head = true, .derived = true};
  if (form.ends_with("ers") && noun(form.substr(0, form.size() - 1)))
    return {.known = true, .head = true, .derived = true};
  if (form.ends_with("heden") && noun(std::string(form.substr(0, form.size() - 3)) + "id"))
    return {.known = true, .head = true, .derived = true};
  return {};
}

}  // namespace bondgenoot::search::nl
