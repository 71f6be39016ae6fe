// What became of one file, as bytes for a cache, and back: the same value, for the same program and the same model.
//
// In:  a parsed entry with what was said of it, or its bytes. Out: the other. Owns nothing. Threads: any.
//
// Where it stands (its collection, its source, its path, whose it is) is not kept: that is known before it is looked
// up.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/entry_parser.h"
#include "support/diagnostic.h"
#include "support/packing.h"
#include "support/source.h"

namespace bondgenoot::content {

struct PackedEntry {
  std::string bytes;
  std::vector<std::string> texts;  ///< Of its body and its Markdown fields: by far the most of it.
};

/// Nothing when it cannot be kept: when it points into a file that is neither it nor its collection's.
[[nodiscard]] std::optional<PackedEntry> packed_entry(const ParsedEntry& parsed, const Diagnostics& said,
                                                      const Collection& collection);

/// Nothing when the bytes are not what `packed_entry` gave for this collection. `source` is its text; `texts` gives the
/// texts when somebody looks at them.
[[nodiscard]] std::optional<Outcome<ParsedEntry>> unpacked_entry(std::string_view bytes, SourceId source,
                                                                 const std::string& file, const Collection& collection,
                                                                 const EntryPlace& place,
                                                                 std::shared_ptr<const ApartPieces> texts);

}  // namespace bondgenoot::content
