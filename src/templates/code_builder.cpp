#include "templates/code_builder.h"

#include <algorithm>

namespace bondgenoot::templates {

std::uint32_t CodeBuilder::add(Instruction instruction, Place place, std::uint32_t pops, std::uint32_t pushes) {
  code_.push_back(instruction);
  places_.push_back(place);
  height_ = height_ - pops + pushes;
  highest_ = std::max(highest_, height_);
  return next() - 1;
}

void CodeBuilder::add_jump(Instruction instruction, Label target, Place place, std::uint32_t pops,
                           std::uint32_t pushes) {
  instruction.a = target.id;
  jumps_.push_back(add(instruction, place, pops, pushes));
}

Label CodeBuilder::new_label() {
  labels_.push_back(UINT32_MAX);
  return {static_cast<std::uint32_t>(labels_.size() - 1)};
}

void CodeBuilder::bind(Label label) {
  labels_[label.id] = next();
  last_bound_ = next();
}

Instruction* CodeBuilder::last_in_line() { return code_.empty() || last_bound_ == next() ? nullptr : &code_.back(); }

void CodeBuilder::finish(Program& program, Function& function) {
  for (const std::uint32_t jump : jumps_) code_[jump].a = labels_[code_[jump].a];
  function.begin = static_cast<std::uint32_t>(program.code.size());
  program.code.insert(program.code.end(), code_.begin(), code_.end());
  program.places.insert(program.places.end(), places_.begin(), places_.end());
  function.end = static_cast<std::uint32_t>(program.code.size());
  function.slot_count = slots_;
  function.stack_size = highest_;
}

}  // namespace bondgenoot::templates
