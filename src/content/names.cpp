#include "content/names.h"

#include <algorithm>

#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_slug(std::string_view name) {
  const auto fits = [](char c) { return is_lower(c) || is_digit(c) || c == '-'; };
  return std::ranges::all_of(name, fits) && name.find_first_not_of('-') != std::string_view::npos;
}

bool is_language_code(std::string_view name) {
  const std::size_t dash = std::min(name.find('-'), name.size());
  const std::string_view language = name.substr(0, dash);
  if (language.size() < 2 || language.size() > 3 || !std::ranges::all_of(language, is_lower)) return false;
  if (dash == name.size()) return true;
  const std::string_view region = name.substr(dash + 1);
  const auto fits = [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); };
  return region.size() >= 2 && region.size() <= 8 && std::ranges::all_of(region, fits);
}

bool is_field_name(std::string_view name) {
  const auto fits = [](char c) { return is_lower(c) || is_digit(c) || c == '_'; };
  return !name.empty() && is_lower(name[0]) && std::ranges::all_of(name, fits);
}

std::string layout_name_problem(std::string_view name) {
  if (name.empty()) return phrase("a layout has no name");
  if (name.starts_with('/')) return phrase("the name of a layout begins with `/`");
  if (name.find_first_of("\\: \t\n\r") != std::string_view::npos)
    return phrase("the name of a layout holds a space, `:` or `\\`");
  if (!normalized_path(name)) return phrase("the name of a layout climbs out of `templates/`");
  if (*normalized_path(name) != name) return phrase("the name of a layout holds `.`, `..` or `//`");
  return {};
}

}  // namespace bondgenoot::content
