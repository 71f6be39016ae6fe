#include "templates/json_value.h"

#include <utility>
#include <variant>
#include <vector>

#include "support/json.h"
#include "support/phrase.h"

namespace bondgenoot::templates {
namespace {

// Bounded by kJsonDepthLimit, which the parser holds to.
Value to_value(const Json& json) {
  struct Convert {
    Value operator()(std::nullptr_t) const { return Value::none(); }
    Value operator()(bool truth) const { return Value::boolean(truth); }
    Value operator()(std::int64_t number) const { return Value::integer(number); }
    Value operator()(double number) const { return Value::number(number); }
    Value operator()(const std::string& text) const { return Value::text(text); }
    Value operator()(const Json::Array& array) const {
      std::vector<Value> items;
      items.reserve(array.size());
      for (const Json& item : array) items.push_back(to_value(item));
      return Value::list(std::move(items));
    }
    Value operator()(const Json::Object& object) const {
      std::vector<MapEntry> entries;
      entries.reserve(object.size());
      for (const auto& [name, item] : object) entries.push_back({Value::text(name), to_value(item)});
      return Value::map(std::move(entries));
    }
  };
  return std::visit(Convert{}, json.data);
}

}  // namespace

std::expected<Value, std::string> parse_json_value(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(phrase("{} (at byte {})", json.error().message, json.error().offset));
  Value value = to_value(*json);
  if (value.is_undefined()) return std::unexpected(phrase("the JSON is nested too deeply"));
  return value;
}

}  // namespace bondgenoot::templates
