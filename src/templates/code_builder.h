// The code of one function while it is made: instructions, labels, and how high the stack gets.
//
// In:  instructions one by one, each with its effect on the stack. Out: code for a Program. Owns: that code. Threads:
// one.
#pragma once

#include <cstdint>
#include <vector>

#include "templates/program.h"

namespace bondgenoot::templates {

/// A place that is jumped to. Bound once, before or after the jumps.
struct Label {
  std::uint32_t id = 0;
};

class CodeBuilder {
 public:
  /// Adds an instruction that pops `pops` values and pushes `pushes`.
  std::uint32_t add(Instruction instruction, Place place, std::uint32_t pops, std::uint32_t pushes);
  /// The same for a jump to `target`.
  void add_jump(Instruction instruction, Label target, Place place, std::uint32_t pops, std::uint32_t pushes);

  [[nodiscard]] Label new_label();
  void bind(Label label);
  /// Where a jump arrives with other values on the stack than the code above it leaves.
  void set_stack_height(std::uint32_t height) { height_ = height; }
  [[nodiscard]] std::uint32_t stack_height() const { return height_; }
  [[nodiscard]] std::uint32_t next() const { return static_cast<std::uint32_t>(code_.size()); }
  /// The last instruction, when nothing jumps behind it; else null.
  [[nodiscard]] Instruction* last_in_line();

  [[nodiscard]] std::uint32_t new_slot() { return slots_++; }
  /// Appends the code to the program and notes its extent in `function`.
  void finish(Program& program, Function& function);

 private:
  std::vector<Instruction> code_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> labels_;
  std::vector<std::uint32_t> jumps_;  // Instructions whose `a` is a label still.
  std::uint32_t last_bound_ = UINT32_MAX;
  std::uint32_t slots_ = 0;
  std::uint32_t height_ = 0;
  std::uint32_t highest_ = 0;
};

}  // namespace bondgenoot::templates
