// In which ways the terms of a query can be met: FORMAT.md “Queries”, 2.
//
// In:  a query and an index. Out: alternatives, in the order of their first terms and of their rules. Owns: its
// strings. Threads: one, for IndexFiles reads as it goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/index_files.h"
#include "search/query.h"

namespace bondgenoot::search {

enum class Rule { Exact, Prefix, Joined, Synonym, Typo, TypoPrefix, Compound, CompoundPart };

/// `exact`, `typo-prefix`
[[nodiscard]] std::string_view rule_name(Rule rule);

/// A form that an index has.
struct FoundForm {
  std::string form;
  std::uint32_t file = 0;       ///< The t file it is in.
  std::uint32_t family = 0;     ///< Its family there.
  std::uint32_t documents = 0;  ///< In how many documents that is.
};

/// One way of meeting the terms from `begin` to before `end`.
struct Alternative {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<FoundForm> forms;  ///< A document needs them all.
  double weight = 0;
  Rule rule = Rule::Exact;
};

[[nodiscard]] std::vector<Alternative> find_alternatives(const Query& query, IndexFiles& files);

}  // namespace bondgenoot::search
