// Texts that diagnostics point into.
//
// In:  paths and their bytes, added by whoever read them.
// Out: ids, spans, and (only when something is printed) lines and columns.
// Owns: a share of each text; it never moves, so string_views and Spans into it stay valid as long as a SourceMap
// that has it. A copy of a SourceMap has the same texts under the same ids, and may be added to apart from it.
// Threads: adding is for one thread at a time; reading is for any number once nothing is added.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bondgenoot {

/// Names a Source within one SourceMap. The default value names none.
struct SourceId {
  std::uint32_t value = UINT32_MAX;
  [[nodiscard]] bool valid() const { return value != UINT32_MAX; }
  friend bool operator==(SourceId, SourceId) = default;
  friend auto operator<=>(SourceId, SourceId) = default;
};

/// A half-open range of byte offsets in one source. Lines and columns exist only when printed.
struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool valid() const { return source.valid(); }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  /// The part of this span from `from` on, `length` bytes long; both relative to `begin` and kept within it.
  [[nodiscard]] Span part(std::size_t from, std::size_t length = SIZE_MAX) const;
  friend bool operator==(const Span&, const Span&) = default;
};

/// A line and a column as people count them: both from 1, the column in characters (code points).
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One text with its name. `path` is relative to the project and uses `/`.
struct Source {
  SourceId id;
  std::string path;
  std::string text;

  [[nodiscard]] std::string_view view(Span span) const;
  [[nodiscard]] Span whole() const;
  /// Where `offset` lies; linear in the offset, so for printing only.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The line around `offset` without its line break.
  [[nodiscard]] Span line_at(std::uint32_t offset) const;
};

/// All sources of one run.
class SourceMap {
 public:
  /// Keeps `text` under a new id; the text that this path had last keeps the id it has. Texts over 4 GiB are cut there
  /// (the readers refuse far smaller ones first).
  SourceId add(std::string path, std::string text);
  [[nodiscard]] const Source& get(SourceId id) const;
  /// The text under `span`; empty when the span names no source.
  [[nodiscard]] std::string_view view(Span span) const;
  [[nodiscard]] std::size_t size() const { return sources_.size(); }

 private:
  std::vector<std::shared_ptr<const Source>> sources_;
  std::unordered_map<std::string_view, SourceId> last_;  // By path: of the last text it had.
};

}  // namespace bondgenoot
