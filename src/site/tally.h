// `tally`: how often each value of a field occurs among entries.
//
// In:  entries and the name of a field. Out: a map from what a facet's address calls a value to a number. Owns nothing.
// Threads: any. One pass: a table of all values of two fields costs what its entries do, not what its cells do.
#pragma once

#include <array>
#include <string>

#include "site/template_functions.h"
#include "templates/call.h"
#include "templates/parameters.h"

namespace bondgenoot::site {

inline constexpr std::array kTallyParameters = {templates::Parameter{"entries", templates::Accepts::Value, true},
                                                templates::Parameter{"field", templates::Accepts::Text, true}};

/// Values in the order in which they first occur.
[[nodiscard]] templates::EvalResult tally(RenderState& state, const templates::BoundArguments& arguments);

/// What the address of a facet's page calls a value: a choice's value, an entry's name, a year, a text.
[[nodiscard]] std::string facet_key(const Views& views, const templates::Value& value);

}  // namespace bondgenoot::site
