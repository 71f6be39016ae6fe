#include "site/report_view.h"

#include <utility>
#include <vector>

namespace bondgenoot::site {
namespace {

using templates::MapEntry;
using templates::Value;

Value number(std::size_t count) { return Value::integer(static_cast<std::int64_t>(count)); }

Value entries_list(const Views& views, const std::vector<content::EntryId>& entries) {
  std::vector<Value> list;
  list.reserve(entries.size());
  for (const content::EntryId id : entries) list.push_back(views.entry_value(id));
  return Value::list(std::move(list));
}

Value day_value(const Views& views, const Day& day) {
  Date date;
  date.start = DatePoint{.year = day.year, .month = day.month, .day = day.day};
  return Value::make<DateView>(views, date);
}

Value collection_value(const Views& views, content::CollectionId id) { return Value::borrowed(views.collection(id)); }

Value group(const Views& views, const Unpaired& one) {
  return Value::map({named("collection", collection_value(views, one.collection)),
                     named("other", collection_value(views, one.other)), named("field", Value::text(one.field)),
                     named("label", Value::text(one.label)), named("names", Value::boolean(one.names)),
                     named("of", number(one.of)), named("entries", entries_list(views, one.entries))});
}

Value group(const Views& views, const Orphaned& one) {
  return Value::map({named("collection", collection_value(views, one.collection)), named("of", number(one.of)),
                     named("entries", entries_list(views, one.entries))});
}

Value group(const Views& views, const Stale& one) {
  return Value::map({named("entry", views.entry_value(one.entry)),
                     named("reviewed", one.reviewed ? Value::make<DateView>(views, *one.reviewed) : Value::none()),
                     named("due", one.due ? day_value(views, *one.due) : Value::none())});
}

Value group(const Views& views, const Incomplete& one) {
  std::vector<Value> entries;
  for (const IncompleteEntry& entry : one.entries) {
    std::vector<Value> missing;
    for (const content::Field* field : entry.missing)
      missing.push_back(Value::text(label_of(*field, views.language())));
    entries.push_back(Value::map(
        {named("entry", views.entry_value(entry.entry)), named("missing", Value::list(std::move(missing)))}));
  }
  return Value::map({named("collection", collection_value(views, one.collection)), named("of", number(one.of)),
                     named("entries", Value::list(std::move(entries)))});
}

Value group(const Views& views, const Uneven& one) {
  std::vector<Value> values;
  for (const RareValue& value : one.values) {
    values.push_back(Value::map({named("value", Value::text(value.value)), named("label", Value::text(value.label)),
                                 named("count", number(value.count))}));
  }
  return Value::map({named("collection", collection_value(views, one.collection)),
                     named("field", Value::text(one.field)), named("label", Value::text(one.label)),
                     named("average", number(one.average)), named("values", Value::list(std::move(values)))});
}

Value group(const Views& views, const DeadLink& one) {
  return Value::map({named("href", Value::text(one.href)),
                     named("last_seen", one.last_seen ? day_value(views, *one.last_seen) : Value::none()),
                     named("archive", one.archive.empty() ? Value::none() : Value::text(one.archive)),
                     named("entries", entries_list(views, one.entries))});
}

template <typename Part>
Value part_value(const Views& views, const std::optional<std::vector<Part>>& part) {
  if (!part) return Value::none();
  std::vector<Value> groups;
  for (const Part& one : *part) groups.push_back(group(views, one));
  return Value::map({named("count", number(count_of(*part))), named("groups", Value::list(std::move(groups)))});
}

}  // namespace

Value report_value(const Views& views, const Report& report) {
  return Value::map(
      {named("today", day_value(views, report.today)), named("unpaired", part_value(views, report.unpaired)),
       named("orphaned", part_value(views, report.orphaned)), named("stale", part_value(views, report.stale)),
       named("incomplete", part_value(views, report.incomplete)), named("uneven", part_value(views, report.uneven)),
       named("dead_links", part_value(views, report.dead_links))});
}

}  // namespace bondgenoot::site
