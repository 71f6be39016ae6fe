#include "site/feeds.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "site/calendar.h"
#include "site/open_search.h"
#include "site/page_lists.h"
#include "site/routes.h"
#include "support/json.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;

constexpr std::string_view kAtomFile = "feed.xml";
constexpr std::string_view kJsonFile = "feed.json";
constexpr std::string_view kAtomType = "application/atom+xml";
constexpr std::string_view kJsonType = "application/feed+json";

struct Item {
  EntryId id;
  std::int64_t moment = 0;
};

struct Feed {
  std::string title;
  std::string path;  ///< Of what it is of, without the base path: `/`, `/good-practices/`.
  std::string href;  ///< The same as an address.
  std::vector<Item> items;
};

bool has_feed(const Collection& collection) { return collection.feed && collection.name != content::kPagesCollection; }

std::string_view title_of(const Collection& collection, std::string_view language) {
  return collection.title.empty() ? std::string_view(collection.name) : collection.title.in(language);
}

std::string feed_title(const Collection& collection, const Config& config, std::string_view language) {
  return fmt::format("{}: {}", config.title, title_of(collection, language));
}

std::vector<Item> newest(const Exports& exports, const std::vector<CollectionId>& collections) {
  std::vector<Item> items;
  for (const CollectionId collection : collections) {
    for (const EntryId id : exports.graph.ordered(collection))
      if (const auto moment = moment_of(exports, id)) items.push_back({.id = id, .moment = *moment});
  }
  std::ranges::stable_sort(items, std::ranges::greater{}, &Item::moment);
  items.resize(std::min(items.size(), kFeedEntries));
  return items;
}

std::string escaped(std::string_view text) {
  // XML has no way to write other control characters.
  std::string plain;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') plain += c;
  return html_escaped(plain);
}

std::string atom_entry(const Exports& exports, const Item& item) {
  const std::string href = absolute_href(exports.config, exports.plan.entry_hrefs[item.id.value]);
  const auto added = exports.dates[item.id.value].added;
  std::string out = fmt::format(
      "<entry>\n<title>{}</title>\n<id>{}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n"
      "<updated>{}</updated>\n",
      escaped(exports.graph.get(item.id).title(exports.graph.collection_of(item.id))), escaped(href), escaped(href),
      timestamp(item.moment));
  if (added) out += fmt::format("<published>{}</published>\n", timestamp(*added));
  if (const std::string summary = summary_of(exports.graph, item.id); !summary.empty())
    out += fmt::format("<summary>{}</summary>\n", escaped(summary));
  return out + "</entry>\n";
}

std::string atom(const Exports& exports, const Feed& feed) {
  const Config& config = exports.config;
  const std::string href = absolute_href(config, feed.href);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n"
      "<title>{}</title>\n<id>{}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n"
      "<link rel=\"self\" type=\"{}\" href=\"{}{}\"/>\n<updated>{}</updated>\n<author><name>{}</name></author>\n"
      "<generator>Bondgenoot</generator>\n",
      escaped(config.language), escaped(feed.title), escaped(href), escaped(href), kAtomType, escaped(href), kAtomFile,
      timestamp(feed.items.front().moment), escaped(config.title));
  if (!config.license.title.empty()) {
    out += fmt::format("<rights>{}</rights>\n", escaped(config.license.title));
    if (!config.license.href.empty())
      out += fmt::format("<link rel=\"license\" href=\"{}\"/>\n", escaped(config.license.href));
  }
  for (const Item& item : feed.items) out += atom_entry(exports, item);
  return out + "</feed>\n";
}

Json json_item(const Exports& exports, const Item& item) {
  const content::Entry& entry = exports.graph.get(item.id);
  const std::string href = absolute_href(exports.config, exports.plan.entry_hrefs[item.id.value]);
  const std::string summary = summary_of(exports.graph, item.id);
  const std::string text = plain_text(entry.body);
  const std::string title(entry.title(exports.graph.collection_of(item.id)));
  Json json;
  json.add("id", href);
  json.add("url", href);
  json.add("title", title);
  json.add("content_text", !text.empty() ? text : !summary.empty() ? summary : title);
  if (!summary.empty()) json.add("summary", summary);
  if (const auto added = exports.dates[item.id.value].added) json.add("date_published", timestamp(*added));
  json.add("date_modified", timestamp(item.moment));
  json.add("language", exports.graph.language(item.id));
  return json;
}

