// The events of a YAML document (yaml.org/spec/1.1, section 3.1), each with its place: yaml_events.cpp is the only file
// that sees libyaml.
//
// In:  the text of one document. Out: its values one after the other, as they stand there, or where it is no YAML.
// Owns: the library's reader. Threads: one each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bondgenoot::content {

enum class YamlEventKind : std::uint8_t { Scalar, Alias, List, Map, End };

struct YamlEvent {
  YamlEventKind kind = YamlEventKind::End;  ///< `List` and `Map` begin one; `End` ends the innermost.
  std::size_t at = 0;                       ///< Bytes from the beginning of the text: where it begins, anchor and all.
  std::string anchor;                       ///< Its own, or the one that an alias repeats; empty for none.
  std::string value;                        ///< Of a scalar.
  bool is_plain = false;                    ///< A scalar without quotes, bar or tag: it may be no text.
};

/// Where a text is no YAML, and why, in the library's words.
struct YamlFailure {
  std::size_t at = 0;
  std::string_view reason;
};

class YamlEvents {
 public:
  /// `text` outlives it, and is UTF-8 without a byte order mark.
  explicit YamlEvents(std::string_view text);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// The next event of the first document; nothing at its end, or where the text is no YAML.
  [[nodiscard]] std::optional<YamlEvent> next();
  [[nodiscard]] const std::optional<YamlFailure>& failure() const { return failure_; }
  /// At the document's end: whether anything but comments follows. It may be no YAML, which is a failure.
  [[nodiscard]] bool has_more();

 private:
  struct Library;

  [[nodiscard]] std::size_t offset(std::size_t characters);
  void fail();

  std::string_view text_;
  std::unique_ptr<Library> library_;
  std::optional<YamlFailure> failure_;
  // The library counts characters: how many there are before a byte, from which the next place is counted.
  std::size_t characters_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace bondgenoot::content
