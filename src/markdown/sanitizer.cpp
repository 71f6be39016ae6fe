#include "markdown/sanitizer.h"

#include <algorithm>
#include <ranges>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "markdown/cmark.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::markdown {
namespace {

constexpr std::size_t kMostWarnings = 100;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos; }

std::string small_letters(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

const HtmlAttribute* find(const HtmlToken& token, std::string_view name) {
  const auto found = std::ranges::find_if(
      token.attributes, [&](const HtmlAttribute& attribute) { return small_letters(attribute.name) == name; });
  return found == token.attributes.end() ? nullptr : &*found;
}

}  // namespace

ByteRange Sanitizer::range(std::size_t begin, std::size_t end) {
  if (!node_->range.known()) return {};
  const std::uint32_t first = positions_->of(begin);
  return {first, std::max(first + 1, positions_->of(end))};
}

// One mistake, one warning: an end tag goes without a word when its start tag has been spoken of.
void Sanitizer::remember(std::string_view name) {
  const HtmlTag* const tag = find_tag(name);
  const bool has_end = tag == nullptr || tag->content != HtmlContent::Nothing;
  if (has_end && left_out_.size() < kMostWarnings) left_out_.emplace_back(name);
}

bool Sanitizer::forget(std::string_view name) {
  const auto known = std::ranges::find(left_out_, name);
  if (known == left_out_.end()) return false;
  left_out_.erase(known);
  return true;
}

// A page pasted from elsewhere has hundreds of such tags. The first ones tell the story.
void Sanitizer::warn(DiagnosticCode code, ByteRange where, std::string message, std::string_view label,
                     std::string_view help) {
  if (++warnings_ > kMostWarnings) return;
  builder_.report().add(code, where, std::move(message)).with_label(std::string(label)).with_help(std::string(help));
}

// The innermost open element of this scope; what is further out is behind Markdown's own elements.
const HtmlTag* Sanitizer::top() const {
  return !open_.empty() && open_.back().depth == depth_ ? open_.back().tag : nullptr;
}

bool Sanitizer::in_link() const {
  return std::ranges::any_of(open_, [](const Open& open) { return open.tag->name == "a"; });
}

void Sanitizer::close_last(bool said) {
  const Open last = open_.back();
  open_.pop_back();
  if (last.tag->name == "tr" && nothing_since_open_) builder_.raw("<td></td>");  // A row has at least one cell.
  builder_.raw("</").raw(last.tag->name).raw(">");
  nothing_since_open_ = false;
  if (said || last.tag->implied_end) return;
  remember(last.tag->name);
  warn(DiagnosticCode::HtmlUnbalanced, last.where, phrase("`<{}>` is not closed where it stands", last.tag->name),
       phrase("opened here"), phrase("write `</{}>` in the same paragraph, list item or section", last.tag->name));
}

void Sanitizer::close_scope(std::size_t depth) {
  while (!open_.empty() && open_.back().depth >= depth) close_last(false);
}

void Sanitizer::before_block(std::size_t depth) {
  while (!open_.empty() && open_.back().depth == depth && open_.back().tag->content != HtmlContent::Blocks)
    close_last(false);
  nothing_since_open_ = false;
}

void Sanitizer::leave_out(const HtmlToken& token, std::string_view why, std::string_view help) {
  if (token.kind == HtmlToken::Kind::StartTag) remember(token.name);
  const std::string_view slash = token.kind == HtmlToken::Kind::EndTag ? "/" : "";
  const std::string shown =
      token.name.empty() ? std::string(token.text.substr(0, 20)) : fmt::format("<{}{}>", slash, token.name);
  warn(DiagnosticCode::HtmlNotAllowed, range(token.begin, token.end), fmt::format("`{}` {}", shown, why),
       phrase("left out"), help);
}

// Looking for a name that is near takes time, which nobody would thank us for once the warnings have stopped.
void Sanitizer::leave_out_tag(const HtmlToken& token) {
  leave_out(token, phrase("is not published"), warnings_ < kMostWarnings ? advice_for(token.name) : std::string());
}

