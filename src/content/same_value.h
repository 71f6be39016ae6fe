// Whether two values say the same, wherever they were written.
//
// In:  values of one field. Out: yes or no. Owns nothing. Threads: any; pure.
#pragma once

#include "content/field.h"

namespace bondgenoot::content {

/// Places do not count. Markdown texts are the same only when they are one document.
[[nodiscard]] bool same_value(const FieldValue& a, const FieldValue& b);

}  // namespace bondgenoot::content
