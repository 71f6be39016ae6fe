// The text dump of programs, for program.h.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "templates/operators.h"
#include "templates/program.h"

namespace bondgenoot::templates {
namespace {

// In the order of Operation.
constexpr auto kSpellings = std::to_array<std::string_view>({
    "text",
    "print",
    "print_raw",
    "constant",
    "load_local",
    "load_outer",
    "load_context",
    "load_self",
    "load_super",
    "no_else",
    "store_local",
    "clear_local",
    "copy_local",
    "copy_outer",
    "set_attribute",
    "unpack",
    "attribute",
    "subscript",
    "slice",
    "binary",
    "not",
    "negate",
    "plus",
    "concatenate",
    "list",
    "tuple",
    "map",
    "duplicate",
    "pop",
    "mark_safe",
    "jump",
    "jump_if_false",
    "jump_if_false_or_pop",
    "jump_if_true_or_pop",
    "jump_if_set",
    "compare_or_jump",
    "call",
    "call_and_print",
    "filter",
    "test",
    "make_macro",
    "call_loop",
    "begin_capture",
    "end_capture",
    "loop_begin",
    "loop_next",
    "loop_end",
    "collect",
    "end_collect",
    "begin_escape",
    "end_escape",
    "block",
    "include",
    "import",
    "import_name",
    "extends",
    "return",
});
static_assert(kSpellings.size() == static_cast<std::size_t>(Operation::Return) + 1);

std::string_view kind_of(FunctionKind kind) {
  switch (kind) {
    case FunctionKind::Root:
      return "root";
    case FunctionKind::Block:
      return "block";
    case FunctionKind::Macro:
      return "macro";
    case FunctionKind::Caller:
      return "caller";
    case FunctionKind::Loop:
      return "loop";
  }
  return "";
}

std::string quoted(std::string_view text) {
  std::string out;
  append_repr(out, Value::borrowed(text));
  return out;
}

class Dump {
 public:
  Dump(const Program& program, const NameTable& names) : program_(program), names_(names) {}

  std::string all() {
    for (const Function& function : program_.functions) add(function);
    return std::move(out_);
  }

 private:
  void add(const Function& function) {
    out_ += kind_of(function.kind);
    if (function.name != NameId{}) out_ += fmt::format(" {}", names_.text(function.name));
    if (function.kind == FunctionKind::Macro || function.kind == FunctionKind::Caller) out_ += parameters(function);
    out_ += fmt::format(": {} slots, stack {}\n", function.slot_count, function.stack_size);
    for (std::uint32_t i = function.begin; i < function.end; ++i) add(i - function.begin, program_.code[i]);
  }

  std::string parameters(const Function& function) const {
    std::string out;
    const auto add_one = [&](std::string_view name) { out += fmt::format("{}{}", out.empty() ? "" : ", ", name); };
    for (const FunctionParameter& parameter : function.parameters) {
      add_one(fmt::format("{}{}", names_.text(parameter.name), parameter.has_default ? "=" : ""));
    }
    if (function.takes_caller) add_one("caller");
    if (function.takes_named) add_one("**kwargs");
    if (function.takes_rest) add_one("*varargs");
    return "(" + out + ")";
  }

  void add(std::uint32_t number, const Instruction& instruction) {
    out_ += fmt::format("{:4} {}", number, spelling(instruction.operation));
    const std::string operands = operands_of(instruction);
    if (!operands.empty()) out_ += fmt::format(" {}", operands);
    out_ += '\n';
  }

  std::string operands_of(const Instruction& instruction) const {
    const std::uint32_t a = instruction.a;
    const std::uint32_t b = instruction.b;
    const std::string_view strict = (instruction.flags & flags::kStrict) != 0 ? " strict" : "";
    switch (instruction.operation) {
      case Operation::Text:
        return quoted(std::string_view(program_.text).substr(a, b));
      case Operation::Constant:
        return constant(a);
      case Operation::LoadLocal:
      case Operation::LoadContext:
        return fmt::format("{} @{}{}", name(b), a, strict);
      case Operation::LoadOuter:
        return fmt::format("{} @{} out {}{}", name(b), a, instruction.c, strict);
      case Operation::StoreLocal:
      case Operation::ClearLocal:
        return fmt::format("@{}", a);
      case Operation::CopyLocal:
        return fmt::format("@{} to @{}", a, b);
      case Operation::CopyOuter:
        return fmt::format("@{} out {} to @{}", a, instruction.c, b);
      case Operation::Attribute:
      case Operation::Subscript:
      case Operation::SetAttribute:
      case Operation::ImportName:
        return fmt::format("{}{}", b == 0 && instruction.operation == Operation::Subscript ? "" : name(b), strict);
      case Operation::Binary:
        return std::string(bondgenoot::templates::spelling(static_cast<BinaryOperator>(instruction.c)));
      default:
        return rest_of(instruction);
    }
  }

