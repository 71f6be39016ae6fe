#include "content/name_scanner.h"

#include <algorithm>
#include <array>

#include "support/path.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;
constexpr std::size_t kLongestName = 32;  // Words.

// Before one of these a name of two words is as ordinary as one of one: `mijn school`, `de brug`.
constexpr std::array<std::string_view, 26> kSmallWords = {
    "de",  "het",  "een",   "t",      "n",    "mijn", "onze", "ons", "jouw", "jullie", "zijn", "haar",  "hun",
    "elk", "elke", "ieder", "iedere", "alle", "the",  "a",    "an",  "my",   "our",    "your", "their", "every"};

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’'; }
bool is_capital(char32_t c, std::string_view written) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : to_lower(written) != written;
}

// `&nbsp;` and the like stand for no letters of a word.
std::size_t entity_length(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (!text.starts_with('&') || end == std::string_view::npos || end == 1) return 0;
  const bool plain = std::ranges::all_of(
      text.substr(1, end - 1), [](char c) { return c == '#' || is_letter_or_digit(static_cast<unsigned char>(c)); });
  return plain ? end + 1 : 0;
}

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::string without_possessive(std::string_view folded) {
  constexpr std::size_t kShortest = 3;
  if (folded.size() >= kShortest && folded.ends_with('s')) return std::string(folded.substr(0, folded.size() - 1));
  return {};
}

// What lies between two words: whether a sentence or a paragraph ends there.
struct Gap {
  std::size_t line_breaks = 0;
  bool stop = false;        // A `.`, `!` or `?` …
  bool stop_ended = false;  // … and white space behind it.

  void pass(char32_t c) {
    line_breaks += c == '\n' ? 1 : 0;
    stop_ended = stop_ended || (stop && (c == ' ' || c == '\n'));
    stop = c == '.' || c == '!' || c == '?';
  }
  // After a short word a stop is that of an abbreviation: `Dr. J. de Graaf`.
  [[nodiscard]] bool breaks(std::size_t letters_before) const {
    constexpr std::size_t kLongestAbbreviation = 4;
    return line_breaks > 1 || (stop_ended && letters_before > kLongestAbbreviation);
  }
};

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return (std::uint64_t{node} << 32U) | word; }

}  // namespace

std::vector<NameScanner::Word> NameScanner::words_of(std::string_view text) {
  constexpr unsigned kBits = 64;
  std::vector<Word> words;
  bool inside = false;
  unsigned letters = 0;
  Gap gap;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    if (const std::size_t skip = text[i] == '&' ? entity_length(text.substr(i)) : 0; skip > 0) {
      i += skip;
      inside = false;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    std::size_t ahead = i;
    const bool letter = is_letter_or_digit(c);
    const bool mark = c >= 0x300 && c < 0x370;  // A loose accent belongs to the letter before it.
    const bool joins =
        is_apostrophe(c) && inside && ahead < text.size() && is_letter_or_digit(next_code_point(text, ahead));
    if (!letter && !(inside && (mark || joins))) {
      inside = false;
      gap.pass(c);
      continue;
    }
    if (!inside) {
      words.push_back({.begin = at,
                       .end = at,
                       .folded = {},
                       .capitals = 0,
                       .all_capitals = true,
                       .after_break = gap.breaks(letters)});
      letters = 0;
      gap = {};
    }
    inside = true;
    words.back().end = i;
    if (!letter) continue;
    const bool capital = is_capital(c, text.substr(at, i - at));
    if (capital && letters < kBits) words.back().capitals |= std::uint64_t{1} << letters;
    words.back().all_capitals = words.back().all_capitals && capital;
    ++letters;
  }
  for (Word& word : words) word.folded = folded(text.substr(word.begin, word.end - word.begin));
  return words;
}

NameScanner::NameScanner(const std::vector<std::string>& names) : names_(names.size()) {
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const std::vector<Word> words = words_of(names[i]);
    std::size_t letters = 0;
    for (const Word& word : words) letters += count_code_points(word.folded);
    if (letters >= 2 && words.size() <= kLongestName) add(i, words);
  }
}

