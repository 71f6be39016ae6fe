// The report as templates see it (docs/templates.md).
//
// In:  a Report and the views of one language. Out: a value. Owns nothing. Threads: any.
#pragma once

#include "site/report.h"
#include "site/views.h"

namespace bondgenoot::site {

/// Each part a map of `count` and `groups`, or none where nothing in the model asks for it.
[[nodiscard]] templates::Value report_value(const Views& views, const Report& report);

}  // namespace bondgenoot::site
