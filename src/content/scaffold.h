// The text of a new entry, ready to be filled in: for `bondgenoot new COLLECTION "Title"`.
//
// In:  a Collection, a title, the day. Out: Markdown with front matter. Owns nothing. Threads: any; pure, no clock.
//
// Required fields stand ready, optional ones behind a `#` with an example. Above each stand its label, what it takes
// and its help. The words around them are Dutch for `nl` and English for every other language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/schema.h"
#include "support/date.h"

namespace bondgenoot::content {

struct ScaffoldOptions {
  std::string language = "nl";
  Day today;                                                     ///< For a date that is required.
  std::vector<std::pair<std::string, std::string>> filled = {};  ///< Fields whose values are known, as lines of YAML.
};

/// The name of the file without `.md`; empty when the title has no letter or digit.
[[nodiscard]] std::string scaffold_name(std::string_view title);

[[nodiscard]] std::string scaffold_entry(const Collection& collection, std::string_view title,
                                         const ScaffoldOptions& options);

}  // namespace bondgenoot::content
