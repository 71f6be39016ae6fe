// The single values in a field, however deep in lists and groups.
//
// In:  a Field and its value. Out: calls, in the order written. Owns nothing. Threads: any; pure.
#pragma once

#include <functional>

#include "content/field.h"
#include "content/schema.h"

namespace bondgenoot::content {

/// Calls `visit` for each value that is no list, no group and not empty, with the field that describes it. The depth is
/// that of the model, which kFieldDepthLimit bounds.
void for_each_value(const Field& field, const FieldValue& value,
                    const std::function<void(const Field&, const FieldValue&)>& visit);

}  // namespace bondgenoot::content
