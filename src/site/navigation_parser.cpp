#include "site/navigation_parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "content/settings_reader.h"
#include "site/settings.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::YamlNode;
using content::YamlPair;

std::string item_help() {
  return phrase(
      "write `{title: …, page: pages/….md}`, `{title: …, collection: …}` or `{title: …, href: \"https://…\"}`");
}

void report_missing_title(std::string_view owner, Span span, Diagnostics& diagnostics) {
  content::report_missing_setting(span, "title", owner, "title: …", diagnostics);
}

/// The one value that says where the item leads, in `item`; false after a diagnostic.
bool take_target(const YamlPair& pair, NavigationItem& item, Diagnostics& diagnostics) {
  const PlacedText target = read_text(pair, diagnostics);
  if (pair.value.is_list() || pair.value.is_map()) return false;
  if (target.text.empty()) {
    diagnostics.add(DiagnosticCode::InvalidNavigationItem, target.span, phrase("`{}` says nothing", pair.key))
        .with_help(item_help());
    return false;
  }
  item.span = target.span;
  if (pair.key == "page")
    item.page = target.text;
  else if (pair.key == "collection")
    item.collection = target.text;
  else if (is_https_address(target.text))
    item.href = target.text;
  else {
    diagnostics
        .add(DiagnosticCode::InvalidNavigationItem, target.span,
             phrase("`{}` is not an address that begins with `https://`", target.text))
        .with_help(phrase("`href` is for other sites; use `page` or `collection` for this one"));
    return false;
  }
  return true;
}

constexpr std::string_view kItemKeys[] = {"title", "page", "collection", "href"};
constexpr std::string_view kGroupKeys[] = {"title", "items"};

std::optional<NavigationItem> parse_item(const YamlNode& node, std::string_view owner, Diagnostics& diagnostics) {
  if (!node.is_map()) {
    diagnostics
        .add(DiagnosticCode::InvalidNavigationItem, node.span, phrase("{} is {}, not a map", owner, described(node)))
        .with_help(item_help());
    return std::nullopt;
  }
  NavigationItem item;
  std::vector<const YamlPair*> targets;
  bool usable = true;
  const YamlPair* title = node.find_pair("title");
  content::report_unknown_settings(node, kItemKeys, owner, diagnostics);
  const bool all_known = std::ranges::all_of(
      node.pairs, [](const YamlPair& pair) { return std::ranges::find(kItemKeys, pair.key) != std::end(kItemKeys); });
  if (title != nullptr) item.title = read_text(*title, diagnostics).text;
  for (const std::string_view key : std::span(kItemKeys).subspan(1)) {
    if (const YamlPair* target = node.find_pair(key)) targets.push_back(target);
  }
  if (title == nullptr || title->value.is_null() || (title->value.is_scalar() && item.title.empty())) {
    report_missing_title(owner, title == nullptr ? node.span : title->key_span, diagnostics);
    usable = false;
  }
  if (targets.empty() && !all_known) return std::nullopt;  // One mistake: most likely a misspelt key.
  if (targets.size() != 1) {
    Diagnostic& diagnostic = diagnostics.add(
        DiagnosticCode::InvalidNavigationItem, targets.empty() ? node.span : targets[1]->key_span,
        targets.empty() ? phrase("{} leads nowhere", owner)
                        : phrase("{} leads to a `{}` and a `{}`", owner, targets[0]->key, targets[1]->key));
    if (!targets.empty()) diagnostic.with_note(targets[0]->key_span, phrase("this is the first"));
    diagnostic.with_help(item_help());
    return std::nullopt;
  }
  if (!take_target(*targets.front(), item, diagnostics) || !usable) return std::nullopt;
  return item;
}

std::vector<NavigationItem> parse_items(const YamlPair& pair, std::string_view owner, Diagnostics& diagnostics) {
  std::vector<NavigationItem> items;
  if (!pair.value.is_list() && !pair.value.is_null())
    content::report_wrong_setting(pair, phrase("a list of items"), diagnostics);
  for (const YamlNode& node : pair.value.items) {
    if (auto item = parse_item(node, owner, diagnostics)) items.push_back(std::move(*item));
  }
  return items;
}

}  // namespace

std::vector<NavigationItem> parse_navigation(const YamlPair& pair, Diagnostics& diagnostics) {
  return parse_items(pair, phrase("an item of the navigation"), diagnostics);
}

std::vector<NavigationGroup> parse_footer(const YamlPair& pair, Diagnostics& diagnostics) {
  std::vector<NavigationGroup> groups;
  if (!pair.value.is_list() && !pair.value.is_null())
    content::report_wrong_setting(pair, phrase("a list of groups"), diagnostics);
  for (const YamlNode& node : pair.value.items) {
    if (!node.is_map()) {
      diagnostics
          .add(DiagnosticCode::InvalidSetting, node.span,
               phrase("a group of the footer is {}, not a map", described(node)))
          .with_help(phrase("write `title: …` and below it `items:` with a list"));
      continue;
    }
    NavigationGroup& group = groups.emplace_back();
    content::report_unknown_settings(node, kGroupKeys, phrase("a group of the footer"), diagnostics);
    if (const YamlPair* items = node.find_pair("items"))
      group.items = parse_items(*items, phrase("an item of the footer"), diagnostics);
    const YamlPair* title = node.find_pair("title");
    if (title == nullptr || title->value.is_null())
      report_missing_title(phrase("a group of the footer"), node.span, diagnostics);
    else
      group.title = read_text(*title, diagnostics).text;
  }
  return groups;
}

}  // namespace bondgenoot::site
