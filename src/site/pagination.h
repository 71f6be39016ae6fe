// Lists cut into numbered pages.
//
// In:  entries and how many go on a page. Out: how many pages, and what is on each. Owns nothing. Threads: any; pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "content/entry.h"

namespace bondgenoot::site {

/// At least one: an empty list has a page that says so. `per_page` 0 puts all on one.
[[nodiscard]] inline std::uint32_t count_pages(std::size_t entries, std::uint32_t per_page) {
  if (per_page == 0 || entries <= per_page) return 1;
  return static_cast<std::uint32_t>((entries + per_page - 1) / per_page);
}

/// Those on the page with that number, from 1.
[[nodiscard]] inline std::span<const content::EntryId> entries_on_page(const std::vector<content::EntryId>& entries,
                                                                       std::uint32_t per_page, std::uint32_t number) {
  if (per_page == 0) return entries;
  const std::size_t begin = std::min(entries.size(), std::size_t{per_page} * (number - 1));
  return std::span(entries).subspan(begin, std::min<std::size_t>(per_page, entries.size() - begin));
}

}  // namespace bondgenoot::site
