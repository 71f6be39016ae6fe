// The HTML that a text may hold: which elements, where, with which attributes. Everything else is left out.
//
// In:  names in small letters. Out: rules, from a table in html_tags.cpp. Owns nothing. Threads: any.
// What is not here does no harm; what is here does none either, and passes the checker of the standard where the rules
// are kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::markdown {

/// What an element may hold.
enum class HtmlContent : std::uint8_t {
  Nothing,  ///< A void element: no end tag.
  Words,    ///< Phrasing content: running text and its elements.
  Blocks,   ///< Flow content: anything.
  Parts,    ///< Only the elements that name it as their parent, such as rows in a table.
};

struct HtmlTag {
  std::string_view name;
  HtmlContent content = HtmlContent::Words;
  bool inline_level = true;  ///< It may stand within a paragraph.
  bool implied_end = false;  ///< Its end tag is often left out, and goes without saying.
  bool first_only = false;   ///< It may only be the first thing in its parent.
  std::string_view parents;  ///< Between spaces: where it must stand directly; empty for anywhere.
};

/// The rule for an element; null when it is not published.
[[nodiscard]] const HtmlTag* find_tag(std::string_view name);
[[nodiscard]] std::vector<std::string> all_tag_names();
/// Whether `inner` may be a direct child of `outer` as far as `outer` decides.
[[nodiscard]] bool may_hold(const HtmlTag& outer, const HtmlTag& inner);
[[nodiscard]] bool names_parent(const HtmlTag& inner, std::string_view outer);

/// Elements whose content is not text for a reader: they are left out with all they hold.
[[nodiscard]] bool is_left_out_whole(std::string_view name);
/// Elements that go without a word, while what they hold stays: groups of rows, whose order is easily wrong and tells a
/// reader nothing.
[[nodiscard]] bool is_transparent(std::string_view name);
/// What to do instead of using an element that is not published.
[[nodiscard]] std::string advice_for(std::string_view name);

/// What an attribute's value must look like.
enum class HtmlValue : std::uint8_t { Text, Flag, Number, Id, Language, Direction, Scope, ListType, Address };
/// The kind of value of `attribute` on `tag`; false when it is not published there.
[[nodiscard]] bool find_attribute(std::string_view tag, std::string_view attribute, HtmlValue& kind);
/// Whether a value fits its kind. Addresses are judged by links.h, ids by the registry.
[[nodiscard]] bool fits(HtmlValue kind, std::string_view value);

}  // namespace bondgenoot::markdown
