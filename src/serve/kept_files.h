// What there is at an address; and what was made of it, kept for who asks again: what was asked for last, up to a size.
//
// In:  answers, by output path. Out: the same. Owns: a share of their bytes. Threads: any.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "support/diagnostic.h"

namespace bondgenoot::serve {

/// What there is at one output path.
struct Found {
  enum class Kind { Missing, Page, File, Redirect } kind = Kind::Missing;
  std::shared_ptr<const std::string> bytes = {};     ///< Null for a page that could not be rendered, and never was.
  std::string version = {};                          ///< Of a page, see page_dress.h.
  std::string notice = {};                           ///< Of a page that is not on the published site.
  std::string target = {};                           ///< Of a redirect.
  std::shared_ptr<const Diagnostics> problems = {};  ///< What went wrong while rendering; null when nothing did.
};

class KeptFiles {
 public:
  explicit KeptFiles(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  [[nodiscard]] std::optional<Found> find(std::string_view output);
  /// What is larger than all that may be kept is not.
  void keep(const std::string& output, Found found);
  [[nodiscard]] std::size_t bytes() const;

 private:
  using Files = std::list<std::pair<std::string, Found>>;
  void forget(Files::iterator file);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;  // Guards what follows.
  Files files_;               // What was asked for last comes first.
  std::unordered_map<std::string_view, Files::iterator> by_output_;
  std::size_t bytes_ = 0;
};

}  // namespace bondgenoot::serve
