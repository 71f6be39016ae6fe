#include "markdown/links.h"

#include <algorithm>
#include <array>
#include <utility>

#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::markdown {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// RFC 3986: a letter, then letters, digits, `+`, `-` and `.`, up to the colon. Empty when there is none.
std::string_view scheme_of(std::string_view address) {
  if (address.empty() || !is_letter(address.front())) return {};
  const auto* const end = std::ranges::find_if_not(
      address, [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
  if (end == address.end() || *end != ':') return {};
  return address.substr(0, static_cast<std::size_t>(end - address.begin()));
}

TargetKind kind_of_scheme(std::string_view scheme, std::string_view rest) {
  static constexpr std::array<std::pair<std::string_view, TargetKind>, 4> kAllowed{{{"https", TargetKind::External},
                                                                                    {"http", TargetKind::External},
                                                                                    {"mailto", TargetKind::Mail},
                                                                                    {"tel", TargetKind::Phone}}};
  const std::string name = lower(scheme);
  const auto* const allowed = std::ranges::find_if(kAllowed, [&](const auto& pair) { return pair.first == name; });
  if (allowed == kAllowed.end()) return TargetKind::Forbidden;
  if (allowed->second != TargetKind::External) return rest.empty() ? TargetKind::Malformed : allowed->second;
  const bool has_host =
      rest.starts_with("//") && rest.size() > 2 && std::string_view("/?#:@").find(rest[2]) == std::string_view::npos;
  return has_host ? TargetKind::External : TargetKind::Malformed;
}

// A path with its query and fragment. A backslash or a control character is refused rather than guessed at: browsers
// read
// `\` as `/` and drop tabs and line breaks, so that `\\host` and `java<tab>script:` would be something else than they
// look.
void take_apart(Target& target) {
  std::string_view rest = target.written;
  std::string_view fragment;
  if (const std::size_t hash = rest.find('#'); hash != std::string_view::npos) {
    fragment = rest.substr(hash + 1);
    rest = rest.substr(0, hash);
  }
  std::string_view path = rest;
  if (const std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
    target.query = rest.substr(mark + 1);
    path = rest.substr(0, mark);
  }
  auto decoded_path = percent_decoded(path);
  auto decoded_fragment = percent_decoded(fragment);
  const bool in_page = path.empty() && target.query.empty();
  const auto refused = [](const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return is_control(c) || c == '\\'; });
  };
  if (!decoded_path || !decoded_fragment || refused(*decoded_path) || refused(*decoded_fragment)) return;
  if (in_page ? decoded_fragment->empty() : path.empty()) return;
  target.path = std::move(*decoded_path);
  target.fragment = std::move(*decoded_fragment);
  target.kind = in_page                      ? TargetKind::Fragment
                : target.path.front() == '/' ? TargetKind::SitePath
                                             : TargetKind::RelativePath;
}

}  // namespace

Target classify_target(std::string_view address) {
  Target target{
      .kind = TargetKind::Malformed, .written = std::string(trim(address)), .path = {}, .query = {}, .fragment = {}};
  const std::string_view written = target.written;
  if (written.empty() || std::ranges::any_of(written, is_control)) return target;
  if (const std::string_view scheme = scheme_of(written); !scheme.empty()) {
    target.kind = kind_of_scheme(scheme, written.substr(scheme.size() + 1));
    return target;
  }
  if (written.starts_with("//")) {
    target.kind = TargetKind::Forbidden;
    return target;
  }
  take_apart(target);
  return target;
}

TargetProblem problem_of(const Target& target) {
  const std::string_view written = target.written;
  if (target.kind == TargetKind::Forbidden) {
    if (written.starts_with("//"))
      return {phrase("`{}` names another site without `https:`", written), phrase("write `https:{}`", written)};
    const std::string_view scheme = scheme_of(written);
    if (scheme.size() == 1)
      return {phrase("`{}` is a place on one computer", written),
              phrase("link to a file in the project, relative to this one")};
    return {phrase("a link with `{}:` is not published", scheme),
            phrase("link to a page, or use `https:`, `http:`, `mailto:` or `tel:`")};
  }
  if (written.empty())
    return {phrase("the link has no address"), phrase("write the address between the round brackets")};
  if (std::ranges::any_of(written, is_control))
    return {phrase("the address holds a control character or a line break"), phrase("write it anew, on one line")};
  if (!scheme_of(written).empty())
    return {phrase("`{}` is not a whole address", written),
            phrase("write it as in `https://example.org/page`, `mailto:name@example.org` or `tel:+31201234567`")};
  if (written.find('\\') != std::string_view::npos)
    return {phrase("`{}` holds a backslash", written), phrase("write `{}`", replace_all(written, "\\", "/"))};
  if (written.find('%') != std::string_view::npos)
    return {phrase("`{}` holds a `%` that begins no character", written), phrase("write `%25` for a percent sign")};
  return {phrase("`{}` names no file and no place in this one", written),
          phrase("write the path of a file, or `#` and the id of a heading")};
}

void append_url_attribute(std::string& out, std::string_view address) {
  static constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  static constexpr std::string_view kKept = "-._~:/?#@!$()*+,;=";  // RFC 3986 without `[`, `]` and `'`.
  // `[` and `]` belong to the host of an IPv6 address and to nothing else.
  const std::size_t host = address.find("://[");
  const std::size_t host_end = host == std::string_view::npos ? 0 : std::min(address.find(']', host), address.size());
  bool in_fragment = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const bool escape = c == '%' && i + 2 < address.size() && is_hex(address[i + 1]) && is_hex(address[i + 2]);
    const bool in_host = (c == '[' || c == ']') && host != std::string_view::npos && i <= host_end;
    const bool second_hash = c == '#' && in_fragment;
    in_fragment = in_fragment || c == '#';
    if (c == '&') {
      out += "&amp;";
    } else if (!second_hash &&
               (is_letter(c) || is_digit(c) || escape || in_host || kKept.find(c) != std::string_view::npos)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHexDigits[byte >> 4U];
      out += kHexDigits[byte & 15U];
    }
  }
}

}  // namespace bondgenoot::markdown
