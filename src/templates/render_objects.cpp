#include "templates/render_objects.h"

#include <algorithm>

#include <fmt/format.h>

#include "templates/machine.h"

namespace bondgenoot::templates {
namespace {

/// The only CallContext there is.
Machine& machine(CallContext& context) { return static_cast<Machine&>(context); }

}  // namespace

Value MacroObject::attribute(std::string_view attribute_name) const {
  if (attribute_name == "name") return Value::borrowed(name());
  if (attribute_name == "caller") return Value::boolean(function_.takes_caller);
  if (attribute_name == "catch_kwargs") return Value::boolean(function_.takes_named);
  if (attribute_name == "catch_varargs") return Value::boolean(function_.takes_rest);
  if (attribute_name != "arguments") return {};
  std::vector<Value> parameters;
  for (const FunctionParameter& parameter : function_.parameters)
    parameters.push_back(Value::borrowed(names_.text(parameter.name)));
  return Value::tuple(std::move(parameters));
}

std::vector<std::string> MacroObject::attribute_names() const {
  return {"arguments", "caller", "catch_kwargs", "catch_varargs", "name"};
}

void MacroObject::append_text(std::string& out) const { out += fmt::format("<Macro '{}'>", name()); }

std::expected<Value, EvalError> MacroObject::call(CallContext& context, const Arguments& arguments) const {
  return machine(context).call_macro(*this, arguments);
}

Value BlockReference::attribute(std::string_view name) const {
  if (name != "super" || index_ + 1 >= block_.entries.size()) return {};
  return Value::make<BlockReference>(block_, index_ + 1, context_);
}

std::expected<Value, EvalError> BlockReference::call(CallContext& context, const Arguments& arguments) const {
  return machine(context).call_block(*this, arguments);
}

Value SelfObject::attribute(std::string_view name) const {
  const auto id = names_.find(name);
  const BlockStack* block = id ? context_.entry->find_block(*id) : nullptr;
  return block == nullptr ? Value{} : Value::make<BlockReference>(*block, 0U, context_);
}

std::vector<std::string> SelfObject::attribute_names() const {
  std::vector<std::string> names;
  for (const BlockStack& block : context_.entry->blocks) names.emplace_back(names_.text(block.name));
  std::ranges::sort(names);
  return names;
}

Value ModuleObject::find(NameId name) const {
  for (const Layer* layer = context_.layers; layer != nullptr; layer = layer->next) {
    for (const Export& known : layer->frame->owner->program.exports) {
      const Value& value = layer->frame->slots[known.slot];
      if (known.name == name && !value.is_blank()) return value;
    }
  }
  return {};
}

Value ModuleObject::attribute(std::string_view name) const {
  const auto id = names_.find(name);
  return id ? find(*id) : Value{};
}

std::vector<std::string> ModuleObject::attribute_names() const {
  std::vector<std::string> names;
  for (const Layer* layer = context_.layers; layer != nullptr; layer = layer->next) {
    for (const Export& known : layer->frame->owner->program.exports) names.emplace_back(names_.text(known.name));
  }
  std::ranges::sort(names);
  return names;
}

void ModuleObject::append_text(std::string& out) const {
  out += fmt::format("<TemplateModule '{}'>", linked_.program.name);
}

}  // namespace bondgenoot::templates
