// The attributes in a page of HTML that name places: addresses and ids. Nothing else of HTML is understood.
//
// In:  HTML as our own templates write it. Out: places, as views into it. Owns nothing. Threads: any; pure.
// One pass, no copies: every page of a site goes through it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::site {

struct HtmlPlaces {
  std::vector<std::string_view>
      addresses;  ///< Values of href, src, srcset (each of its candidates), action and poster; entities not decoded.
  std::vector<std::string_view> ids;  ///< Of elements, and names of `<a>`.

  /// Makes it empty, and keeps its memory for the next page.
  void clear() {
    addresses.clear();
    ids.clear();
  }
};

/// Appends the places in `html`. Comments and the text of scripts, styles and the like are passed over.
void scan_html(std::string_view html, HtmlPlaces& places);

/// An attribute's value with `&amp;`, `&#39;` and their like as characters.
[[nodiscard]] std::string decoded_attribute(std::string_view value);

}  // namespace bondgenoot::site
