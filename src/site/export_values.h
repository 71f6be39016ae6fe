// Fields as data for other programs.
//
// In:  a field's value. Out: its parts, to whoever writes them (data_text.h). Owns nothing. Threads: any; pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "site/exports.h"

namespace bondgenoot::site {

/// Takes a value part by part, as JSON has parts. What is opened and gets nothing in it counts as not given, and so
/// does the key before it. Views are looked at during the call only; but a key's, until the value behind it has come.
class ValueSink {
 public:
  ValueSink() = default;
  virtual ~ValueSink() = default;
  ValueSink(const ValueSink&) = delete;
  ValueSink& operator=(const ValueSink&) = delete;

  virtual void text(std::string_view value) = 0;
  virtual void number(double value) = 0;
  virtual void truth(bool value) = 0;
  /// `{`: keys and values follow; `[`: values do.
  virtual void open(char sign) = 0;
  virtual void key(std::string_view name) = 0;
  virtual void close() = 0;

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
};

/// How a reference to another entry is written.
enum class ReferenceForm : std::uint8_t {
  Name,  ///< The name of its file, as in the front matter.
  Link,  ///< An object with its `collection`, `name`, `title` and `href`.
};

/// Choices by their value, dates in EDTF, Markdown as plain text. References to what is not published are left out;
/// `all_values` becomes all values there are.
void export_value(const Exports& exports, content::EntryId id, const content::Field& field,
                  const content::FieldValue& value, ReferenceForm form, ValueSink& out);

}  // namespace bondgenoot::site
