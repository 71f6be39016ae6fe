// Vocabularies as linked data: SKOS, written as Turtle, for each collection with `concepts`.
//
// In:  Exports. Out: `data/<collection>.ttl`. Owns nothing. Threads: any; pure.
//
// A concept is named by the address of its page; its translations are labels in other languages. What is broader in
// another vocabulary is a match, not a parent, as SKOS has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/exports.h"
#include "site/output_file.h"

namespace bondgenoot::site {

inline constexpr std::string_view kTurtleType = "text/turtle";

/// Where the vocabulary of a collection is, as an address without the host.
[[nodiscard]] std::string vocabulary_href(const Config& config, const content::Collection& collection);

[[nodiscard]] std::vector<OutputFile> vocabulary_files(const Exports& exports);

}  // namespace bondgenoot::site
