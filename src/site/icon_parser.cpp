#include "site/icon_parser.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "content/front_matter.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::site {
namespace {

constexpr std::size_t kDepthLimit = 32;

constexpr std::string_view kElements[] = {
    "circle", "clipPath", "defs", "desc",    "ellipse", "g",        "line",           "linearGradient",
    "marker", "mask",     "path", "pattern", "polygon", "polyline", "radialGradient", "rect",
    "stop",   "symbol",   "text", "title",   "tspan",   "use",
};
// What says where and how large the drawing stands, or is of no use within a page.
constexpr std::string_view kRootOnly[] = {"viewBox", "width",     "height",      "version",
                                          "class",   "id",        "role",        "x",
                                          "y",       "focusable", "baseProfile", "preserveAspectRatio"};

bool is_one_of(std::string_view word, const auto& words) { return std::ranges::find(words, word) != std::end(words); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == ':' || c == '.';
}

struct Attribute {
  std::string_view name;
  std::string_view value;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Tag {
  std::string_view name;
  std::vector<Attribute> attributes;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closing = false;  // </g>
  bool empty = false;    // <g/>
};

/// `0 0 24 24`: four numbers, the last two above zero.
bool is_view_box(std::string_view text) {
  const std::string spaced = replace_all(text, ",", " ");
  std::vector<std::string_view> numbers;
  for (const std::string_view part : split(spaced, ' ')) {
    if (!trim(part).empty()) numbers.push_back(trim(part));
  }
  const auto is_number = [](std::string_view part) {
    if (part.starts_with('-')) part.remove_prefix(1);
    return !part.empty() && part.size() < 16 && part != "." && std::ranges::count(part, '.') <= 1 &&
           part.find_first_not_of("0123456789.") == std::string_view::npos;
  };
  const auto is_size = [](std::string_view part) {
    return !part.starts_with('-') && part.find_first_of("123456789") != std::string_view::npos;
  };
  return numbers.size() == 4 && std::ranges::all_of(numbers, is_number) && is_size(numbers[2]) && is_size(numbers[3]);
}

/// Only the references that XML itself has.
bool has_only_plain_entities(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos) return false;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const bool number = name.size() > 1 && name.size() < 9 && name[0] == '#';
    if (!number && name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "apos") return false;
  }
  return true;
}

class IconReader {
 public:
  IconReader(const Source& source, std::string_view name)
      : text_(source.text), source_(source.id), prefix_(fmt::format("i-{}-", name)) {}

