// The values of one field, read by its type: the steps that validator.cpp takes for each key.
//
// In:  a Field and the YAML under its key. Out: a FieldValue; empty after an error. Owns nothing. Threads: any; pure.
// The recursion through lists and groups follows the model, whose depth kFieldDepthLimit bounds.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "content/validator.h"
#include "content/value_parser.h"

namespace bondgenoot::content {

/// Anything: what stands under the key of `field`, empty values included. `group` is the group or list around it, if
/// any.
[[nodiscard]] FieldValue read_field(Validation& validation, const Field& field, YamlPair& pair,
                                    std::string_view group = {});

/// One value of the field's type, neither empty nor several.
[[nodiscard]] FieldValue read_single(Validation& validation, const Field& field, YamlNode& node);

// By kind; validator_lists.cpp and validator_images.cpp.

[[nodiscard]] FieldValue read_many(Validation& validation, const Field& field, YamlNode& node);
[[nodiscard]] FieldValue read_list(Validation& validation, const Field& field, YamlNode& node);
[[nodiscard]] FieldValue read_group(Validation& validation, const Field& field, YamlNode& node);
[[nodiscard]] FieldValue read_image(Validation& validation, const Field& field, YamlNode& node);

/// Notes a reference in the entry and gives it its ordinal; nothing when it points nowhere by the model's own fault.
void note_reference(Validation& validation, const Field& field, FieldValue& value, Span span);

/// Nothing at all: `key:`, `key: ""`, `key: []`.
[[nodiscard]] bool is_blank(const YamlNode& node);

/// "a date", "the name of an entry": what one value of a field is.
[[nodiscard]] std::string_view expected_kind(const Field& field);

void report_wrong_type(Validation& validation, const Field& field, const YamlNode& node);

/// Whether a node is a text, list or map as one value of the field is.
[[nodiscard]] bool has_kind_of(const YamlNode& node, const Field& field);
/// For one of the values of `field`, which are read as `item_field`.
void report_wrong_item(Validation& validation, const Field& field, const Field& item_field, const YamlNode& item);

/// Where a required field is missing from.
struct MissingFrom {
  Span where;
  std::string_view group = {};  ///< The group or list around it; empty for a field of the collection.
  bool empty = false;           ///< The key is there, without a value.
};
void report_missing(Validation& validation, const Field& field, const MissingFrom& from);

/// Gives the name of the field that was most likely meant, so that it is not also said to be missing.
std::optional<std::string> report_unknown_key(Validation& validation, const YamlPair& pair,
                                              const std::vector<Field>& fields, std::string_view owner);

/// What an image is written with.
inline constexpr std::array<std::string_view, 3> kImageKeys = {"src", "alt", "credit"};

/// A scalar's place, taken before its text is moved out.
struct TextPlace {
  Span span;               ///< With its quotes.
  Span inner;              ///< Without.
  std::size_t size = 0;    ///< Of the whole text, in bytes.
  std::size_t offset = 0;  ///< Where the judged part begins: behind leading spaces.
};
[[nodiscard]] TextPlace place_of(const YamlNode& node);
void report_problem(Validation& validation, const Field& field, const TextPlace& place, const ValueProblem& problem);

}  // namespace bondgenoot::content
