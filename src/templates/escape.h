// Autoescaping, as MarkupSafe does it: text becomes HTML once, safe HTML stays as it is.
//
// In:  texts and values. Out: HTML. Owns nothing. Threads: any.
#pragma once

#include <string>
#include <string_view>

#include "templates/value.h"

namespace bondgenoot::templates {

/// What `{{ value }}` writes: escaped with `autoescape` unless it is safe.
void append_output(std::string& out, const Value& value, bool autoescape);

/// The value as safe HTML, escaping what is not: Python's `escape(value)`.
[[nodiscard]] Value as_safe(const Value& value);

/// HTML without comments and tags, entities as their characters, white space folded: Markup.striptags.
[[nodiscard]] std::string without_tags(std::string_view html);
/// Entities as their characters, by HTML's table for the common ones and by number for all.
[[nodiscard]] std::string unescaped(std::string_view html);

}  // namespace bondgenoot::templates
