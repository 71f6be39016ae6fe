// What the parts of the compiler share while one template is compiled.
//
// In:  the names, filters and tests of the environment. Out: a Program, and diagnostics. Owns: the program until it is
// done. Threads: one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/code_builder.h"
#include "templates/program.h"
#include "templates/symbols.h"

namespace bondgenoot::templates {

/// The function that is being compiled.
struct OpenFunction {
  std::uint32_t index = 0;
  CodeBuilder code;
  std::map<std::string_view, std::uint32_t> context_slots;  // Names that only the context knows, each found once.
};

class Compilation {
 public:
  Compilation(const Source& template_source, NameTable& name_table, const FilterTable& filter_table,
              const TestTable& test_table);

  [[nodiscard]] OpenFunction& function() { return *open_.back(); }
  [[nodiscard]] CodeBuilder& code() { return open_.back()->code; }
  /// Begins a function within the current one, or (block) beside it.
  void open_function(Function function);
  /// Ends it; its index in the program.
  std::uint32_t close_function();

  [[nodiscard]] std::uint32_t name(std::string_view text) { return names.intern(text).value; }
  [[nodiscard]] std::uint32_t add_constant(Value value);
  [[nodiscard]] std::uint32_t add_shape(CallShape shape);
  [[nodiscard]] std::uint32_t add_view(const Symbols& symbols);
  [[nodiscard]] std::uint32_t add_reference(TemplateReference reference);

  /// Gives each of the scope's variables its place in the current function. The scope's code begins here.
  void place_variables(Symbols& symbols);
  /// Gives one of them the next slot, before all others.
  void place_first(const Symbols& symbols, std::string_view name);
  /// What they hold at the begin of the scope. In a fresh frame all slots are empty.
  void initialize_variables(const Symbols& symbols, Span span, bool fresh = false);
  /// The scope's code ends here; it began at instruction `from`.
  void leave_scope(const Symbols& symbols, std::uint32_t from);
  /// Pushes the variable.
  void load(const Variable& variable, Span span, bool strict);
  void store(const Variable& variable, Span span);
  /// How many functions further out than the current one the variable lives.
  [[nodiscard]] std::uint16_t depth_of(const Variable& variable) const;

  [[nodiscard]] static Place place(Span caret, Span expression);
  [[nodiscard]] static Place place(Span span) { return place(span, span); }
  Diagnostic& error(DiagnosticCode code, Span span, std::string message) {
    return diagnostics.add(code, span, std::move(message));
  }

  const Source& source;
  NameTable& names;
  const FilterTable& filters;
  const TestTable& tests;
  Program program;
  Diagnostics diagnostics;

 private:
  /// The slot in the current function where a name of the context is kept.
  [[nodiscard]] std::uint32_t context_slot(std::string_view name);

  std::vector<std::unique_ptr<OpenFunction>> open_;
};

}  // namespace bondgenoot::templates
