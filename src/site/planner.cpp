#include "site/planner.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "site/collisions.h"
#include "site/entry_page.h"
#include "site/listing.h"
#include "site/listing_pages.h"
#include "site/page_lists.h"
#include "site/pagination.h"
#include "site/routes.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::site {
namespace {

using content::Collection;
using content::CollectionId;
using content::EntryId;

constexpr std::string_view kNotFoundLayout = "404.html";
constexpr std::string_view kHomeEntry = "index";

/// `/old/address/` or `/old/page.html`: what the redirect is written to.
std::string alias_output(std::string_view path) {
  const bool is_file = path.ends_with(".html") || path.ends_with(".htm") || path.ends_with('/');
  return output_of(is_file ? std::string(path) : std::string(path) + '/');
}

class Planner {
 public:
  Planner(const content::Graph& graph, const Config& config, const SourceMap& sources, ThreadPool& pool)
      : graph_(graph), config_(config), sources_(sources), pool_(pool), report_(find_report(graph, config)) {}

  Outcome<Plan> run() {
    plan_languages();
    plan_entries();
    plan_collection_lists();
    plan_free_pages();
    plan_homes();
    plan_not_found();
    plan_redirects();
    sort_pages();
    outcome_.diagnostics.append(check_collisions(graph_, plan(), aliases_, sources_));
    for (AliasUse& alias : aliases_) plan().redirects.push_back(std::move(alias.redirect));
    std::ranges::sort(plan().redirects, {}, &Redirect::output);
    return std::move(outcome_);
  }

 private:
  Plan& plan() { return outcome_.value; }

  // By way of pointers: a page is large, and sorting would move each many times.
  void sort_pages() {
    std::vector<Page*> order;
    order.reserve(pages_.size());
    for (Page& page : pages_) order.push_back(&page);
    std::ranges::sort(order, {}, [](const Page* page) -> const std::string& { return page->output; });
    std::vector<Page> sorted;
    sorted.reserve(order.size());
    for (Page* page : order) sorted.push_back(std::move(*page));
    plan().pages = SharedList(std::move(sorted));
  }

  [[nodiscard]] Page entry_page(EntryId id, std::string_view path) const {
    return plan_entry_page(graph_, config_, report_, id, path);
  }

  void plan_entries() {
    const content::EntryList& entries = graph_.entries();
    plan().entry_hrefs.resize(entries.size());
    std::vector<std::optional<Page>> pages(entries.size());
    pool_.parallel_for(entries.size(), [&](std::size_t i) {
      const EntryId id{static_cast<std::uint32_t>(i)};
      if (!graph_.is_published(id)) return;
      const Collection& collection = graph_.collection_of(id);
      const std::string path = entry_path(collection, entries[i]);
      plan().entry_hrefs[i] = href_of(config_, path);
      if (collection.name != content::kPagesCollection) pages[i] = entry_page(id, path);
    });
    for (std::optional<Page>& page : pages)
      if (page) pages_.push_back(std::move(*page));
  }

  /// Before the lists are planned, and with no home page but the site's own; `plan_homes` knows the others.
  void plan_languages() {
    for (const std::string& language : config_.languages) {
      LanguagePlan& languages = plan().languages.emplace_back();
      languages.language = language;
      languages.home = config_.base_path;
      languages.collection_listings.resize(graph_.model().collections.size());
    }
  }

  void plan_homes() {
    const Collection* pages = graph_.model().find(content::kPagesCollection);
    const EntryId home = pages == nullptr ? EntryId{} : graph_.find(pages->id, kHomeEntry);
    if (!home.valid()) return;
    for (LanguagePlan& language : plan().languages) {
      const EntryId own = graph_.version_in(home, language.language);
      if (own.valid())
        language.home = plan().entry_hrefs[own.value];
      else if (graph_.version_in(home, config_.language).valid())
        report_missing_home(language.language);
    }
  }

