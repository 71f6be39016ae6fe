// A compiled template: flat code, with tables beside it that are looked at when something is called or goes wrong.
//
// In/Out: plain values. Owns: its tables. Constants and names live as long as the environment, so values may borrow
// them. Threads: built by one, const and free for all afterwards.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "support/source.h"
#include "templates/filters.h"
#include "templates/functions.h"
#include "templates/instruction.h"
#include "templates/name_table.h"
#include "templates/value.h"

namespace bondgenoot::templates {

/// What an instruction stands for in the source: where the caret goes, and the whole expression around it.
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t expression_begin = 0;
  std::uint32_t expression_end = 0;
};

/// How the arguments of a call lie on the stack: positional ones, named ones, then what `*` and `**` are given.
struct CallShape {
  std::uint32_t positional = 0;
  std::vector<NameId> names = {};
  bool rest_positional = false;
  bool rest_named = false;

  /// Values on the stack, the callee apart.
  [[nodiscard]] std::uint32_t size() const {
    return positional + static_cast<std::uint32_t>(names.size()) + (rest_positional ? 1U : 0U) + (rest_named ? 1U : 0U);
  }
};

/// A variable as it is seen from some place: in slot `slot` of the frame `depth` functions further out.
struct ViewEntry {
  NameId name;
  std::uint32_t depth = 0;
  std::uint32_t slot = 0;
};
using View = std::vector<ViewEntry>;

/// A variable of a function, between two of its instructions; for messages.
struct VariableRange {
  NameId name;
  std::uint32_t slot = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

enum class FunctionKind : std::uint8_t { Root, Block, Macro, Caller, Loop };

struct FunctionParameter {
  NameId name;
  bool has_default = false;
};

/// Code with slots of its own: a template outside its blocks, a block, a macro, the body of a `call` or a recursive
/// loop.
struct Function {
  FunctionKind kind = FunctionKind::Root;
  NameId name = {};
  Span definition = {};          ///< Its name, or its tag's word.
  std::uint32_t parent = kNone;  ///< The function it stands in, whose variables it sees.
  std::uint32_t defined_at = 0;  ///< The instruction of its parent that makes it.
  std::uint32_t begin = 0;       ///< Its instructions.
  std::uint32_t end = 0;
  std::uint32_t slot_count = 0;
  std::uint32_t stack_size = 0;
  /// Slots 0 and up, in this order; then those of `caller`, `kwargs` and `varargs`, as far as the body uses them.
  std::vector<FunctionParameter> parameters = {};
  bool takes_caller = false;
  bool takes_named = false;
  bool takes_rest = false;
  std::vector<VariableRange> variables = {};
};

enum class ReferenceKind : std::uint8_t { Extends, Include, Import };

/// Another template, named by a literal.
struct TemplateReference {
  std::string name;
  Span span;
  ReferenceKind kind = ReferenceKind::Include;
  bool required = true;  ///< Without it this template cannot be used.
};

/// A block that this template defines.
struct BlockDefinition {
  NameId name;
  std::uint32_t function = 0;
};

/// A name that this template gives to those who import it.
struct Export {
  NameId name;
  std::uint32_t slot = 0;
};

struct Program {
  std::string name;
  SourceId source;
  std::vector<Instruction> code;
  std::vector<Place> places;        ///< One for each instruction.
  std::vector<Function> functions;  ///< The first is the root.
  std::string text;                 ///< All that is written as it stands, in one go.
  std::vector<Value> constants;
  std::vector<CallShape> shapes;
  std::vector<View> views;
  std::vector<const Filter*> filters;
  std::vector<const Test*> tests;
  std::vector<TemplateReference> references;
  std::vector<BlockDefinition> blocks;
  View variables;  ///< The root's variables that blocks and parents see: slots of its frame.
  std::vector<Export> exports;
  std::uint32_t extends = kNone;        ///< The reference it extends.
  bool includes_by_expression = false;  ///< Which templates it includes is not known before it runs.
};

/// The program as text, one instruction a line: for tests, and for curiosity.
[[nodiscard]] std::string to_text(const Program& program, const NameTable& names);

}  // namespace bondgenoot::templates
