// Names of files: which can be published, and which were meant to be something else.
//
// In:  one name, or those of one folder. Out: words for a diagnostic, or nothing. Owns nothing. Threads: any; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bondgenoot::content {

inline constexpr std::string_view kCollectionFile = "_collection.yaml";
inline constexpr std::string_view kSiteFile = "site.yaml";
inline constexpr std::string_view kMarkdownEnding = ".md";

/// What is wrong with a name, and how to mend it.
struct NameProblem {
  std::string message;  ///< `holds a ?, which …`: follows the name.
  std::string better;   ///< A name that would do.
};

/// Any file or folder that is published: what cannot stand in an address, or on the disk of another system.
[[nodiscard]] std::optional<NameProblem> problem_of_file_name(std::string_view name);

/// An entry's file, whose name becomes part of an address: letters, digits, `-`, `_` and `.`.
[[nodiscard]] std::optional<NameProblem> problem_of_entry_name(std::string_view name);

/// What `name` was probably meant to be: `_collection.yml` → `_collection.yaml`, `de-hef.markdown` → `de-hef.md`.
[[nodiscard]] std::optional<std::string> meant_collection_file(std::string_view name);
[[nodiscard]] std::optional<std::string> meant_site_file(std::string_view name);
[[nodiscard]] std::optional<std::string> meant_entry_file(std::string_view name);

/// Pairs of names that a system without upper and lower case takes for one, in the order of the second.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> names_differing_in_case(
    const std::vector<std::string>& names);

}  // namespace bondgenoot::content
