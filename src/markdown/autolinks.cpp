#include "markdown/autolinks.h"

#include <algorithm>
#include <array>

#include "markdown/character_set.h"
#include "support/utf8.h"

namespace bondgenoot::markdown {
namespace {

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_non_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

bool starts_with_folded(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

// Letters, digits, `-`, `_` and `.`, with at least `dots` dots; no `_` in the last two parts.
std::size_t domain_length(std::string_view text, std::size_t begin, std::size_t dots) {
  std::size_t end = begin;
  std::size_t seen = 0;
  std::size_t last_dot = begin;
  std::size_t dot_before = begin;
  std::size_t last_underscore = std::string_view::npos;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '.') {
      if (end == begin || text[end - 1] == '.') return 0;
      if (end + 1 >= text.size() || !(is_ascii_word(text[end + 1]) || is_non_ascii(text[end + 1])))
        break;  // A full stop.
      ++seen;
      dot_before = last_dot;
      last_dot = end;
    } else if (c == '_') {
      last_underscore = end;
    } else if (!is_ascii_word(c) && c != '-' && !is_non_ascii(c)) {
      break;
    }
  }
  if (last_underscore != std::string_view::npos && last_underscore >= dot_before) return 0;
  return seen >= dots ? end - begin : 0;
}

// Takes off what belongs to the sentence rather than to the address. Brackets are counted once.
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view address = text.substr(begin, end - begin);
  auto open = std::count(address.begin(), address.end(), '(');
  auto close = std::count(address.begin(), address.end(), ')');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')') {
      if (close <= open) break;
      --close;
      --end;
    } else if (std::string_view("?!.,:*_~'\"").find(last) != std::string_view::npos) {
      --end;
    } else if (text.substr(begin, end - begin).ends_with("\u2026") ||
               text.substr(begin, end - begin).ends_with("\u201d") ||
               text.substr(begin, end - begin).ends_with("\u2019")) {
      end -= 3;  // An ellipsis or a closing quotation mark as typed on a phone.
    } else if (last == ';') {
      // `&amp;` as a whole goes, a lone `;` as well.
      std::size_t name = end - 1;
      while (name > begin && is_ascii_word(text[name - 1])) --name;
      end = name > begin && name < end - 1 && text[name - 1] == '&' ? name - 1 : end - 1;
    } else {
      break;
    }
  }
  return end;
}

std::size_t path_end(std::string_view text, std::size_t from) {
  while (from < text.size() && !is_space(text[from]) && text[from] != '<') ++from;
  return from;
}

constexpr CharacterSet kFirstCharacters("hHwW@");

// Not within a word, nor within something that is an address already.
bool at_word_start(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t before = at - 1;
  if (!is_non_ascii(text[before]))
    return !is_ascii_word(text[before]) && std::string_view("/@.-_").find(text[before]) == std::string_view::npos;
  while (before > 0 && is_continuation(text[before])) --before;
  return !is_letter_or_digit(next_code_point(text, before));
}

std::optional<Autolink> web_address_at(std::string_view text, std::size_t at) {
  if (!at_word_start(text, at)) return std::nullopt;
  if (const std::size_t length = web_address_length(text, at); length > 0) return Autolink{at, at + length, ""};
  if (!starts_with_folded(text.substr(at), "www.") || domain_length(text, at, 2) == 0) return std::nullopt;
  const std::size_t end = trimmed_end(text, at, path_end(text, at + domain_length(text, at, 2)));
  return Autolink{at, end, "http://"};
}

bool is_mail_name(char c) { return is_ascii_word(c) || c == '.' || c == '-' || c == '_' || c == '+'; }

// `from` keeps two addresses from sharing text, and the search for the beginning from going over the same text twice.
std::optional<Autolink> mail_address_at(std::string_view text, std::size_t at_sign, std::size_t from) {
  std::size_t begin = at_sign;
  while (begin > from && is_mail_name(text[begin - 1])) --begin;
  while (begin < at_sign && text[begin] == '.') ++begin;
  if (begin == at_sign || (begin > 0 && (text[begin - 1] == '/' || is_non_ascii(text[begin - 1])))) return std::nullopt;
  const std::size_t length = domain_length(text, at_sign + 1, 1);
  if (length == 0 || !is_ascii_letter(text[at_sign + length])) return std::nullopt;
  return Autolink{begin, at_sign + 1 + length, "mailto:"};
}

}  // namespace

std::size_t web_address_length(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin);
  const std::size_t scheme = starts_with_folded(rest, "https://") ? 8 : starts_with_folded(rest, "http://") ? 7 : 0;
  if (scheme == 0) return 0;
  const std::size_t domain = domain_length(text, begin + scheme, 0);
  if (domain == 0) return 0;
  const std::size_t end = trimmed_end(text, begin, path_end(text, begin + scheme + domain));
  return end > begin + scheme ? end - begin : 0;
}

std::optional<Autolink> find_autolink(std::string_view text, std::size_t from) {
  const std::size_t start = from;
  while (true) {
    const std::size_t at = kFirstCharacters.find_in(text, from);
    if (at == std::string_view::npos) return std::nullopt;
    const auto found =
        text[at] == '@' ? mail_address_at(text, at, std::max(start, at > 64 ? at - 64 : 0)) : web_address_at(text, at);
    if (found) return found;
    from = at + 1;
  }
}

std::string_view video_site(std::string_view target) {
  struct Site {
    std::string_view prefix;
    std::string_view name;
  };
  static constexpr std::array<Site, 6> kSites{{{"youtube.com/watch?", "YouTube"},
                                               {"youtube.com/shorts/", "YouTube"},
                                               {"youtube.com/live/", "YouTube"},
                                               {"youtu.be/", "YouTube"},
                                               {"vimeo.com/", "Vimeo"},
                                               {"player.vimeo.com/video/", "Vimeo"}}};
  const std::size_t scheme = starts_with_folded(target, "https://") ? 8 : starts_with_folded(target, "http://") ? 7 : 0;
  if (scheme == 0) return {};
  target.remove_prefix(scheme);
  for (const std::string_view host : {"www.", "m."}) {
    if (starts_with_folded(target, host)) target.remove_prefix(host.size());
  }
  const auto site = std::ranges::find_if(kSites, [&](const Site& candidate) {
    return starts_with_folded(target, candidate.prefix) && target.size() > candidate.prefix.size();
  });
  return site == kSites.end() ? std::string_view{} : site->name;
}

}  // namespace bondgenoot::markdown
