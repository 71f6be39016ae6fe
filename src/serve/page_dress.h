// What `serve` adds to a page on its way to the browser: the script that follows changes, marks on what is not
// published yet, what is wrong. The page itself is as `build` would write it.
//
// In:  HTML as templates write it. Out: the same with additions. Owns nothing. Threads: any; pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::serve {

/// Where what the server itself gives lies, whatever the base path of the site.
inline constexpr std::string_view kOwnPath = "/_bondgenoot/";

/// Addresses of entries that are not on the published site, and what to say of each.
using Unpublished = std::map<std::string, std::string, std::less<>>;

struct Dress {
  std::string version;  ///< Of the page's own content.
  std::string notice;   ///< What this page is, when it is not on the published site; else empty.
  std::string panel;    ///< HTML of what is wrong; else empty.
};

/// The lines for `<head>`: the script and the style.
[[nodiscard]] std::string head_lines(std::string_view version);

/// Puts a word behind each link to an entry that is not published.
[[nodiscard]] std::string mark_links(std::string html, const Unpublished& unpublished);

[[nodiscard]] std::string dressed(std::string html, const Dress& dress);

/// What a page is told apart by: its bytes but for the names of style sheets, which can be exchanged without it.
[[nodiscard]] std::string page_version(std::string_view html, const std::vector<std::string>& style_sheets);

}  // namespace bondgenoot::serve