void Sanitizer::leave_out_attribute(const HtmlTag& tag, const HtmlAttribute& attribute) {
  const std::string name = small_letters(attribute.name);
  const ByteRange where = range(attribute.begin, attribute.end);
  HtmlValue kind{};
  if (find_attribute(tag.name, name, kind)) {
    warn(DiagnosticCode::HtmlNotAllowed, where,
         phrase("`{}=\"{}\"` has no value that fits here", name, attribute.value.substr(0, 40)), phrase("left out"),
         phrase("take it out, or give it another value"));
  } else {
    warn(DiagnosticCode::HtmlNotAllowed, where, phrase("the attribute `{}` is not published on `<{}>`", name, tag.name),
         phrase("left out"), phrase("take it out: how a page looks and what it does is the theme's"));
  }
}

void Sanitizer::write_attributes(const HtmlTag& tag, const HtmlToken& token) {
  for (const HtmlAttribute& attribute : token.attributes) {
    const std::string name = small_letters(attribute.name);
    HtmlValue kind{};
    const std::string value = decoded_entities(attribute.value);
    const bool known = find_attribute(tag.name, name, kind);
    if (known && (kind == HtmlValue::Address || (tag.name == "img" && name == "alt")))
      continue;  // Written with the tag.
    const bool taken = known && kind == HtmlValue::Id &&
                       !(fits(kind, value) && ids_.take(value, range(attribute.begin, attribute.end)));
    if (!known || taken || !fits(kind, value)) {
      leave_out_attribute(tag, attribute);
    } else if (kind == HtmlValue::Flag) {
      builder_.raw(" ").raw(name);
    } else {
      builder_.attribute(name, value);
    }
  }
}

// A link without words of its own keeps the words of its address in the record; the words between its tags are not
// looked for.
bool Sanitizer::write_link(const HtmlToken& token) {
  const HtmlAttribute* const href = find(token, "href");
  if (href == nullptr) {
    builder_.raw("<a");
    return true;
  }
  const std::string address = decoded_entities(href->value);
  const bool written =
      builder_.open_link(address, address, range(token.begin, token.end), range(href->begin, href->end)).has_value();
  if (!written) remember(token.name);
  return written;
}

bool Sanitizer::write_image(const HtmlToken& token) {
  const HtmlAttribute* const source = find(token, "src");
  const HtmlAttribute* const words = find(token, "alt");
  const std::string alt = words == nullptr ? std::string() : decoded_entities(words->value);
  if (is_blank(alt)) {
    builder_.report()
        .add(DiagnosticCode::ImageWithoutAlt, range(token.begin, token.end),
             phrase("the image has no alternative text"))
        .with_label(phrase("nothing to read aloud here"))
        .with_help(phrase("say what it shows: `alt=\"A class around a table\"`"));
  }
  const std::string address = source == nullptr ? std::string() : decoded_entities(source->value);
  const ByteRange whole = range(token.begin, token.end);
  if (!builder_.open_image(address, alt, whole, source == nullptr ? whole : range(source->begin, source->end)))
    return false;
  builder_.raw(" loading=\"lazy\" decoding=\"async\"");
  return true;
}

bool Sanitizer::write_opening(const HtmlTag& tag, const HtmlToken& token) {
  if (tag.name == "a") {
    if (!write_link(token)) return false;
  } else if (tag.name == "img") {
    if (!write_image(token)) return false;
  } else {
    builder_.raw("<").raw(tag.name);
  }
  write_attributes(tag, token);
  if (tag.name == "img") {
    builder_.close_image();
    return true;
  }
  if (tag.name == "pre") builder_.raw(" tabindex=\"0\"");
  builder_.raw(">");
  return true;
}

// Closes what the element cannot stand in, as a browser would. False when there is no place for it.
bool Sanitizer::make_room(const HtmlTag& tag, const HtmlToken& token) {
  if (!tag.parents.empty()) {
    const auto parent = std::ranges::find_if(std::ranges::reverse_view(open_), [&](const Open& open) {
      return open.depth != depth_ || names_parent(tag, open.tag->name);
    });
    if (parent == open_.rend() || parent->depth != depth_) {
      const bool parent_spoken_of =
          std::ranges::any_of(left_out_, [&](const std::string& name) { return names_parent(tag, name); });
      if (parent_spoken_of) {
        remember(tag.name);
        return false;
      }
      leave_out(token, phrase("stands outside what it is a part of"),
                phrase("put it in `<{}>`", tag.parents.substr(1, tag.parents.find(' ', 1) - 1)));
      return false;
    }
    while (!names_parent(tag, open_.back().tag->name)) close_last(false);
  }
  while (top() != nullptr && !may_hold(*top(), tag)) close_last(false);
  if (tag.first_only && !nothing_since_open_) {
    leave_out(token, phrase("is not the first thing in its `<{}>`", top()->name), phrase("move it to the beginning"));
    return false;
  }
  return true;
}

