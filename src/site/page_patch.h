// The pages of a plan while a few of them become others.
//
// In:  pages in order of output path; which change, come and go. Out: the pages as they are then, in that order.
// Owns: a share of each page. Threads: one.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "site/page.h"

namespace bondgenoot::site {

class PagePatch {
 public:
  explicit PagePatch(const SharedList<Page>& before) : pages_(before), is_gone_(before.size(), false) {}

  [[nodiscard]] const SharedList<Page>& pages() const { return pages_; }
  /// The place of the page with this output path; the number of pages when there is none.
  [[nodiscard]] std::size_t find(std::string_view output) const;
  /// A page with the same output path.
  void replace(std::size_t place, Page page);
  void remove(std::size_t place);
  void add(Page page) { added_.push_back(std::make_shared<const Page>(std::move(page))); }

  [[nodiscard]] const std::vector<std::shared_ptr<const Page>>& added() const { return added_; }
  /// All of them; then it is done.
  [[nodiscard]] SharedList<Page> finish();

 private:
  SharedList<Page> pages_;
  std::vector<bool> is_gone_;
  bool any_gone_ = false;
  std::vector<std::shared_ptr<const Page>> added_;
};

}  // namespace bondgenoot::site
