#include "content/file_names.h"

#include <algorithm>

#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

// Windows refuses most of these; `#`, `?` and `%` mean something else in an address.
constexpr std::string_view kReserved = "\\:*?\"<>|#%";

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
// An accent as a character of its own: a Mac's file names have them, what people type has not, and so no link would
// match.
bool is_loose_accent(char32_t c) { return c >= 0x300 && c < 0x370; }

// Each part between dots as a slug, so that a language code and the ending stay.
std::string better_name(std::string_view name) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(name, '.')) {
    std::string slug = slugified(part);
    if (!slug.empty()) parts.push_back(std::move(slug));
  }
  return join(parts, ".");
}

NameProblem problem(std::string_view name, std::string message) { return {std::move(message), better_name(name)}; }

std::string shown(char32_t c) {
  if (c == ' ') return phrase("a space");
  std::string character;
  append_utf8(character, c);
  return phrase("a `{}`", character);
}

bool equals_ignoring_case(std::string_view a, std::string_view b) { return to_lower(a) == to_lower(b); }

}  // namespace

std::optional<NameProblem> problem_of_file_name(std::string_view name) {
  if (find_invalid_utf8(name)) return problem(name, phrase("is not written in UTF-8"));
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = next_code_point(name, i);
    if (is_control(c)) return problem(name, phrase("holds a control character"));
    if (is_loose_accent(c))
      return problem(name, phrase("holds an accent as a character of its own, so that no link will match it"));
    if (c < 0x80 && kReserved.find(static_cast<char>(c)) != std::string_view::npos) {
      return problem(name, phrase("holds {}, which means something else in an address", shown(c)));
    }
  }
  if (name.starts_with(' ') || name.ends_with(' ')) return problem(name, phrase("begins or ends with a space"));
  if (name.ends_with('.')) return problem(name, phrase("ends with a dot"));
  return std::nullopt;
}

std::optional<NameProblem> problem_of_entry_name(std::string_view name) {
  if (auto found = problem_of_file_name(name)) return found;
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = next_code_point(name, i);
    if (is_letter_or_digit(c) || c == '-' || c == '_' || c == '.') continue;
    return problem(name, phrase("holds {}, which does not fit in the address of a page", shown(c)));
  }
  return std::nullopt;
}

std::optional<std::string> meant_collection_file(std::string_view name) {
  constexpr std::string_view kSlips[] = {"_collection.yml",   "collection.yaml",  "collection.yml",
                                         "_collections.yaml", "_collections.yml", "_collection.yaml.txt",
                                         "_collection.json",  "_collection"};
  const bool slip =
      std::ranges::any_of(kSlips, [&](std::string_view known) { return equals_ignoring_case(name, known); });
  const bool case_differs = name != kCollectionFile && equals_ignoring_case(name, kCollectionFile);
  if (slip || case_differs) return std::string(kCollectionFile);
  return std::nullopt;
}

std::optional<std::string> meant_site_file(std::string_view name) {
  const bool slip = equals_ignoring_case(name, "site.yml") || equals_ignoring_case(name, "_site.yaml") ||
                    equals_ignoring_case(name, "site.yaml.txt") ||
                    (name != kSiteFile && equals_ignoring_case(name, kSiteFile));
  if (slip) return std::string(kSiteFile);
  return std::nullopt;
}

std::optional<std::string> meant_entry_file(std::string_view name) {
  constexpr std::string_view kSlips[] = {".markdown", ".mdown", ".mkd", ".mdx", ".md.txt", ".md"};
  if (name.ends_with(kMarkdownEnding)) return std::nullopt;
  const std::string lower = to_lower(name);
  for (const std::string_view slip : kSlips) {
    if (lower.ends_with(slip)) return std::string(name.substr(0, name.size() - slip.size())).append(kMarkdownEnding);
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> names_differing_in_case(const std::vector<std::string>& names) {
  std::vector<std::pair<std::string, std::string>> pairs;
  StringMap<std::string> seen;
  seen.reserve(names.size());
  for (const std::string& name : names) {
    const auto [first, is_new] = seen.try_emplace(to_lower(name), name);
    if (!is_new) pairs.emplace_back(first->second, name);
  }
  return pairs;
}

}  // namespace bondgenoot::content
