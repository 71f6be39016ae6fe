#include "site/glossary.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "content/field_values.h"
#include "support/utf8.h"

namespace bondgenoot::site {
namespace {

using content::EntryId;

// Elements in which nothing is explained: what leads elsewhere already, what is a name, and what is no prose. Sorted.
constexpr std::array<std::string_view, 26> kSilent = {
    "a",      "abbr",   "button", "caption", "code",  "dfn",      "h1",     "h2",  "h3",
    "h4",     "h5",     "h6",     "kbd",     "label", "math",     "option", "pre", "samp",
    "script", "select", "style",  "summary", "svg",   "textarea", "th",     "var"};
static_assert(std::ranges::is_sorted(kSilent));

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Where the word at `from` ends; `from` itself when none begins there.
std::size_t word_end(std::string_view html, std::size_t from) {
  std::size_t at = from;
  while (at < html.size()) {
    if (static_cast<unsigned char>(html[at]) < 0x80) {
      if (!is_ascii_word(html[at])) break;
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t letter = next_code_point(html, next);
    if (!is_letter_or_digit(letter) && !(at > from && is_mark(letter))) break;
    at = next;
  }
  return at;
}

// Past what is neither word nor tag.
std::size_t after_character(std::string_view html, std::size_t at) {
  if (static_cast<unsigned char>(html[at]) < 0x80) return at + 1;
  static_cast<void>(next_code_point(html, at));
  return at;
}

struct Tag {
  std::string_view name;
  bool closes = false;
  std::size_t end = 0;
};

// The tag at a `<`. Ours are well-formed: the sanitizer wrote them.
Tag tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  tag.closes = at + 1 < html.size() && html[at + 1] == '/';
  const std::size_t name = at + (tag.closes ? 2U : 1U);
  std::size_t end = name;
  while (end < html.size() && is_ascii_word(html[end])) ++end;
  tag.name = html.substr(name, end - name);
  char quote = 0;
  for (; end < html.size() && (quote != 0 || html[end] != '>'); ++end) {
    if (quote != 0 ? html[end] == quote : html[end] == '"' || html[end] == '\'') quote = quote != 0 ? '\0' : html[end];
  }
  tag.end = std::min(end + 1, html.size());
  return tag;
}

// As HTML of a body has it: an apostrophe within a word is a curled one there.
std::string as_in_body(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "’";
        break;
      default:
        html += c;
    }
  }
  return html;
}

// Past `&amp;`: its letters are no word.
std::size_t after_reference(std::string_view html, std::size_t at) {
  constexpr std::size_t kLongest = 32;
  const std::size_t end = html.substr(at, kLongest).find(';');
  return end == std::string_view::npos ? at + 1 : at + end + 1;
}

}  // namespace

Glossary::Glossary(const content::Graph& graph) : graph_(graph) {
  for (const content::Collection& collection : graph.model().collections) {
    if (!collection.glossary_words.empty()) read(collection);
  }
  for (auto& [language, words] : languages_) {
    for (auto& [first, list] : words) {
      std::ranges::stable_sort(list, std::ranges::greater{}, [](const Word& word) { return word.html.size(); });
    }
  }
}

void Glossary::read(const content::Collection& collection) {
  for (std::uint32_t i = 0; i < graph_.entries().size(); ++i) {
    const content::Entry& entry = graph_.get({i});
    if (entry.collection != collection.id || !graph_.is_published({i})) continue;
    for (const std::string& name : collection.glossary_words) {
      const auto index = collection.field_index(name);
      if (!index || *index >= entry.fields.size()) continue;
      const content::Field& field = collection.fields[*index];
      if (entry.withholds(collection, field)) continue;
      content::for_each_value(field, entry.fields[*index],
                              [&](const content::Field&, const content::FieldValue& value) {
                                if (const auto* text = value.get<std::string>()) add(*text, graph_.language({i}), {i});
                              });
    }
  }
}

// Of two entries that explain one word, the first is meant.
void Glossary::add(const std::string& text, std::string_view language, EntryId term) {
  Word word{.html = as_in_body(text), .term = term};
  const std::size_t end = word_end(word.html, 0);
  if (end == 0) return;
  std::vector<Word>& list = languages_[std::string(language)][word.html.substr(0, end)];
  if (std::ranges::find(list, word.html, &Word::html) == list.end()) list.push_back(std::move(word));
}

std::vector<TermUse> Glossary::uses(EntryId entry) const {
  return uses_in(graph_.get(entry).body.text->html.text, graph_.language(entry), entry);
}

std::vector<TermUse> Glossary::uses_in(std::string_view html, std::string_view language, EntryId self) const {
  std::vector<TermUse> uses;
  const auto words = languages_.find(language);
  if (words == languages_.end()) return uses;
  std::size_t silent = 0;  // How many elements are open in which nothing is explained.
  // The word of a term at `at`, of which the first word ends at `end`.
  const auto term_at = [&](std::size_t at, std::size_t end) -> const Word* {
    const auto found = words->second.find(html.substr(at, end - at));
    if (found == words->second.end()) return nullptr;
    for (const Word& word : found->second) {
      const std::size_t last = at + word.html.size();
      if (!html.substr(at).starts_with(word.html)) continue;
      if (word_end(html, last) == last) return &word;  // Else the word goes on.
    }
    return nullptr;
  };
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '<') {
      const Tag tag = tag_at(html, at);
      if (std::ranges::binary_search(kSilent, tag.name)) {
        if (!tag.closes) ++silent;
        if (tag.closes && silent > 0) --silent;
      }
      at = tag.end;
      continue;
    }
    const std::size_t end = html[at] == '&' ? at : word_end(html, at);
    if (end == at) {
      at = html[at] == '&' ? after_reference(html, at) : after_character(html, at);
      continue;
    }
    const Word* word = silent == 0 ? term_at(at, end) : nullptr;
    if (word == nullptr) {
      at = end;
      continue;
    }
    const auto last = at + word->html.size();
    if (word->term != self && std::ranges::find(uses, word->term, &TermUse::term) == uses.end())
      uses.push_back(
          {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(last), .term = word->term});
    at = last;
  }
  return uses;
}

std::string_view Glossary::meaning(EntryId term) const {
  const content::Entry& entry = graph_.get(term);
  const content::Collection& collection = graph_.collection_of(term);
  const content::FieldValue* value = entry.find(collection, collection.glossary_meaning);
  const content::Field* field = collection.find_field(collection.glossary_meaning);
  if (value == nullptr || field == nullptr || entry.withholds(collection, *field)) return {};
  const auto* text = value->get<std::string>();
  return text == nullptr ? std::string_view{} : std::string_view(*text);
}

}  // namespace bondgenoot::site
