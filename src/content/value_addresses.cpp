// Web addresses and e-mail addresses.
#include <algorithm>

#include <fmt/format.h>

#include "content/value_parser.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

bool is_space_or_control(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

ValueProblem wrong_url(std::string_view name, std::string_view text, std::string help, std::string replacement = {}) {
  return {.code = DiagnosticCode::InvalidUrl,
          .message = phrase("`{}` is `{}`, which is not a web address", name, text.substr(0, 80)),
          .label = {},
          .help = std::move(help),
          .replacement = std::move(replacement)};
}

// `www.x.nl`, `x.nl/pagina`: a host and perhaps a path, only the scheme is missing.
bool begins_with_host(std::string_view text) {
  const std::string_view host = text.substr(0, text.find_first_of("/?#"));
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  return host.find_first_of("@:\\") == std::string_view::npos;
}

}  // namespace

std::optional<ValueProblem> url_problem(std::string_view name, std::string_view text) {
  const auto space = std::ranges::find_if(text, is_space_or_control);
  if (space != text.end()) {
    const auto at = static_cast<std::size_t>(space - text.begin());
    ValueProblem problem =
        wrong_url(name, text, phrase("write a space within an address as `%20`; give one address only"));
    problem.label = phrase("a space");
    problem.begin = at;
    problem.end = at + 1;
    return problem;
  }
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') {
    std::string bare(text.substr(1, text.size() - 2));
    std::string help = phrase("write `{}`", bare);
    if (!url_problem(name, bare)) return wrong_url(name, text, std::move(help), std::move(bare));
  }
  const std::string lower = to_lower(text.substr(0, 8));
  const std::size_t scheme = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
  if (scheme == 0) {
    if (!begins_with_host(text)) return wrong_url(name, text, phrase("begin it with `https://`"));
    std::string full = fmt::format("https://{}", text);
    std::string help = phrase("write `{}`", full);
    return wrong_url(name, text, std::move(help), std::move(full));
  }
  const std::string_view host = text.substr(scheme, text.find_first_of("/?#", scheme) - scheme);
  if (host.empty() || host.front() == '.' || host.find_first_of("\\<>\"`{}|^") != std::string_view::npos) {
    return wrong_url(name, text, phrase("put the name of a website behind `//`: `https://example.org/`"));
  }
  return std::nullopt;
}

std::optional<ValueProblem> email_problem(std::string_view name, std::string_view text) {
  const std::size_t at = text.find('@');
  const bool one_at = at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos;
  const std::string_view host = one_at ? text.substr(at + 1) : std::string_view();
  const std::size_t dot = host.rfind('.');
  const bool host_fits = dot != std::string_view::npos && dot > 0 && host.size() - dot > 2;
  const bool clean =
      text.find_first_of("<>()[],;:\\\"") == std::string_view::npos && std::ranges::none_of(text, is_space_or_control);
  if (one_at && host_fits && clean) return std::nullopt;
  const bool mailto = text.starts_with("mailto:");
  std::string replacement(mailto ? text.substr(7) : std::string_view());
  return ValueProblem{
      .code = DiagnosticCode::InvalidEmail,
      .message = phrase("`{}` is `{}`, which is not an e-mail address", name, text.substr(0, 80)),
      .label = {},
      .help = mailto ? phrase("write `{}`", replacement) : phrase("write one address, such as `redactie@example.org`"),
      .replacement = std::move(replacement)};
}

}  // namespace bondgenoot::content
