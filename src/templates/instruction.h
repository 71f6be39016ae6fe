// What the machine does: one operation, two operands, flags. Values go by way of a stack.
//
// In/Out: plain values. Owns nothing. Threads: any.
#pragma once

#include <cstdint>
#include <string_view>

namespace bondgenoot::templates {

/// "pops" and "pushes" are of the stack; a, b and c are the operands. "name" is a NameId.
enum class Operation : std::uint8_t {
  // Output
  Text,      ///< Writes `b` bytes of the program's text, from `a` on.
  Print,     ///< Pops a value and writes it, escaped where that is on.
  PrintRaw,  ///< Pops a value and writes it as it is.
  // Values
  Constant,      ///< Pushes constant `a`.
  LoadLocal,     ///< Pushes slot `a`, the variable named `b`.
  LoadOuter,     ///< The same, of the frame `c` functions further out.
  LoadContext,   ///< Pushes the variable `b` from the context, kept in slot `a` once it was found.
  LoadSelf,      ///< Pushes `self`.
  LoadSuper,     ///< Pushes `super`.
  NoElse,        ///< Pushes what `a if b` without an `else` gives.
  StoreLocal,    ///< Pops a value into slot `a`.
  ClearLocal,    ///< Makes slot `a` empty.
  CopyLocal,     ///< Slot `a` to slot `b`.
  CopyOuter,     ///< Slot `a` of the frame `c` functions further out to slot `b`.
  SetAttribute,  ///< Pops a namespace, then a value, and makes it the namespace's attribute `b`.
  Unpack,        ///< Pops a value of exactly `a` items and pushes them, the first one last.
  Attribute,     ///< Pops an owner, pushes its attribute `b`.
  Subscript,     ///< Pops a key and an owner, pushes the item.
  Slice,         ///< Pops step, stop, start and an owner, pushes the slice.
  Binary,        ///< Pops right and left, pushes the result of BinaryOperator `c`.
  Not,           ///< Pops a value, pushes its negation. So Negate and Plus.
  Negate,
  Plus,
  Concatenate,  ///< Pops `a` values, pushes their text.
  List,         ///< Pops `a` values, pushes a list of them.
  Tuple,
  Map,        ///< Pops `a` keys and values, alternating, pushes a map.
  Duplicate,  ///< Pushes the top again.
  Pop,
  MarkSafe,  ///< The top becomes safe HTML, where escaping is on.
  // Jumps: to `a`, counted from the function's first instruction.
  Jump,
  JumpIfFalse,       ///< Pops a value.
  JumpIfFalseOrPop,  ///< Jumps with the value still there, or pops it.
  JumpIfTrueOrPop,
  JumpIfSet,      ///< Jumps when slot `b` has a value.
  CompareOrJump,  ///< Pops right and left; BinaryOperator `c` holds: pushes right; else pushes false and jumps.
  // Calls: the callee, then arguments as CallShape `b` has them; all popped, the result pushed.
  Call,
  CallAndPrint,  ///< Writes the result instead; with the flag Raw as it is.
  Filter,        ///< Filter `a` of the program, on a value in the callee's place. So Test.
  Test,
  MakeMacro,     ///< Pushes function `a` as a macro.
  CallLoop,      ///< Pops what a recursive loop goes over and runs function `a` on it.
  BeginCapture,  ///< From here on output is kept.
  EndCapture,    ///< Pushes what was kept.
  // Loops
  LoopBegin,   ///< Pops what to go over. With the flag Extended, slot `a` becomes the variable `loop`.
  LoopNext,    ///< Pushes the next item, or jumps.
  LoopEnd,     ///< Ends the loop; jumps when there was an item.
  Collect,     ///< Pops an item that the loop's condition holds for, and keeps it.
  EndCollect,  ///< Ends the loop, pushes the items kept.
  // The rest of a template's structure
  BeginEscape,  ///< Pops whether to escape from here on, pushes what was before.
  EndEscape,    ///< Pops what was before.
  Block,        ///< Writes the block named `a`; view `b` is what it sees of its surroundings.
  Include,      ///< Writes template reference `a`, or, without one, pops a name or names; view `b` is what the template
                ///< sees. Flags: IgnoreMissing, WithContext.
  Import,       ///< Pushes template reference `a` as a module; view `b` as for Include. Flag: WithContext.
  ImportName,   ///< Pushes what the module on top has under the name `b`.
  Extends,      ///< From here on the template is a child of template reference `a`.
  Return,
};

namespace flags {
inline constexpr std::uint8_t kStrict = 1;         ///< What is pushed must not be undefined.
inline constexpr std::uint8_t kFallback = 2;       ///< LoadOuter: an empty slot means the context's variable.
inline constexpr std::uint8_t kCallee = 4;         ///< Load…: what is pushed will be called.
inline constexpr std::uint8_t kExtended = 1;       ///< LoopBegin
inline constexpr std::uint8_t kRecursive = 2;      ///< LoopBegin
inline constexpr std::uint8_t kRaw = 4;            ///< CallAndPrint
inline constexpr std::uint8_t kRequired = 1;       ///< Block
inline constexpr std::uint8_t kIgnoreMissing = 1;  ///< Include
inline constexpr std::uint8_t kWithContext = 2;    ///< Include, Import
}  // namespace flags

/// No view, no template.
inline constexpr std::uint32_t kNone = UINT32_MAX;

struct Instruction {
  Operation operation = Operation::Return;
  std::uint8_t flags = 0;
  std::uint16_t c = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};
static_assert(sizeof(Instruction) == 12);

/// As the dump has it: `load_local`.
[[nodiscard]] std::string_view spelling(Operation operation);
/// `a` is the number of an instruction.
[[nodiscard]] bool jumps(Operation operation);

}  // namespace bondgenoot::templates
