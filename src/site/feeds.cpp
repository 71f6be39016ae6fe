#include "site/feeds.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "site/page_lists.h"
#include "site/routes.h"
#include "support/json.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;

struct Item {
  EntryId id;
  std::int64_t moment = 0;
};

/// How much a feed tells of its entries.
enum class Detail : std::uint8_t { Text, Summary };

struct Feed {
  std::string title;
  std::string path;  ///< Of what it is of, without the base path: `/`, `/good-practices/`.
  std::string href;  ///< The same as an address.
  Detail detail = Detail::Text;
  std::vector<Item> items;
};

bool asks_for_feed(const Collection& collection) {
  return collection.feed && collection.name != content::kPagesCollection;
}

/// A feed in a language that is not the site's own has what is written in that language.
bool is_for_readers(const Exports& exports, EntryId id) {
  return exports.language == exports.config.language || exports.graph.language(id) == exports.language;
}

void add_items(std::vector<Item>& items, const Exports& exports, const std::vector<EntryId>& entries) {
  for (const EntryId id : entries) {
    if (!is_for_readers(exports, id)) continue;
    if (const auto moment = moment_of(exports, id)) items.push_back({.id = id, .moment = *moment});
  }
}

void keep_newest(std::vector<Item>& items, std::size_t most) {
  std::ranges::stable_sort(items, std::ranges::greater{}, &Item::moment);
  items.resize(std::min(items.size(), most));
}

std::vector<Item> newest(const Exports& exports, const std::vector<CollectionId>& collections) {
  std::vector<Item> items;
  for (const CollectionId collection : collections)
    add_items(items, exports, exports.graph.ordered(collection, exports.language));
  keep_newest(items, kFeedEntries);
  return items;
}

/// Those of a facet's value whose collection has a feed.
std::vector<EntryId> entries_for_feed(const content::Graph& graph, const FacetValue& value) {
  std::vector<EntryId> entries;
  std::ranges::copy_if(value.entries, std::back_inserter(entries),
                       [&](EntryId id) { return asks_for_feed(graph.collection_of(id)); });
  return entries;
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
      escaped(exports.language), escaped(feed.title), escaped(href), escaped(href), kAtomType, escaped(href), kAtomFile,
      timestamp(feed.items.front().moment), escaped(config.title));
  if (!config.license.title.empty()) {
    out += fmt::format("<rights>{}</rights>\n", escaped(config.license.title));
    if (!config.license.href.empty())
      out += fmt::format("<link rel=\"license\" href=\"{}\"/>\n", escaped(config.license.href));
  }
  for (const Item& item : feed.items) out += atom_entry(exports, item);
  return out + "</feed>\n";
}

Json json_item(const Exports& exports, const Item& item, Detail detail) {
  const content::Entry& entry = exports.graph.get(item.id);
  const std::string href = absolute_href(exports.config, exports.plan.entry_hrefs[item.id.value]);
  const std::string summary = summary_of(exports.graph, item.id);
  const std::string text = detail == Detail::Text ? plain_text(entry.body) : std::string();
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
  json.add("feed_url", href + std::string(kJsonFeedFile));
  if (!config.description.empty()) json.add("description", config.description);
  json.add("language", exports.language);
  Json author;
  author.add("name", config.title);
  author.add("url", absolute_href(config, exports.plan.in(exports.language).home));
  json.add("authors", Json::Array{std::move(author)});
  Json::Array items;
  for (const Item& item : feed.items) items.push_back(json_item(exports, item, feed.detail));
  json.add("items", std::move(items));
  return to_json(json, 1) + '\n';
}

void add_value_feeds(std::vector<Feed>& feeds, const Exports& exports, const Listing& listing) {
  for (const Facet& facet : listing.facets) {
    for (const FacetValue& value : facet.values) {
      if (value.entries.empty()) continue;
      Feed feed{.title = feed_title(listing, value, exports.config.title),
                .path = facet_path(listing.path, facet.field, value.value),
                .href = value.href,
                .detail = Detail::Summary,
                .items = {}};
      add_items(feed.items, exports, entries_for_feed(exports.graph, value));
      keep_newest(feed.items, kValueFeedEntries);
      feeds.push_back(std::move(feed));
    }
  }
}

std::vector<Feed> feeds_of(const Exports& exports) {
  const Config& config = exports.config;
  std::vector<CollectionId> all;
  std::vector<Feed> feeds;
  for (const Collection& collection : exports.graph.model().collections) {
    if (!asks_for_feed(collection)) continue;
    all.push_back(collection.id);
    const std::string path = path_in(config, exports.language, collection.path);
    feeds.push_back({.title = feed_title(collection, config, exports.language),
                     .path = path,
                     .href = href_of(config, path),
                     .items = newest(exports, {collection.id})});
  }
  const std::string home = path_in(config, exports.language, "/");
  feeds.push_back({.title = config.title, .path = home, .href = href_of(config, home), .items = newest(exports, all)});
  for (const Listing& listing : exports.plan.listings) {
    if (keeps_value_feeds(exports, listing)) add_value_feeds(feeds, exports, listing);
  }
  std::erase_if(feeds, [](const Feed& feed) { return feed.items.empty(); });  // Atom wants to know when it changed.
  return feeds;
}

}  // namespace

bool has_feed(const Exports& exports, const Collection& collection) {
  return asks_for_feed(collection) &&
         std::ranges::any_of(exports.graph.ordered(collection.id, exports.language), [&](EntryId id) {
           return is_for_readers(exports, id) && moment_of(exports, id).has_value();
         });
}

bool has_feed(const Exports& exports, const FacetValue& value) {
  return std::ranges::any_of(entries_for_feed(exports.graph, value), [&](EntryId id) {
    return is_for_readers(exports, id) && moment_of(exports, id).has_value();
  });
}

bool keeps_value_feeds(const Exports& exports, const Listing& listing) {
  if (listing.language != exports.language) return false;
  const auto with_feed = [&](CollectionId id) { return asks_for_feed(exports.graph.model().get(id)); };
  if (!listing.entry.valid()) return std::ranges::any_of(listing.collections, with_feed);
  return std::ranges::any_of(listing.collections, [&](CollectionId id) {
    return with_feed(id) && !exports.plan.listing_of(id, exports.language).valid();
  });
}

std::string feed_title(const Collection& collection, const Config& config, std::string_view language) {
  return fmt::format("{}: {}", config.title, collection.title.in(language, collection.name));
}

std::string feed_title(const Listing& listing, const FacetValue& value, std::string_view site_title) {
  return fmt::format("{}: {}: {}", site_title, listing.title, value.label);
}

std::vector<OutputFile> feed_files(const Exports& exports) {
  std::vector<OutputFile> files;
  if (exports.config.origin.empty()) return files;
  for (const Feed& feed : feeds_of(exports)) {
    files.push_back({output_of(feed.path + std::string(kAtomFile)), atom(exports, feed)});
    files.push_back({output_of(feed.path + std::string(kJsonFeedFile)), json_feed(exports, feed)});
  }
  return files;
}

}  // namespace bondgenoot::site
