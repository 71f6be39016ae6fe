// Words that a glossary explains, and where a text uses each of them first.
//
// In:  the Graph; the HTML of a body. Out: places in that HTML. Owns: its words. Threads: const once made, so any.
//
// A word is explained where it stands whole and written just so, in running text only: not in headings, links, code and
// the like. Finding is one pass over the HTML with a look-up for each word, however many words there are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/graph.h"
#include "support/text.h"

namespace bondgenoot::site {

/// The first use of a word in a text.
struct TermUse {
  std::uint32_t begin = 0;  ///< Bytes of the HTML.
  std::uint32_t end = 0;
  content::EntryId term;
};

class Glossary {
 public:
  /// No words when no collection is a glossary.
  explicit Glossary(const content::Graph& graph);

  [[nodiscard]] bool empty() const { return languages_.empty(); }
  /// The first use of each word in an entry's body, in order; a glossary's entry does not explain itself.
  [[nodiscard]] std::vector<TermUse> uses(content::EntryId entry) const;
  /// The first use of each of `language`'s words in any HTML, but for those of `self`.
  [[nodiscard]] std::vector<TermUse> uses_in(std::string_view html, std::string_view language,
                                             content::EntryId self) const;
  /// What the word of a glossary's entry means, in short; may be empty.
  [[nodiscard]] std::string_view meaning(content::EntryId term) const;

 private:
  struct Word {
    std::string html;  // As a body's HTML has it.
    content::EntryId term;
  };
  using Words = StringMap<std::vector<Word>>;  // By their first word, the longest first.

  void read(const content::Collection& collection);
  void add(const std::string& text, std::string_view language, content::EntryId term);

  const content::Graph& graph_;
  StringMap<Words> languages_;
};

}  // namespace bondgenoot::site
