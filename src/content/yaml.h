// YAML with a place for everything.
//
// In:  a span of a Source that holds YAML. Out: a tree in which every key and value knows its Span, and diagnostics.
// Owns: its strings. Threads: any; pure.
//
// Stricter than the library: duplicate keys, keys that are no words, tabs as indentation, characters that nobody sees,
// aliases that explode and deep nesting are diagnostics, and an unclosed bracket or quote is reported where it opens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"

namespace bondgenoot::content {

enum class YamlKind : std::uint8_t { Null, Scalar, List, Map };

struct YamlPair;

struct YamlNode {
  YamlKind kind = YamlKind::Null;
  bool quoted = false;          ///< A scalar in quotes is text, whatever it looks like.
  Span span;                    ///< The value as written, quotes included; for lists and maps the first line of it.
  std::string text;             ///< Scalars: the value.
  std::vector<YamlNode> items;  ///< Lists.
  std::vector<YamlPair> pairs;  ///< Maps, in the order written; no key twice.

  [[nodiscard]] bool is_null() const { return kind == YamlKind::Null; }
  [[nodiscard]] bool is_scalar() const { return kind == YamlKind::Scalar; }
  [[nodiscard]] bool is_list() const { return kind == YamlKind::List; }
  [[nodiscard]] bool is_map() const { return kind == YamlKind::Map; }
  /// The value of `key`, or null when this is no map or has no such key.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
  [[nodiscard]] const YamlPair* find_pair(std::string_view key) const;
  /// The span inside the quotes, for carets within a scalar's text.
  [[nodiscard]] Span inner_span() const;
};

struct YamlPair {
  std::string key;
  Span key_span;
  YamlNode value;
};

/// What a node is, in words for messages: "a list", "the text `x`", "nothing".
[[nodiscard]] std::string described(const YamlNode& node);

inline constexpr std::size_t kYamlDepthLimit = 64;
inline constexpr std::size_t kYamlNodeLimit = 50'000;

/// Parses the YAML under `span`. After a syntax error the tree is what came before it.
[[nodiscard]] Outcome<YamlNode> parse_yaml(const Source& source, Span span);

}  // namespace bondgenoot::content
