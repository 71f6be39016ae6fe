// Interface words: `i18n/nl.yaml`, with plural forms.
//
// In:  Sources, weakest first. Out: words by dotted key. Owns: its strings. Threads: const once parsed, so any.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/diagnostic.h"

namespace bondgenoot::site {

/// The words under one key: one text, or one per CLDR plural category (`one`, `other`).
struct Message {
  std::string other;
  std::map<std::string, std::string, std::less<>> plurals;
  Span span;
};

class Messages {
 public:
  /// Lays the keys of `source` over those already there. Nested keys are joined by dots.
  [[nodiscard]] Diagnostics add(const Source& source);
  /// Takes what is missing from `other`, and gives the keys of it.
  std::vector<std::string> fill_from(const Messages& other);
  [[nodiscard]] const Message* find(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  std::map<std::string, Message, std::less<>> messages_;
};

/// CLDR's cardinal category of an integer: `one` for 1 in Dutch and English, else `other`. plural_rules.cpp has the
/// rules of CLDR 44 for some thirty languages; others are taken to count as Dutch does.
[[nodiscard]] std::string_view plural_category(std::string_view language, std::int64_t n);

/// The words with `{name}` filled in; `arguments` are (name, text). `{n}` is filled in with `n` unless an argument of
/// that name (a number as people write it) is given. An unknown name in the words stays as it is.
[[nodiscard]] std::string format_message(const Message& message, std::string_view language, const std::int64_t* n,
                                         const std::vector<std::pair<std::string, std::string>>& arguments);

}  // namespace bondgenoot::site
