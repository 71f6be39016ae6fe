#include "site/navigation.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "content/uses.h"
#include "site/routes.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;

class NavigationMaker {
 public:
  NavigationMaker(const content::Graph& graph, const Plan& plan, std::string_view language)
      : graph_(graph), plan_(plan), language_(language) {}

  std::vector<NavigationLink> links(const std::vector<NavigationItem>& items) {
    std::vector<NavigationLink> links;
    for (const NavigationItem& item : items) {
      NavigationLink link{.title = item.title, .href = item.href, .is_external = !item.href.empty(), .language = {}};
      if (!item.page.empty()) lead_to_page(item, link);
      if (!item.collection.empty()) link.href = collection_href(item);
      if (!link.href.empty()) links.push_back(std::move(link));
    }
    return links;
  }

  Diagnostics take() { return std::move(diagnostics_); }

 private:
  void lead_to_page(const NavigationItem& item, NavigationLink& link) {
    const EntryId id = find_page(graph_, item.page);
    const EntryId translated = id.valid() ? graph_.version_in(id, language_) : EntryId{};
    const EntryId shown = translated.valid() ? translated : id;
    if (shown.valid() && graph_.is_published(shown)) {
      link.href = plan_.entry_hrefs[shown.value];
      if (!translated.valid()) link.language = graph_.language(shown);
      return;
    }
    if (id.valid()) {
      report(item, phrase("`{}` is not published, so the navigation cannot lead there", item.page),
             phrase("publish it, or remove the item"));
      return;
    }
    const auto near = nearest(item.page, page_names(item.page));
    report(item, phrase("there is no page `content/{}`", item.page),
           near ? phrase("did you mean `{}`?", *near) : phrase("name a file below `content/`: `pages/about.md`"));
  }

  /// The files that may have been meant: those of the folder, or else the free pages.
  [[nodiscard]] std::vector<std::string> page_names(std::string_view written) const {
    const Collection* folder = graph_.model().find(parent_path(written));
    if (folder == nullptr) folder = graph_.model().find(content::kPagesCollection);
    std::vector<std::string> names;
    if (folder == nullptr) return names;
    for (const EntryId id : graph_.ordered(folder->id))
      names.push_back(fmt::format("{}/{}.md", folder->name, graph_.get(id).name));
    std::ranges::sort(names);
    return names;
  }

  std::string collection_href(const NavigationItem& item) {
    const Collection* collection = graph_.model().find(item.collection);
    if (collection == nullptr) {
      const auto near = nearest(item.collection, graph_.model().names());
      report(item, phrase("there is no collection `{}`", item.collection),
             near ? phrase("did you mean `{}`?", *near)
                  : phrase("the collections are {}", quoted_list(graph_.model().names())));
      return {};
    }
    const ListingId listing = plan_.listing_of(collection->id, language_);
    if (listing.valid()) return plan_.listings[listing.value].href;
    report(item, phrase("the collection `{}` has no list page", item.collection),
           phrase("add `list: …` to `layouts` in `content/{}/_collection.yaml`, or name a `page` that lists it",
                  item.collection));
    return {};
  }

  void report(const NavigationItem& item, std::string message, std::string help) {
    diagnostics_.add(DiagnosticCode::BrokenNavigation, item.span, std::move(message)).with_help(std::move(help));
  }

  const content::Graph& graph_;
  const Plan& plan_;
  std::string_view language_;
  Diagnostics diagnostics_;
};

/// The home page in the language of a page, else the site's own. The list of languages knows where it is.
Breadcrumb home(const content::Graph& graph, const Plan& plan, const Config& config, const Page& page) {
  Breadcrumb crumb{.title = config.title, .href = config.base_path};
  const Collection* pages = graph.model().find(content::kPagesCollection);
  EntryId id = pages == nullptr ? EntryId{} : graph.find(pages->id, "index");
  if (id.valid()) {
    const EntryId own = graph.version_in(id, page.language);
    if (own.valid()) id = own;
  }
  if (!id.valid() || !graph.is_published(id)) return crumb;
  return {.title = std::string(graph.get(id).title(*pages)), .href = plan.entry_hrefs[id.value]};
}

