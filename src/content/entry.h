// One Markdown file, read: typed fields and a parsed body. It knows no other file.
//
// In/Out: values; made by entry_parser.h. Owns: all it holds. Threads: const once parsed, so any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content/ally.h"
#include "content/field.h"
#include "content/schema.h"
#include "markdown/document.h"
#include "support/date.h"
#include "support/source.h"

namespace bondgenoot::content {

/// Entries are numbered in path order.
struct EntryId {
  std::uint32_t value = UINT32_MAX;
  [[nodiscard]] bool valid() const { return value != UINT32_MAX; }
  friend bool operator==(EntryId, EntryId) = default;
  friend auto operator<=>(EntryId, EntryId) = default;
};

/// A reference somewhere in an entry's fields, in the order written; `ordinal` in ReferenceValue is its index.
struct ReferenceUse {
  const Field* field = nullptr;  ///< Points into the Model, which outlives the entry.
  std::string target;
  Span span;
  bool withheld = false;  ///< In a field that `private_when` withholds in this entry.
};

struct Alias {
  std::string path;  ///< `/old/address/`, normalised.
  Span span;
};

struct Entry {
  CollectionId collection;
  SourceId source;
  std::string path;      ///< `content/good-practices/de-hef.md`
  std::string file;      ///< Where it is read, for people: `path`, or `../delft/content/good-practices/de-hef.md`.
  AllyNumber ally = 0;   ///< Whose it is.
  std::string name;      ///< The file name without language and `.md`: what references say.
  std::string slug;      ///< The last part of its URL: `slug`, or the name.
  Span slug_span;        ///< Invalid when it follows from the file name.
  std::string language;  ///< Empty: the site's own.
  bool draft = false;
  std::optional<Day> publish_on;
  std::vector<Alias> aliases;
  std::string layout;  ///< Empty: the collection's.
  Span layout_span;
  std::vector<FieldValue>
      fields;  ///< One per field of the collection, in its order; withheld ones are kept, see `withholds`.
  std::vector<ReferenceUse> references;
  std::vector<ImageValue> images;  ///< Image fields, in the order of their ordinals.
  markdown::Document body;
  Span front_matter;
  std::vector<bool> given;         ///< Of an entry in another language, by field: its file says it.
  std::vector<bool> inherited;     ///< By field: the value is that of the entry it translates; empty when none is.
  std::string inherited_language;  ///< In which those are written.

  [[nodiscard]] const FieldValue* find(const Collection& collection_of_entry, std::string_view field) const;
  /// Whether `field` is withheld here: its `private_when` field is true. Every output asks this.
  [[nodiscard]] bool withholds(const Collection& collection_of_entry, const Field& field) const;
  /// Whether any field is withheld: then the page shows no history and no edit link.
  [[nodiscard]] bool is_private(const Collection& collection_of_entry) const;
  /// Whether the value of a field is that of the entry this one translates.
  [[nodiscard]] bool inherits(const Collection& collection_of_entry, std::string_view field) const;
  /// The value of the field `title`, or the name.
  [[nodiscard]] std::string_view title(const Collection& collection_of_entry) const;
};

}  // namespace bondgenoot::content
