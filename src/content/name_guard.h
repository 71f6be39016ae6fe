// The names that an anonymous entry must not tell, ready to be looked for.
//
// In:  a LinkContext and what an entry withholds. Out: a NameGuard. Owns: names and tables. Threads: const once made,
// so any.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/link_context.h"
#include "content/name_scanner.h"

namespace bondgenoot::content {

/// Where a name comes from.
struct NameOrigin {
  EntryId entry;                 ///< It is a name of this entry; invalid for the list of private names.
  const Field* field = nullptr;  ///< It is a value of this withheld field of the entry.
};

struct NameGuard {
  std::vector<std::string> names;
  std::vector<NameOrigin> origins;
  NameScanner scanner;

  void add(std::string name, NameOrigin origin);
  void finish() { scanner = NameScanner(names); }
};

/// What one entry withholds.
struct Withheld {
  std::vector<const Field*> fields;
  std::vector<CollectionId> targets;  ///< Collections that the withheld fields refer to, sorted, each once.
  [[nodiscard]] bool empty() const { return fields.empty(); }
};

[[nodiscard]] Withheld withheld_by(const LinkContext& context, const Entry& entry);

/// Guards by the collections they are about: made when the first entry needs them.
class NameGuards {
 public:
  explicit NameGuards(const LinkContext& context) : context_(context) {}
  /// All names of the entries of `targets` and the list of private names.
  [[nodiscard]] const NameGuard& about(const std::vector<CollectionId>& targets);

 private:
  void add_names_of(NameGuard& guard, CollectionId collection) const;

  const LinkContext& context_;
  std::map<std::vector<CollectionId>, NameGuard> guards_;
};

/// The values that the entry itself gives in the fields it withholds, as texts.
[[nodiscard]] NameGuard guard_of_own_values(const Entry& entry, EntryId id, const Collection& collection,
                                            const Withheld& withheld);

}  // namespace bondgenoot::content