void Sanitizer::start_tag(const HtmlToken& token, HtmlTokenizer& tokenizer, bool in_link_around) {
  if (is_transparent(token.name)) return;
  if (is_left_out_whole(token.name)) {
    leave_out_tag(token);
    tokenizer.skip_element(token.name);
    return;
  }
  const HtmlTag* const tag = find_tag(token.name);
  if (tag == nullptr) return leave_out_tag(token);
  const bool within_paragraph = is_inline(node_->kind);
  if (within_paragraph && !tag->inline_level)
    return leave_out(token, phrase("stands within a paragraph"),
                     phrase("put it on a line of its own, with an empty line before it"));
  if (tag->name == "a" && (in_link_around || in_link()))
    return leave_out(token, phrase("stands within a link"), phrase("close the first link before it"));
  if (tag->name == "details") {
    const std::string_view rest = tokenizer.rest();
    const std::size_t inside = std::min(rest.find_first_not_of(" \t\n\r"), rest.size());
    if (small_letters(rest.substr(inside, 8)) != "<summary")
      return leave_out(token, phrase("has no `<summary>`"),
                       phrase("begin it with `<summary>What it is about</summary>`"));
  }
  constexpr std::size_t kMostOpen = 64;
  if (open_.size() >= kMostOpen)
    return leave_out(token, phrase("stands too deep within others"), phrase("take out levels"));
  if (!make_room(*tag, token) || !write_opening(*tag, token)) return;
  nothing_since_open_ = tag->content != HtmlContent::Nothing;
  if (nothing_since_open_) open_.push_back({.tag = tag, .depth = depth_, .where = range(token.begin, token.end)});
}

void Sanitizer::end_tag(const HtmlToken& token) {
  if (is_transparent(token.name)) return;
  const HtmlTag* const tag = find_tag(token.name);
  if (tag == nullptr) {
    if (!forget(token.name)) leave_out_tag(token);
    return;
  }
  const auto opened = std::ranges::find_if(std::ranges::reverse_view(open_),
                                           [&](const Open& open) { return open.depth != depth_ || open.tag == tag; });
  if (opened == open_.rend() || opened->depth != depth_) {
    // `</p>` and the like are often left behind where the element was closed for them; `</br>` is a slip.
    // One that was opened further out is spoken of when that is closed for it.
    const bool further_out = std::ranges::any_of(open_, [&](const Open& open) { return open.tag == tag; });
    if (tag->implied_end || tag->content == HtmlContent::Nothing || further_out || forget(tag->name)) return;
    warn(DiagnosticCode::HtmlUnbalanced, range(token.begin, token.end),
         phrase("`</{}>` closes nothing that was opened here", tag->name), phrase("left out"),
         phrase("take it out, or open and close the element in the same paragraph, list item or section"));
    return;
  }
  while (open_.back().tag != tag) close_last(false);
  close_last(true);
}

void Sanitizer::text(std::string_view words) {
  if (!is_blank(words)) {
    while (top() != nullptr && top()->content == HtmlContent::Parts) close_last(false);
    nothing_since_open_ = false;
  }
  builder_.escaped(decoded_entities(words));
}

void Sanitizer::write(const Node& html, std::size_t depth, bool in_link_around) {
  node_ = &html;
  positions_.emplace(builder_.lines(), html);
  depth_ = depth;
  builder_.document().raw_html.push_back(builder_.report().span(html.range));
  HtmlTokenizer tokenizer(html.text);
  HtmlToken token;
  while (tokenizer.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::Text:
        text(token.text);
        break;
      case HtmlToken::Kind::StartTag:
        start_tag(token, tokenizer, in_link_around);
        break;
      case HtmlToken::Kind::EndTag:
        end_tag(token);
        break;
      case HtmlToken::Kind::Comment:
        break;
      case HtmlToken::Kind::OpenComment:
        warn(DiagnosticCode::HtmlUnbalanced, range(token.begin, token.begin + 4),
             phrase("a comment without its end hides the rest of the text"), phrase("opened here"),
             phrase("write `-->` where the comment ends"));
        break;
      case HtmlToken::Kind::Declaration:
        token.name.clear();
        leave_out(token, phrase("is not published"), phrase("take it out"));
        break;
    }
  }
  node_ = nullptr;
}

}  // namespace bondgenoot::markdown
