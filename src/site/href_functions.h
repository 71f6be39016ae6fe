// `href`, `absolute` and `facet_href`: addresses that templates ask for.
//
// In:  a render's state and bound arguments. Out: texts, `none`, or an error with the nearest right name. Owns nothing.
// Threads: any.
#pragma once

#include <array>

#include "site/template_functions.h"
#include "templates/call.h"
#include "templates/parameters.h"

namespace bondgenoot::site {

inline constexpr std::array kHrefParameters = {templates::Parameter{"target", templates::Accepts::Value, true}};
inline constexpr std::array kFacetHrefParameters = {templates::Parameter{"entry", templates::Accepts::Value, true},
                                                    templates::Parameter{"field", templates::Accepts::Text, true},
                                                    templates::Parameter{"value", templates::Accepts::Value, true}};

/// Of an entry, a collection, `"pages/over.md"`, or a path from the site's root such as `"/praktijken/"`.
[[nodiscard]] templates::EvalResult href(RenderState& state, const templates::BoundArguments& arguments);
/// An address with the host of `base_url`; as it is when the site has none.
[[nodiscard]] templates::EvalResult absolute(RenderState& state, const templates::BoundArguments& arguments);
/// Of the page that lists the entries with this value: of the list that a free page brings, or of the entry's
/// collection.
[[nodiscard]] templates::EvalResult facet_href(RenderState& state, const templates::BoundArguments& arguments);

}  // namespace bondgenoot::site