/// The free page of the main navigation that lists a collection which has no item of its own there.
const Listing* section_of(const content::Graph& graph, const Plan& plan, const Config& config, CollectionId collection,
                          std::string_view language) {
  const std::string& name = graph.model().get(collection).name;
  if (std::ranges::find(config.navigation, name, &NavigationItem::collection) != config.navigation.end())
    return nullptr;
  const auto lists = [&](const Listing& listing) {
    return listing.entry.valid() && listing.language == language &&
           std::ranges::find(listing.collections, collection) != listing.collections.end();
  };
  for (const NavigationItem& item : config.navigation) {
    const EntryId id = item.page.empty() ? EntryId{} : find_page(graph, item.page);
    const auto found = std::ranges::find_if(plan.listings, [&](const Listing& listing) {
      return id.valid() && lists(listing) && content::same_entry(graph, listing.entry, id);
    });
    if (found != plan.listings.end()) return &*found;
  }
  if (plan.listing_of(collection, language).valid()) return nullptr;
  const auto any = std::ranges::find_if(plan.listings, lists);
  return any == plan.listings.end() ? nullptr : &*any;
}

/// The lists that a collection's own pages stand below.
void add_lists(std::vector<Breadcrumb>& crumbs, const content::Graph& graph, const Plan& plan, const Config& config,
               CollectionId collection, std::string_view language) {
  if (const Listing* section = section_of(graph, plan, config, collection, language))
    crumbs.push_back({section->title, section->href});
  const ListingId own = plan.listing_of(collection, language);
  if (own.valid()) crumbs.push_back({plan.listings[own.value].title, plan.listings[own.value].href});
}

}  // namespace

EntryId find_page(const content::Graph& graph, std::string_view page) {
  const Collection* collection = extension(page) == ".md" ? graph.model().find(parent_path(page)) : nullptr;
  return collection == nullptr ? EntryId{} : graph.find(collection->id, stem(page));
}

Outcome<Navigation> make_navigation(const Config& config, const content::Graph& graph, const Plan& plan,
                                    std::string_view language) {
  Outcome<Navigation> outcome;
  NavigationMaker maker(graph, plan, language);
  outcome.value.main = maker.links(config.navigation);
  for (const NavigationGroup& group : config.footer)
    outcome.value.footer.push_back({group.title, maker.links(group.items)});
  outcome.value.pages = maker.links(config.pages);
  outcome.diagnostics = maker.take();
  return outcome;
}

std::vector<Breadcrumb> breadcrumbs(const content::Graph& graph, const Plan& plan, const Config& config,
                                    const Page& page) {
  std::vector<Breadcrumb> crumbs = {home(graph, plan, config, page)};
  if (page.href == crumbs.front().href) return crumbs;
  if (!page.listing.valid()) {
    const bool in_list = page.entry.valid() && graph.collection_of(page.entry).name != content::kPagesCollection;
    if (in_list) add_lists(crumbs, graph, plan, config, graph.get(page.entry).collection, page.language);
    crumbs.push_back({page.title, page.href});
    return crumbs;
  }
  const Listing& listing = plan.listings[page.listing.value];
  if (!listing.entry.valid())
    add_lists(crumbs, graph, plan, config, listing.collections.front(), page.language);
  else if (listing.href != crumbs.front().href)
    crumbs.push_back({listing.title, listing.href});
  if (page.facet)
    crumbs.push_back({listing.facets[page.facet->facet].values[page.facet->value].label, page.href});
  else
    crumbs.back().href = page.href;  // Of a further page of the list.
  return crumbs;
}

}  // namespace bondgenoot::site