  bool read() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (!skip_prolog() || !read_root()) return false;
    while (!open_.empty()) {
      if (!read_content()) return false;
    }
    if (!skip_blanks_and_comments()) return false;
    if (at_ < text_.size())
      return fail(at_, text_.size(), phrase("there is something after `</svg>`"), phrase("remove it"));
    if (grouped_) icon_.content += "</g>";
    return true;
  }

  Icon take() { return std::move(icon_); }
  Diagnostics diagnostics;

 private:
  bool fail(std::size_t begin, std::size_t end, std::string message,
            std::string help = phrase("save the drawing as \"plain SVG\"")) {
    const Span span{source_, static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(std::min(end, text_.size()))};
    diagnostics.add(DiagnosticCode::InvalidIcon, span, std::move(message)).with_help(std::move(help));
    return false;
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  bool skip_comment() {
    const std::size_t end = text_.find("-->", at_ + 4);
    if (end == std::string_view::npos)
      return fail(at_, at_ + 4, phrase("a comment is never closed"), phrase("close it with `-->`"));
    at_ = end + 3;
    return true;
  }

  bool skip_blanks_and_comments() {
    for (skip_blanks(); text_.substr(at_).starts_with("<!--"); skip_blanks()) {
      if (!skip_comment()) return false;
    }
    return true;
  }

  bool skip_prolog() {
    skip_blanks();
    if (text_.substr(at_).starts_with("<?xml")) {
      const std::size_t end = text_.find("?>", at_);
      if (end == std::string_view::npos)
        return fail(at_, at_ + 5, phrase("`<?xml` is never closed"), phrase("close it with `?>`"));
      at_ = end + 2;
    }
    if (!skip_blanks_and_comments()) return false;
    if (text_.substr(at_).starts_with("<!DOCTYPE"))
      return fail(at_, at_ + 9, phrase("the icon has a document type"), phrase("remove the line `<!DOCTYPE …>`"));
    return true;
  }

  bool read_root() {
    Tag tag;
    if (at_ >= text_.size() || text_[at_] != '<')
      return fail(at_, at_ + 1, phrase("the icon does not begin with `<svg`"));
    if (!read_tag(tag)) return false;
    if (tag.name != "svg" || tag.closing)
      return fail(tag.begin, tag.end, phrase("the icon does not begin with `<svg`"));
    std::string group;
    for (const Attribute& attribute : tag.attributes) {
      if (!check_attribute(attribute)) return false;
      if (attribute.name == "viewBox") icon_.view_box = trim(attribute.value);
      const bool dropped = is_one_of(attribute.name, kRootOnly) || attribute.name.starts_with("xmlns") ||
                           attribute.name.starts_with("aria-");
      if (!dropped) append_attribute(group, attribute);
    }
    if (!is_view_box(icon_.view_box)) {
      return fail(tag.begin, tag.begin + 4, phrase("the icon has no `viewBox` of four numbers"),
                  phrase("add its size: `viewBox=\"0 0 24 24\"`"));
    }
    grouped_ = !group.empty();
    if (grouped_) icon_.content = fmt::format("<g{}>", group);
    if (!tag.empty) open_.push_back(tag.name);
    return true;
  }

  /// One tag, comment or run of text.
  bool read_content() {
    if (at_ >= text_.size()) return fail(text_.size(), text_.size(), phrase("`<{}>` is never closed", open_.back()));
    if (text_[at_] != '<') return read_text();
    if (text_.substr(at_).starts_with("<!--")) return skip_comment();
    Tag tag;
    if (!read_tag(tag)) return false;
    if (tag.closing) return close(tag);
    if (!is_one_of(tag.name, kElements)) return refuse_element(tag);
    icon_.content.append("<").append(tag.name);
    for (const Attribute& attribute : tag.attributes) {
      if (!check_attribute(attribute)) return false;
      append_attribute(icon_.content, attribute);
    }
    icon_.content += tag.empty ? "/>" : ">";
    if (!tag.empty) open_.push_back(tag.name);
    if (open_.size() > kDepthLimit)
      return fail(tag.begin, tag.end, phrase("the drawing is nested more than {} levels deep", kDepthLimit));
    return true;
  }

  bool refuse_element(const Tag& tag) {
    const auto near = nearest(tag.name, {std::begin(kElements), std::end(kElements)});
    return fail(tag.begin, tag.end, phrase("`<{}>` has no place in an icon", tag.name),
                near ? phrase("did you mean `<{}>`?", *near)
                     : phrase("keep the shapes only, or save the drawing as \"plain SVG\""));
  }

  bool close(const Tag& tag) {
    if (tag.name != open_.back())
      return fail(tag.begin, tag.end, phrase("`</{}>` closes nothing: `<{}>` is open", tag.name, open_.back()));
    open_.pop_back();
    if (!open_.empty()) icon_.content.append("</").append(tag.name).append(">");
    return true;
  }

  bool read_text() {
    const std::size_t end = std::min(text_.find('<', at_), text_.size());
    const std::string_view words = text_.substr(at_, end - at_);
    const bool allowed =
        open_.back() == "text" || open_.back() == "tspan" || open_.back() == "title" || open_.back() == "desc";
    if (!trim(words).empty() && !allowed)
      return fail(at_, end, phrase("there is loose text in the drawing"), phrase("remove it, or put it in `<text>`"));
    if (!has_only_plain_entities(words) || words.find('>') != std::string_view::npos) {
      return fail(at_, end, phrase("the text holds a `>` or an entity that is not one of XML's own"),
                  phrase("write the letter itself"));
    }
    if (allowed) icon_.content.append(words);
    at_ = end;
    return true;
  }

  bool read_tag(Tag& tag) {
    tag.begin = at_++;
    tag.closing = at_ < text_.size() && text_[at_] == '/';
    if (tag.closing) ++at_;
    tag.name = read_name();
    if (tag.name.empty()) return fail(tag.begin, tag.begin + 2, phrase("`<` begins no tag"));
    for (skip_blanks(); at_ < text_.size() && is_name_character(text_[at_]); skip_blanks()) {
      Attribute attribute;
      if (!read_attribute(attribute)) return false;
      if (std::ranges::find(tag.attributes, attribute.name, &Attribute::name) != tag.attributes.end()) {
        return fail(attribute.begin, attribute.end, phrase("`{}` is given twice", attribute.name),
                    phrase("remove one of the two"));
      }
      tag.attributes.push_back(attribute);
    }
    tag.empty = at_ < text_.size() && text_[at_] == '/';
    if (tag.empty) ++at_;
    if (at_ >= text_.size() || text_[at_] != '>')
      return fail(tag.begin, at_, phrase("the tag `<{}` is not whole", tag.name));
    tag.end = ++at_;
    return true;
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool read_attribute(Attribute& attribute) {
    attribute.begin = at_;
    attribute.name = read_name();
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '=')
      return fail(attribute.begin, at_, phrase("`{}` has no value", attribute.name));
    ++at_;
    skip_blanks();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    const std::size_t end = quote == '"' || quote == '\'' ? text_.find(quote, at_ + 1) : std::string_view::npos;
    if (end == std::string_view::npos)
      return fail(attribute.begin, at_, phrase("the value of `{}` is not in quotes", attribute.name));
    attribute.value = text_.substr(at_ + 1, end - at_ - 1);
    attribute.end = at_ = end + 1;
    return true;
  }

  bool check_attribute(const Attribute& attribute) {
    const std::string_view name = attribute.name;
    const auto refuse = [&](std::string why) { return fail(attribute.begin, attribute.end, std::move(why)); };
    if (name.size() > 1 && (name[0] == 'o' || name[0] == 'O') && (name[1] == 'n' || name[1] == 'N'))
      return refuse(phrase("`{}` runs a script", name));
    if (name == "style" || name == "STYLE")
      return refuse(phrase("`style` is blocked by the page's own policy; use attributes such as `fill`"));
    const bool is_link = name == "href" || name == "xlink:href";
    const bool prefixed = name.find(':') != std::string_view::npos && !name.starts_with("xmlns:") &&
                          !name.starts_with("xml:") && !is_link;
    if (prefixed) return refuse(phrase("`{}` belongs to a drawing program", name));
    if (is_link && !attribute.value.starts_with('#')) return refuse(phrase("`{}` leads out of the drawing", name));
    if (attribute.value.find('<') != std::string_view::npos || !has_only_plain_entities(attribute.value)) {
      return refuse(phrase("the value of `{}` holds a `<` or an entity", name));
    }
    if (attribute.value.find('&') != std::string_view::npos && attribute.value.find('(') != std::string_view::npos)
      return refuse(phrase("an address holds an entity"));
    return check_urls(attribute);
  }

  /// `url(#here)` is fine, any other address is not.
  bool check_urls(const Attribute& attribute) {
    if (attribute.value.find('\\') != std::string_view::npos)
      return fail(attribute.begin, attribute.end, phrase("the value of `{}` holds a backslash", attribute.name));
    if (attribute.value.find("&#") != std::string_view::npos)
      return fail(attribute.begin, attribute.end,
                  phrase("the value of `{}` hides letters behind `&#`", attribute.name));
    const std::string lower = to_lower(attribute.value);
    for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at + 1)) {
      if (lower.compare(at, 5, "url(#") != 0)
        return fail(attribute.begin, attribute.end, phrase("`{}` loads something from elsewhere", attribute.name));
    }
    return true;
  }

  void append_attribute(std::string& out, const Attribute& attribute) const {
    if (attribute.name.starts_with("xml")) return;
    std::string value = replace_all(attribute.value, "\"", "&quot;");
    value = replace_all(value, "url(#", "url(#" + prefix_);
    if (attribute.name == "id") value = prefix_ + value;
    const bool is_link = attribute.name == "href" || attribute.name == "xlink:href";
    if (is_link) value = '#' + prefix_ + value.substr(1);
    out.append(" ").append(is_link ? "href" : attribute.name).append("=\"").append(value).append("\"");
  }

  std::string_view text_;
  SourceId source_;
  std::string prefix_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
  Icon icon_;
  bool grouped_ = false;
};

}  // namespace

Outcome<std::optional<Icon>> parse_icon(const Source& source, std::string_view name) {
  Outcome<std::optional<Icon>> outcome;
  if (!content::check_text(source, outcome.diagnostics)) return outcome;
  IconReader reader(source, name);
  if (reader.read()) outcome.value = reader.take();
  outcome.diagnostics = std::move(reader.diagnostics);
  return outcome;
}

}  // namespace bondgenoot::site
