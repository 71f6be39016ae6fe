// The functions that say in which language something is, when that is not the page's.
//
// In/Out: as template_functions.h. Owns nothing. Threads: any.
#pragma once

#include <array>

#include "site/template_functions.h"
#include "templates/parameters.h"

namespace bondgenoot::site {

inline constexpr std::array kLanguageParameters = {
    templates::Parameter{"of", templates::Accepts::Value, true},
    templates::Parameter{"field", templates::Accepts::Text},
};

/// ` lang="nl"`, with ` dir="ltr"` where the direction differs too; empty for what is in the page's language. Takes an
/// entry, perhaps with one of its fields, or the code of a language; all else has none.
[[nodiscard]] templates::EvalResult lang_of(RenderState& state, const templates::BoundArguments& arguments);
/// The name of that language in the words of the page; none for what is in the page's language.
[[nodiscard]] templates::EvalResult language_of(RenderState& state, const templates::BoundArguments& arguments);

}  // namespace bondgenoot::site
