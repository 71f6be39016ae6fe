// What templates hold in their hands that only the machine can run: macros, blocks, modules, `self`.
//
// In:  a frame or context of the render. Out: Objects. Owns nothing: they live no longer than the render. Threads: one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "templates/scope.h"
#include "templates/value.h"

namespace bondgenoot::templates {

/// `{% macro %}`, and the `caller` of `{% call %}`.
class MacroObject final : public Object {
 public:
  MacroObject(const NameTable& names, const Frame& frame, const Function& function, bool autoescape)
      : names_(names), frame_(frame), function_(function), autoescape_(autoescape) {}

  [[nodiscard]] const Frame& outer() const { return frame_; }
  [[nodiscard]] const Function& function() const { return function_; }
  /// Whether its body escapes: as it was where it was made.
  [[nodiscard]] bool autoescape() const { return autoescape_; }
  [[nodiscard]] std::string_view name() const { return names_.text(function_.name); }

  [[nodiscard]] std::string_view type_name() const override { return "macro"; }
  [[nodiscard]] Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  void append_text(std::string& out) const override;
  [[nodiscard]] bool is_callable() const override { return true; }
  [[nodiscard]] std::expected<Value, EvalError> call(CallContext& context, const Arguments& arguments) const override;
  [[nodiscard]] bool is_constant() const override { return true; }  // What its body does is seen when it runs.

 private:
  const NameTable& names_;
  const Frame& frame_;
  const Function& function_;
  bool autoescape_;
};

/// `self.name` and `super`: called, it gives the block's text.
class BlockReference final : public Object {
 public:
  BlockReference(const BlockStack& block, std::uint32_t index, TemplateContext& context)
      : block_(block), index_(index), context_(context) {}

  [[nodiscard]] const BlockStack& block() const { return block_; }
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] TemplateContext& context() const { return context_; }

  [[nodiscard]] std::string_view type_name() const override { return "block"; }
  /// `super`, when there is one more.
  [[nodiscard]] Value attribute(std::string_view name) const override;
  [[nodiscard]] bool is_callable() const override { return true; }
  [[nodiscard]] std::expected<Value, EvalError> call(CallContext& context, const Arguments& arguments) const override;

 private:
  const BlockStack& block_;
  std::uint32_t index_;
  TemplateContext& context_;
};

/// `self`.
class SelfObject final : public Object {
 public:
  SelfObject(const NameTable& names, TemplateContext& context) : names_(names), context_(context) {}

  [[nodiscard]] std::string_view type_name() const override { return "self"; }
  [[nodiscard]] Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;

 private:
  const NameTable& names_;
  TemplateContext& context_;
};

/// `{% import %}`: what a template gives away.
class ModuleObject final : public Object {
 public:
  ModuleObject(const NameTable& names, const LinkedTemplate& linked, const TemplateContext& context)
      : names_(names), linked_(linked), context_(context) {}

  /// Blank when there is none.
  [[nodiscard]] Value find(NameId name) const;
  [[nodiscard]] const LinkedTemplate& linked() const { return linked_; }
  [[nodiscard]] bool is_constant() const override { return context_.is_closed; }

  [[nodiscard]] std::string_view type_name() const override { return "module"; }
  [[nodiscard]] Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  void append_text(std::string& out) const override;

 private:
  const NameTable& names_;
  const LinkedTemplate& linked_;
  const TemplateContext& context_;
};

}  // namespace bondgenoot::templates
