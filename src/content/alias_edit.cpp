#include "content/alias_edit.h"

#include <algorithm>
#include <string>

#include "content/yaml.h"
#include "content/yaml_slips.h"

namespace bondgenoot::content {
namespace {

// In quotes where YAML could read a sign in it as its own.
std::string as_yaml(std::string_view address) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
           c == '_' || c == '.' || c == '~';
  };
  return std::ranges::all_of(address, plain) ? std::string(address) : yaml_quoted(address);
}

std::string_view line_end(const Source& source, std::size_t before) {
  return before >= 2 && source.text.compare(before - 2, 2, "\r\n") == 0 ? "\r\n" : "\n";
}

Span place(const Source& source, std::size_t at) {
  const auto offset = static_cast<std::uint32_t>(at);
  return {source.id, offset, offset};
}

// `- /old/` on a line of its own: the next one is begun as that one is.
TextEdit after_block_item(const Source& source, Span item, std::string_view address) {
  const Span line = source.line_at(item.begin);
  const std::string begin(source.view({source.id, line.begin, item.begin}));
  const std::size_t next = source.text.find('\n', item.end);
  if (next == std::string::npos) return {place(source, line.end), "\n" + begin + as_yaml(address)};
  return {place(source, next + 1), begin + as_yaml(address) + std::string(line_end(source, next + 1))};
}

TextEdit added(const Source& source, const Entry& entry, const YamlPair* aliases, std::string_view address) {
  if (aliases == nullptr) {
    const std::size_t end = entry.front_matter.end;
    return {place(source, end), "aliases: [" + as_yaml(address) + "]" + std::string(line_end(source, end))};
  }
  const YamlNode& value = aliases->value;
  if (value.is_scalar())
    return {value.span, "[" + std::string(source.view(value.span)) + ", " + as_yaml(address) + "]"};
  const Span last = value.items.back().span;
  const bool flow = source.view(value.span).starts_with('[');
  return flow ? TextEdit{place(source, last.end), ", " + as_yaml(address)} : after_block_item(source, last, address);
}

}  // namespace

std::vector<TextEdit> alias_edits(const Source& source, const Entry& entry, std::string_view old_address,
                                  std::string_view new_address) {
  const auto taken = std::ranges::find(entry.aliases, new_address, &Alias::path);
  if (taken != entry.aliases.end()) return {{taken->span, std::string(old_address)}};
  const Outcome<YamlNode> yaml = parse_yaml(source, entry.front_matter);
  return {added(source, entry, yaml.value.find_pair("aliases"), old_address)};
}

std::vector<TextEdit> absolute_alias_edits(const Source& source, const Entry& entry, std::string_view except) {
  std::vector<TextEdit> edits;
  for (const Alias& alias : entry.aliases) {
    if (alias.path != except && !source.view(alias.span).starts_with('/')) edits.push_back({alias.span, alias.path});
  }
  return edits;
}

}  // namespace bondgenoot::content
