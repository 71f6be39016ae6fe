#include "content/yaml_writer.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "content/yaml_slips.h"

namespace bondgenoot::content {
namespace {

// Without quotes what no reader of YAML takes for anything but text.
std::string text_of(const std::string& text) {
  constexpr std::array<std::string_view, 11> kTaken = {"true", "false", "yes", "no",  "on", "off",
                                                       "null", "y",     "n",   "nan", "inf"};
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_plain = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '/';
  };
  const bool plain = !text.empty() && is_letter(text[0]) && std::ranges::all_of(text, is_plain);
  std::string lower = text;
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return plain && std::ranges::find(kTaken, lower) == kTaken.end() ? text : yaml_quoted(text);
}

// A value on the line of its key; empty for one that needs lines of its own.
std::string short_form(const Json& value) {
  if (const auto* text = value.get<std::string>()) return text_of(*text);
  const auto* array = value.get<Json::Array>();
  const auto* object = value.get<Json::Object>();
  if (array != nullptr && array->empty()) return "[]";
  if (object != nullptr && object->empty()) return "{}";
  return array != nullptr || object != nullptr ? std::string() : to_json(value);
}

// Depth is that of a content model (kFieldDepthLimit), and bounded here as well.
void write(std::string& out, const Json& value, std::size_t depth, bool behind_dash) {
  if (depth > kJsonDepthLimit) return;
  const std::string indent(depth * 2, ' ');
  const auto item = [&](const std::string& before, const Json& child) {
    if (const std::string text = short_form(child); !text.empty()) {
      out += fmt::format("{}{}\n", before, text);
      return;
    }
    const bool dash = before.ends_with("- ");
    out += dash ? before : before.substr(0, before.size() - 1) + '\n';
    write(out, child, depth + 1, dash);
  };
  if (const auto* array = value.get<Json::Array>()) {
    for (const Json& child : *array) {
      item((behind_dash ? std::string() : indent) + "- ", child);
      behind_dash = false;
    }
  } else if (const auto* object = value.get<Json::Object>()) {
    for (const auto& [name, child] : *object) {
      item(fmt::format("{}{}: ", behind_dash ? std::string() : indent, text_of(name)), child);
      behind_dash = false;
    }
  }
}

}  // namespace

std::string to_yaml(const Json& value) {
  std::string out;
  write(out, value, 0, false);
  return out;
}

}  // namespace bondgenoot::content
