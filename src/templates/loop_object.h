// `loop`: what the body of a `for` can ask about it.
//
// In:  the items as they come. Out: counts, neighbours, `cycle`, `changed`. Owns: copies of three items.
// Threads: one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "templates/scope.h"
#include "templates/value.h"

namespace bondgenoot::templates {

/// How to run a recursive loop again.
struct LoopRecursion {
  const Frame* outer = nullptr;
  const LinkedTemplate* owner = nullptr;
  std::uint32_t function = 0;
};

class LoopObject final : public Object {
 public:
  LoopObject(std::size_t size, std::size_t depth) : state_(std::make_shared<State>()) {
    state_->size = size;
    state_->depth = depth;
  }

  /// The first item, before the loop begins.
  void set_following(Value item) { state_->following = std::move(item); }
  [[nodiscard]] bool at_end() const { return state_->index >= state_->size; }
  /// The loop goes on to its next item, and gives it; `following` comes behind it.
  const Value& advance(Value following);
  void set_recursion(const LoopRecursion& recursion) { recursion_ = recursion; }
  [[nodiscard]] const std::optional<LoopRecursion>& recursion() const { return recursion_; }
  [[nodiscard]] std::size_t depth0() const { return state_->depth; }

  [[nodiscard]] std::string_view type_name() const override { return "loop"; }
  [[nodiscard]] Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  void append_text(std::string& out) const override;
  [[nodiscard]] bool is_callable() const override { return true; }
  [[nodiscard]] std::expected<Value, EvalError> call(CallContext& context, const Arguments& arguments) const override;
  [[nodiscard]] bool is_mutable() const override { return true; }
  [[nodiscard]] std::size_t depth() const override;

 private:
  /// Shared with `cycle` and `changed`, which may be kept longer than the loop.
  struct State {
    std::size_t size = 0;
    std::size_t depth = 0;
    std::size_t index = 0;  // From 1; 0 before the first item.
    Value previous;
    Value current;
    Value following;
    Value last_changed;
  };

  std::shared_ptr<State> state_;
  std::optional<LoopRecursion> recursion_;
};

}  // namespace bondgenoot::templates
