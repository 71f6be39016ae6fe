// JSON Schema (draft 2020-12) of a collection's front matter, for editors that check and complete while one types.
//
// In:  a Collection, and the names of the entries that references may point to. Out: JSON text. Owns nothing. Threads:
// any; pure. The schema says what validator.h says as far as JSON Schema can; a number for a text (`title: 2017`) is
// let through, as there.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/schema.h"
#include "support/json.h"

namespace bondgenoot::content {

/// What a schema is for: translations say only what differs, so no field is asked of them.
enum class SchemaOf : std::uint8_t { Entries, Translations };

struct JsonSchemaOptions {
  std::string language = "nl";                  ///< Of labels and help.
  std::vector<std::string> languages = {"nl"};  ///< What `lang` may be.
  SchemaOf of = SchemaOf::Entries;
  /// Names of entries by collection; a reference to a collection that is not here takes any name.
  std::map<std::string, std::vector<std::string>, std::less<>> entries;
};

[[nodiscard]] std::string json_schema(const Collection& collection, const JsonSchemaOptions& options);

/// The schema `{"type": type}`, to add to.
[[nodiscard]] Json schema_of_type(const char* type);

/// Adds what forms and readers show of a schema, in `language`, as far as there is any: `title` and `description`.
void describe_schema(Json& schema, const LocalizedText& title, const LocalizedText& help, std::string_view language);

/// A regular expression that every date in EDTF has the shape of.
[[nodiscard]] std::string date_pattern();

}  // namespace bondgenoot::content
