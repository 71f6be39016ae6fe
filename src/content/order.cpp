#include "content/order.h"

#include <algorithm>
#include <optional>

#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

// One value made comparable. Of one collection all have the same parts filled in.
struct Key {
  bool missing = true;
  double number = 0;
  std::optional<Date> date;
  std::string text;
  std::string title;
  EntryId id;
};

void fill(Key& key, const FieldValue& value) {
  key.missing = false;
  if (const auto* text = value.get<std::string>())
    key.text = sort_key(*text);
  else if (const auto* number = value.get<double>())
    key.number = *number;
  else if (const auto* flag = value.get<bool>())
    key.number = *flag ? 1 : 0;
  else if (const auto* date = value.get<Date>())
    key.date = *date;
  else if (const auto* choice = value.get<ChoiceValue>())
    key.number = choice->option;
  else if (const auto* reference = value.get<ReferenceValue>())
    key.text = sort_key(reference->target);
  else if (const auto* list = value.get<ListValue>(); list != nullptr && !list->items.empty())
    fill(key, list->items.front());
  else
    key.missing = true;
}

std::strong_ordering compare_values(const Key& a, const Key& b) {
  if (a.date && b.date) return compare(*a.date, *b.date);
  if (a.number != b.number) return a.number < b.number ? std::strong_ordering::less : std::strong_ordering::greater;
  return a.text <=> b.text;
}

bool comes_before(const Key& a, const Key& b, const EntryList& entries, bool descending) {
  if (a.missing != b.missing) return b.missing;
  if (!a.missing) {
    const std::strong_ordering order = compare_values(a, b);
    if (order != 0) return descending ? order > 0 : order < 0;
  }
  if (a.title != b.title) return a.title < b.title;
  const Entry& first = entries[a.id.value];
  const Entry& second = entries[b.id.value];
  return first.name != second.name ? first.name < second.name : a.id < b.id;
}

// How entries are compared: by which field, and whose.
struct Ordering {
  const EntryList& entries;
  const Collection* collection;  // Of all of them; null: each has its own.
  const Model* model;            // For those.
  std::string_view field;
  bool descending = false;

  [[nodiscard]] Key key_of(EntryId id) const {
    const Entry& entry = entries[id.value];
    const Collection& own = collection != nullptr ? *collection : model->get(entry.collection);
    const auto index = own.field_index(field);
    Key key;
    key.id = id;
    if (!index) {
      key.missing = false;
      key.text = sort_key(entry.name);
    } else if (*index < entry.fields.size() && !entry.withholds(own, own.fields[*index])) {
      fill(key, entry.fields[*index]);
    }
    key.title = sort_key(entry.title(own));
    return key;
  }

  [[nodiscard]] bool before(const Key& a, const Key& b) const { return comes_before(a, b, entries, descending); }
};

void sort_all(std::vector<EntryId>& ids, const Ordering& ordering) {
  std::vector<Key> keys;
  keys.reserve(ids.size());
  for (const EntryId id : ids) keys.push_back(ordering.key_of(id));
  std::vector<const Key*> sorted;  // Keys are large: they stay where they are.
  sorted.reserve(keys.size());
  for (const Key& key : keys) sorted.push_back(&key);
  std::ranges::sort(sorted, [&](const Key* a, const Key* b) { return ordering.before(*a, *b); });
  for (std::size_t i = 0; i < sorted.size(); ++i) ids[i] = sorted[i]->id;
}

// Making keys is what costs: here few are made.
void sort_moved(std::vector<EntryId>& ids, const std::vector<EntryId>& moved, const Ordering& ordering) {
  std::vector<Key> keys;
  for (const EntryId id : moved) {
    const auto stood = std::ranges::find(ids, id);
    if (stood == ids.end()) continue;
    ids.erase(stood);
    keys.push_back(ordering.key_of(id));
  }
  for (const Key& key : keys) {
    const auto place =
        std::ranges::partition_point(ids, [&](EntryId other) { return ordering.before(ordering.key_of(other), key); });
    ids.insert(place, key.id);
  }
}

Ordering order_of(const EntryList& entries, const Collection& collection) {
  return {.entries = entries,
          .collection = &collection,
          .model = nullptr,
          .field = collection.order_field,
          .descending = collection.descending};
}

Ordering order_like(const Collection& first, const EntryList& entries, const Model& model) {
  return {.entries = entries,
          .collection = nullptr,
          .model = &model,
          .field = first.order_field,
          .descending = first.descending};
}

}  // namespace

void sort_entries(std::vector<EntryId>& ids, const EntryList& entries, const Collection& collection) {
  sort_all(ids, order_of(entries, collection));
}

void sort_entries_again(std::vector<EntryId>& ids, const std::vector<EntryId>& moved, const EntryList& entries,
                        const Collection& collection) {
  sort_moved(ids, moved, order_of(entries, collection));
}

void sort_entries_like(const Collection& first, std::vector<EntryId>& ids, const EntryList& entries,
                       const Model& model) {
  sort_all(ids, order_like(first, entries, model));
}

void sort_entries_like_again(const Collection& first, std::vector<EntryId>& ids, const std::vector<EntryId>& moved,
                             const EntryList& entries, const Model& model) {
  sort_moved(ids, moved, order_like(first, entries, model));
}

std::string sort_key(std::string_view text) {
  constexpr std::size_t kLongestNumber = 9;
  const std::string plain = folded(text);
  std::string key;
  key.reserve(plain.size());
  bool gap = false;
  for (std::size_t i = 0; i < plain.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(plain, i);
    if (!is_letter_or_digit(c)) {
      gap = !key.empty();
      continue;
    }
    if (gap) key += ' ';
    gap = false;
    if (c < '0' || c > '9') {
      key.append(plain, begin, i - begin);
      continue;
    }
    // A number is preceded by its length, so that numbers sort by value.
    while (i < plain.size() && plain[i] >= '0' && plain[i] <= '9') ++i;
    const std::size_t digits = std::min(plain.find_first_not_of('0', begin), i - 1);
    key += static_cast<char>('0' + std::min(i - digits, kLongestNumber));
    key.append(plain, digits, i - digits);
  }
  return key;
}

std::string initial(std::string_view text) {
  const std::string plain = folded(text);
  for (std::size_t i = 0; i < plain.size();) {
    const std::size_t begin = i;
    if (is_letter_or_digit(next_code_point(plain, i))) return to_upper(plain.substr(begin, i - begin));
  }
  return {};
}

}  // namespace bondgenoot::content
