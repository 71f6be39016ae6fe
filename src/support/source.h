// Texts that diagnostics point into.
//
// In:  paths and their bytes, added by whoever read them.
// Out: ids, spans, and (only when something is printed) lines and columns.
// Owns: a share of each text; it never moves, so string_views and Spans into it stay valid as long as a SourceMap
// that has it. A copy of a SourceMap has the same texts under the same ids, and may be added to apart from it; copies
// give no id twice between them, so that one may be joined to another. Each may let go of texts that it needs no more.
// Threads: adding is for one thread at a time; reading is for any number once nothing is added, also of texts that are
// read only then.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "support/hash.h"

namespace bondgenoot {

/// Names a Source within one SourceMap and its copies. The default value names none.
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
  /// The same for a text of which the hash is known, and which `read` gives when somebody first looks at it: by then it
  /// may be another, or none. `read` is called on whatever thread; what it needs outlives all copies of the map.
  SourceId add_unread(std::string path, const Hash128& hash, std::function<std::string()> read);
  /// An empty one without a path when this map has none under `id`.
  [[nodiscard]] const Source& get(SourceId id) const;
  /// What it was added with, without a look at the text where that is not needed.
  [[nodiscard]] const std::string& path(SourceId id) const;
  [[nodiscard]] Hash128 hash(SourceId id) const;
  /// The text under `span`; empty when the span names no source.
  [[nodiscard]] std::string_view view(Span span) const;
  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  /// Of all texts together, but for those that were not there when they were added.
  [[nodiscard]] std::size_t bytes() const;

  /// Without a text, for some that are to be joined to this map, or to a copy of it.
  [[nodiscard]] SourceMap empty_copy() const;
  /// Whether it has all texts of another.
  [[nodiscard]] bool has_all_of(const SourceMap& other) const;
  /// Takes the texts of `other`, which is a copy of this map or of the same one, under the ids they have there.
  void join(const SourceMap& other);
  /// Lets go of the texts that `is_kept` denies; it is told of each whether its path had a later one.
  void keep_only(const std::function<bool(const Source&, bool is_replaced)>& is_kept);

 private:
  struct Held;

  [[nodiscard]] std::size_t place_of(SourceId id) const;  // SIZE_MAX: nowhere.
  SourceId hold(std::shared_ptr<Held> held);
  void find_last();

  std::vector<std::shared_ptr<Held>> sources_;                                // By id.
  std::unordered_map<std::string_view, SourceId> last_;                       // By path: of the last text it had.
  std::shared_ptr<std::uint32_t> next_ = std::make_shared<std::uint32_t>(0);  // Of all copies.
};

}  // namespace bondgenoot
