// What will be written: pages, and the listings that list pages show.
//
// In/Out: values; planner.h makes them. Owns: its strings; entries are named by id. Threads: const once planned, so
// any.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "support/shared_list.h"

namespace bondgenoot::site {

/// One value of a facet, with the entries that have it.
struct FacetValue {
  std::string value;  ///< What stands in the address: a choice's value, an entry's name, a year, a slug of a text.
  std::string label;
  content::EntryId entry;                 ///< Of a reference.
  std::uint32_t level = 0;                ///< Of a choice: 1 for the first option.
  std::string href;                       ///< Of its page; empty when no entry has it.
  std::vector<content::EntryId> entries;  ///< In the listing's order. `all_values` counts for each value.
};

struct Facet {
  std::string field;
  std::string label;
  std::vector<FacetValue> values;  ///< Choices and entries in the model's order, years newest first, texts sorted.
  std::uint32_t unlabelled = 0;    ///< Entries of the listing without a value.
};

struct ListingId {
  std::uint32_t value = UINT32_MAX;
  [[nodiscard]] bool valid() const { return value != UINT32_MAX; }
  friend bool operator==(ListingId, ListingId) = default;
};

/// Entries shown as one list: of a collection, or of the collections that a free page names under `lists`.
struct Listing {
  ListingId id;
  std::string title;
  std::string description;
  std::string href;  ///< Of its first page.
  std::string path;  ///< The same without the base path, not encoded: `/good-practices/`.
  std::string language;
  std::vector<content::CollectionId> collections;
  content::EntryId entry;  ///< The free page that brings it; invalid for a collection's own list.
  std::vector<content::EntryId> entries;
  std::vector<Facet> facets;
  std::uint32_t per_page = 0;  ///< 0: all on one page.
};

/// The part of a listing's facet that a facet page shows.
struct FacetSelection {
  std::uint32_t facet = 0;  ///< Index into Listing::facets
  std::uint32_t value = 0;  ///< Index into Facet::values
};

enum class PageKind : std::uint8_t { Entry, List, NotFound };

struct Page {
  PageKind kind = PageKind::Entry;
  std::string href;    ///< `/kennisbank/good-practices/de-hef/`: with the base path, percent-encoded.
  std::string output;  ///< `good-practices/de-hef/index.html`: below the output folder.
  std::string layout;  ///< A template's name.
  std::string title;
  std::string description;
  std::string language;
  content::EntryId entry;                 ///< Kind::Entry, and a List brought by a free page.
  ListingId listing;                      ///< Kind::List
  std::optional<FacetSelection> facet;    ///< Of a facet page.
  std::uint32_t number = 1;               ///< Of this page in its list.
  std::uint32_t pages = 1;                ///< How many the list has.
  std::vector<content::EntryId> entries;  ///< Of a list: those on this page.
  bool index = true;                      ///< Whether search engines may keep it, and the sitemap names it.
};

/// An old address that leads to a page.
struct Redirect {
  std::string output;    ///< `old/address/index.html`
  std::string target;    ///< The href it leads to.
  std::string title;     ///< Of the page there,
  std::string language;  ///< and its language.
};

/// The lists and the home page that the site has in one of its languages.
struct LanguagePlan {
  std::string language;
  std::string home;  ///< The href of its home page; where it has none, of that in the site's own language.
  std::vector<ListingId> collection_listings;  ///< By CollectionId; invalid without list pages.
};

/// All that will be written but for assets, in order of output path. What is the same in the next plan is shared by it.
struct Plan {
  SharedList<Page> pages;
  std::vector<Redirect> redirects;
  SharedList<Listing> listings;
  std::vector<std::string> entry_hrefs;  ///< By EntryId; empty for what is not published.
  std::vector<LanguagePlan> languages;   ///< The site's own first.

  /// The page with this output path; null when there is none.
  [[nodiscard]] const Page* find_page(std::string_view output) const {
    const auto found = std::ranges::lower_bound(pages, output, {}, &Page::output);
    return found == pages.end() || found->output != output ? nullptr : &*found;
  }
  [[nodiscard]] const Redirect* find_redirect(std::string_view output) const {
    const auto found = std::ranges::lower_bound(redirects, output, {}, &Redirect::output);
    return found == redirects.end() || found->output != output ? nullptr : &*found;
  }
  /// What the site has in `language`, else in its own.
  [[nodiscard]] const LanguagePlan& in(std::string_view language) const {
    for (const LanguagePlan& plan : languages) {
      if (plan.language == language) return plan;
    }
    return languages.front();
  }
  /// The collection's own list in `language`; invalid without list pages.
  [[nodiscard]] ListingId listing_of(content::CollectionId collection, std::string_view language) const {
    return in(language).collection_listings[collection.value];
  }
};

}  // namespace bondgenoot::site
