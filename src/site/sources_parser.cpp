#include "site/sources_parser.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "content/names.h"
#include "content/settings_reader.h"
#include "site/settings.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::site {
namespace {

using content::Ally;
using content::YamlPair;

constexpr std::string_view kKeys[] = {"path", "title", "href", "repository", "branch", "collections", "skip"};

void invalid(Span span, std::string message, std::string help, Diagnostics& diagnostics) {
  diagnostics.add(DiagnosticCode::InvalidSetting, span, std::move(message)).with_help(std::move(help));
}

// A space, a line break or a control character.
bool has_white_space(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return c <= 0x20 || c == 0x7F; });
}

// Folds `.`, `..` and `//`; it may begin with `..`. Nothing for this folder itself, or one that is not seen from here.
std::optional<std::string> folded(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('~') || path.find('\\') != std::string_view::npos) return std::nullopt;
  std::vector<std::string> parts;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else
      parts.emplace_back(part);
  }
  return parts.empty() ? std::nullopt : std::optional(join(parts, "/"));
}

void read_path(const YamlPair& pair, Ally& ally, Diagnostics& diagnostics) {
  const PlacedText written = read_text(pair, diagnostics);
  ally.path_span = written.span;
  if (pair.value.is_list() || pair.value.is_map()) return;
  if (auto path = folded(written.text)) {
    ally.path = std::move(*path);
    return;
  }
  invalid(written.span,
          written.text.empty() ? phrase("the source `{}` names no folder", ally.name)
                               : phrase("`{}` is not a folder seen from this project", written.text),
          phrase("write where the other project lies, seen from this one: `../{}`", ally.name), diagnostics);
}

void read_href(const YamlPair& pair, Ally& ally, Diagnostics& diagnostics) {
  PlacedText address = read_text(pair, diagnostics);
  if (address.text.empty() || is_https_address(address.text))
    ally.href = std::move(address.text);
  else
    invalid(address.span, phrase("`{}` is not an address that begins with `https://`", address.text),
            phrase("write the address of the other site whole: `https://example.org/`"), diagnostics);
}

std::vector<content::AllyItem> read_items(const YamlPair& pair, Diagnostics& diagnostics) {
  std::vector<content::AllyItem> items;
  for (PlacedText& text : read_texts(pair, diagnostics)) {
    std::string name = text.text.ends_with(".md") ? text.text.substr(0, text.text.size() - 3) : std::move(text.text);
    while (name.ends_with('/')) name.pop_back();
    items.push_back({.name = std::move(name), .span = text.span});
  }
  return items;
}

void read_setting(const YamlPair& pair, Ally& ally, Diagnostics& diagnostics) {
  if (pair.key == "path") {
    read_path(pair, ally, diagnostics);
  } else if (pair.key == "title") {
    ally.title = read_text(pair, diagnostics).text;
  } else if (pair.key == "href") {
    read_href(pair, ally, diagnostics);
  } else if (pair.key == "repository") {
    ally.repository = read_repository(pair, diagnostics);
  } else if (pair.key == "branch") {
    if (auto branch = read_branch(pair, diagnostics); !branch.empty()) ally.branch = std::move(branch);
  } else if (pair.key == "collections") {
    ally.collections = read_items(pair, diagnostics);
  } else if (pair.key == "skip") {
    ally.skip = read_items(pair, diagnostics);
  }
}

Ally read_ally(const YamlPair& pair, Diagnostics& diagnostics) {
  Ally ally;
  ally.name = pair.key;
  ally.span = pair.key_span;
  ally.path_span = pair.key_span;
  if (!content::is_slug(pair.key)) {
    const std::string better = slugified(pair.key);
    invalid(pair.key_span, phrase("`{}` cannot be the name of a source", pair.key),
            better.empty() ? phrase("use lower-case letters, digits and `-`") : phrase("write `{}`", better),
            diagnostics);
  }
  if (!pair.value.is_map()) {
    read_path(pair, ally, diagnostics);
  } else {
    content::report_unknown_settings(pair.value, kKeys, phrase("a source"), diagnostics);
    for (const YamlPair& setting : pair.value.pairs) read_setting(setting, ally, diagnostics);
    if (pair.value.find("path") == nullptr)
      content::report_missing_setting(pair.key_span, "path", phrase("the source"), "path: ../" + slugified(pair.key),
                                      diagnostics);
  }
  if (ally.title.empty()) ally.title = ally.name;
  return ally;
}

}  // namespace

std::vector<Ally> parse_sources(const YamlPair& pair, Diagnostics& diagnostics) {
  std::vector<Ally> allies;
  if (pair.value.is_null()) return allies;
  if (!pair.value.is_map()) {
    content::report_wrong_setting(pair, phrase("a map from names to folders"), diagnostics)
        .with_help(phrase("write each as `name: ../folder`"));
    return allies;
  }
  for (const YamlPair& one : pair.value.pairs) {
    Ally ally = read_ally(one, diagnostics);
    if (!ally.path.empty() && content::is_slug(ally.name)) allies.push_back(std::move(ally));
  }
  return allies;
}

std::string read_repository(const YamlPair& pair, Diagnostics& diagnostics) {
  PlacedText address = read_text(pair, diagnostics);
  while (address.text.ends_with('/')) address.text.pop_back();
  if (address.text.ends_with(".git")) address.text.resize(address.text.size() - 4);
  const bool web = is_https_address(address.text) && address.text.find_first_of("?#@") == std::string::npos;
  if (address.text.empty() || web) return std::move(address.text);
  invalid(address.span, phrase("`{}` is not the address of a repository", address.text),
          phrase("write its page: `https://github.com/organisation/repository`"), diagnostics);
  return {};
}

std::string read_branch(const YamlPair& pair, Diagnostics& diagnostics) {
  PlacedText branch = read_text(pair, diagnostics);
  const bool usable = branch.text.find_first_of("~^:?*[\\") == std::string::npos && !has_white_space(branch.text) &&
                      branch.text.find("..") == std::string::npos && !branch.text.starts_with('/') &&
                      !branch.text.ends_with('/');
  if (usable) return std::move(branch.text);
  invalid(branch.span, phrase("`{}` is not the name of a branch", branch.text),
          phrase("write the branch that visitors edit: `main`"), diagnostics);
  return {};
}

}  // namespace bondgenoot::site
