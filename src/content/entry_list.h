// Entries in path order, each of which may be in several lists at once: a project that is read again keeps what did not
// change.
//
// In:  entries, parsed. Out: the same by number. Owns: a share of each entry. Threads: filled by one, then const.
#pragma once

#include "content/entry.h"
#include "support/shared_list.h"

namespace bondgenoot::content {

using EntryList = SharedList<Entry>;

}  // namespace bondgenoot::content
