// The tree as HTML, with its sections, links and words: the last step of parsing.
//
// In:  a refined tree. Out: everything in Document but the headings. Owns nothing. Threads: one at a time per Document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/heading_ids.h"
#include "markdown/html_builder.h"
#include "markdown/options.h"
#include "markdown/sanitizer.h"
#include "markdown/tree.h"

namespace bondgenoot::markdown {

/// The ids that footnotes take, so that no heading takes them.
void reserve_footnote_ids(const Tree& tree, const ParseOptions& options, IdRegistry& ids);

class HtmlWriter {
 public:
  HtmlWriter(const Tree& tree, const ParseOptions& options, HtmlBuilder& builder, IdRegistry& ids)
      : tree_(tree), options_(options), builder_(builder), sanitizer_(builder, ids) {}

  /// The whole document, section by section, then the footnotes.
  void write();

 private:
  void begin_section(NodeId heading);
  void end_section();
  void write_block(NodeId block);
  void write_footnotes(NodeId first);
  void write_footnote(NodeId footnote);

  // Each says whether the children are to be passed over.
  bool enter(NodeId id);
  bool enter_block(NodeId id);
  bool enter_inline(NodeId id);
  void leave(NodeId id);
  void leave_block(NodeId id);
  void leave_inline(NodeId id);

  void open_paragraph(NodeId id);
  void close_paragraph(NodeId id);
  void open_list(const Node& list);
  void open_heading(const Node& heading);
  void close_heading(const Node& heading);
  void open_table();
  void open_row(const Node& row);
  void open_cell(NodeId id);
  bool open_link(NodeId id);
  void write_image(NodeId id);
  void write_code_block(const Node& block);
  void write_video(NodeId id);
  void write_figure(NodeId id);
  void write_reference(const Node& reference);
  [[nodiscard]] bool in_tight_list(NodeId paragraph) const;
  [[nodiscard]] bool is_task_label(NodeId paragraph) const;

  const Tree& tree_;
  const ParseOptions& options_;
  HtmlBuilder& builder_;
  Sanitizer sanitizer_;
  std::size_t depth_ = 0;          ///< Of the node being written, below the document.
  NodeId open_link_ = kNoNode;     ///< The Markdown link that was written and not yet closed.
  HtmlBuilder::Mark paragraph_{};  ///< Where the last paragraph was opened.
  std::uint32_t tables_ = 0;
  bool in_body_ = false;  ///< Of a table.
  bool header_row_ = false;
  std::vector<std::uint32_t> references_;  ///< How many references to each footnote have been written.
  std::string words_;                      ///< Of the section, so far.
  HtmlBuilder::Mark section_{};
  HtmlBuilder::Mark section_body_{};
};

}  // namespace bondgenoot::markdown
