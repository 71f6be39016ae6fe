#include "site/page_versions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "site/pagination.h"
#include "site/routes.h"

namespace bondgenoot::site {
namespace {

using content::EntryId;

class VersionFinder {
 public:
  VersionFinder(const content::Graph& graph, const Plan& plan, const Page& page, std::string_view language)
      : graph_(graph), plan_(plan), page_(page), language_(language) {}

  [[nodiscard]] PageVersion find() const {
    if (page_.language == language_) return version(page_.href, page_.title, true);
    if (page_.listing.valid()) return of_list(plan_.listings[page_.listing.value]);
    return page_.entry.valid() ? of_entry() : home();
  }

 private:
  [[nodiscard]] PageVersion version(std::string href, std::string title, bool is_translated) const {
    return {.language = std::string(language_),
            .href = std::move(href),
            .title = std::move(title),
            .is_translated = is_translated};
  }

  [[nodiscard]] PageVersion home() const {
    const content::Collection* pages = graph_.model().find(content::kPagesCollection);
    const EntryId any = pages == nullptr ? EntryId{} : graph_.find(pages->id, "index");
    const EntryId own = any.valid() ? graph_.version_in(any, language_) : EntryId{};
    return version(plan_.in(language_).home, own.valid() ? std::string(graph_.get(own).title(*pages)) : std::string(),
                   false);
  }

  [[nodiscard]] PageVersion of_entry() const {
    const EntryId own = graph_.version_in(page_.entry, language_);
    const content::Collection& collection = graph_.collection_of(page_.entry);
    if (own.valid()) return version(plan_.entry_hrefs[own.value], std::string(graph_.get(own).title(collection)), true);
    const ListingId list = plan_.listing_of(collection.id, language_);
    if (!list.valid()) return home();
    return version(plan_.listings[list.value].href, plan_.listings[list.value].title, false);
  }

  /// The same list in the other language: that of the same page, or of the same collection.
  [[nodiscard]] const Listing* counterpart(const Listing& listing) const {
    if (!listing.entry.valid()) {
      const ListingId id = plan_.listing_of(listing.collections.front(), language_);
      return id.valid() ? &plan_.listings[id.value] : nullptr;
    }
    const EntryId own = graph_.version_in(listing.entry, language_);
    const auto found = std::ranges::find(plan_.listings, own, &Listing::entry);
    return own.valid() && found != plan_.listings.end() ? &*found : nullptr;
  }

  [[nodiscard]] PageVersion of_list(const Listing& listing) const {
    const Listing* other = counterpart(listing);
    if (other == nullptr) return page_.entry.valid() ? of_entry() : home();
    std::optional<FacetSelection> selected;
    if (page_.facet) {
      selected = same_value(listing, *other);
      if (!selected) return version(other->href, other->title, false);
    }
    const std::vector<EntryId>& entries =
        selected ? other->facets[selected->facet].values[selected->value].entries : other->entries;
    const std::uint32_t number = std::min(page_.number, count_pages(entries.size(), other->per_page));
    return version(list_page_href(*other, selected, number), other->title, true);
  }

  [[nodiscard]] std::optional<FacetSelection> same_value(const Listing& listing, const Listing& other) const {
    const Facet& facet = listing.facets[page_.facet->facet];
    const auto same_facet = std::ranges::find(other.facets, facet.field, &Facet::field);
    if (same_facet == other.facets.end()) return std::nullopt;
    const auto same_value =
        std::ranges::find(same_facet->values, facet.values[page_.facet->value].value, &FacetValue::value);
    if (same_value == same_facet->values.end() || same_value->entries.empty()) return std::nullopt;
    return FacetSelection{.facet = static_cast<std::uint32_t>(same_facet - other.facets.begin()),
                          .value = static_cast<std::uint32_t>(same_value - same_facet->values.begin())};
  }

  const content::Graph& graph_;
  const Plan& plan_;
  const Page& page_;
  std::string_view language_;
};

}  // namespace

std::string_view text_direction(std::string_view language) {
  constexpr std::string_view kRightToLeft[] = {"ar",  "arc", "ckb", "dv",  "fa", "he", "ks",
                                               "nqo", "ps",  "sd",  "syr", "ug", "ur", "yi"};
  const std::size_t dash = std::min(language.find('-'), language.size());
  const std::string_view subtag = language.substr(std::min(dash + 1, language.size()));
  if (subtag == "Arab" || subtag == "Hebr") return "rtl";
  if (subtag == "Latn" || subtag == "Cyrl") return "ltr";
  return std::ranges::find(kRightToLeft, language.substr(0, dash)) != std::end(kRightToLeft) ? "rtl" : "ltr";
}

std::vector<PageVersion> versions_of(const content::Graph& graph, const Plan& plan, const Page& page) {
  std::vector<PageVersion> versions;
  for (const LanguagePlan& language : plan.languages)
    versions.push_back(VersionFinder(graph, plan, page, language.language).find());
  return versions;
}

}  // namespace bondgenoot::site