  void report_missing_home(std::string_view language) {
    outcome_.diagnostics
        .add_for_path(DiagnosticCode::MissingTranslatedHome, fmt::format("content/pages/index.{}.md", language),
                      phrase("the site has no home page in `{}`", language))
        .with_help(phrase("translate `content/pages/index.md`, or take `{}` out of `languages` in `content/site.yaml`",
                          language));
  }

  void plan_collection_lists() {
    for (LanguagePlan& language : plan().languages) plan_collection_lists(language);
  }

  void plan_collection_lists(LanguagePlan& language) {
    for (const Collection& collection : graph_.model().collections) {
      if (collection.list_layout.empty()) continue;
      language.collection_listings[collection.id.value] =
          plan_listing({.id = {},
                        .title = std::string(collection.title.in(language.language, collection.name)),
                        .description = std::string(collection.description.in(language.language)),
                        .path = path_in(config_, language.language, collection.path),
                        .language = language.language,
                        .collections = {collection.id},
                        .entry = {}});
    }
  }

  /// After the lists, so that collections' own listings come first.
  void plan_free_pages() {
    const content::EntryList& entries = graph_.entries();
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      const EntryId id{i};
      const Collection& collection = graph_.collection_of(id);
      if (!graph_.is_published(id) || collection.name != content::kPagesCollection) continue;
      const std::string path = entry_path(collection, entries[i]);
      Page page = entry_page(id, path);
      std::vector<CollectionId> listed = listed_collections(graph_, id, outcome_.diagnostics);
      if (listed.empty()) {
        pages_.push_back(std::move(page));
        continue;
      }
      plan_listing({.id = {},
                    .title = page.title,
                    .description = page.description,
                    .path = path,
                    .language = std::string(graph_.language(id)),
                    .collections = std::move(listed),
                    .entry = id});
    }
  }

  /// A listing with its pages, and those of each of its facet values.
  ListingId plan_listing(ListingRequest request) {
    request.id = {static_cast<std::uint32_t>(plan().listings.size())};
    auto listing = std::make_shared<const Listing>(make_listing(graph_, config_, std::move(request), &pool_));
    const Page base = listing_page(graph_, config_, report_, *listing);
    for_each_selection(*listing, [&](const Selection& selection) {
      const std::uint32_t pages = count_pages(selection.entries->size(), listing->per_page);
      for (std::uint32_t number = 1; number <= pages; ++number)
        pages_.push_back(numbered_page(config_, base, *listing, selection, number, pages));
    });
    plan().listings.push_back(listing);
    return listing->id;
  }

  void plan_not_found() {
    Page& page = pages_.emplace_back();
    page.kind = PageKind::NotFound;
    page.href = href_of(config_, "/404.html");
    page.output = "404.html";
    page.layout = kNotFoundLayout;
    page.title = "404";
    page.language = config_.language;
    page.index = false;
  }

  void plan_redirects() {
    for (std::uint32_t i = 0; i < graph_.entries().size(); ++i) {
      const EntryId id{i};
      if (!graph_.is_published(id)) continue;
      for (const content::Alias& alias : graph_.get(id).aliases) {
        aliases_.push_back({.entry = id,
                            .span = alias.span,
                            .redirect = {.output = alias_output(alias.path),
                                         .target = plan().entry_hrefs[i],
                                         .title = std::string(graph_.get(id).title(graph_.collection_of(id))),
                                         .language = std::string(graph_.language(id))}});
      }
    }
  }

  const content::Graph& graph_;
  const Config& config_;
  const SourceMap& sources_;
  ThreadPool& pool_;
  EntryId report_;  // Invalid when no page is the report.
  std::vector<Page> pages_;
  std::vector<AliasUse> aliases_;
  Outcome<Plan> outcome_;
};

}  // namespace

Outcome<Plan> plan(const content::Graph& graph, const Config& config, const SourceMap& sources, ThreadPool& pool) {
  return Planner(graph, config, sources, pool).run();
}

}  // namespace bondgenoot::site
