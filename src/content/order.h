// The order of a collection's entries, as its `order` says.
//
// In:  entries of one collection, or of several alike. Out: their ids, sorted. Owns nothing. Threads: any; pure.
// Entries without a value come last, in both directions; equals by title, then by name. Texts sort as a reader expects:
// case, accents and punctuation do not count, and `klas 2` comes before `klas 10`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/entry_list.h"
#include "content/schema.h"

namespace bondgenoot::content {

void sort_entries(std::vector<EntryId>& ids, const EntryList& entries, const Collection& collection);

/// The same, when all but `moved` stand in order already. Those of `moved` that are not among `ids` do not come to it.
void sort_entries_again(std::vector<EntryId>& ids, const std::vector<EntryId>& moved, const EntryList& entries,
                        const Collection& collection);

/// Entries of several collections by the order of `first`, whose field all of them have.
void sort_entries_like(const Collection& first, std::vector<EntryId>& ids, const EntryList& entries,
                       const Model& model);

void sort_entries_like_again(const Collection& first, std::vector<EntryId>& ids, const std::vector<EntryId>& moved,
                             const EntryList& entries, const Model& model);

/// A text as it sorts: compare two of these bytewise.
[[nodiscard]] std::string sort_key(std::string_view text);

/// The letter or digit that it sorts by first, in upper case: under which a list by letters has it. "É" is "E", and
/// "'s Heeren" is "S". Empty for a text without any.
[[nodiscard]] std::string initial(std::string_view text);

}  // namespace bondgenoot::content
