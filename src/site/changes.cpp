#include "site/changes.h"

#include <algorithm>

#include "support/date.h"

namespace bondgenoot::site {

std::vector<content::EntryId> last_changed(const std::vector<content::EntryId>& entries,
                                           const std::vector<content::EntryDates>& dates, std::size_t limit) {
  const auto change_of = [&](content::EntryId id) { return dates[id.value].changed; };
  std::vector<content::EntryId> changed;
  std::ranges::copy_if(entries, std::back_inserter(changed),
                       [&](content::EntryId id) { return change_of(id).has_value(); });
  if (changed.empty()) return changed;
  std::ranges::stable_sort(changed, std::ranges::greater{}, change_of);
  if (change_of(changed.front()) == change_of(changed.back())) return {};
  changed.resize(std::min(changed.size(), limit));
  return changed;
}

std::vector<std::string> change_days(const std::vector<content::EntryDates>& dates) {
  std::vector<std::string> days;
  days.reserve(dates.size());
  for (const content::EntryDates& entry : dates)
    days.push_back(entry.changed ? day_of_unix_time(*entry.changed).iso() : std::string{});
  return days;
}

}  // namespace bondgenoot::site
