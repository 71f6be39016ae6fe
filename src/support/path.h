// Paths inside a project, a theme or the output: text with `/`, never a drive, never `..` above their root.
//
// In/Out: strings. Owns nothing. Threads: any. Nothing here asks the disk.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bondgenoot {

/// Folds `.`, `..` and doubled `/`; nothing when it climbs above its root. A leading `/` is dropped: all paths are
/// relative.
[[nodiscard]] std::optional<std::string> normalized_path(std::string_view path);
/// `relative` seen from `folder`, which is normalised: `a/b` and `../c.md` give `a/c.md`; nothing when it climbs above
/// the root.
[[nodiscard]] std::optional<std::string> resolved_path(std::string_view folder, std::string_view relative);
[[nodiscard]] std::string joined_path(std::string_view folder, std::string_view name);
/// `a/b/c.md` → `a/b`, `c.md`, `c`, `.md`.
[[nodiscard]] std::string_view parent_path(std::string_view path);
[[nodiscard]] std::string_view file_name(std::string_view path);
[[nodiscard]] std::string_view stem(std::string_view path);
[[nodiscard]] std::string_view extension(std::string_view path);

/// Percent-encodes all but RFC 3986's unreserved characters and `/`.
[[nodiscard]] std::string percent_encoded_path(std::string_view path);
/// Decodes `%41`; nothing for a broken escape, a NUL or a result that is not UTF-8.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

/// `a/b/index.html` seen from `a/c/index.html`: `../b/index.html`.
[[nodiscard]] std::string relative_path(std::string_view from_folder, std::string_view to);

}  // namespace bondgenoot
