// The text of a new entry, ready to be filled in: for `bondgenoot new COLLECTION "Title"`.
//
// In:  a Collection, a title, the day. Out: Markdown with front matter. Owns nothing. Threads: any; pure, no clock.
//
// Required fields stand ready, optional ones behind a `#` with an example. Above each stand its label, what it takes
// and its help. The words around them are Dutch for `nl` and English for every other language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/schema.h"
#include "support/date.h"

namespace bondgenoot::content {

struct ScaffoldOptions {
  using Lines = std::vector<std::pair<std::string, std::string>>;
  std::string language = "nl";
  Day today;                             ///< For a date that is required.
  Lines filled = {};                     ///< Fields whose values are known: the key, and the YAML behind its colon.
  Lines common = {};                     ///< The same for keys that every entry may have.
  std::optional<std::string> body = {};  ///< Instead of a line that says where the text comes.
  bool comments = true;                  ///< False: only what is filled.
};

/// The name of the file without `.md`; empty when the title has no letter or digit.
[[nodiscard]] std::string scaffold_name(std::string_view title);

[[nodiscard]] std::string scaffold_entry(const Collection& collection, std::string_view title,
                                         const ScaffoldOptions& options);

}  // namespace bondgenoot::content
