#include "content/scaffold.h"

#include <algorithm>

#include <fmt/format.h>

#include "content/example_value.h"
#include "content/yaml_slips.h"
#include "support/phrase_in.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

struct Writer {
  const ScaffoldOptions& options;
  Language language;  // Of the explanations.
  std::string out;

  void line(std::string_view prefix, std::string_view text) { out.append(prefix).append(text).append("\n"); }
};

std::string hints(const Writer& writer, const Field& field) {
  std::vector<std::string> parts;
  if (field.required) parts.emplace_back(phrase_in(writer.language, "required"));
  if (field.many) parts.emplace_back(phrase_in(writer.language, "one or more"));
  const bool counts_characters = !field.many && (field.type == FieldType::Text || field.type == FieldType::Markdown);
  if (counts_characters && field.min) parts.push_back(phrase_in(writer.language, "at least {} characters", *field.min));
  if (counts_characters && field.max) parts.push_back(phrase_in(writer.language, "at most {} characters", *field.max));
  if (field.type == FieldType::Reference)
    parts.push_back(phrase_in(writer.language, "the file name of a page in content/{}, without .md", field.to));
  if (!field.all_values.empty()) parts.push_back(phrase_in(writer.language, "or `{}` for all", field.all_values));
  return join(parts, ", ");
}

// `# Samenvatting (verplicht, hoogstens 320 tekens): Twee of drie korte zinnen.`
void write_explanation(Writer& writer, const Field& field, std::string_view indent) {
  const std::string_view label = field.label.in(writer.options.language, field.name);
  std::string text = fmt::format("# {}", label);
  if (const std::string hint = hints(writer, field); !hint.empty()) text += fmt::format(" ({})", hint);
  if (!field.help.empty()) text += fmt::format(": {}", field.help.in(writer.options.language));
  writer.line(indent, replace_all(text, "\n", " "));
  if (field.type != FieldType::Choice) return;
  writer.line(indent, fmt::format("# {}:", phrase_in(writer.language, "Choose from")));
  for (const Option& option : field.options) {
    const std::string_view option_label = option.label.in(writer.options.language);
    const bool says_more = !option_label.empty() && option_label != option.value;
    writer.line(indent, says_more ? fmt::format("#   {} = {}", option.value, replace_all(option_label, "\n", " "))
                                  : fmt::format("#   {}", option.value));
  }
}

// What stands behind the key of a field that is to be filled in.
std::string blank_value(const Writer& writer, const Field& field) {
  if (field.many) return " []";
  switch (field.type) {
    case FieldType::Text:
    case FieldType::Markdown:
      return " \"\"";
    case FieldType::Date:
      return fmt::format(" {}", writer.options.today.iso());
    case FieldType::List:
      return " []";
    default:
      return "";
  }
}

bool is_group_list(const Field& field) {
  return field.type == FieldType::List && field.children.front().type == FieldType::Group;
}

// The required children as lines of their own, each with `indent`; the first begins with `first` instead.
void write_children(Writer& writer, const std::vector<Field>& children, std::string_view first, std::string_view indent,
                    std::string_view comment) {
  std::string_view begin = first;
  for (const bool required : {true, false}) {
    for (const Field& child : children) {
      if (child.required != required) continue;
      const bool opens = begin == first && first != indent;
      const bool live = comment.empty() && (child.required || opens);  // An item of a list begins on a line of its own.
      const std::string text =
          live ? fmt::format("{}:{}", child.name, blank_value(writer, child)) : example_line(child);
      writer.line(fmt::format("{}{}{}", comment, begin, live || !comment.empty() ? "" : "#"), text);
      begin = indent;
    }
  }
}

void write_image(Writer& writer, const Field& field, std::string_view comment) {
  writer.line(comment, comment.empty() ? "  src:" : "  src: foto.jpg");
  writer.line(comment, comment.empty() ? "  alt: \"\"" : "  alt: \"…\"");
  if (field.credit) writer.line(comment, comment.empty() ? "  credit: \"\"" : "  credit: \"…\"");
}

// A value of several lines, live or behind `#`.
bool write_block(Writer& writer, const Field& field, std::string_view comment) {
  if (field.many) return false;
  const bool group = field.type == FieldType::Group;
  if (!group && !is_group_list(field) && field.type != FieldType::Image) return false;
  writer.line(comment, field.name + ":");
  if (field.type == FieldType::Image)
    write_image(writer, field, comment);
  else if (group)
    write_children(writer, field.children, "  ", "  ", comment);
  else
    write_children(writer, field.children.front().children, "  - ", "    ", comment);
  return true;
}

const std::string* filled_in(const Writer& writer, const Field& field) {
  const auto& filled = writer.options.filled;
  const auto found = std::ranges::find(filled, field.name, &std::pair<std::string, std::string>::first);
  return found == filled.end() ? nullptr : &found->second;
}

void write_field(Writer& writer, const Field& field, std::string_view title) {
  const std::string* known = filled_in(writer, field);
  const bool is_title = field.name == "title" && field.type == FieldType::Text;
  if (is_title && known == nullptr && title.empty()) return;
  if (is_title || (known != nullptr && !writer.options.comments)) {
    writer.line("", fmt::format("{}:{}", field.name, known != nullptr ? *known : " " + yaml_quoted(title)));
    return;
  }
  if (!writer.options.comments) return;
  writer.line("", "");
  write_explanation(writer, field, "");
  if (known != nullptr) {
    writer.line("", fmt::format("{}:{}", field.name, *known));
  } else if (field.required && !field.follows && !field.default_text) {
    if (!write_block(writer, field, "")) writer.line("", fmt::format("{}:{}", field.name, blank_value(writer, field)));
  } else if (field.default_text) {
    writer.line("#", fmt::format("{}: {}", field.name, *field.default_text));
  } else if (!write_block(writer, field, "#")) {
    writer.line("#", example_line(field));
  }
}

}  // namespace

std::string scaffold_name(std::string_view title) { return slugified(title); }

std::string scaffold_entry(const Collection& collection, std::string_view title, const ScaffoldOptions& options) {
  Writer writer{options, find_language(options.language).value_or(Language::English), "---\n"};
  for (const Field& field : collection.fields) write_field(writer, field, title);
  for (const auto& [key, yaml] : options.common) writer.line("", fmt::format("{}: {}", key, yaml));
  writer.line("", "---");
  if (options.body) {
    writer.out += *options.body;
  } else {
    writer.line("", phrase_in(writer.language,
                              "<!-- Here comes the text, in Markdown. Begin a heading with ##. Remove this line. -->"));
  }
  return std::move(writer.out);
}

}  // namespace bondgenoot::content
