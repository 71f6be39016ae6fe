// The content as open data, below `data/`: JSON and CSV for each collection, all of it in one JSON, and what says what
// they are (docs/data.md is the contract).
//
// In:  Exports, and what stands on the site already. Out: files. Owns nothing. Threads: any.
#pragma once

#include <vector>

#include "site/exports.h"
#include "site/output_file.h"
#include "site/record_keeper.h"

namespace bondgenoot::site {

/// Whether a collection is given out: every one but the free pages, which are about the site itself.
[[nodiscard]] bool is_exported(const content::Collection& collection);

/// Makes all of them, in parts that may be made at the same time; none where the site gives out no open data. With a
/// keeper, which outlives them, records that it has are not made again.
[[nodiscard]] std::vector<FileMaker> data_file_makers(const Exports& exports, RecordKeeper* keeper = nullptr);

}  // namespace bondgenoot::site
