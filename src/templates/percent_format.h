// Python's `%` formatting: `"%s of %02d" % (name, 3)`, and the filter `format`.
//
// In:  a format text and its values. Out: a text, safe when the format is (the values are then escaped). Owns nothing.
// Threads: any.
#pragma once

#include "templates/call.h"
#include "templates/value.h"

namespace bondgenoot::templates {

/// `format % values`: a tuple gives a value for each place, a map one for each `%(name)s`, anything else is the only
/// value.
[[nodiscard]] EvalResult percent_format(const Value& format, const Value& values);

}  // namespace bondgenoot::templates
