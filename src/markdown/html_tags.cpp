#include "markdown/html_tags.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/phrase.h"
#include "support/suggest.h"

namespace bondgenoot::markdown {
namespace {

using enum HtmlContent;

constexpr std::array kTags{
    HtmlTag{.name = "a", .parents = {}},
    HtmlTag{.name = "abbr", .parents = {}},
    HtmlTag{.name = "b", .parents = {}},
    HtmlTag{.name = "bdi", .parents = {}},
    HtmlTag{.name = "blockquote", .content = Blocks, .inline_level = false, .parents = {}},
    HtmlTag{.name = "br", .content = Nothing, .parents = {}},
    HtmlTag{.name = "caption", .inline_level = false, .first_only = true, .parents = " table "},
    HtmlTag{.name = "cite", .parents = {}},
    HtmlTag{.name = "code", .parents = {}},
    HtmlTag{.name = "del", .parents = {}},
    HtmlTag{.name = "details", .content = Blocks, .inline_level = false, .parents = {}},
    HtmlTag{.name = "dfn", .parents = {}},
    HtmlTag{.name = "div", .content = Blocks, .inline_level = false, .parents = {}},
    HtmlTag{.name = "em", .parents = {}},
    HtmlTag{.name = "hr", .content = Nothing, .inline_level = false, .parents = {}},
    HtmlTag{.name = "i", .parents = {}},
    HtmlTag{.name = "img", .content = Nothing, .parents = {}},
    HtmlTag{.name = "ins", .parents = {}},
    HtmlTag{.name = "kbd", .parents = {}},
    HtmlTag{.name = "li", .content = Blocks, .inline_level = false, .implied_end = true, .parents = " ul ol "},
    HtmlTag{.name = "mark", .parents = {}},
    HtmlTag{.name = "ol", .content = Parts, .inline_level = false, .parents = {}},
    HtmlTag{.name = "p", .inline_level = false, .implied_end = true, .parents = {}},
    HtmlTag{.name = "pre", .inline_level = false, .parents = {}},
    HtmlTag{.name = "q", .parents = {}},
    HtmlTag{.name = "s", .parents = {}},
    HtmlTag{.name = "samp", .parents = {}},
    HtmlTag{.name = "small", .parents = {}},
    HtmlTag{.name = "span", .parents = {}},
    HtmlTag{.name = "strong", .parents = {}},
    HtmlTag{.name = "sub", .parents = {}},
    HtmlTag{.name = "summary", .inline_level = false, .first_only = true, .parents = " details "},
    HtmlTag{.name = "sup", .parents = {}},
    HtmlTag{.name = "table", .content = Parts, .inline_level = false, .parents = {}},
    HtmlTag{.name = "td", .content = Blocks, .inline_level = false, .implied_end = true, .parents = " tr "},
    HtmlTag{.name = "th", .content = Blocks, .inline_level = false, .implied_end = true, .parents = " tr "},
    HtmlTag{.name = "tr", .content = Parts, .inline_level = false, .implied_end = true, .parents = " table "},
    HtmlTag{.name = "u", .parents = {}},
    HtmlTag{.name = "ul", .content = Parts, .inline_level = false, .parents = {}},
    HtmlTag{.name = "var", .parents = {}},
    HtmlTag{.name = "wbr", .content = Nothing, .parents = {}},
};

constexpr std::array<std::string_view, 22> kLeftOutWhole{
    "audio",    "canvas",   "embed",    "frameset", "head",    "iframe",    "math",   "noembed",
    "noframes", "noscript", "object",   "option",   "picture", "plaintext", "script", "select",
    "style",    "svg",      "template", "textarea", "title",   "video"};

constexpr std::array<std::string_view, 3> kTransparent{"tbody", "tfoot", "thead"};

struct AttributeRule {
  std::string_view tags;  ///< Between spaces; `*` for all.
  std::string_view name;
  HtmlValue kind;
};
constexpr std::array kAttributes{
    AttributeRule{"*", "id", HtmlValue::Id},
    AttributeRule{"*", "lang", HtmlValue::Language},
    AttributeRule{"*", "dir", HtmlValue::Direction},
    AttributeRule{"*", "title", HtmlValue::Text},
    AttributeRule{" a ", "href", HtmlValue::Address},
    AttributeRule{" img ", "src", HtmlValue::Address},
    AttributeRule{" img ", "alt", HtmlValue::Text},
    AttributeRule{" details ", "open", HtmlValue::Flag},
    AttributeRule{" ol ", "reversed", HtmlValue::Flag},
    AttributeRule{" ol ", "start", HtmlValue::Number},
    AttributeRule{" ol ", "type", HtmlValue::ListType},
    AttributeRule{" li ", "value", HtmlValue::Number},
    AttributeRule{" td th ", "colspan", HtmlValue::Number},
    AttributeRule{" td th ", "rowspan", HtmlValue::Number},
    AttributeRule{" th ", "scope", HtmlValue::Scope},
};

bool lists(std::string_view names, std::string_view name) {
  return names == "*" || names.find(fmt::format(" {} ", name)) != std::string_view::npos;
}

// `nl`, `nds`, `nl-NL`: a first part of two or three letters.
bool is_language(std::string_view value) {
  const bool letters =
      std::ranges::all_of(value, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
  const std::size_t first = std::min(value.find('-'), value.size());
  return letters && (first == 2 || first == 3) && value.size() <= 12 && value.back() != '-' &&
         value.find("--") == std::string_view::npos;
}

}  // namespace

const HtmlTag* find_tag(std::string_view name) {
  const auto* const found = std::ranges::lower_bound(kTags, name, {}, &HtmlTag::name);
  return found != kTags.end() && found->name == name ? found : nullptr;
}

std::vector<std::string> all_tag_names() {
  std::vector<std::string> names;
  for (const HtmlTag& tag : kTags) names.emplace_back(tag.name);
  return names;
}

bool names_parent(const HtmlTag& inner, std::string_view outer) { return lists(inner.parents, outer); }

bool may_hold(const HtmlTag& outer, const HtmlTag& inner) {
  if (!inner.parents.empty()) return names_parent(inner, outer.name);
  return outer.content == Blocks || (outer.content == Words && inner.inline_level);
}

bool is_left_out_whole(std::string_view name) { return std::ranges::find(kLeftOutWhole, name) != kLeftOutWhole.end(); }

bool is_transparent(std::string_view name) { return std::ranges::find(kTransparent, name) != kTransparent.end(); }

std::string advice_for(std::string_view name) {
  struct Advice {
    std::string_view tags;
    std::string_view text;
  };
  const std::array advices{
      Advice{" iframe video audio embed object ", phrase("put the video's address alone on a line, or link to it")},
      Advice{" h1 h2 h3 h4 h5 h6 ", phrase("write the heading in Markdown: `## Title`")},
      Advice{" script style link template ", phrase("take it out: what a page does and how it looks is the theme's")},
      Advice{" center font big basefont marquee blink ", phrase("take it out: how a page looks is the theme's")},
      Advice{" form input button select textarea label option fieldset ", phrase("link to a form elsewhere")},
      Advice{" main header footer nav section article aside body html head ",
             phrase("take it out: headings (`## Title`) make the parts of a page")},
      Advice{" dl dt dd ", phrase("write a list, or a heading for each term")},
      Advice{" strike tt acronym ", phrase("write it in Markdown: `~~struck~~`, `` `code` ``")},
      Advice{" picture svg canvas source ", phrase("write the image in Markdown: `![what it shows](picture.jpg)`")},
      Advice{" figure figcaption ",
             phrase("write the image in Markdown, alone on its line: `![what it shows](picture.jpg \"The caption\")`")},
  };
  const auto* const found =
      std::ranges::find_if(advices, [&](const Advice& advice) { return lists(advice.tags, name); });
  if (found != advices.end()) return std::string(found->text);
  const auto near = nearest(name, all_tag_names());
  return near ? phrase("write `<{}>`, or say it in Markdown", *near)
              : phrase("say it in Markdown; for the sign itself write `&lt;`");
}

bool find_attribute(std::string_view tag, std::string_view attribute, HtmlValue& kind) {
  const auto* const found = std::ranges::find_if(
      kAttributes, [&](const AttributeRule& rule) { return rule.name == attribute && lists(rule.tags, tag); });
  if (found == kAttributes.end()) return false;
  kind = found->kind;
  return true;
}

bool fits(HtmlValue kind, std::string_view value) {
  switch (kind) {
    case HtmlValue::Number:
      return !value.empty() && value.size() <= 3 && value.front() != '0' &&
             std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    case HtmlValue::Language:
      return is_language(value);
    case HtmlValue::Direction:
      return value == "ltr" || value == "rtl" || value == "auto";
    case HtmlValue::Scope:
      return value == "col" || value == "row" || value == "colgroup" || value == "rowgroup";
    case HtmlValue::ListType:
      return value.size() == 1 && std::string_view("1aAiI").find(value.front()) != std::string_view::npos;
    case HtmlValue::Id:
      return !value.empty() && value.find_first_of(" \t\n\r\f\"'<>&#%") == std::string_view::npos;
    default:
      return true;
  }
}

}  // namespace bondgenoot::markdown
