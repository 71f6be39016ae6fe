// Translations say only what differs: the rest is taken from the entry that they translate.
//
// In:  entries as they were parsed. Out: the same, with those values filled in; and what is missing in those that
// translate nothing. Owns nothing. Threads: any; pure.
#pragma once

#include <memory>
#include <vector>

#include "content/entry_index.h"
#include "content/entry_list.h"
#include "content/entry_parser.h"

namespace bondgenoot::content {

/// `written` are the entries of `parsed`. What is not a translation is shared with it.
[[nodiscard]] EntryList complete_translations(const EntryList& written, const Model& model,
                                              std::string_view own_language);

/// The same of one entry; `index` is that of `written`.
[[nodiscard]] EntryList::Pointer complete_translation(const EntryList& written, const EntryIndex& index,
                                                      const Model& model, EntryId id);

/// Says what is missing in entries of another language than the site's own that have no other version.
void report_missing_originals(const EntryList& written, const Model& model, std::string_view own_language,
                              const std::vector<std::shared_ptr<const ParsedEntry>>& parsed, Diagnostics& diagnostics);

}  // namespace bondgenoot::content
