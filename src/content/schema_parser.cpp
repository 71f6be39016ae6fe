#include "content/schema_parser.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "content/front_matter.h"
#include "content/names.h"
#include "content/schema_checks.h"
#include "content/schema_fields.h"
#include "content/schema_roles.h"
#include "content/settings_reader.h"
#include "content/yaml.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr std::array<std::string_view, 15> kSettings = {"title",    "singular", "description", "path",     "order",
                                                        "layouts",  "search",   "feed",        "calendar", "per_page",
                                                        "glossary", "snapshot", "type",        "concepts", "fields"};
constexpr std::array<std::string_view, 2> kLayouts = {"entry", "list"};

// What is wrong with the path of a collection; empty when nothing is.
std::string path_problem(std::string_view path) {
  if (!path.starts_with('/') || !path.ends_with('/')) return phrase("does not begin and end with `/`");
  if (path.find_first_of(" \t\n\r?#%\\:*<>|\"") != std::string_view::npos)
    return phrase("holds a character that does not fit in an address");
  const auto normal = normalized_path(path);
  if (!normal) return phrase("climbs out of the site");
  if (path.size() > 1 && *normal != path.substr(1, path.size() - 2)) return phrase("holds `.`, `..` or `//`");
  return {};
}

std::string likely_path(std::string_view path) {
  std::string likely = "/";
  for (const std::string_view part : split(path, '/')) {
    const std::string slug = slugified(part);
    if (!slug.empty()) likely += slug + '/';
  }
  return likely;
}

void parse_path(const YamlPair* given, Collection& collection, Diagnostics& diagnostics) {
  collection.path = collection.name == kPagesCollection ? "/" : fmt::format("/{}/", collection.name);
  if (given == nullptr) return;
  std::string path = read_word(given, diagnostics);
  if (path.empty()) return;
  collection.path_span = given->value.span;
  const std::string problem = path_problem(path);
  if (problem.empty()) {
    collection.path = std::move(path);
    return;
  }
  const std::string likely = likely_path(path);
  diagnostics.add(DiagnosticCode::InvalidCollectionPath, given->value.span, phrase("the path `{}` {}", path, problem))
      .with_help(phrase("write `{}`", likely))
      .with_fix(given->value.span, likely);
}

void parse_layout(const YamlNode& layouts, std::string_view role, std::string& layout, Span& span,
                  Diagnostics& diagnostics) {
  const YamlPair* given = layouts.find_pair(role);
  if (given == nullptr) return;
  std::string name = read_word(given, diagnostics);
  if (name.empty()) return;
  span = given->value.span;
  if (const std::string problem = layout_name_problem(name); !problem.empty()) {
    diagnostics.add(DiagnosticCode::InvalidLayoutName, span, problem)
        .with_help(phrase("name a file in `templates/`, such as `practice.html`"));
    return;
  }
  layout = std::move(name);
}

void parse_layouts(const YamlPair* given, Collection& collection, Diagnostics& diagnostics) {
  collection.entry_layout = kDefaultEntryLayout;
  if (given == nullptr) return;
  if (!given->value.is_map()) {
    report_wrong_setting(*given, phrase("a map with `entry` and `list`"), diagnostics)
        .with_help(phrase("write `layouts: {entry: page.html, list: practices.html}`"));
    return;
  }
  report_unknown_settings(given->value, kLayouts, "`layouts`", diagnostics);
  parse_layout(given->value, "entry", collection.entry_layout, collection.entry_layout_span, diagnostics);
  parse_layout(given->value, "list", collection.list_layout, collection.list_layout_span, diagnostics);
}

void parse_per_page(const YamlPair* given, Collection& collection, Diagnostics& diagnostics) {
  constexpr double kMost = 10'000;
  if (given == nullptr) return;
  if (given->value.is_scalar() && given->value.text == "all") {
    collection.per_page = 0;
    return;
  }
  Diagnostics ignored;
  const auto number = read_number(given, ignored);
  const bool fits =
      number && *number >= 1 && *number <= kMost && *number == static_cast<double>(static_cast<std::uint32_t>(*number));
  if (fits)
    collection.per_page = static_cast<std::uint32_t>(*number);
  else
    report_wrong_setting(*given, phrase("a whole number from 1 on, or `all`,"), diagnostics)
        .with_help(phrase("write `per_page: 24` or `per_page: all`"));
}

