// YAML as nearly all of it is written, read in one pass: the library takes many times as long for the same.
//
// In:  a span of a Source that holds YAML. Out: the tree that yaml.h's library makes of it, place by place; nothing for
// whatever is not surely plain. Owns nothing. Threads: any; pure.
//
// Plain is: keys that are bare words; values on one line, bare or in quotes without escapes; lists and maps in brackets
// on one line; lists of `- ` and maps below their key. No comments, anchors, tags, values over several lines, or empty
// values, and nothing wrong: what there is to say is said by whoever reads it next.
#pragma once

#include <optional>

#include "content/yaml.h"

namespace bondgenoot::content {

[[nodiscard]] std::optional<YamlNode> read_plain_yaml(const Source& source, Span yaml);

}  // namespace bondgenoot::content