  std::string rest_of(const Instruction& instruction) const {
    const std::uint32_t a = instruction.a;
    const std::uint32_t b = instruction.b;
    const std::string_view strict = (instruction.flags & flags::kStrict) != 0 ? " strict" : "";
    switch (instruction.operation) {
      case Operation::Unpack:
      case Operation::Concatenate:
      case Operation::List:
      case Operation::Tuple:
      case Operation::Map:
        return std::to_string(a);
      case Operation::JumpIfSet:
        return fmt::format("@{} to {}", b, a);
      case Operation::CompareOrJump:
        return fmt::format("{} to {}", bondgenoot::templates::spelling(static_cast<BinaryOperator>(instruction.c)), a);
      case Operation::Call:
        return shape(b) + std::string(strict);
      case Operation::CallAndPrint:
        return shape(b) + ((instruction.flags & flags::kRaw) != 0 ? " raw" : "");
      case Operation::Filter:
        return fmt::format("{}{}{}", callee(program_.filters[a]), shape(b), strict);
      case Operation::Test:
        return fmt::format("{}{}", callee(program_.tests[a]), shape(b));
      case Operation::MakeMacro:
      case Operation::CallLoop:
        return fmt::format("function {}", a);
      case Operation::LoopBegin:
        return (instruction.flags & flags::kExtended) != 0 ? fmt::format("loop @{}", a) : "";
      case Operation::Block:
        return fmt::format("{}{}{}", name(a), (instruction.flags & flags::kRequired) != 0 ? " required" : "", view(b));
      case Operation::Include:
        return fmt::format("{}{}{}", a == kNone ? "by value" : quoted(program_.references[a].name),
                           (instruction.flags & flags::kIgnoreMissing) != 0 ? " ignore missing" : "", view(b));
      case Operation::Import:
      case Operation::Extends:
        return fmt::format("{}{}", a == kNone ? "?" : quoted(program_.references[a].name),
                           instruction.operation == Operation::Import ? view(b) : "");
      default:
        return jumps(instruction.operation) ? fmt::format("to {}", a) : "";
    }
  }

  std::string name(std::uint32_t id) const { return std::string(names_.text(NameId{id})); }

  std::string constant(std::uint32_t index) const {
    std::string out;
    append_repr(out, program_.constants[index]);
    return out;
  }

  template <typename T>
  static std::string callee(const T* known) {
    return known == nullptr ? "?" : known->name;
  }

  std::string shape(std::uint32_t index) const {
    const CallShape& shape = program_.shapes[index];
    std::string out = shape.positional == 0 ? "" : std::to_string(shape.positional);
    const auto add_one = [&](std::string_view part) { out += fmt::format("{}{}", out.empty() ? "" : ", ", part); };
    for (const NameId named : shape.names) add_one(fmt::format("{}=", names_.text(named)));
    if (shape.rest_positional) add_one("*");
    if (shape.rest_named) add_one("**");
    return "(" + out + ")";
  }

  /// What is seen, by name: that does not change when slots do.
  std::string view(std::uint32_t index) const {
    if (index == kNone) return "";
    std::string out;
    for (const ViewEntry& entry : program_.views[index])
      out += fmt::format("{}{}", out.empty() ? "" : ", ", names_.text(entry.name));
    return fmt::format(" sees [{}]", out);
  }

  const Program& program_;
  const NameTable& names_;
  std::string out_;
};

}  // namespace

std::string_view spelling(Operation operation) { return kSpellings[static_cast<std::size_t>(operation)]; }

bool jumps(Operation operation) {
  switch (operation) {
    case Operation::Jump:
    case Operation::JumpIfFalse:
    case Operation::JumpIfFalseOrPop:
    case Operation::JumpIfTrueOrPop:
    case Operation::JumpIfSet:
    case Operation::CompareOrJump:
    case Operation::LoopNext:
    case Operation::LoopEnd:
      return true;
    default:
      return false;
  }
}

std::string to_text(const Program& program, const NameTable& names) { return Dump(program, names).all(); }

}  // namespace bondgenoot::templates
