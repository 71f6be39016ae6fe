#include "templates/token.h"

#include <array>

namespace bondgenoot::templates {
namespace {

// In the order of TokenKind.
constexpr auto kDescriptions = std::to_array<std::string_view>({
    "text",
    "`{{`",
    "the end of the tag",
    "`{%`",
    "the end of the tag",
    "a name",
    "a string",
    "a number",
    "a number",
    "`+`",
    "`-`",
    "`*`",
    "`/`",
    "`//`",
    "`%`",
    "`**`",
    "`~`",
    "`(`",
    "`)`",
    "`[`",
    "`]`",
    "`{`",
    "`}`",
    "`==`",
    "`!=`",
    "`<`",
    "`<=`",
    "`>`",
    "`>=`",
    "`=`",
    "`.`",
    "`:`",
    "`|`",
    "`,`",
    "`;`",
    "a mistake",
    "the end of the template",
});
static_assert(kDescriptions.size() == static_cast<std::size_t>(TokenKind::End) + 1);

}  // namespace

std::string_view describe(TokenKind kind) { return kDescriptions[static_cast<std::size_t>(kind)]; }

}  // namespace bondgenoot::templates
