#include "templates/parameters.h"

#include <algorithm>
#include <string>
#include <vector>

#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "templates/operators.h"

namespace bondgenoot::templates {
namespace {

std::vector<std::string> names_of(const Signature& signature) {
  std::vector<std::string> names;
  for (const Parameter& parameter : signature.parameters) names.emplace_back(parameter.name);
  return names;
}

EvalError too_many(const Callee& callee, const Signature& signature, std::size_t given) {
  const std::size_t most = signature.parameters.size();
  if (most == 0) return {.message = phrase("{} takes no arguments", callee.words()), .help = ""};
  return {.message = phrase("{} takes at most {}, not {}", callee.words(),
                            counted(most, phrase("argument"), phrase("arguments")), given),
          .help = phrase("it takes {}", quoted_list(names_of(signature)))};
}

EvalError unknown_argument(const Callee& callee, const Signature& signature, std::string_view name) {
  const auto names = names_of(signature);
  const auto near = nearest(name, names);
  const std::string takes = names.empty() ? phrase("it takes no arguments") : phrase("it takes {}", quoted_list(names));
  return {.message = phrase("{} has no argument `{}`", callee.words(), name),
          .help = near ? phrase("did you mean `{}`?", *near) : takes};
}

std::optional<std::size_t> index_of(const Signature& signature, std::string_view name) {
  const auto found = std::ranges::find(signature.parameters, name, &Parameter::name);
  if (found == signature.parameters.end()) return std::nullopt;
  return static_cast<std::size_t>(found - signature.parameters.begin());
}

std::string_view wanted(Accepts accepts) {
  switch (accepts) {
    case Accepts::Integer:
      return phrase("an integer");
    case Accepts::Number:
      return phrase("a number");
    case Accepts::Text:
      return phrase("a string");
    case Accepts::Attribute:
      return phrase("a name or an index");
    default:
      return phrase("a value");
  }
}

bool accepted(Accepts accepts, const Value& value) {
  switch (accepts) {
    case Accepts::Integer:
      return value.is_integer() || value.is_boolean();
    case Accepts::Number:
      return value.is_number();
    case Accepts::Text:
      return value.is_string();
    case Accepts::Attribute:
      return value.is_string() || value.is_integer();
    default:
      return true;
  }
}

/// For these, none says "not given".
bool none_is_absent(const Parameter& parameter) { return !parameter.required && parameter.accepts >= Accepts::Integer; }

std::optional<EvalError> check_value(const Callee& callee, const Parameter& parameter, const Value& value) {
  if (parameter.accepts == Accepts::Any) return std::nullopt;
  if (value.is_undefined()) return undefined_error(value);
  if (accepted(parameter.accepts, value)) return std::nullopt;
  return EvalError{.message = phrase("the argument `{}` of {} is {}", parameter.name, callee.words(), kind_name(value)),
                   .help = phrase("it must be {}", wanted(parameter.accepts)),
                   .is_about_arguments = true};
}

}  // namespace

std::string Callee::words() const {
  if (kind == "filter") return phrase("filter `{}`", name);
  if (kind == "test") return phrase("test `{}`", name);
  if (kind == "macro") return phrase("macro `{}`", name);
  return phrase("function `{}`", name);
}

const Value* Arguments::find(std::string_view name) const {
  const auto found = std::ranges::find(named, name, &NamedValue::name);
  return found == named.end() ? nullptr : &found->value;
}

const Value& BoundArguments::operator[](std::size_t parameter) const {
  static const Value kAbsent;
  return has(parameter) ? *values_[parameter] : kAbsent;
}

bool BoundArguments::boolean(std::size_t parameter, bool otherwise) const {
  return has(parameter) ? truth(*values_[parameter]).value_or(otherwise) : otherwise;
}

std::int64_t BoundArguments::integer(std::size_t parameter, std::int64_t otherwise) const {
  return has(parameter) ? values_[parameter]->as_integer() : otherwise;
}

double BoundArguments::number(std::size_t parameter, double otherwise) const {
  return has(parameter) ? values_[parameter]->as_float() : otherwise;
}

std::string_view BoundArguments::text(std::size_t parameter, std::string_view otherwise) const {
  return has(parameter) ? values_[parameter]->as_string() : otherwise;
}

std::optional<EvalError> check_call(const Callee& callee, const Signature& signature, std::size_t positional,
                                    std::span<const std::string_view> named) {
  const auto& parameters = signature.parameters;
  if (positional > parameters.size() && !signature.rest) return too_many(callee, signature, positional);
  for (const std::string_view name : named) {
    const auto index = index_of(signature, name);
    if (!index && !signature.rest) return unknown_argument(callee, signature, name);
    const bool twice = (index && *index < positional) || std::ranges::count(named, name) > 1;
    if (twice) return EvalError{.message = phrase("{} is given `{}` twice", callee.words(), name), .help = ""};
  }
  for (std::size_t i = positional; i < parameters.size(); ++i) {
    if (!parameters[i].required || std::ranges::find(named, parameters[i].name) != named.end()) continue;
    return EvalError{.message = phrase("{} needs the argument `{}`", callee.words(), parameters[i].name), .help = ""};
  }
  return std::nullopt;
}

std::expected<BoundArguments, EvalError> bind(const Callee& callee, const Signature& signature,
                                              const Arguments& arguments) {
  BoundArguments bound;
  const auto& parameters = signature.parameters;
  const std::size_t taken = std::min(parameters.size(), arguments.positional.size());
  for (std::size_t i = 0; i < taken; ++i) bound.values_[i] = &arguments.positional[i];
  bound.rest_ = {.positional = arguments.positional.subspan(taken), .named = arguments.named};
  if (!arguments.named.empty() || arguments.positional.size() > taken || taken < parameters.size()) {
    std::vector<std::string_view> names;
    for (const NamedValue& argument : arguments.named) names.push_back(argument.name);
    if (auto error = check_call(callee, signature, arguments.positional.size(), names)) {
      error->is_about_arguments = true;
      return std::unexpected(std::move(*error));
    }
  }
  for (const NamedValue& argument : arguments.named) {
    if (const auto index = index_of(signature, argument.name)) bound.values_[*index] = &argument.value;
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Value*& value = bound.values_[i];
    if (value == nullptr) continue;
    if (value->is_none() && none_is_absent(parameters[i]))
      value = nullptr;
    else if (auto error = check_value(callee, parameters[i], *value))
      return std::unexpected(std::move(*error));
  }
  return bound;
}

}  // namespace bondgenoot::templates
