// Places in an entry's page that a link may name: the ids in its texts, and those it gives itself.
//
// In:  a LinkContext and an entry. Out: ids. Owns nothing. Threads: one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/link_context.h"

namespace bondgenoot::content {

/// A text field of this name in a group is the id of that group on the page.
inline constexpr std::string_view kIdField = "id";

[[nodiscard]] bool has_place(const LinkContext& context, EntryId entry, std::string_view fragment);
/// All of them, headings first.
[[nodiscard]] std::vector<std::string> places_of(const LinkContext& context, EntryId entry);
/// "did you mean `#a`?", or the places there are.
[[nodiscard]] std::string help_for_place(const LinkContext& context, EntryId entry,
                                         const std::optional<std::string>& near);

}  // namespace bondgenoot::content
