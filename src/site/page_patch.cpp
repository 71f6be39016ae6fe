#include "site/page_patch.h"

#include <algorithm>
#include <utility>

namespace bondgenoot::site {

std::size_t PagePatch::find(std::string_view output) const {
  const auto found = std::ranges::lower_bound(pages_, output, {}, &Page::output);
  const bool is_there = found != pages_.end() && found->output == output;
  return is_there ? static_cast<std::size_t>(found - pages_.begin()) : pages_.size();
}

void PagePatch::replace(std::size_t place, Page page) {
  pages_.replace(place, std::make_shared<const Page>(std::move(page)));
}

void PagePatch::remove(std::size_t place) {
  is_gone_[place] = true;
  any_gone_ = true;
}

SharedList<Page> PagePatch::finish() {
  if (!any_gone_ && added_.empty()) return std::move(pages_);
  const auto by_output = [](const std::shared_ptr<const Page>& page) -> const std::string& { return page->output; };
  std::ranges::sort(added_, {}, by_output);
  std::vector<std::shared_ptr<const Page>> merged;
  merged.reserve(pages_.size() + added_.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    if (is_gone_[i]) continue;
    for (; next < added_.size() && added_[next]->output < pages_[i].output; ++next) merged.push_back(added_[next]);
    merged.push_back(pages_.share(i));
  }
  merged.insert(merged.end(), added_.begin() + static_cast<std::ptrdiff_t>(next), added_.end());
  return SharedList<Page>(std::move(merged));
}

}  // namespace bondgenoot::site
