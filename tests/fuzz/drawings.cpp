// Pictures of anybody: drawings in SVG, and the kinds of the others.
#include <cctype>
#include <string>

#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "pictures/format.h"
#include "pictures/svg.h"
#include "support/utf8.h"

namespace bondgenoot::fuzz {
namespace {

/// What a browser could act on, outside the values of attributes and the text between elements.
std::string problem_of_drawing(std::string_view svg) {
  std::string lower;
  for (const char c : svg) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string_view part :
       {"<script", "<foreignobject", "<iframe", "<object", "<embed", "<image", "<!", "<a ", "<animate", "<set"}) {
    if (lower.find(part) != std::string::npos) return std::string(part);
  }
  char quote = '\0';
  bool in_tag = false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = lower[i];
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (in_tag && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == '<' || c == '>') {
      in_tag = c == '<';
    } else if (in_tag && c == ' ' && lower.compare(i + 1, 2, "on") == 0) {
      return lower.substr(i, 20);
    }
  }
  return {};
}

}  // namespace

void drawings(std::string_view bytes) {
  static_cast<void>(pictures::format_of_bytes(bytes));
  static_cast<void>(pictures::foreign_kind(bytes));
  const auto drawing = pictures::clean_drawing(bytes);
  if (!drawing) {
    demand(!drawing.error().message.empty(), "why a drawing is refused is said");
    demand(!find_invalid_utf8(drawing.error().message), "what is said is UTF-8", drawing.error().message);
    return;
  }
  demand(!find_invalid_utf8(drawing->text), "a drawing is UTF-8", drawing->text);
  demand(problem_of_drawing(drawing->text).empty(), problem_of_drawing(drawing->text), drawing->text);
  const auto again = pictures::clean_drawing(drawing->text);
  demand(again.has_value(), "a drawing that was made safe is one", drawing->text);
  demand(again->text == drawing->text, "a drawing that was made safe stays as it is", drawing->text);
  demand(again->width == drawing->width && again->height == drawing->height, "and as large", drawing->text);
}

}  // namespace bondgenoot::fuzz
