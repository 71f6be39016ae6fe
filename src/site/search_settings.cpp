#include "site/search_settings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "content/settings_reader.h"
#include "search/tokenizer.h"
#include "site/settings.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::site {
namespace {

using content::YamlNode;
using content::YamlPair;

constexpr std::array<std::string_view, 4> kKeys = {"synonyms", "never_join", "never_split", "split"};

/// The folded words of an expression: `MBO-student` has two.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  for (search::TextWord& word : search::words_of(text)) {
    for (std::string& part : word.parts) words.push_back(std::move(part));
  }
  return words;
}

class Parser {
 public:
  Outcome<search::WordSettings> parse(const YamlPair& search) {
    if (!search.value.is_map()) {
      content::report_wrong_setting(search, phrase("a map"), diagnostics());
      return std::move(outcome_);
    }
    content::report_unknown_settings(search.value, kKeys, "`search`", diagnostics());
    for (const YamlPair& pair : search.value.pairs) {
      if (pair.value.is_null()) continue;
      if (pair.key == "synonyms") read_synonyms(pair);
      if (pair.key == "never_join") read_pairs(pair);
      if (pair.key == "never_split") read_words(pair);
      if (pair.key == "split") read_splits(pair);
    }
    return std::move(outcome_);
  }

 private:
  Diagnostics& diagnostics() { return outcome_.diagnostics; }
  search::WordSettings& settings() { return outcome_.value; }

  void wrong(Span span, std::string message, std::string help) {
    diagnostics().add(DiagnosticCode::InvalidSetting, span, std::move(message)).with_help(std::move(help));
  }

  /// The items of a list of lists of texts; what is none is said.
  std::vector<std::pair<Span, std::vector<PlacedText>>> groups(const YamlPair& pair, std::string_view example) {
    std::vector<std::pair<Span, std::vector<PlacedText>>> groups;
    if (!pair.value.is_list()) {
      content::report_wrong_setting(pair, phrase("a list of lists"), diagnostics())
          .with_help(phrase("write `{}`", example));
      return groups;
    }
    for (const YamlNode& item : pair.value.items) {
      if (item.is_list())
        groups.emplace_back(item.span,
                            read_texts({.key = pair.key, .key_span = pair.key_span, .value = item}, diagnostics()));
      else
        wrong(item.span, phrase("an item of `{}` is {}, where a list belongs", pair.key, described(item)),
              phrase("write `{}`", example));
    }
    return groups;
  }

  /// The words of an expression; none is said.
  std::vector<std::string> words_of(const PlacedText& text) {
    std::vector<std::string> words = words_in(text.text);
    if (words.empty())
      wrong(text.span, phrase("`{}` has no letters or digits", text.text), phrase("write a word, or remove it"));
    return words;
  }

  /// One word as it stands in the index; something else is said, and gives nothing.
  std::string word_of(const PlacedText& text) {
    const std::vector<std::string> words = words_of(text);
    if (words.size() > 1)
      wrong(text.span, phrase("`{}` is {} words, where one belongs", text.text, words.size()),
            phrase("write one word"));
    return words.size() == 1 ? words.front() : std::string();
  }

  void read_synonyms(const YamlPair& pair) {
    for (const auto& [span, texts] : groups(pair, "synonyms: [[pabo, lerarenopleiding basisonderwijs]]")) {
      std::vector<std::vector<std::string>> group;
      for (const PlacedText& text : texts) {
        std::vector<std::string> words = words_of(text);
        if (!words.empty() && std::ranges::find(group, words) == group.end()) group.push_back(std::move(words));
      }
      if (group.size() > 1)
        settings().synonyms.push_back(std::move(group));
      else
        wrong(span, phrase("a group of synonyms has fewer than two different expressions"),
              phrase("add one that means the same, or remove the group"));
    }
  }

  void read_pairs(const YamlPair& pair) {
    for (const auto& [span, texts] : groups(pair, "never_join: [[oud, ouder]]")) {
      std::vector<std::string> words;
      for (const PlacedText& text : texts) {
        if (std::string word = word_of(text); !word.empty()) words.push_back(std::move(word));
      }
      if (words.size() == 2)
        settings().never_join.emplace_back(words[0], words[1]);
      else
        wrong(span, phrase("`never_join` has pairs of words"),
              phrase("write the two words that are not the same: `[oud, ouder]`"));
    }
  }

  void read_words(const YamlPair& pair) {
    for (const PlacedText& text : read_texts(pair, diagnostics())) {
      if (std::string word = word_of(text); !word.empty()) settings().never_split.push_back(std::move(word));
    }
  }

  void read_splits(const YamlPair& pair) {
    if (!pair.value.is_map()) {
      content::report_wrong_setting(pair, phrase("a map from words to their parts"), diagnostics())
          .with_help(phrase("write `split: {schooladvies: [school, advies]}`"));
      return;
    }
    for (const YamlPair& split : pair.value.pairs) {
      const std::string word = word_of({.text = split.key, .span = split.key_span});
      std::vector<std::string> parts;
      for (const PlacedText& text : read_texts(split, diagnostics())) {
        if (std::string part = word_of(text); !part.empty()) parts.push_back(std::move(part));
      }
      if (word.empty()) continue;
      if (parts.size() > 1)
        settings().split.emplace_back(word, std::move(parts));
      else
        wrong(split.key_span, phrase("`{}` is split into fewer than two parts", split.key),
              phrase("name its parts: `schooladvies: [school, advies]`; a word that is not to be split goes under "
                     "`never_split`"));
    }
  }

  Outcome<search::WordSettings> outcome_;
};

}  // namespace

Outcome<search::WordSettings> read_search_settings(const Config& config) {
  const auto found = std::ranges::find(config.reserved, "search", &YamlPair::key);
  return found == config.reserved.end() ? Outcome<search::WordSettings>{} : Parser().parse(*found);
}

}  // namespace bondgenoot::site
