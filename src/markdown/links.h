// What a link or an image points at, judged by its address alone.
//
// In:  an address as Markdown or HTML gives it, entities and escapes already undone.
// Out: a Target: which kind, and its parts; or why it is none. Nothing is looked up: what a path means is the caller's.
// Owns: its strings. Threads: any. This is where `javascript:` ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bondgenoot::markdown {

enum class TargetKind : std::uint8_t {
  RelativePath,  ///< `../good-practices/de-hef.md#resultaat`: a file, seen from the file that holds the link.
  Fragment,      ///< `#resultaat`: a place in the same text.
  SitePath,      ///< `/data/all.json`: from the root of the site, without its base path.
  External,      ///< `https://…` or `http://…`
  Mail,          ///< `mailto:…`
  Phone,         ///< `tel:…`
  Forbidden,     ///< A scheme that is not on the list, or an address that only pretends to be a path.
  Malformed,     ///< No address at all.
};

struct Target {
  TargetKind kind = TargetKind::Malformed;
  std::string written;   ///< The whole address.
  std::string path;      ///< RelativePath and SitePath: percent-decoded, `..` kept.
  std::string query;     ///< Behind `?`, as written.
  std::string fragment;  ///< Behind `#`, percent-decoded; empty when there is none.

  /// The caller has to say where it leads: it stands on a slot of the HTML.
  [[nodiscard]] bool needs_resolving() const { return kind <= TargetKind::SitePath; }
  /// It may stand in an attribute.
  [[nodiscard]] bool usable() const { return kind < TargetKind::Forbidden; }
};

/// What is wrong with a Forbidden or Malformed address, in words for a diagnostic.
struct TargetProblem {
  std::string message;
  std::string help;
};

[[nodiscard]] Target classify_target(std::string_view address);
[[nodiscard]] TargetProblem problem_of(const Target& target);

/// Appends `address` for use within a double-quoted attribute: percent-encodes what may not stand in a URL, keeps what
/// already is encoded, escapes `&`.
void append_url_attribute(std::string& out, std::string_view address);

}  // namespace bondgenoot::markdown
