// The state of the content: what is unpaired, orphaned, stale, incomplete and uneven.
//
// In:  the Graph, the Config, the day. Out: lists of published entries, all that follows from the model. Owns: its
// strings; entries and fields are those of the graph. Threads: any; pure.
// The command prints it and a page shows it: both say the same. What an anonymous entry withholds counts for nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "site/config.h"

namespace bondgenoot::site {

/// Entries of a collection that lack the other half that `pairs` asks for.
struct Unpaired {
  content::CollectionId collection;
  content::CollectionId other;
  std::string field;   ///< The reference with `pairs`,
  std::string label;   ///< and what it is called.
  bool names = false;  ///< These entries have the field; otherwise the others have it.
  std::size_t of = 0;  ///< Entries of the collection.
  std::vector<content::EntryId> entries;
};

/// Entries of a collection that others can refer to, and none does, nor a text links to.
struct Orphaned {
  content::CollectionId collection;
  std::size_t of = 0;
  std::vector<content::EntryId> entries;
};

/// An entry whose time to be looked at again has come.
struct Stale {
  content::EntryId entry;
  std::optional<Date> reviewed;  ///< Nothing: it never was.
  std::optional<Day> due;
};

struct IncompleteEntry {
  content::EntryId entry;
  std::vector<const content::Field*> missing;  ///< Fields with `recommended`.
};
struct Incomplete {
  content::CollectionId collection;
  std::size_t of = 0;
  std::vector<IncompleteEntry> entries;  ///< Most incomplete first, then in the collection's order.
};

struct RareValue {
  std::string value;
  std::string label;
  std::size_t count = 0;
};
/// A facet with values that far fewer entries have than an average value, or none.
struct Uneven {
  content::CollectionId collection;
  std::string field;
  std::string label;
  std::size_t average = 0;        ///< Entries with one value, rounded.
  std::vector<RareValue> values;  ///< Fewest first.
};

/// A link to a page of another site that is not there any more.
struct DeadLink {
  std::string href;
  std::optional<Day> last_seen;
  std::string archive;  ///< Where a copy is; may be empty.
  std::vector<content::EntryId> entries;
};

/// The optionals: nothing in the model, or for `stale` in the content, asks for it.
struct Report {
  Day today;
  std::optional<std::vector<Unpaired>> unpaired;
  std::optional<std::vector<Orphaned>> orphaned;
  std::optional<std::vector<Stale>> stale;
  std::optional<std::vector<Incomplete>> incomplete;
  std::optional<std::vector<Uneven>> uneven;
  std::optional<std::vector<DeadLink>> dead_links;  ///< Nothing: `links.yaml` knows of no link.
};

/// A facet is judged when its values have as many entries each, on average.
inline constexpr std::size_t kJudgedAverage = 4;
/// A value is rare when it has less than the average divided by this.
inline constexpr std::size_t kRareShare = 4;

/// `language` is that of labels.
[[nodiscard]] Report make_report(const content::Graph& graph, const Config& config, Day today,
                                 std::string_view language);

/// How many entries, or for `uneven` values, a part of the report names.
[[nodiscard]] std::size_t count_of(const std::vector<Unpaired>& part);
[[nodiscard]] std::size_t count_of(const std::vector<Orphaned>& part);
[[nodiscard]] std::size_t count_of(const std::vector<Stale>& part);
[[nodiscard]] std::size_t count_of(const std::vector<Incomplete>& part);
[[nodiscard]] std::size_t count_of(const std::vector<Uneven>& part);
[[nodiscard]] std::size_t count_of(const std::vector<DeadLink>& part);

/// What a field is called: its label, or its name.
[[nodiscard]] std::string label_of(const content::Field& field, std::string_view language);

}  // namespace bondgenoot::site
