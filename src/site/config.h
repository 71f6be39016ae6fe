// `content/site.yaml`: the site's own settings.
//
// In:  a Source, or the FileSystem that has it. Out: Config, defaults filled in, and diagnostics at the narrowest key
// or value. Owns: its strings. Threads: const once parsed, so any.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/ally.h"
#include "content/yaml.h"
#include "site/link_records.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::site {

/// One item of the navigation or the footer, as written: exactly one of `page`, `collection` and `href`.
struct NavigationItem {
  std::string title;
  std::string page;        ///< Below `content/`: `pages/over.md`.
  std::string collection;  ///< A collection's name.
  std::string href;        ///< An address elsewhere.
  Span span;               ///< Of that one value.
};

struct NavigationGroup {
  std::string title;
  std::vector<NavigationItem> items;
};

/// Under which the content may be used again.
struct License {
  std::string title;  ///< `CC BY 4.0`; empty when site.yaml names none.
  std::string href;   ///< Where it can be read; may be empty.
};

/// Words of the theme, under `words`, in the order written.
using Words = std::vector<std::pair<std::string, std::string>>;
using WordLists = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Settings that belong to other parts of the program: taken as maps, kept as they are, read by those parts.
inline constexpr std::string_view kReservedSettings[] = {"feeds", "search"};

inline constexpr std::string_view kConfigPath = "content/site.yaml";

struct Config {
  std::string title;
  std::string slogan;
  std::string description;
  std::string language = "nl";
  std::vector<std::string> languages = {"nl"};  ///< The site's own first.
  std::string base_url;                         ///< `origin` and `base_path`; empty when there is no origin.
  Span base_url_span;
  std::string base_path = "/";  ///< The path of `base_url`: begins and ends with `/`.
  std::string origin;           ///< `https://example.org`, or empty.
  std::string theme = "default";
  Span theme_span;
  std::string contact;
  std::string repository;
  std::string branch = "main";
  std::vector<content::Ally> allies;  ///< Under `sources`, in the order written.
  License license;
  bool history = true;         ///< Whether pages say when git saw them change.
  bool open_data = true;       ///< Whether the content is given out as JSON and CSV, below `data/`.
  bool share_pictures = true;  ///< Whether pages have a picture for who shares their address.
  std::vector<NavigationItem> navigation;
  std::vector<NavigationGroup> footer;
  std::vector<NavigationItem>
      pages;             ///< Pages by what the theme calls them (`search`, `contribute`): the role is the title.
  Words words;           ///< Those with one text,
  WordLists word_lists;  ///< and those with a list of texts.
  std::vector<content::YamlPair> reserved;  ///< Values of kReservedSettings, as written.
  SourceId source;
  std::shared_ptr<const LinkRecords> links;  ///< What `links.yaml` says, beside this file; null without it.
  /// The same with its texts in another language: one for each of `languages` but the first, in that order. Title,
  /// slogan, description, words and the titles of navigation and footer may be maps from languages to texts.
  std::vector<Config> translations;

  /// The settings for readers of `language`; these themselves for any other than the site's.
  [[nodiscard]] const Config& in(std::string_view language) const;
};

[[nodiscard]] Outcome<Config> parse_config(const Source& source);

/// Reads `content/site.yaml` below `project_root`; a diagnostic when there is none.
[[nodiscard]] std::expected<Outcome<Config>, IoError> load_config(const FileSystem& files,
                                                                  const std::string& project_root, SourceMap& sources);

/// Splits an address into origin and path; an error message when it is not one. Also for `--base-url`, which may be a
/// bare path or empty. A final `/` is added, the host is put in lower case, the path is percent-encoded. Translations
/// follow.
[[nodiscard]] std::optional<std::string> set_base_url(Config& config, std::string_view base_url);

}  // namespace bondgenoot::site
