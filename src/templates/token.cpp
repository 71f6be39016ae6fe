#include "templates/token.h"

#include <array>

#include "support/phrase.h"

namespace bondgenoot::templates {
namespace {

// What stands for itself in backticks, in the order of TokenKind; words are said below.
constexpr auto kSigns = std::to_array<std::string_view>({
    "",     "`{{`", "",     "`{%`", "",    "",    "",    "",    "",    "`+`", "`-`",  "`*`",  "`/`",
    "`//`", "`%`",  "`**`", "`~`",  "`(`", "`)`", "`[`", "`]`", "`{`", "`}`", "`==`", "`!=`", "`<`",
    "`<=`", "`>`",  "`>=`", "`=`",  "`.`", "`:`", "`|`", "`,`", "`;`", "",    "",
});
static_assert(kSigns.size() == static_cast<std::size_t>(TokenKind::End) + 1);

}  // namespace

std::string_view describe(TokenKind kind) {
  switch (kind) {
    case TokenKind::Data:
      return phrase("text");
    case TokenKind::VariableEnd:
    case TokenKind::BlockEnd:
      return phrase("the end of the tag");
    case TokenKind::Name:
      return phrase("a name");
    case TokenKind::String:
      return phrase("a string");
    case TokenKind::Integer:
    case TokenKind::Float:
      return phrase("a number");
    case TokenKind::Invalid:
      return phrase("a mistake");
    case TokenKind::End:
      return phrase("the end of the template");
    default:
      return kSigns[static_cast<std::size_t>(kind)];
  }
}

}  // namespace bondgenoot::templates
