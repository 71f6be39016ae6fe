#include "entry_dump.h"

#include <fmt/format.h>

#include "support/text.h"

namespace bondgenoot::content {
namespace {

std::string dump_list(const ListValue& list, const Field& field) {
  std::string out = "[";
  const Field& item_field = field.type == FieldType::List ? field.children.front() : field;
  for (const FieldValue& item : list.items) {
    if (out.size() > 1) out += ", ";
    out += dump(item, item_field);
  }
  return out + "]";
}

std::string dump_group(const GroupValue& group, const Field& field) {
  std::string out = "{";
  for (std::size_t i = 0; i < group.fields.size(); ++i) {
    if (group.fields[i].empty()) continue;
    if (out.size() > 1) out += ", ";
    out += fmt::format("{}: {}", field.children[i].name, dump(group.fields[i], field.children[i]));
  }
  return out + "}";
}

}  // namespace

std::string dump(const FieldValue& value, const Field& field) {
  if (const auto* text = value.get<std::string>()) return fmt::format("\"{}\"", replace_all(*text, "\n", "\\n"));
  if (const auto* number = value.get<double>()) return fmt::format("{}", *number);
  if (const auto* flag = value.get<bool>()) return *flag ? "true" : "false";
  if (const auto* date = value.get<Date>()) return fmt::format("date {}", date->edtf());
  if (const auto* choice = value.get<ChoiceValue>())
    return fmt::format("choice {}", field.options[choice->option].value);
  if (const auto* reference = value.get<ReferenceValue>())
    return fmt::format("reference {} #{}", reference->target, reference->ordinal);
  if (const auto* image = value.get<ImageValue>()) {
    return fmt::format("image {} alt \"{}\" credit \"{}\" #{}", image->src, image->alt, image->credit, image->ordinal);
  }
  if (value.get<AllValues>() != nullptr) return "all values";
  if (const auto* list = value.get<ListValue>()) return dump_list(*list, field);
  if (const auto* group = value.get<GroupValue>()) return dump_group(*group, field);
  if (const auto* markdown = value.get<MarkdownValue>())
    return fmt::format("markdown {}", replace_all(markdown->document->text->html.text, "\n", "\\n"));
  return "nothing";
}

std::string dump(const Entry& entry, const Collection& collection) {
  std::string out = fmt::format("{}: {}", entry.path, entry.slug);
  if (entry.name != entry.slug) out += fmt::format(" (name {})", entry.name);
  if (!entry.language.empty()) out += fmt::format(" in {}", entry.language);
  if (entry.draft) out += " draft";
  if (entry.publish_on) out += fmt::format(" from {}", entry.publish_on->iso());
  if (!entry.layout.empty()) out += fmt::format(" layout {}", entry.layout);
  if (entry.is_private(collection)) out += " private";
  out += '\n';
  for (const Alias& alias : entry.aliases) out += fmt::format("  alias {}\n", alias.path);
  for (std::size_t i = 0; i < entry.fields.size(); ++i) {
    if (entry.fields[i].empty()) continue;
    const bool withheld = entry.withholds(collection, collection.fields[i]);
    out += fmt::format("  {} = {}{}\n", collection.fields[i].name, dump(entry.fields[i], collection.fields[i]),
                       withheld ? " (withheld)" : "");
  }
  for (const ReferenceUse& use : entry.references)
    out += fmt::format("  refers to {}/{}{}\n", use.field->to, use.target, use.withheld ? " (withheld)" : "");
  for (const markdown::Heading& heading : entry.body.headings) out += fmt::format("  heading {}\n", heading.id);
  return out;
}

}  // namespace bondgenoot::content
