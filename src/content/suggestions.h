// "Did you mean" between files, within a budget: a thousand wrong names in one run cost no more than a hundred.
//
// In:  what was written and what exists. Out: the nearest, while the budget lasts. Owns: what it has found, so that the
// same slip
//      in many files is looked up once. Threads: one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bondgenoot::content {

class Suggestions {
 public:
  /// How many candidates are looked at in all.
  static constexpr std::size_t kBudget = 400'000;

  /// nearest() of support/suggest.h; `list` names the list of candidates, which is the same at every call.
  [[nodiscard]] std::optional<std::string> nearest(std::string_view list, std::string_view written,
                                                   const std::vector<std::string>& candidates);

 private:
  std::size_t left_ = kBudget;
  std::map<std::pair<std::string, std::string>, std::optional<std::string>> found_;
};

}  // namespace bondgenoot::content
