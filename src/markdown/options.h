// What the caller decides about a Markdown text: its language, and the words that the reader meets around it.
//
// In/Out: plain values with English defaults. Owns its strings. Threads: any, once filled.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace bondgenoot::markdown {

/// The interface words that end up in the HTML. The layer itself has no language.
struct Words {
  std::string permalink = "Link to this section";  ///< Followed by `: ` and the heading.
  /// The titles of callouts, in the order of GitHub's kinds: NOTE, TIP, IMPORTANT, WARNING, CAUTION.
  std::array<std::string, 5> callouts{"Note", "Tip", "Important", "Warning", "Caution"};
  std::string footnote = "Footnote";    ///< Followed by its number.
  std::string footnotes = "Footnotes";  ///< Names the list at the end.
  std::string footnote_back = "Back to the text";
  std::string table = "Table";               ///< Followed by its number: names the area that scrolls.
  std::string video = "Watch the video on";  ///< Followed by the site's name.

  friend bool operator==(const Words&, const Words&) = default;
};

struct ParseOptions {
  std::string language = "nl";    ///< Of the text, as in `lang=`: decides the quotation marks.
  bool smart_punctuation = true;  ///< Curly quotation marks, dashes for `--` and `---`, an ellipsis for `...`.
  std::string id_prefix;          ///< Put before the ids of footnotes, for a page that shows more than one text.
  std::vector<std::string> reserved_ids;  ///< Ids the page uses itself: headings get `-2` instead.
  Words words;

  friend bool operator==(const ParseOptions&, const ParseOptions&) = default;
};

}  // namespace bondgenoot::markdown
