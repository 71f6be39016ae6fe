// Fields as data: JSON for programs, text for the cells of a table.
//
// In:  a field's value. Out: JSON, or text. Owns nothing. Threads: any; pure.
#pragma once

#include <cstdint>
#include <string>

#include "site/exports.h"
#include "support/json.h"

namespace bondgenoot::site {

/// How a reference to another entry is written.
enum class ReferenceForm : std::uint8_t {
  Name,  ///< The name of its file, as in the front matter.
  Link,  ///< An object with its `collection`, `name`, `title` and `href`.
};

/// Choices by their value, dates in EDTF, Markdown as plain text. References to what is not published are left out;
/// `all_values` becomes all values there are. `null` when nothing is left.
[[nodiscard]] Json export_value(const Exports& exports, content::EntryId id, const content::Field& field,
                                const content::FieldValue& value, ReferenceForm form);

/// The same for a cell: several values with `; ` between them; groups as JSON.
[[nodiscard]] std::string export_cell(const Json& value);

}  // namespace bondgenoot::site