std::string json_feed(const Exports& exports, const Feed& feed) {
  const Config& config = exports.config;
  const std::string href = absolute_href(config, feed.href);
  Json json;
  json.add("version", "https://jsonfeed.org/version/1.1");
  json.add("title", feed.title);
  json.add("home_page_url", href);
  json.add("feed_url", href + std::string(kJsonFile));
  if (!config.description.empty()) json.add("description", config.description);
  json.add("language", config.language);
  Json author;
  author.add("name", config.title);
  author.add("url", absolute_href(config, config.base_path));
  json.add("authors", Json::Array{std::move(author)});
  Json::Array items;
  for (const Item& item : feed.items) items.push_back(json_item(exports, item));
  json.add("items", std::move(items));
  return to_json(json, 1) + '\n';
}

std::vector<Feed> feeds_of(const Exports& exports) {
  const Config& config = exports.config;
  std::vector<CollectionId> all;
  std::vector<Feed> feeds;
  for (const Collection& collection : exports.graph.model().collections) {
    if (!has_feed(collection)) continue;
    all.push_back(collection.id);
    feeds.push_back({.title = feed_title(collection, config, config.language),
                     .path = collection.path,
                     .href = href_of(config, collection.path),
                     .items = newest(exports, {collection.id})});
  }
  feeds.push_back({.title = config.title, .path = "/", .href = config.base_path, .items = newest(exports, all)});
  std::erase_if(feeds, [](const Feed& feed) { return feed.items.empty(); });  // Atom wants to know when it changed.
  return feeds;
}

void add_feeds(std::vector<Alternate>& alternates, const std::string& title, const std::string& href) {
  alternates.push_back(
      {.rel = "alternate", .type = std::string(kAtomType), .title = title, .href = href + std::string(kAtomFile)});
  alternates.push_back(
      {.rel = "alternate", .type = std::string(kJsonType), .title = title, .href = href + std::string(kJsonFile)});
}

std::vector<CollectionId> collections_of(const content::Graph& graph, const Plan& plan, const Page& page) {
  if (page.listing.valid()) return plan.listings[page.listing.value].collections;
  if (page.entry.valid()) return {graph.get(page.entry).collection};
  return {};
}

bool has_items(const Exports& exports, CollectionId collection) {
  return has_feed(exports.graph.model().get(collection)) &&
         std::ranges::any_of(exports.graph.ordered(collection),
                             [&](EntryId id) { return moment_of(exports, id).has_value(); });
}

}  // namespace

Alternates find_alternates(const Exports& exports, std::string_view language) {
  const Config& config = exports.config;
  const std::vector<Collection>& collections = exports.graph.model().collections;
  Alternates alternates;
  alternates.of_collections.resize(collections.size());
  if (config.origin.empty()) return alternates;
  for (const Collection& collection : collections) {
    std::vector<Alternate>& own = alternates.of_collections[collection.id.value];
    const std::string href = href_of(config, collection.path);
    const std::string title = feed_title(collection, config, language);
    if (has_items(exports, collection.id)) add_feeds(own, title, href);
    if (!own.empty() && alternates.of_site.empty()) add_feeds(alternates.of_site, config.title, config.base_path);
    if (has_calendar(exports, collection)) {
      own.push_back({.rel = "alternate",
                     .type = std::string(kCalendarType),
                     .title = title,
                     .href = href + std::string(kCalendarFile)});
    }
  }
  if (!search_page_href(exports).empty()) {
    alternates.of_site.push_back({.rel = "search",
                                  .type = std::string(kOpenSearchType),
                                  .title = config.title,
                                  .href = config.base_path + std::string(kOpenSearchFile)});
  }
  return alternates;
}

std::vector<Alternate> alternates_of(const Alternates& alternates, const content::Graph& graph, const Plan& plan,
                                     const Page& page) {
  std::vector<Alternate> all = alternates.of_site;
  for (const CollectionId id : collections_of(graph, plan, page)) {
    if (id.value < alternates.of_collections.size())
      std::ranges::copy(alternates.of_collections[id.value], std::back_inserter(all));
  }
  return all;
}

std::vector<OutputFile> feed_files(const Exports& exports) {
  std::vector<OutputFile> files;
  if (exports.config.origin.empty()) return files;
  for (const Feed& feed : feeds_of(exports)) {
    files.push_back({output_of(feed.path + std::string(kAtomFile)), atom(exports, feed)});
    files.push_back({output_of(feed.path + std::string(kJsonFile)), json_feed(exports, feed)});
  }
  return files;
}

}  // namespace bondgenoot::site
