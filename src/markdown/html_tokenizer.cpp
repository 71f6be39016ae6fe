#include "markdown/html_tokenizer.h"

#include <algorithm>

namespace bondgenoot::markdown {
namespace {

constexpr std::string_view kSpaces = " \t\n\r\f";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t skip(std::string_view text, std::size_t at, std::string_view characters) {
  return std::min(text.find_first_not_of(characters, at), text.size());
}

}  // namespace

void HtmlTokenizer::finish(HtmlToken& token, HtmlToken::Kind kind, std::size_t end) {
  token.kind = kind;
  token.begin = at_;
  token.end = end;
  token.text = html_.substr(at_, end - at_);
  at_ = end;
}

std::size_t HtmlTokenizer::closing_quote(char quote, std::size_t from) {
  bool& none = quote == '"' ? no_more_double_ : no_more_single_;
  if (none) return std::string_view::npos;
  const std::size_t found = html_.find(quote, from);
  none = found == std::string_view::npos;
  return found;
}

// `name`, `name=value`, `name="value"`; `at` stands on the first character of the name.
bool HtmlTokenizer::attribute(HtmlToken& token, std::size_t& at) {
  const std::size_t begin = at;
  const std::size_t name_end = std::min(html_.find_first_of(" \t\n\r\f\"'<>/=`", at), html_.size());
  if (name_end == begin) return false;
  HtmlAttribute made{.name = html_.substr(begin, name_end - begin), .value = {}, .begin = begin, .end = name_end};
  const std::size_t sign = skip(html_, name_end, kSpaces);
  at = name_end;
  if (sign < html_.size() && html_[sign] == '=') {
    std::size_t value = skip(html_, sign + 1, kSpaces);
    if (value >= html_.size()) return false;
    const char quote = html_[value];
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t end = quoted ? closing_quote(quote, value + 1) : html_.find_first_of(" \t\n\r\f\"'<>=`", value);
    if (end == std::string_view::npos || (!quoted && end == value)) return false;
    if (quoted) ++value;
    made.value = html_.substr(value, end - value);
    at = quoted ? end + 1 : end;
    made.end = at;
  }
  const bool repeated = std::ranges::any_of(token.attributes, [&](const HtmlAttribute& other) {
    return std::ranges::equal(other.name, made.name, [](char a, char b) { return lower(a) == lower(b); });
  });
  if (!repeated && token.attributes.size() < 32) token.attributes.push_back(made);
  return true;
}

bool HtmlTokenizer::tag(HtmlToken& token) {
  const bool closing = at_ + 1 < html_.size() && html_[at_ + 1] == '/';
  std::size_t at = at_ + (closing ? 2 : 1);
  if (at >= html_.size() || !is_letter(html_[at])) return false;
  const std::size_t name = at;
  while (at < html_.size() && is_name(html_[at])) ++at;
  token.name.assign(html_.substr(name, at - name));
  std::ranges::transform(token.name, token.name.begin(), lower);
  token.attributes.clear();
  while (true) {
    const std::size_t next = skip(html_, at, kSpaces);
    if (next >= html_.size()) return false;
    if (html_[next] == '>') {
      finish(token, closing ? HtmlToken::Kind::EndTag : HtmlToken::Kind::StartTag, next + 1);
      return true;
    }
    if (html_[next] == '/') {
      at = next + 1;
      continue;
    }
    if (next == at && html_[at - 1] != '/') return false;  // Nothing between the last value and the next name.
    at = next;
    if (!attribute(token, at)) return false;
  }
}

// What begins with `<!` or `<?`.
bool HtmlTokenizer::markup(HtmlToken& token) {
  const std::string_view here = html_.substr(at_);
  if (here.starts_with("<!--")) {
    const std::size_t end = html_.find("-->", at_ + 4);
    const bool open = end == std::string_view::npos;
    finish(token, open ? HtmlToken::Kind::OpenComment : HtmlToken::Kind::Comment, open ? html_.size() : end + 3);
    return true;
  }
  if (!here.starts_with("<?") && !here.starts_with("<!")) return false;
  const std::string_view terminator = here.starts_with("<![CDATA[") ? "]]>" : ">";
  const std::size_t end = html_.find(terminator, at_);
  finish(token, HtmlToken::Kind::Declaration, end == std::string_view::npos ? html_.size() : end + terminator.size());
  return true;
}

bool HtmlTokenizer::next(HtmlToken& token) {
  if (at_ >= html_.size()) return false;
  if (html_[at_] == '<' && (markup(token) || tag(token))) return true;
  finish(token, HtmlToken::Kind::Text, std::min(html_.find('<', at_ + 1), html_.size()));
  return true;
}

void HtmlTokenizer::skip_element(std::string_view name) {
  for (std::size_t at = html_.find("</", at_); at != std::string_view::npos; at = html_.find("</", at + 2)) {
    const std::string_view here = html_.substr(at + 2, name.size());
    const bool same = std::ranges::equal(here, name, [](char a, char b) { return lower(a) == b; });
    if (!same) continue;
    const std::size_t end = html_.find('>', at);
    at_ = end == std::string_view::npos ? html_.size() : end + 1;
    return;
  }
  at_ = html_.size();
}

}  // namespace bondgenoot::markdown
