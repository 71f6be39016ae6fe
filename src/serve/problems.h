// What is wrong, as the browser shows it: the words of the terminal, in a part of a page or as a page of its own.
//
// In:  sorted diagnostics and the sources they point into, or a failure of the disk. Out: HTML, all of it escaped.
// Owns: its texts. Threads: a plain value.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/source.h"

namespace bondgenoot::serve {

struct Problems {
  std::size_t errors = 0;          ///< A failure of the disk is one.
  std::size_t more = 0;            ///< How many are not among `texts`.
  std::vector<std::string> texts;  ///< As a terminal without colour shows them.

  [[nodiscard]] bool empty() const { return texts.empty(); }
};

/// Errors before warnings, and no more than a reader can use.
[[nodiscard]] Problems problems_of(const Diagnostics& diagnostics, const SourceMap& sources);
[[nodiscard]] Problems problems_of(const IoError& error);

/// What stands beside the site: the last good page lies below it.
[[nodiscard]] std::string problems_panel(const Problems& problems);
/// When there is no page to show it on. `head` is put before `</head>`.
[[nodiscard]] std::string problems_page(const Problems& problems, std::string_view head);
/// A page that says one thing, such as that there is nothing at an address.
[[nodiscard]] std::string message_page(std::string_view title, std::string_view text, std::string_view head);

}  // namespace bondgenoot::serve