void NameScanner::add(std::uint32_t index, const std::vector<Word>& words) {
  const Word& last = words.back();
  const bool one_word =
      words.size() == 1 ||
      (words.size() == 2 && std::ranges::find(kSmallWords, words.front().folded) != kSmallWords.end());
  const bool capital_inside = last.capitals > 1 && !last.all_capitals;
  names_[index] = {.needs_capitals = one_word && last.capitals != 0 && !capital_inside && !has_digit(last.folded),
                   .capitals = last.capitals};

  std::uint32_t node = 0;
  std::string joined;
  for (const Word& word : words) {
    const auto id = word_ids_.try_emplace(word.folded, static_cast<std::uint32_t>(word_ids_.size())).first->second;
    node = edges_.try_emplace(edge(node, id), static_cast<std::uint32_t>(edges_.size() + 1)).first->second;
    joined += word.folded;
  }
  name_at_node_.try_emplace(node, index);
  joined_.try_emplace(std::move(joined), index);
}

std::uint32_t NameScanner::word_id(std::string_view folded) const {
  const auto found = word_ids_.find(folded);
  return found == word_ids_.end() ? kNone : found->second;
}

std::uint32_t NameScanner::next_node(std::uint32_t node, std::uint32_t word) const {
  if (word == kNone) return kNone;
  const auto found = edges_.find(edge(node, word));
  return found == edges_.end() ? kNone : found->second;
}

bool NameScanner::counts(std::uint32_t name, const Word& last, bool address) const {
  const Name& wanted = names_[name];
  if (!wanted.needs_capitals) return true;
  if (address) return false;
  // `TROUW` in a heading is as good as `Trouw`; a longer word has a possessive `s` behind the letters of the name.
  return last.all_capitals || last.capitals == wanted.capitals;
}

NameScanner::Match NameScanner::longest_match(const std::vector<Word>& words, std::size_t first, bool address) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = first; i < words.size() && node != kNone; ++i) {
    if (i > first && words[i].after_break) break;
    const std::uint32_t bare = next_node(node, word_id(without_possessive(words[i].folded)));
    node = next_node(node, word_id(words[i].folded));
    for (const std::uint32_t end : {node, bare}) {
      const auto found = end == kNone ? name_at_node_.end() : name_at_node_.find(end);
      if (found == name_at_node_.end() || !counts(found->second, words[i], address)) continue;
      best = {.words = i - first + 1, .name = found->second};
      break;
    }
  }
  return best;
}

std::vector<NameHit> NameScanner::in_text(std::string_view text) const {
  std::vector<NameHit> hits;
  if (empty()) return hits;
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i < words.size();) {
    const Match match = longest_match(words, i, false);
    if (match.words == 0) {
      ++i;
      continue;
    }
    hits.push_back({words[i].begin, words[i + match.words - 1].end, match.name});
    i += match.words;
  }
  return hits;
}

void NameScanner::add_part_hits(std::string_view address, std::vector<NameHit>& hits) const {
  const auto add_part = [&](std::size_t begin, std::size_t length) {
    std::string joined;
    for (const Word& word : words_of(address.substr(begin, length))) joined += word.folded;
    if (const auto found = joined_.find(joined); found != joined_.end())
      hits.push_back({begin, begin + length, found->second});
  };
  // The host, or what follows the `@` of a mail address, without its last part.
  const std::size_t scheme = address.find("://");
  const std::size_t at = address.find('@');
  const std::size_t host = scheme != std::string_view::npos ? scheme + 3
                           : at == std::string_view::npos   ? address.size()
                                                            : at + 1;
  const std::size_t host_end = std::min(address.find_first_of("/?#", host), address.size());
  for (std::size_t begin = host; begin < host_end;) {
    const std::size_t dot = address.substr(0, host_end).find('.', begin);
    if (dot == std::string_view::npos) break;
    add_part(begin, dot - begin);
    begin = dot + 1;
  }
  // The file name without what follows its first dot.
  const std::size_t path_end = std::min(address.find_first_of("?#"), address.size());
  std::string_view path = address.substr(0, path_end);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view name = file_name(path);
  const auto name_begin = static_cast<std::size_t>(name.data() - address.data());
  if (name_begin >= host_end || host == address.size()) add_part(name_begin, std::min(name.find('.'), name.size()));
}

std::vector<NameHit> NameScanner::in_address(std::string_view address) const {
  std::vector<NameHit> hits;
  if (empty()) return hits;
  const std::vector<Word> words = words_of(address);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Match match = longest_match(words, i, true);
    if (match.words > 0) hits.push_back({words[i].begin, words[i + match.words - 1].end, match.name});
  }
  add_part_hits(address, hits);
  std::ranges::sort(hits, {}, &NameHit::begin);
  // One place, one hit.
  const auto overlaps = [](const NameHit& a, const NameHit& b) { return b.begin < a.end; };
  hits.erase(std::ranges::unique(hits, overlaps).begin(), hits.end());
  return hits;
}

}  // namespace bondgenoot::content
