#include "search/query.h"

#include <algorithm>
#include <utility>

#include "search/tokenizer.h"
#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

/// The part of a text that is read.
std::string_view beginning(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < kQueryLimit && at < text.size(); ++i) static_cast<void>(next_code_point(text, at));
  return text.substr(0, at);
}

bool is_quote(char32_t c) { return c == '"' || c == U'“' || c == U'”' || c == U'„'; }

bool is_gap(char32_t c) { return c == ' ' || c == U'\u00A0' || c == '-' || c == U'\u2010' || c == U'\u2011'; }

/// Whether nothing but spaces and hyphens is there: two words that may be one.
bool is_gap(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_gap(next_code_point(text, at))) return false;
  }
  return true;
}

/// Places of quotes, two and two; one that is left over is not among them.
std::vector<std::size_t> quotes_of(std::string_view text) {
  std::vector<std::size_t> quotes;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t place = at;
    if (is_quote(next_code_point(text, at))) quotes.push_back(place);
  }
  if (quotes.size() % 2 == 1) quotes.pop_back();
  return quotes;
}

std::vector<Term> terms_of(std::string_view text, const std::vector<TextWord>& words) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string& part : words[i].parts)
      terms.push_back({.form = part, .letters = count_code_points(part), .joins_next = true});
    const bool is_last = i + 1 == words.size();
    terms.back().joins_next = !is_last && is_gap(text.substr(words[i].end, words[i + 1].begin - words[i].end));
    terms.back().open = is_last && words[i].end == text.size();
  }
  return terms;
}

/// Without the stop words, unless there are no others; and no more than are looked up.
std::vector<Term> kept(std::vector<Term> terms, const std::vector<std::string>& stop_words) {
  const auto stops = [&](const Term& term) { return std::ranges::binary_search(stop_words, term.form); };
  if (!std::ranges::all_of(terms, stops)) {
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) terms[i].joins_next &= !stops(terms[i + 1]);
    std::erase_if(terms, stops);
  }
  if (terms.size() > kMostTerms) {
    terms.resize(kMostTerms);
    terms.back().joins_next = false;
  }
  return terms;
}

}  // namespace

Query parse_query(std::string_view whole_text, const Root& root) {
  const std::string_view text = beginning(whole_text);
  const std::vector<TextWord> words = words_of(text);
  Query query;
  query.terms = kept(terms_of(text, words), root.stop_words);
  const std::vector<std::size_t> quotes = quotes_of(text);
  for (std::size_t i = 0; i < quotes.size(); i += 2) {
    Phrase phrase;
    for (const TextWord& word : words) {
      if (word.begin > quotes[i] && word.end <= quotes[i + 1])
        phrase.insert(phrase.end(), word.parts.begin(), word.parts.end());
    }
    if (!phrase.empty()) query.phrases.push_back(std::move(phrase));
  }
  return query;
}

bool holds_phrase(const std::vector<std::string>& texts, const Phrase& phrase) {
  return std::ranges::any_of(texts, [&](const std::string& text) {
    std::vector<std::string> parts;
    WordReader words(text);
    while (words.next()) parts.insert(parts.end(), words.parts().begin(), words.parts().end());
    return !std::ranges::search(parts, phrase).empty();
  });
}

}  // namespace bondgenoot::search
