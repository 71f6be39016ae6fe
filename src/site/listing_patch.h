// The listings of a plan and their pages, when a few entries changed.
//
// In:  the plan and the graph as they were, the graph as it is, which entries differ. Out: the listings as they are
// now, and what becomes of their pages. Owns: a share of the listings. Threads: one.
#pragma once

#include <cstdint>
#include <vector>

#include "content/graph.h"
#include "site/config.h"
#include "site/page.h"
#include "site/page_patch.h"

namespace bondgenoot::site {

class ListingPatch {
 public:
  /// All of it outlives this, `pages` with the pages of `before`. Both graphs have the same model and the same entries
  /// published, with the same addresses; the free pages list what they listed.
  ListingPatch(const Plan& before, const content::Graph& then, const content::Graph& now, const Config& config,
               content::EntryId report, const std::vector<content::EntryId>& changed, PagePatch& pages);

  [[nodiscard]] SharedList<Listing> run();

 private:
  /// Where the pages of one selection stand, by number from 1; as many as there are pages for what has none.
  using Places = std::vector<std::size_t>;
  /// Of a listing: by facet and value, the whole of it first.
  using ListingPlaces = std::vector<std::vector<Places>>;

  [[nodiscard]] bool is_concerned(const Listing& listing) const;
  [[nodiscard]] Listing updated(const Listing& was) const;
  void find_places(const std::vector<bool>& wanted);
  void patch_pages(const Listing& was, const Listing& now);

  const Plan& before_;
  const content::Graph& then_;
  const content::Graph& now_;
  const Config& config_;
  content::EntryId report_;
  const std::vector<content::EntryId>& changed_;
  PagePatch& pages_;
  std::vector<bool> collections_;      // By CollectionId: an entry of it changed.
  std::vector<ListingPlaces> places_;  // By ListingId.
};

}  // namespace bondgenoot::site