void parse_order(const YamlPair* given, Collection& collection, Diagnostics& diagnostics) {
  std::string order = read_word(given, diagnostics);
  collection.descending = order.starts_with('-');
  collection.order_field = collection.descending ? order.substr(1) : std::move(order);
}

void parse_root(const YamlNode& root, Span first_line, Collection& collection, Diagnostics& diagnostics) {
  report_unknown_settings(root, kSettings, phrase("a collection"), diagnostics);
  collection.title = read_localized(root.find_pair("title"), diagnostics);
  collection.singular = read_localized(root.find_pair("singular"), diagnostics);
  collection.description = read_localized(root.find_pair("description"), diagnostics);
  parse_path(root.find_pair("path"), collection, diagnostics);
  parse_order(root.find_pair("order"), collection, diagnostics);
  parse_layouts(root.find_pair("layouts"), collection, diagnostics);
  collection.search = read_flag(root.find_pair("search"), diagnostics);
  collection.feed = read_flag(root.find_pair("feed"), diagnostics);
  collection.calendar = read_flag(root.find_pair("calendar"), diagnostics);
  parse_per_page(root.find_pair("per_page"), collection, diagnostics);
  if (root.find("title") == nullptr)
    report_missing_setting(first_line, "title", phrase("the collection"), "title: Good practices", diagnostics);
  if (const YamlPair* fields = root.find_pair("fields")) {
    collection.fields = parse_fields(*fields, FieldPlace::Collection, 0, diagnostics);
    check_collection(collection, root, diagnostics);
    parse_roles(root, collection, diagnostics);
  } else {
    collection.usable = false;
    report_missing_setting(first_line, "fields", phrase("the collection"),
                           "fields: {title: {type: text, required: true}}", diagnostics);
  }
}

}  // namespace

Outcome<Collection> parse_collection(const Source& source, std::string name) {
  Outcome<Collection> outcome;
  Collection& collection = outcome.value;
  collection.name = std::move(name);
  collection.span = source.line_at(0);
  collection.path = fmt::format("/{}/", collection.name);
  collection.entry_layout = kDefaultEntryLayout;
  collection.usable = false;
  if (!check_text(source, outcome.diagnostics, TextRole::Settings)) return outcome;
  Outcome<YamlNode> yaml = parse_yaml(source, source.whole());
  const bool unreadable = yaml.diagnostics.has_errors() && yaml.value.is_null();
  outcome.diagnostics.append(std::move(yaml.diagnostics));
  if (unreadable) return outcome;
  if (!yaml.value.is_map()) {
    outcome.diagnostics
        .add(DiagnosticCode::SettingsNotAMap, yaml.value.span,
             phrase("the collection is {}, where a map of settings belongs", described(yaml.value)))
        .with_help(phrase("begin it with `title: …`, `path: …` and `fields:`"));
    return outcome;
  }
  collection.usable = true;
  parse_root(yaml.value, source.line_at(yaml.value.span.begin), collection, outcome.diagnostics);
  return outcome;
}

Collection default_pages_collection() {
  Collection collection;
  collection.name = kPagesCollection;
  collection.title.texts = {{"nl", "Pagina’s"}, {"en", "Pages"}};
  collection.singular.texts = {{"nl", "pagina"}, {"en", "page"}};
  collection.path = "/";
  collection.order_field = "title";
  collection.entry_layout = kDefaultEntryLayout;
  collection.search = true;
  Field title;
  title.name = "title";
  title.label.texts = {{"nl", "Titel"}, {"en", "Title"}};
  title.required = true;
  title.max = 120;
  title.search = 4;
  Field summary;
  summary.name = "summary";
  summary.label.texts = {{"nl", "Samenvatting"}, {"en", "Summary"}};
  summary.max = 320;
  summary.search = 2;
  Field lists;
  lists.name = "lists";
  lists.type = FieldType::List;
  lists.label.texts = {{"nl", "Verzamelingen op deze pagina"}, {"en", "Collections on this page"}};
  lists.children.emplace_back();
  Field listed;
  listed.name = "listed";
  listed.type = FieldType::Boolean;
  listed.label.texts = {{"nl", "In sitemap en zoeken"}, {"en", "Listed"}};
  listed.default_text = "true";
  collection.fields = {std::move(title), std::move(summary), std::move(lists), std::move(listed)};
  return collection;
}

}  // namespace bondgenoot::content
