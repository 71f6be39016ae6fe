#include "support/path.h"

#include <algorithm>
#include <vector>

#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<std::string> resolved_path(std::string_view folder, std::string_view relative) {
  std::string out;
  out.reserve(folder.size() + relative.size() + 1);
  out.append(folder);
  while (!relative.empty()) {
    const std::size_t slash = std::min(relative.find('/'), relative.size());
    const std::string_view part = relative.substr(0, slash);
    relative.remove_prefix(std::min(slash + 1, relative.size()));
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      if (!out.empty()) out += '/';
      out.append(part);
      continue;
    }
    if (out.empty()) return std::nullopt;
    out.resize(parent_path(out).size());
  }
  return out;
}

std::optional<std::string> normalized_path(std::string_view path) { return resolved_path({}, path); }

std::string joined_path(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  if (name.empty()) return std::string(folder);
  std::string out(folder);
  if (out.back() != '/') out += '/';
  return out.append(name);
}

std::string_view parent_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stem(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string_view extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot);
}

std::string percent_encoded_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(path.size());
  for (const char c : path) {
    if (is_unreserved(c) || c == '/') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 0x0FU];
  }
  return out;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_value(text[i + 1]);
    const int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (out.find('\0') != std::string::npos || find_invalid_utf8(out)) return std::nullopt;
  return out;
}

std::string relative_path(std::string_view from_folder, std::string_view to) {
  std::vector<std::string_view> from = split(from_folder, '/');
  std::erase(from, std::string_view{});
  if (to.starts_with('/')) to.remove_prefix(1);
  const std::vector<std::string_view> target = split(to, '/');
  std::size_t common = 0;
  while (common < from.size() && common + 1 < target.size() && from[common] == target[common]) ++common;
  std::string out;
  for (std::size_t i = common; i < from.size(); ++i) out += "../";
  for (std::size_t i = common; i < target.size(); ++i) {
    out.append(target[i]);
    if (i + 1 < target.size()) out += '/';
  }
  return out.empty() ? std::string("./") : out;
}

}  // namespace bondgenoot
