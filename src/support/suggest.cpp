#include "support/suggest.h"

#include <algorithm>

#include "support/utf8.h"

namespace bondgenoot {
namespace {

std::u32string code_points(std::string_view text) {
  const std::string plain = folded(text);
  std::u32string out;
  out.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size();) out += next_code_point(plain, i);
  return out;
}

// Measures texts against a target, in rows that are used again.
class Ruler {
 public:
  // At most `limit` + 1; gives up as soon as no row can lead below that.
  std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
    drop_common_ends(a, b);
    for (auto* row : {&before_last_, &last_, &row_}) row->resize(std::max(row->size(), b.size() + 1));
    for (std::size_t j = 0; j <= b.size(); ++j) last_[j] = j;
    std::size_t smallest_before = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t smallest = fill_row(a, b, i);
      before_last_.swap(last_);
      last_.swap(row_);
      if (smallest > limit && smallest_before > limit) return limit + 1;  // A swap looks two rows back.
      smallest_before = smallest;
    }
    return std::min(last_[b.size()], limit + 1);
  }

 private:
  // Names in a list often begin alike; what is equal at either end adds nothing.
  static void drop_common_ends(std::u32string_view& a, std::u32string_view& b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
      a.remove_suffix(1);
      b.remove_suffix(1);
    }
  }

  std::size_t fill_row(std::u32string_view a, std::u32string_view b, std::size_t i) {
    row_[0] = i;
    std::size_t smallest = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
      std::size_t cell = std::min(std::min(last_[j], row_[j - 1]) + 1, last_[j - 1] + cost);
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cell = std::min(cell, before_last_[j - 2] + 1);
      row_[j] = cell;
      smallest = std::min(smallest, cell);
    }
    return smallest;
  }

  std::vector<std::size_t> before_last_;
  std::vector<std::size_t> last_;
  std::vector<std::size_t> row_;
};

bool is_separator(char32_t c) { return c == '-' || c == '_' || c == ' '; }

bool equal_without_separators(const std::u32string& a, const std::u32string& b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && is_separator(a[i])) ++i;
    while (j < b.size() && is_separator(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i++] != b[j++]) return false;
  }
}

bool contains_edge(const std::u32string& whole, const std::u32string& part) {
  return part.size() >= 3 && (whole.starts_with(part) || whole.ends_with(part));
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  return Ruler().distance(code_points(a), code_points(b), limit);
}

std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongest = 200;
  const std::u32string target = code_points(written);
  if (target.empty() || target.size() > kLongest) return std::nullopt;
  Ruler ruler;
  std::size_t limit = std::max<std::size_t>(1, target.size() / 3);
  const std::string* best = nullptr;
  const std::string* edge = nullptr;
  for (const std::string& candidate : candidates) {
    const std::u32string letters = code_points(candidate);
    if (equal_without_separators(letters, target)) return candidate;
    const std::size_t d = limit == 0 ? 1 : ruler.distance(target, letters, limit);
    const bool nothing_in_common = d >= std::max(target.size(), letters.size());
    if (d <= limit && !nothing_in_common) {
      best = &candidate;
      limit = d - 1;  // Only a nearer one is of interest from here on.
    }
    if (edge == nullptr && (contains_edge(letters, target) || contains_edge(target, letters))) edge = &candidate;
  }
  if (best != nullptr) return *best;
  if (edge != nullptr) return *edge;
  return std::nullopt;
}

}  // namespace bondgenoot
