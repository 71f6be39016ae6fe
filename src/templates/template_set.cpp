#include "templates/template_set.h"

#include <algorithm>

namespace bondgenoot::templates {
namespace {

void link_references(TemplateSet& set, LinkedTemplate& linked) {
  linked.references.clear();
  for (const TemplateReference& reference : linked.program.references)
    linked.references.push_back(set.find(reference.name));
  linked.parent = linked.program.extends == kNone ? nullptr : linked.references[linked.program.extends];
}

void link_blocks(LinkedTemplate& linked) {
  linked.blocks.clear();
  for (const LinkedTemplate* owner = &linked; owner != nullptr; owner = owner->parent) {
    for (const BlockDefinition& block : owner->program.blocks) {
      const auto at = std::ranges::lower_bound(linked.blocks, block.name, {}, &BlockStack::name);
      const bool known = at != linked.blocks.end() && at->name == block.name;
      BlockStack& stack = known ? *at : *linked.blocks.insert(at, {.name = block.name, .entries = {}});
      stack.entries.push_back({.owner = owner, .function = block.function});
    }
  }
}

/// Whether following `extends` from here comes to an end.
bool has_root(const LinkedTemplate& linked) {
  const LinkedTemplate* slow = &linked;
  for (const LinkedTemplate* fast = &linked; fast != nullptr && fast->parent != nullptr;) {
    fast = fast->parent->parent;
    slow = slow->parent;
    if (fast == slow) return false;
  }
  return true;
}

/// All that the template cannot do without is there and ready, as far as is known.
bool needs_are_ready(const LinkedTemplate& linked) {
  if (linked.program.extends != kNone && linked.parent == nullptr) return false;
  for (std::size_t i = 0; i < linked.references.size(); ++i) {
    const LinkedTemplate* needed = linked.references[i];
    if (needed == nullptr ? linked.program.references[i].required : !needed->is_ready) return false;
  }
  return true;
}

/// Templates may include each other in circles: all are ready until one is found that is not.
void find_ready(TemplateSet& set) {
  for (auto& [name, linked] : set.templates) linked->is_ready = true;
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& [name, linked] : set.templates) {
      if (!linked->is_ready || needs_are_ready(*linked)) continue;
      linked->is_ready = false;
      changed = true;
    }
  }
}

}  // namespace

const BlockStack* LinkedTemplate::find_block(NameId name) const {
  const auto found = std::ranges::lower_bound(blocks, name, {}, &BlockStack::name);
  return found != blocks.end() && found->name == name ? &*found : nullptr;
}

const LinkedTemplate* TemplateSet::find(std::string_view name) const {
  const auto found = templates.find(name);
  return found == templates.end() ? nullptr : found->second.get();
}

void link(TemplateSet& set) {
  for (auto& [name, linked] : set.templates) link_references(set, *linked);
  for (auto& [name, linked] : set.templates) {
    if (!has_root(*linked)) linked->parent = nullptr;  // It has been complained about.
  }
  for (auto& [name, linked] : set.templates) link_blocks(*linked);
  find_ready(set);
  set.globals_by_name.assign(set.names.size(), Value{});
  for (const auto& [name, value] : set.globals) {
    if (const auto id = set.names.find(name)) set.globals_by_name[id->value] = value;
  }
}

}  // namespace bondgenoot::templates
