// Names of variables, attributes and blocks as numbers, the same in all templates of an environment.
//
// In:  names. Out: ids. Owns: the names' text. Threads: one while names are added, any once they are not.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "support/text.h"

namespace bondgenoot::templates {

struct NameId {
  std::uint32_t value = UINT32_MAX;
  friend bool operator==(NameId, NameId) = default;
  friend auto operator<=>(NameId, NameId) = default;
};

class NameTable {
 public:
  NameId intern(std::string_view name) {
    const auto found = ids_.find(name);
    if (found != ids_.end()) return found->second;
    const NameId id{static_cast<std::uint32_t>(names_.size())};
    names_.emplace_back(name);
    ids_.emplace(std::string(name), id);
    return id;
  }
  /// The id of a name that has one.
  [[nodiscard]] std::optional<NameId> find(std::string_view name) const {
    const auto found = ids_.find(name);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::string_view text(NameId id) const { return names_[id.value]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  std::deque<std::string> names_;
  StringMap<NameId> ids_;
};

}  // namespace bondgenoot::templates
