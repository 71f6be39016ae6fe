// Lets harmless HTML through, and nothing else: elements, attributes and addresses by an allow-list, every tag with its
// counterpart, nothing where it would break the page around it.
//
// In:  the pieces of raw HTML of a text in reading order, and the places where Markdown begins and ends around them.
// Out: HTML in the builder; a warning for all that was left out. Owns: the list of open elements. Threads: one at a
// time per text. Scopes are numbered by depth in the tree: an element that was opened at a depth can only be closed
// there, and is closed when it ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/heading_ids.h"
#include "markdown/html_builder.h"
#include "markdown/html_tags.h"
#include "markdown/html_tokenizer.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

class Sanitizer {
 public:
  Sanitizer(HtmlBuilder& builder, IdRegistry& ids) : builder_(builder), ids_(ids) {}

  /// Writes what may be published of an HtmlBlock or HtmlInline node. `depth` is that of its parent; `in_link` tells
  /// that a Markdown link stands around it.
  void write(const Node& html, std::size_t depth, bool in_link);
  /// A Markdown block comes at `depth`: closes what cannot hold it.
  void before_block(std::size_t depth);
  /// Closes everything opened at `depth` or deeper.
  void close_scope(std::size_t depth);

  [[nodiscard]] bool idle() const { return open_.empty(); }
  /// Whether a raw `<a>` stands open: a link within a link is none.
  [[nodiscard]] bool in_link() const;

 private:
  struct Open {
    const HtmlTag* tag;
    std::size_t depth;
    ByteRange where;
  };
  void start_tag(const HtmlToken& token, HtmlTokenizer& tokenizer, bool in_link);
  void end_tag(const HtmlToken& token);
  void text(std::string_view words);
  [[nodiscard]] bool make_room(const HtmlTag& tag, const HtmlToken& token);
  [[nodiscard]] bool write_opening(const HtmlTag& tag, const HtmlToken& token);
  bool write_link(const HtmlToken& token);
  bool write_image(const HtmlToken& token);
  void write_attributes(const HtmlTag& tag, const HtmlToken& token);
  void close_last(bool said);
  void remember(std::string_view name);
  bool forget(std::string_view name);
  void leave_out(const HtmlToken& token, std::string_view why, std::string_view help);
  void leave_out_tag(const HtmlToken& token);
  void leave_out_attribute(const HtmlTag& tag, const HtmlAttribute& attribute);
  [[nodiscard]] ByteRange range(std::size_t begin, std::size_t end);
  void warn(DiagnosticCode code, ByteRange where, std::string message, std::string_view label, std::string_view help);
  [[nodiscard]] const HtmlTag* top() const;

  HtmlBuilder& builder_;
  IdRegistry& ids_;
  std::vector<Open> open_;
  const Node* node_ = nullptr;              ///< The piece being written …
  std::optional<NodePositions> positions_;  ///< … and where its parts stand.
  std::size_t depth_ = 0;
  bool nothing_since_open_ = false;  ///< The last thing written was a start tag.
  std::size_t warnings_ = 0;
  std::vector<std::string> left_out_;  ///< Elements that were left out or closed early, and spoken of then.
};

}  // namespace bondgenoot::markdown
