#include "markdown/html_builder.h"

#include <algorithm>
#include <utility>

#include "markdown/character_set.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::markdown {

namespace {

// What ends a stretch of text that can be copied as it is. `'` is harmless where attributes stand in double quotes.
constexpr CharacterSet kEscaped("&<>\"");

}  // namespace

HtmlBuilder& HtmlBuilder::escaped(std::string_view text) {
  std::string& out = text_.html.text;
  std::size_t from = 0;
  for (std::size_t at = kEscaped.find_in(text); at != std::string_view::npos; at = kEscaped.find_in(text, from)) {
    out.append(text.substr(from, at - from));
    out += text[at] == '&' ? "&amp;" : text[at] == '<' ? "&lt;" : text[at] == '>' ? "&gt;" : "&quot;";
    from = at + 1;
  }
  out.append(text.substr(from));
  return *this;
}

HtmlBuilder& HtmlBuilder::attribute(std::string_view name, std::string_view value) {
  raw(" ").raw(name).raw("=\"").escaped(value).raw("\"");
  return *this;
}

HtmlRange HtmlBuilder::since(Mark from) const {
  const Mark now = mark();
  return {.begin = from.offset, .end = now.offset, .first_slot = from.slot, .last_slot = now.slot};
}

void HtmlBuilder::slot(SlotKind kind, std::size_t index) {
  text_.html.slots.push_back({.offset = mark().offset, .index = static_cast<std::uint32_t>(index), .kind = kind});
}

void HtmlBuilder::report_target(const Target& target, ByteRange place) {
  const TargetProblem problem = problem_of(target);
  const auto code =
      target.kind == TargetKind::Forbidden ? DiagnosticCode::ForbiddenLink : DiagnosticCode::MalformedLink;
  report_.add(code, place, problem.message).with_label(phrase("left out")).with_help(problem.help);
}

std::optional<std::uint32_t> HtmlBuilder::open_link(std::string_view address, std::string_view words, ByteRange whole,
                                                    ByteRange place) {
  Target target = classify_target(address);
  if (!target.usable()) {
    report_target(target, place);
    return std::nullopt;
  }
  const std::size_t index = document_.links.size();
  raw("<a");
  if (target.needs_resolving()) {
    slot(SlotKind::Link, index);
  } else {
    raw(" href=\"");
    append_url_attribute(text_.html.text, target.written);
    raw(target.kind == TargetKind::External ? "\" rel=\"external\"" : "\"");
  }
  document_.links.push_back({.target = std::move(target),
                             .text = std::string(words),
                             .span = report_.span(whole),
                             .target_span = report_.span(place)});
  return static_cast<std::uint32_t>(index);
}

std::optional<std::uint32_t> HtmlBuilder::open_image(std::string_view address, std::string_view words, ByteRange whole,
                                                     ByteRange place) {
  Target target = classify_target(address);
  const bool picture = target.kind == TargetKind::RelativePath || target.kind == TargetKind::SitePath ||
                       target.kind == TargetKind::External;
  if (!target.usable()) {
    report_target(target, place);
    return std::nullopt;
  }
  if (!picture) {
    report_.add(DiagnosticCode::MalformedLink, place, phrase("`{}` is not an image", target.written))
        .with_label(phrase("left out"))
        .with_help(phrase("write the path of an image, such as `class.jpg`"));
    return std::nullopt;
  }
  const std::size_t index = document_.images.size();
  if (target.needs_resolving()) slot(SlotKind::BeforeImage, index);
  raw("<img");
  if (target.needs_resolving()) {
    slot(SlotKind::Image, index);
  } else {
    raw(" src=\"");
    append_url_attribute(text_.html.text, target.written);
    raw("\"");
  }
  attribute("alt", words);
  document_.images.push_back({.target = std::move(target),
                              .alt = std::string(words),
                              .span = report_.span(whole),
                              .target_span = report_.span(place)});
  return static_cast<std::uint32_t>(index);
}

void HtmlBuilder::close_image() {
  raw(">");
  const std::size_t index = document_.images.size() - 1;
  if (document_.images[index].target.needs_resolving()) slot(SlotKind::BehindImage, index);
}

ByteRange address_range(std::string_view source, ByteRange whole, std::string_view address) {
  const std::string_view written = source.substr(whole.begin, whole.end - whole.begin);
  const auto at = [&](std::size_t begin, std::size_t length) {
    return ByteRange{whole.begin + static_cast<std::uint32_t>(begin),
                     whole.begin + static_cast<std::uint32_t>(begin + length)};
  };
  if (!written.ends_with(')')) {
    const std::size_t bare = written.starts_with('[') ? std::string_view::npos : written.find(address);
    return address.empty() || bare == std::string_view::npos ? whole : at(bare, address.size());
  }
  const std::size_t bracket = written.rfind("](");
  if (bracket == std::string_view::npos) return whole;
  std::size_t begin = std::min(written.find_first_not_of(" \n\t<", bracket + 2), written.size() - 1);
  if (!address.empty() && written.substr(begin).starts_with(address)) return at(begin, address.size());
  // Escaped or with entities: up to a space, or to what closes it.
  const std::size_t end = std::min(written.find_first_of(" \n\t>", begin), written.size() - 1);
  return end > begin ? at(begin, end - begin) : at(bracket + 1, written.size() - bracket - 1);
}

}  // namespace bondgenoot::markdown
