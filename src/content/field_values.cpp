#include "content/field_values.h"

#include <algorithm>

namespace bondgenoot::content {

void for_each_value(const Field& field, const FieldValue& value,
                    const std::function<void(const Field&, const FieldValue&)>& visit) {
  if (const auto* list = value.get<ListValue>()) {
    const bool of_children = field.type == FieldType::List && !field.children.empty();
    const Field& item_field = of_children ? field.children.front() : field;
    for (const FieldValue& item : list->items) for_each_value(item_field, item, visit);
  } else if (const auto* group = value.get<GroupValue>()) {
    const std::size_t count = std::min(group->fields.size(), field.children.size());
    for (std::size_t i = 0; i < count; ++i) for_each_value(field.children[i], group->fields[i], visit);
  } else if (!value.empty()) {
    visit(field, value);
  }
}

}  // namespace bondgenoot::content
