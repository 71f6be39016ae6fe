// Ids that are unique within a text: of headings, and of whatever else the HTML holds.
//
// In:  words of headings, ids written as `## Title {#id}`. Out: ids that stay the same as long as the words do.
// Owns: the ids given out. Threads: one at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/report.h"
#include "support/text.h"

namespace bondgenoot::markdown {

class IdRegistry {
 public:
  /// Takes `id` as it is; false when it was taken before.
  bool take(std::string_view id, ByteRange where);
  /// Takes `id`, or `id-2`, `id-3` …, whichever is free.
  std::string take_unique(std::string_view id, ByteRange where);
  /// Where `id` was first taken; nothing when it is free.
  [[nodiscard]] std::optional<ByteRange> find(std::string_view id) const;
  [[nodiscard]] std::vector<std::string> sorted() const;

 private:
  StringMap<ByteRange> taken_;
  StringMap<std::uint32_t> next_number_;  ///< So that a thousand equal headings take a thousand steps.
};

/// The id in `Title {#id}`, and the title without it.
struct ExplicitId {
  std::string_view id;  ///< Empty when there is none.
  std::string_view title;
};
[[nodiscard]] ExplicitId split_explicit_id(std::string_view text);

/// Small letters, digits and hyphens (and `_`), not empty.
[[nodiscard]] bool is_valid_id(std::string_view id);

}  // namespace bondgenoot::markdown
