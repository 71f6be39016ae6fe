#include "templates/scope.h"

#include <algorithm>
#include <memory>

namespace bondgenoot::templates {
namespace {

/// The variable in a layer, or null. An empty slot is one that has not been assigned to yet.
const Value* find_in(const Layer& layer, NameId name) {
  const auto found = std::ranges::find(*layer.view, name, &ViewEntry::name);
  if (found == layer.view->end()) return nullptr;
  const Value& value = layer.frame->out(found->depth).slots[found->slot];
  return value.is_blank() ? nullptr : &value;
}

}  // namespace

Value* ValueArena::allocate(std::size_t count) {
  while (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ < count) {
    chunks_[chunk_].used = used_;
    ++chunk_;
    used_ = 0;
  }
  if (chunk_ == chunks_.size()) {
    const std::size_t size = std::max(count, kChunkSize);
    chunks_.push_back({.values = std::make_unique<Value[]>(size), .size = size, .used = 0});
  }
  Value* const first = chunks_[chunk_].values.get() + used_;
  used_ += count;
  return first;
}

void ValueArena::release(Mark mark) {
  while (chunk_ > mark.chunk || used_ > mark.used) {
    if (used_ == 0) {
      --chunk_;
      used_ = chunks_[chunk_].used;
      continue;
    }
    const std::size_t floor = chunk_ == mark.chunk ? mark.used : 0;
    Value* const values = chunks_[chunk_].values.get();
    for (; used_ > floor; --used_) {
      std::destroy_at(values + used_ - 1);
      std::construct_at(values + used_ - 1);
    }
  }
}

Scopes::Mark Scopes::mark() const {
  return {.values = values_.mark(),
          .frames = frames_.size(),
          .layers = layers_.size(),
          .contexts = contexts_.size(),
          .closures = closures_};
}

void Scopes::release(const Mark& mark) {
  if (closures_ != mark.closures) return;
  values_.release(mark.values);
  while (frames_.size() > mark.frames) frames_.pop_back();
  while (layers_.size() > mark.layers) layers_.pop_back();
  while (contexts_.size() > mark.contexts) contexts_.pop_back();
}

Frame& Scopes::new_frame(const LinkedTemplate& owner, const Function& function) {
  Value* const slots = values_.allocate(function.slot_count + function.stack_size);
  return frames_.emplace_back(Frame{.slots = slots, .owner = &owner, .function = &function});
}

TemplateContext& Scopes::new_context(TemplateContext context) { return contexts_.emplace_back(context); }

void Scopes::add_layer(TemplateContext& context, const View& view, const Frame& frame) {
  context.layers = &layers_.emplace_back(Layer{.view = &view, .frame = &frame, .next = context.layers});
}

Value Scopes::resolve(const TemplateContext& context, NameId name) const {
  const TemplateContext* last = &context;
  for (const TemplateContext* at = &context; at != nullptr; at = at->parent) {
    for (const Layer* layer = at->layers; layer != nullptr; layer = layer->next) {
      if (const Value* found = find_in(*layer, name)) return *found;
    }
    last = at;
  }
  if (last->sees_root && root_.is_map()) {
    if (const Value* found = root_.find(set_.names.text(name))) return found->alias();
  } else if (last->sees_root && root_.is_object()) {
    Value found = root_.as_object().attribute(set_.names.text(name));
    if (!found.is_undefined()) return found;
  }
  return name.value < set_.globals_by_name.size() ? set_.globals_by_name[name.value].alias() : Value{};
}

std::vector<std::string> Scopes::names_in(const TemplateContext& context) const {
  std::vector<std::string> names;
  const TemplateContext* last = &context;
  for (const TemplateContext* at = &context; at != nullptr; at = at->parent) {
    for (const Layer* layer = at->layers; layer != nullptr; layer = layer->next) {
      for (const ViewEntry& entry : *layer->view) {
        if (find_in(*layer, entry.name) != nullptr) names.emplace_back(set_.names.text(entry.name));
      }
    }
    last = at;
  }
  if (last->sees_root && root_.is_map()) {
    for (const MapEntry& entry : root_.as_map()) {
      if (entry.key.is_string()) names.emplace_back(entry.key.as_string());
    }
  } else if (last->sees_root && root_.is_object()) {
    std::ranges::move(root_.as_object().attribute_names(), std::back_inserter(names));
  }
  for (const auto& [name, value] : set_.globals) names.push_back(name);
  return names;
}

}  // namespace bondgenoot::templates
