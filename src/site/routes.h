// Addresses: from collections, slugs and facet values to hrefs and output paths.
//
// In:  the model's paths, slugs, the base path. Out: `/kennisbank/good-practices/de-hef/` and
// `good-practices/de-hef/index.html`. Owns nothing. Threads: any; pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "content/entry.h"
#include "site/config.h"
#include "site/page.h"

namespace bondgenoot::site {

/// The site-absolute path without the base path: `/good-practices/de-hef/`, `/en/good-practices/de-hef/`, `/` for
/// pages/index.md.
[[nodiscard]] std::string entry_path(const content::Collection& collection, const content::Entry& entry);
/// Where a path of the site is in one of its languages: `/menu/` → `/en/menu/`; as it is in the site's own.
[[nodiscard]] std::string path_in(const Config& config, std::string_view language, std::string_view path);
/// Of a file beside entries or in `static/`, given below `content/`: `good-practices/x.jpg` → `/good-practices/x.jpg`
/// (below its collection's `path`), `static/x.ico` → `/x.ico`.
[[nodiscard]] std::string asset_path(const content::Model& model, std::string_view asset);
/// A facet value as one part of an address: names and years as they are, other values as words joined by `-`.
[[nodiscard]] std::string address_part(std::string_view value);
/// Of one value of a facet, below the path of its listing: `/good-practices/date/2017/`.
[[nodiscard]] std::string facet_path(std::string_view listing_path, std::string_view field, std::string_view value);
/// Of the n-th page of a list: `/good-practices/page/2/`; the first is the list itself.
[[nodiscard]] std::string numbered_path(std::string_view path, std::uint32_t number);
/// `/x/y/` → `x/y/index.html`; `/` → `index.html`; what does not end with `/` is a file.
[[nodiscard]] std::string output_of(std::string_view path);
/// `/x/y/` → `/kennisbank/x/y/`, percent-encoded. The path is as people write it, not encoded yet.
[[nodiscard]] std::string href_of(const Config& config, std::string_view path);
/// Of the n-th page of a list, or of one of its facet pages.
[[nodiscard]] std::string list_page_href(const Listing& listing, const std::optional<FacetSelection>& facet,
                                         std::uint32_t number);

}  // namespace bondgenoot::site
