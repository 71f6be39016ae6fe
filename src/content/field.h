// Values of fields, typed by the model, each with its place.
//
// In/Out: values; made by validator.h. Owns: its strings and documents. Threads: const once parsed, so any.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "markdown/document.h"
#include "support/boxed.h"
#include "support/date.h"
#include "support/source.h"

namespace bondgenoot::content {

struct FieldValue;

/// Index into the field's options.
struct ChoiceValue {
  std::uint32_t option = 0;
  friend bool operator==(const ChoiceValue&, const ChoiceValue&) = default;
};

/// A reference as written. What it points to lies in Graph::reference(entry, ordinal): this stays as it was parsed.
struct ReferenceValue {
  std::string target;         ///< The file name of an entry without `.md`.
  std::uint32_t ordinal = 0;  ///< Counts the references of one entry.
  friend bool operator==(const ReferenceValue&, const ReferenceValue&) = default;
};

struct ImageValue {
  std::string src;  ///< Relative to the entry's folder.
  Span src_span;
  std::string alt;
  std::string credit;
  std::uint32_t ordinal = 0;  ///< Counts the image fields of one entry.
};

/// The `all_values` word: every value there is.
struct AllValues {
  friend bool operator==(const AllValues&, const AllValues&) = default;
};

/// `many` fields and lists.
struct ListValue {
  std::vector<FieldValue> items;
};

/// One value per child of the group, in their order.
struct GroupValue {
  std::vector<FieldValue> fields;
};

/// A Markdown field: a document of its own.
struct MarkdownValue {
  std::shared_ptr<const markdown::Document> document;
};

struct FieldValue {
  using Data = std::variant<std::monostate, std::string, double, bool, Date, ChoiceValue, ReferenceValue,
                            Boxed<ImageValue>, AllValues, ListValue, GroupValue, MarkdownValue>;
  Data data;
  Span span;  ///< As written; invalid for a default or a derived value.

  /// Not given, and no default.
  [[nodiscard]] bool empty() const { return std::holds_alternative<std::monostate>(data); }
  template <typename T>
  [[nodiscard]] const T* get() const {
    if constexpr (std::is_same_v<T, ImageValue>) {
      const auto* image = std::get_if<Boxed<ImageValue>>(&data);
      return image == nullptr ? nullptr : &**image;
    } else {
      return std::get_if<T>(&data);
    }
  }
};

}  // namespace bondgenoot::content
