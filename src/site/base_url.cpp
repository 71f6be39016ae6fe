#include <algorithm>
#include <string_view>

#include "site/config.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

struct Address {
  std::string origin;
  std::string path = "/";
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_host_character(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.'; }

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// A host name with an optional port; the words of the error otherwise.
std::optional<std::string> find_host_error(std::string_view authority) {
  if (authority.empty()) return phrase("it names no host");
  if (authority.find('@') != std::string_view::npos) return phrase("it holds a user name");
  const std::size_t colon = authority.find(':');
  const std::string_view host = authority.substr(0, colon);
  const bool labels =
      !host.empty() && !host.starts_with('.') && !host.ends_with('.') && host.find("..") == std::string_view::npos;
  if (!labels || !std::ranges::all_of(host, is_host_character)) return phrase("`{}` is not the name of a host", host);
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view port = authority.substr(colon + 1);
  if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit))
    return phrase("`{}` is not the number of a port", port);
  return std::nullopt;
}

/// The path with one `/` at both ends, encoded; nothing when it climbs or is wrongly encoded.
std::optional<std::string> normalized_base_path(std::string_view path) {
  const auto decoded = percent_decoded(path);
  if (!decoded) return std::nullopt;
  const bool dots =
      std::ranges::any_of(split(*decoded, '/'), [](std::string_view part) { return part == "." || part == ".."; });
  if (dots) return std::nullopt;
  const auto plain = normalized_path(*decoded);
  if (!plain) return std::nullopt;
  return plain->empty() ? "/" : '/' + percent_encoded_path(*plain) + '/';
}

std::optional<std::string> parse_address(std::string_view text, Address& address) {
  if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\\'; })) {
    return phrase("it holds a space or a backslash");
  }
  if (text.find('?') != std::string_view::npos) return phrase("it holds a query (`?`)");
  if (text.find('#') != std::string_view::npos) return phrase("it holds a fragment (`#`)");
  std::string_view path = text;
  if (!text.starts_with('/')) {
    const std::size_t colon = text.find("://");
    const std::string scheme = lower_ascii(text.substr(0, colon == std::string_view::npos ? 0 : colon));
    if (scheme != "https" && scheme != "http") return phrase("it does not begin with `https://`");
    const std::string_view rest = text.substr(colon + 3);
    const std::string authority = lower_ascii(rest.substr(0, rest.find('/')));
    if (auto error = find_host_error(authority)) return error;
    address.origin = scheme + "://" + authority;
    path = rest.substr(authority.size());
  } else if (text.starts_with("//")) {
    return phrase("it does not begin with `https://`");
  }
  auto normal = normalized_base_path(path);
  if (!normal) return phrase("its path `{}` is not one", path);
  address.path = std::move(*normal);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> set_base_url(Config& config, std::string_view base_url) {
  const std::string_view text = trim(base_url);
  Address address;
  if (!text.empty()) {
    if (auto error = parse_address(text, address)) return error;
  }
  config.base_url = address.origin.empty() ? std::string() : address.origin + address.path;
  config.origin = std::move(address.origin);
  config.base_path = std::move(address.path);
  for (Config& translation : config.translations) {
    translation.base_url = config.base_url;
    translation.origin = config.origin;
    translation.base_path = config.base_path;
  }
  return std::nullopt;
}

}  // namespace bondgenoot::site
