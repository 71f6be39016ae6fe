// The machine that runs programs: one for each render.
//
// In:  linked templates and a context. Out: text, or one Diagnostic. Owns: the output, the frames, the failure.
// Threads: one.
//
// A function of a template runs in `run`, which calls itself for macros, blocks and includes; RenderLimits::depth keeps
// that from going too deep. Members that can fail give false, and `failure` says why.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"
#include "support/diagnostic_codes.h"
#include "templates/call.h"
#include "templates/operators.h"
#include "templates/parameters.h"
#include "templates/renderer.h"
#include "templates/scope.h"

namespace bondgenoot::templates {

class LoopObject;
class MacroObject;
class BlockReference;

/// How a function came to run.
enum class CallKind : std::uint8_t { Entry, Extends, Include, Import, Block, Super, Macro, Caller, Loop };

/// A function that runs now.
struct Activation {
  const Activation* caller = nullptr;
  CallKind kind = CallKind::Entry;
  Frame* frame = nullptr;
  const LinkedTemplate* owner = nullptr;
  const Instruction* code = nullptr;
  Value* top = nullptr;  ///< Behind the topmost value of its stack.
  std::uint32_t at = 0;  ///< The instruction that runs.
  std::uint32_t extends_at = 0;

  void push(Value value) { *top++ = std::move(value); }
  [[nodiscard]] Value pop() { return std::move(*--top); }
};

/// A `for` that runs now.
struct RunningLoop {
  Iterator iterator;
  Value variable;                ///< Keeps `object` alive.
  LoopObject* object = nullptr;  ///< `loop`, where there is one.
  bool ran = false;
  std::vector<Value> kept = {};
};

/// The arguments of a call, gathered from the stack.
struct GatheredArguments {
  Arguments view;
  std::vector<Value> positional;
  std::vector<NamedValue> named;
};

class Machine final : public CallContext {
 public:
  /// Writes to `buffer`, whatever is in it.
  Machine(const TemplateSet& set, const SourceMap& sources, Value context, const RenderOptions& options,
          std::string buffer = {});

  bool render(const LinkedTemplate& entry);
  [[nodiscard]] std::string_view output() const { return output_; }
  [[nodiscard]] std::string take_output() { return std::move(output_); }
  [[nodiscard]] Diagnostic take_failure() { return std::move(*failure_); }

  [[nodiscard]] bool has_filter(std::string_view name) const override { return set_.filters.contains(name); }
  [[nodiscard]] bool has_test(std::string_view name) const override { return set_.tests.contains(name); }
  [[nodiscard]] EvalResult call_filter(std::string_view name, const Value& value, const Arguments& arguments) override;
  [[nodiscard]] std::expected<bool, EvalError> call_test(std::string_view name, const Value& value,
                                                         const Arguments& arguments) override;
  [[nodiscard]] EvalResult call_value(const Value& callee, const Arguments& arguments) override;

  // For the objects that stand for macros, blocks and loops; their text as a value.
  [[nodiscard]] EvalResult call_macro(const MacroObject& macro, const Arguments& arguments);
  [[nodiscard]] EvalResult call_block(const BlockReference& block, const Arguments& arguments);
  [[nodiscard]] EvalResult call_loop(const LoopObject& loop, const Arguments& arguments);
  [[nodiscard]] const NameTable& names() const { return set_.names; }

 private:
  using Step = const Instruction&;

  // machine.cpp
  bool run(Activation& activation);
  bool run_value(Activation& activation, Step step);
  bool run_rest(Activation& activation, Step step);
  bool check_output(Activation& activation);

  // machine_values.cpp
  bool load_local(Activation& a, Step step);
  bool load_outer(Activation& a, Step step);
  bool load_context(Activation& a, Step step);
  bool push_variable(Activation& a, Step step, const Value& value);
  bool attribute_of(Activation& a, Step step);
  bool subscript_of(Activation& a, Step step);
  bool slice_of(Activation& a);
  bool binary(Activation& a, Step step);
  bool unary(Activation& a, Step step);
  bool concatenate(Activation& a, Step step);
  bool build_list(Activation& a, Step step);
  bool build_map(Activation& a, Step step);
  bool unpack(Activation& a, Step step);
  bool set_attribute(Activation& a, Step step);
  bool print(Activation& a);
  bool print_raw(Activation& a);
  void mark_safe(Activation& a);
  bool jump_if(Activation& a, Step step, bool on, bool keep);
  bool jump_if_false(Activation& a, Step step);
  bool compare_or_jump(Activation& a, Step step);
  bool begin_escape(Activation& a);
  bool push_result(Activation& a, Step step, EvalResult result, std::uint32_t pops);
  [[nodiscard]] std::string_view owner_text(const Activation& a) const;
  std::optional<bool> truth_of(Activation& a, const Value& value);

