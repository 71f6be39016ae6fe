// An old address written into an entry's front matter.
//
// In:  the entry's source and the two addresses. Out: edits that leave all else as it is. Owns nothing. Threads: any;
// pure.
#pragma once

#include <string_view>
#include <vector>

#include "content/entry.h"
#include "support/text_edit.h"

namespace bondgenoot::content {

/// Adds `old_address` to the `aliases`, in the way they are written there already, else as a line at the end of the
/// front matter. An alias that is `new_address` (the entry goes back to a name it had) makes way for it.
[[nodiscard]] std::vector<TextEdit> alias_edits(const Source& source, const Entry& entry, std::string_view old_address,
                                                std::string_view new_address);

/// For an entry that goes to another collection: aliases are read from the collection's path on unless they begin with
/// `/`, so those that do not are written out. `except` is left alone.
[[nodiscard]] std::vector<TextEdit> absolute_alias_edits(const Source& source, const Entry& entry,
                                                         std::string_view except);

}  // namespace bondgenoot::content
