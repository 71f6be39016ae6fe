// The content as open data, below `data/`: JSON and CSV for each collection, all of it in one JSON, and what says what
// they are (docs/data.md is the contract).
//
// In:  Exports. Out: files. Owns nothing. Threads: any; pure.
#pragma once

#include "site/exports.h"
#include "site/output_file.h"

namespace bondgenoot::site {

/// Whether a collection is given out: every one but the free pages, which are about the site itself.
[[nodiscard]] bool is_exported(const content::Collection& collection);

void make_data_files(const Exports& exports, const TakeFile& take);

}  // namespace bondgenoot::site
