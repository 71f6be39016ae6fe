#include "site/tally.h"

#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "support/phrase.h"
#include "support/text.h"
#include "templates/operators.h"

namespace bondgenoot::site {
namespace {

using templates::Value;

/// Numbers by name, in the order in which the names came.
struct Counts {
  std::vector<std::pair<std::string, std::int64_t>> rows;
  StringMap<std::size_t> places;

  void add(const std::string& name) {
    const auto [place, is_new] = places.try_emplace(name, rows.size());
    if (is_new) rows.emplace_back(name, 0);
    ++rows[place->second].second;
  }
};

void count_value(const Views& views, const Value& value, Counts& counts) {
  if (value.is_none() || value.is_undefined()) return;
  auto values = value.is_string() ? std::unexpected(templates::EvalError{}) : templates::Iterator::over(value.alias());
  if (!values) return counts.add(facet_key(views, value));
  for (Value item; values->next(item);) counts.add(facet_key(views, item));
}

}  // namespace

std::string facet_key(const Views& views, const Value& value) {
  if (value.is_object()) {
    const templates::Object* object = &value.as_object();
    if (const auto* entry = dynamic_cast<const EntryView*>(object)) return views.graph().get(entry->id()).name;
    if (const auto* option = dynamic_cast<const OptionView*>(object)) return option->option().value;
    if (const auto* date = dynamic_cast<const DateView*>(object)) return fmt::format("{}", date->date().year());
  }
  return value.is_string() ? std::string(value.as_string()) : templates::to_text(value);
}

templates::EvalResult tally(RenderState& state, const templates::BoundArguments& arguments) {
  auto entries = templates::Iterator::over(arguments[0].alias());
  if (!entries) return std::unexpected(std::move(entries.error()));
  const std::string_view field = arguments.text(1, {});
  Counts counts;
  for (Value entry; entries->next(entry);) {
    if (!entry.is_object())
      return templates::eval_error(phrase("`tally` takes entries, not {}", templates::kind_name(entry)));
    count_value(*state.views, entry.as_object().attribute(field), counts);
  }
  std::vector<templates::MapEntry> map;
  for (const auto& [name, count] : counts.rows) map.push_back({Value::text(name), Value::integer(count)});
  return Value::map(std::move(map));
}

}  // namespace bondgenoot::site
