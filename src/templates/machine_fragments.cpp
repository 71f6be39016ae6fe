// Texts of macros that are kept from one render to the next, for machine.h.
//
// A macro of a template that was imported without the context sees its arguments, what its template set, and globals.
// When its template is closed (all that it set is the same each time it is imported), its text depends on the arguments
// alone, unless it calls what depends on more: that is seen while it runs, and then nothing is kept. So whether a text
// may be kept is not guessed from the templates but known from the run.
#include <algorithm>
#include <utility>

#include "templates/fragment_key.h"
#include "templates/fragments.h"
#include "templates/machine.h"
#include "templates/render_objects.h"

namespace bondgenoot::templates {
namespace {

/// Nothing that the template set can change, or depends on more than its text.
bool holds_constants(const TemplateContext& context) {
  for (const Layer* layer = context.layers; layer != nullptr; layer = layer->next) {
    const Frame& frame = *layer->frame;
    const std::span<const Value> slots(frame.slots, frame.function->slot_count);
    if (!std::ranges::all_of(slots, [](const Value& slot) { return is_constant(slot); })) return false;
  }
  return true;
}

}  // namespace

bool Machine::run_module(const LinkedTemplate& linked, TemplateContext& context, bool with_context) {
  const bool reads_anything = std::exchange(reads_anything_, with_context);
  const std::size_t notes = notes_ == nullptr ? 0 : notes_->size();
  if (witness_ != nullptr) witness_->begin();
  const bool ran = run_root(CallKind::Import, linked, context);
  // A render imports it once: what that did would be told of the first text that uses it, and of no other.
  const bool had_effect = witness_ != nullptr && witness_->end() != nullptr;
  if (!ran) return false;
  const bool noted = notes_ != nullptr && notes_->size() != notes;
  context.is_closed = !reads_anything_ && !noted && !had_effect && holds_constants(context);
  reads_anything_ = reads_anything || !context.is_closed;
  return true;
}

bool Machine::run_or_repeat(CallKind kind, Frame& frame) {
  if (fragments_ == nullptr) return run_function(kind, frame);
  reads_anything_ = reads_anything_ || !frame.context->is_closed;
  // What is made within a function sees that function's variables too.
  const bool may_keep = frame.context->is_closed && kind == CallKind::Macro &&
                        frame.outer->function->kind == FunctionKind::Root && make_key(frame);
  if (!may_keep) return run_function(kind, frame);
  const auto [fragment, is_wanted] = fragments_->find(key_);
  if (fragment != nullptr && fits(*fragment)) {
    repeat(*fragment);
    return true;
  }
  return is_wanted ? run_and_keep(frame) : run_function(kind, frame);
}

/// Its slots hold nothing but the arguments so far.
bool Machine::make_key(const Frame& frame) {
  key_.clear();
  append_key_bytes(key_, frame.function);
  key_ += autoescape ? 'e' : 'p';
  const std::span<const Value> slots(frame.slots, frame.function->slot_count);
  return std::ranges::all_of(slots, [this](const Value& slot) { return append_key(key_, slot); });
}

/// It would not reach a limit either if it ran. Otherwise it does run, and says where.
bool Machine::fits(const Fragment& fragment) const {
  return fragment.steps <= steps_left_ && depth_ + fragment.depth <= limits_.depth &&
         output_.size() + fragment.room <= limits_.output;
}

void Machine::repeat(const Fragment& fragment) {
  steps_left_ -= fragment.steps;
  deepest_ = std::max(deepest_, depth_ + fragment.depth);
  most_output_ = std::max(most_output_, output_.size() + fragment.room);
  output_ += fragment.text;
  if (witness_ != nullptr && fragment.effect != nullptr) witness_->repeat(*fragment.effect);
  if (notes_ != nullptr) notes_->insert(notes_->end(), fragment.notes.begin(), fragment.notes.end());
}

bool Machine::run_and_keep(Frame& frame) {
  const std::string key = key_;  // What it calls has keys too.
  const bool read_anything = std::exchange(reads_anything_, false);
  const std::size_t deepest = std::exchange(deepest_, depth_);
  const std::size_t begin = output_.size();
  const std::size_t most_output = std::exchange(most_output_, begin);
  const std::uint64_t steps = steps_left_;
  const std::size_t notes = notes_ == nullptr ? 0 : notes_->size();
  if (witness_ != nullptr) witness_->begin();
  const bool ran = run_function(CallKind::Macro, frame);
  std::shared_ptr<const Effect> effect = witness_ != nullptr ? witness_->end() : nullptr;
  if (!ran) return false;
  most_output_ = std::max(most_output_, output_.size());
  if (!reads_anything_) {
    Fragment fragment{.text = output_.substr(begin),
                      .notes = {},
                      .effect = std::move(effect),
                      .steps = steps - steps_left_,
                      .depth = deepest_ - depth_,
                      .room = most_output_ - begin};
    if (notes_ != nullptr) {
      fragment.notes.assign(notes_->begin() + static_cast<std::ptrdiff_t>(notes), notes_->end());
      std::ranges::sort(fragment.notes);
      fragment.notes.erase(std::ranges::unique(fragment.notes).begin(), fragment.notes.end());
    }
    fragments_->keep(key, std::move(fragment));
  }
  reads_anything_ = reads_anything_ || read_anything;
  deepest_ = std::max(deepest_, deepest);
  most_output_ = std::max(most_output_, most_output);
  return true;
}

}  // namespace bondgenoot::templates