  // machine_calls.cpp
  bool gather(Activation& a, const CallShape& shape, GatheredArguments& gathered);
  bool gather_rest(Activation& a, const CallShape& shape, const Value* first, GatheredArguments& gathered);
  bool call(Activation& a, Step step);
  bool call_and_print(Activation& a, Step step);
  bool print_result(Activation& a, Step step, const Value& result);
  bool filter(Activation& a, Step step);
  bool test(Activation& a, Step step);
  bool make_macro(Activation& a, Step step);
  void drop(Activation& a, std::uint32_t count);
  bool not_callable(Activation& a, const Value& callee);
  /// Writes what the macro makes. Its arguments may be moved from.
  bool run_macro(const MacroObject& macro, const Arguments& arguments);
  /// Puts the arguments into the frame's slots; says what does not fit.
  std::optional<EvalError> bind_macro(const MacroObject& macro, Frame& frame, const Arguments& arguments);
  [[nodiscard]] EvalError unexpected_argument(const MacroObject& macro, std::string_view name, bool is_given) const;
  [[nodiscard]] EvalError too_many_arguments(const MacroObject& macro, std::size_t given) const;
  [[nodiscard]] Value text_value(std::string text) const;
  void begin_capture() { captures_.push_back(output_.size()); }
  [[nodiscard]] std::string end_capture();
  /// What was written since `begin_capture`, if that went well.
  [[nodiscard]] EvalResult captured(bool ok);

  // machine_fragments.cpp
  bool run_or_repeat(CallKind kind, Frame& frame);
  bool run_and_keep(Frame& frame);
  [[nodiscard]] bool make_key(const Frame& frame);
  [[nodiscard]] bool fits(const Fragment& fragment) const;
  void repeat(const Fragment& fragment);
  void watch_call(const Object& callee) { reads_anything_ |= !callee.is_constant(); }
  bool run_module(const LinkedTemplate& linked, TemplateContext& context, bool with_context);

  // machine_loops.cpp
  bool begin_loop(Activation& a, Step step);
  void add_loop_variable(Activation& a, Step step);
  bool next_item(Activation& a, Step step);
  void end_loop(Activation& a, Step step);
  void end_collect(Activation& a);
  bool start_recursive_loop(Activation& a, Step step);
  bool run_loop(const Frame& outer, const LinkedTemplate& owner, std::uint32_t function, Value items,
                std::size_t depth);

  // machine_templates.cpp
  bool run_function(CallKind kind, Frame& frame);
  [[nodiscard]] static bool kind_is_root(CallKind kind);
  bool run_root(CallKind kind, const LinkedTemplate& linked, TemplateContext& context);
  bool run_template(CallKind kind, const LinkedTemplate& linked, TemplateContext context);
  [[nodiscard]] TemplateContext context_for(const Activation& a, const LinkedTemplate& linked, Step step);
  bool place_block(Activation& a, Step step);
  bool run_block_entry(CallKind kind, const BlockStack& block, std::uint32_t index, TemplateContext& context);
  bool include(Activation& a, Step step);
  bool read_names(const Activation& a, const Value& given, std::vector<std::string>& names);
  bool fail_missing(const Activation& a, const std::vector<std::string>& names);
  bool import(Activation& a, Step step);
  bool import_name(Activation& a, Step step);
  void load_self(Activation& a);
  bool load_super(Activation& a, Step step);

  // machine_failure.cpp
  struct Problem {
    DiagnosticCode code = DiagnosticCode::TemplateFailedOperation;
    std::string message;
    std::string label = {};
    std::string help = {};
  };
  bool fail(const Activation& a, Problem problem);
  bool fail_with(const Activation& a, EvalError error);
  bool fail_undefined(const Activation& a, Step step, const Value& value);
  bool fail_undefined_name(const Activation& a, Step step);
  bool fail_steps(const Activation& a);
  bool fail_depth(const Activation& a);
  void add_values(const Activation& a, Diagnostic& diagnostic) const;
  void add_way(const Activation& a, Diagnostic& diagnostic) const;
  [[nodiscard]] std::string way_of(const Activation& a) const;
  [[nodiscard]] Value variable_at(const Activation& a, std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names_at(const Activation& a) const;
  [[nodiscard]] Span span_of(const Activation& a) const;
  [[nodiscard]] Place place_of(const Activation& a) const;

  const TemplateSet& set_;
  const SourceMap& sources_;
  RenderLimits limits_;
  bool default_autoescape_;
  Scopes scopes_;
  std::string output_;
  std::vector<std::size_t> captures_;
  std::vector<RunningLoop> loops_;
  std::map<const LinkedTemplate*, Value> modules_;
  Activation* current_ = nullptr;
  std::uint64_t steps_left_;
  std::size_t depth_ = 0;

  // What running the innermost function that may be kept has done so far: machine_fragments.cpp.
  Fragments* fragments_;
  std::vector<std::string_view>* notes_;
  Witness* witness_;
  std::string key_;
  bool reads_anything_ = false;  // Its text may depend on more than its arguments.
  std::size_t deepest_ = 0;
  std::size_t most_output_ = 0;

  std::optional<Diagnostic> failure_;
};

}  // namespace bondgenoot::templates
