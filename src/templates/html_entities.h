// Character references of HTML: `&amp;`, `&eacute;`, `&#8230;`, `&#x2026;`.
//
// In:  HTML that begins with `&`. Out: the characters meant. Owns nothing. Threads: any.
// Names are those of HTML 4, and `&apos;`; what else HTML 5 names is left as it stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bondgenoot::templates {

/// Appends what the reference at the head of `html` stands for and returns its length; 0 when it is none.
std::size_t append_entity(std::string& out, std::string_view html);

}  // namespace bondgenoot::templates
