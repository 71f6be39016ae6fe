#include "content/same_value.h"

#include <algorithm>
#include <variant>
#include <vector>

namespace bondgenoot::content {
namespace {

// As deep as kFieldDepthLimit.
bool same_values(const std::vector<FieldValue>& a, const std::vector<FieldValue>& b) {
  return std::ranges::equal(a, b, same_value);
}

struct SameData {
  bool operator()(const ReferenceValue& a, const ReferenceValue& b) const { return a.target == b.target; }
  bool operator()(const Boxed<ImageValue>& a, const Boxed<ImageValue>& b) const {
    return (*a).src == (*b).src && (*a).alt == (*b).alt && (*a).credit == (*b).credit;
  }
  bool operator()(const ListValue& a, const ListValue& b) const { return same_values(a.items, b.items); }
  bool operator()(const GroupValue& a, const GroupValue& b) const { return same_values(a.fields, b.fields); }
  bool operator()(const MarkdownValue& a, const MarkdownValue& b) const { return a.document == b.document; }
  template <typename T>
  bool operator()(const T& a, const T& b) const {
    return a == b;
  }
  template <typename T, typename U>
  bool operator()(const T& /*a*/, const U& /*b*/) const {
    return false;
  }
};

}  // namespace

bool same_value(const FieldValue& a, const FieldValue& b) { return std::visit(SameData{}, a.data, b.data); }

}  // namespace bondgenoot::content
