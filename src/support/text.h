// Small work on strings that std and fmt leave open. ASCII rules only; Unicode is in utf8.h.
//
// In/Out: strings by value or view. Owns nothing. Threads: any.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "support/phrase.h"

namespace bondgenoot {

[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// "`a`, `b` and `c`", in the language spoken: names for messages; after `limit` of them "and 4 more".
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& names, std::string_view last = phrase("and"),
                                      std::size_t limit = 8);
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from, std::string_view to);
/// `"1 entry"`, `"2 entries"`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// `& < > " '` as entities, for text and for attributes in double or single quotes.
void append_html_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string html_escaped(std::string_view text);

/// Looks up string_views without making strings.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

}  // namespace bondgenoot
