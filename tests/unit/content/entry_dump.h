// An entry as text, for golden cases: everything that is set, one line each.
#pragma once

#include <string>

#include "content/entry.h"

namespace bondgenoot::content {

[[nodiscard]] std::string dump(const Entry& entry, const Collection& collection);
[[nodiscard]] std::string dump(const FieldValue& value, const Field& field);

}  // namespace bondgenoot::content
