// The per-file pass: a Source and the Model in, an Entry out. Pure, so it runs for all files at once and may be cached.
//
// In:  one file's text. Out: the entry and all that is wrong in this file. Owns nothing.
// Threads: any. Knows no other file, no clock, no disk.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "content/entry.h"
#include "markdown/options.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

struct EntryParserOptions {
  std::string language = "nl";                  ///< The site's own, for typography.
  std::vector<std::string> languages = {"nl"};  ///< Codes that may stand before `.md`.
  markdown::ParseOptions markdown;

  friend bool operator==(const EntryParserOptions&, const EntryParserOptions&) = default;
};

struct ParsedEntry {
  Entry entry;
  bool usable = false;  ///< It has a name, so it can be linked (others' references to it are not errors too), whatever
                        ///< else is wrong.
  Diagnostics missing;  ///< What is wrong with an entry in another language when there is none that it translates: a
                        ///< translation says only what differs.
};

/// Where an entry stands.
struct EntryPlace {
  std::string path = {};  ///< Below the project; empty: as its source says.
  AllyNumber ally = 0;
  const std::set<std::string, std::less<>>* ignored = nullptr;  ///< Fields that only its own project has.
};

/// `collection` is one of a Model that outlives the entry. Always gives one field value for each field of the
/// collection.
[[nodiscard]] Outcome<ParsedEntry> parse_entry(const Source& source, const Collection& collection,
                                               const EntryParserOptions& options, const EntryPlace& place = {});

}  // namespace bondgenoot::content
