#include "site/language_functions.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "site/page_versions.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using templates::BoundArguments;
using templates::EvalResult;
using templates::Value;

std::string_view language_of_entry(const content::Graph& graph, content::EntryId id, std::string_view field) {
  const content::Entry& entry = graph.get(id);
  return entry.inherits(graph.collection_of(id), field) ? std::string_view(entry.inherited_language)
                                                        : graph.language(id);
}

/// The language of what is given; empty when it is the page's, or when it has none.
std::string other_language(const RenderState& state, const BoundArguments& arguments) {
  const Value& of = arguments[0];
  std::string language;
  if (const auto* entry = of.is_object() ? dynamic_cast<const EntryView*>(&of.as_object()) : nullptr)
    language = language_of_entry(state.views->graph(), entry->id(), arguments.text(1, {}));
  else if (of.is_string())
    language = of.as_string();
  if (language == state.views->language()) language.clear();
  return language;
}

}  // namespace

EvalResult lang_of(RenderState& state, const BoundArguments& arguments) {
  const std::string language = other_language(state, arguments);
  if (language.empty()) return Value::safe("");
  std::string attributes = fmt::format(" lang=\"{}\"", html_escaped(language));
  const std::string_view direction = text_direction(language);
  if (direction != text_direction(state.views->language())) attributes += fmt::format(" dir=\"{}\"", direction);
  return Value::safe(std::move(attributes));
}

EvalResult language_of(RenderState& state, const BoundArguments& arguments) {
  const std::string language = other_language(state, arguments);
  return language.empty() ? Value::none() : Value::text(language_name(*state.views, language));
}

}  // namespace bondgenoot::site
