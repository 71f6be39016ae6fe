// HTML as an author may have typed it, into tags, text and comments. Strict: what is not a whole tag is text.
//
// In:  a piece of HTML. Out: tokens that view it, in order, covering all of it. Owns nothing. Threads: one at a time
// per tokenizer. Linear in the text, whatever is left open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::markdown {

struct HtmlAttribute {
  std::string_view name;   ///< As written.
  std::string_view value;  ///< As written, without its quotation marks; entities are still entities.
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct HtmlToken {
  /// Declaration: `<!…>`, `<?…>` and CDATA. OpenComment: a comment without its end.
  enum class Kind : std::uint8_t { Text, StartTag, EndTag, Comment, OpenComment, Declaration };
  Kind kind = Kind::Text;
  std::string name;       ///< Of a tag, in small letters.
  std::string_view text;  ///< All of it.
  std::vector<HtmlAttribute> attributes;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}
  /// The next token; false at the end.
  bool next(HtmlToken& token);
  /// Passes over everything up to and including `</name>`, or to the end. For elements whose content is no text.
  void skip_element(std::string_view name);
  /// What follows, for a look ahead.
  [[nodiscard]] std::string_view rest() const { return html_.substr(at_); }

 private:
  bool tag(HtmlToken& token);
  bool attribute(HtmlToken& token, std::size_t& at);
  bool markup(HtmlToken& token);
  void finish(HtmlToken& token, HtmlToken::Kind kind, std::size_t end);
  [[nodiscard]] std::size_t closing_quote(char quote, std::size_t from);

  std::string_view html_;
  std::size_t at_ = 0;
  bool no_more_double_ = false;  ///< Known to be absent from here on, so that it is not sought again.
  bool no_more_single_ = false;
};

}  // namespace bondgenoot::markdown
