// The only file with expat.
#include "pictures/svg.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <cmath>
#include <memory>
#include <optional>
#include <type_traits>

#include <fmt/format.h>

#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::pictures {
namespace {

constexpr std::string_view kSvg = "http://www.w3.org/2000/svg";
constexpr std::string_view kXlink = "http://www.w3.org/1999/xlink";
constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kHtml = "http://www.w3.org/1999/xhtml";
constexpr char kBetween = '|';  // Of a namespace and a name.
constexpr std::size_t kDepthLimit = 256;

constexpr std::array<std::string_view, 55> kElements = {"circle",
                                                        "clipPath",
                                                        "defs",
                                                        "desc",
                                                        "ellipse",
                                                        "feBlend",
                                                        "feColorMatrix",
                                                        "feComponentTransfer",
                                                        "feComposite",
                                                        "feConvolveMatrix",
                                                        "feDiffuseLighting",
                                                        "feDisplacementMap",
                                                        "feDistantLight",
                                                        "feDropShadow",
                                                        "feFlood",
                                                        "feFuncA",
                                                        "feFuncB",
                                                        "feFuncG",
                                                        "feFuncR",
                                                        "feGaussianBlur",
                                                        "feMerge",
                                                        "feMergeNode",
                                                        "feMorphology",
                                                        "feOffset",
                                                        "fePointLight",
                                                        "feSpecularLighting",
                                                        "feSpotLight",
                                                        "feTile",
                                                        "feTurbulence",
                                                        "filter",
                                                        "g",
                                                        "line",
                                                        "linearGradient",
                                                        "marker",
                                                        "mask",
                                                        "path",
                                                        "pattern",
                                                        "polygon",
                                                        "polyline",
                                                        "radialGradient",
                                                        "rect",
                                                        "stop",
                                                        "style",
                                                        "svg",
                                                        "switch",
                                                        "symbol",
                                                        "text",
                                                        "textPath",
                                                        "title",
                                                        "tspan",
                                                        "use",
                                                        "view",
                                                        "hatch",
                                                        "hatchpath",
                                                        "solidcolor"};

struct Name {
  std::string_view space;
  std::string_view local;
};

Name name_of(const XML_Char* written) {
  const std::string_view text(written);
  const std::size_t bar = text.rfind(kBetween);
  return bar == std::string_view::npos ? Name{.space = {}, .local = text}
                                       : Name{.space = text.substr(0, bar), .local = text.substr(bar + 1)};
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
}

// Whether a value or a style sheet loads something: every `url(` names a part of the drawing itself.
bool leads_out(std::string_view text) {
  const std::string lower = to_lower(text);
  if (lower.find('\\') != std::string::npos || lower.find("@import") != std::string::npos ||
      lower.find("image(") != std::string::npos || lower.find("image-set(") != std::string::npos)
    return true;
  for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at + 1)) {
    const std::size_t first = lower.find_first_not_of(" \t\r\n\"'", at + 4);
    if (first == std::string::npos || lower[first] != '#') return true;
  }
  return false;
}

// `24`, `24px`, `24.5`: a length in CSS pixels.
std::optional<double> pixels(std::string_view text) {
  text = trim(text);
  if (text.ends_with("px")) text.remove_suffix(2);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr double kMost = 100000;
  if (error != std::errc{} || end != text.data() + text.size() || !(value > 0) || value > kMost) return std::nullopt;
  return value;
}

struct Box {
  std::optional<double> width;
  std::optional<double> height;
};

// The last two of the four numbers of `viewBox`.
Box view_box(std::string_view text) {
  const std::string spaced = replace_all(text, ",", " ");
  std::vector<std::string_view> numbers;
  for (const std::string_view part : split(spaced, ' ')) {
    if (!trim(part).empty()) numbers.push_back(trim(part));
  }
  if (numbers.size() != 4) return {};
  return {.width = pixels(numbers[2]), .height = pixels(numbers[3])};
}

/// One file on its way from the parser to the text.
class Cleaner {
 public:
  explicit Cleaner(XML_Parser parser) : parser_(parser) {}

  void open(Name name, const XML_Char** attributes) {
    ++depth_;
    if (left_out_ != 0 || problem_) return;
    if (depth_ > kDepthLimit) return refuse(phrase("its parts lie more than {} deep in each other", kDepthLimit));
    if (name.space == kHtml) return refuse(phrase("it holds the HTML element `{}`", name.local));
    if (depth_ == 1 && (name.space != kSvg || name.local != "svg"))
      return fail(phrase("it begins with `{}`, where `svg` belongs", name.local));
    if (name.space != kSvg || name.local == "metadata") {
      left_out_ = depth_;
      return;
    }
    if (std::ranges::find(kElements, name.local) == kElements.end())
      return refuse(phrase("it holds the element `{}`", name.local));
    end_tag();
    drawing_.text.append("<").append(name.local);
    if (depth_ == 1) drawing_.text.append(" xmlns=\"").append(kSvg).append("\"");
    in_style_ = name.local == "style";
    for (; *attributes != nullptr && !problem_; attributes += 2) attribute(name_of(attributes[0]), attributes[1]);
    tag_open_ = true;
  }

  void close(Name name) {
    if (left_out_ == 0 && !problem_) {
      if (in_style_ && leads_out(style_)) refuse(phrase("its style sheet loads something from outside"));
      in_style_ = false;
      style_.clear();
      drawing_.text.append(tag_open_ ? "/>" : "</");
      if (!tag_open_) drawing_.text.append(name.local).append(">");
      tag_open_ = false;
    }
    if (left_out_ == depth_) left_out_ = 0;
    --depth_;
  }

  void text(std::string_view characters) {
    if (left_out_ != 0 || problem_) return;
    end_tag();
    if (in_style_) style_ += characters;
    append_escaped(drawing_.text, characters);
  }

  void entity() {
    if (!problem_) refuse(phrase("it declares entities of its own"));
  }

  [[nodiscard]] std::expected<Drawing, DrawingProblem> finish(bool well_formed) {
    if (problem_) return std::unexpected(std::move(*problem_));
    if (!well_formed) {
      fail(phrase("it is not well-formed XML"));
      return std::unexpected(std::move(*problem_));
    }
    const Box box = own_.width && own_.height ? own_ : view_;
    if (box.width && box.height) {
      drawing_.width = static_cast<std::uint32_t>(std::max(1.0, std::round(*box.width)));
      drawing_.height = static_cast<std::uint32_t>(std::max(1.0, std::round(*box.height)));
    }
    drawing_.text += '\n';
    return std::move(drawing_);
  }

 private:
  void attribute(Name name, std::string_view value) {
    if (name.space == kXml && (name.local == "space" || name.local == "lang"))
      return write(name.local == "space" ? "xml:space" : "xml:lang", value);
    const bool address = name.local == "href" && (name.space.empty() || name.space == kXlink);
    if (!name.space.empty() && !address) return;
    if (to_lower(name.local).starts_with("on"))
      return refuse(phrase("it has the attribute `{}`, which runs a script", name.local));
    if (address && !trim(value).starts_with('#'))
      return refuse(phrase("it leads to `{}`, outside the drawing", value.substr(0, 60)));
    if (leads_out(value)) return refuse(phrase("`{}` loads something from outside", name.local));
    if (depth_ == 1) measure(name.local, value);
    write(name.local, value);
  }

  void measure(std::string_view name, std::string_view value) {
    if (name == "width") own_.width = pixels(value);
    if (name == "height") own_.height = pixels(value);
    if (name == "viewBox") view_ = view_box(value);
  }

  void write(std::string_view name, std::string_view value) {
    drawing_.text.append(" ").append(name).append("=\"");
    append_escaped(drawing_.text, value);
    drawing_.text += '"';
  }

  void end_tag() {
    if (tag_open_) drawing_.text += '>';
    tag_open_ = false;
  }

  void refuse(std::string message) { stop(true, std::move(message)); }
  void fail(std::string message) { stop(false, std::move(message)); }
  void stop(bool unsafe, std::string message) {
    problem_ =
        DrawingProblem{.unsafe = unsafe, .message = std::move(message), .line = XML_GetCurrentLineNumber(parser_)};
    XML_StopParser(parser_, XML_FALSE);
  }

  XML_Parser parser_;
  Drawing drawing_;
  std::optional<DrawingProblem> problem_;
  std::size_t depth_ = 0;
  std::size_t left_out_ = 0;  // The depth of the element that is left out with all in it; 0: none.
  bool tag_open_ = false;     // The last tag lacks its `>`.
  bool in_style_ = false;
  std::string style_;
  Box own_;
  Box view_;
};

Cleaner& cleaner(void* data) { return *static_cast<Cleaner*>(data); }

void listen(XML_Parser parser, Cleaner& to) {
  XML_SetUserData(parser, &to);
  XML_SetElementHandler(
      parser,
      [](void* data, const XML_Char* name, const XML_Char** attributes) {
        cleaner(data).open(name_of(name), attributes);
      },
      [](void* data, const XML_Char* name) { cleaner(data).close(name_of(name)); });
  XML_SetCharacterDataHandler(parser, [](void* data, const XML_Char* text, int length) {
    cleaner(data).text({text, static_cast<std::size_t>(length)});
  });
  XML_SetEntityDeclHandler(parser, [](void* data, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                                      const XML_Char*, const XML_Char*, const XML_Char*) { cleaner(data).entity(); });
  XML_SetSkippedEntityHandler(parser, [](void* data, const XML_Char*, int) { cleaner(data).entity(); });
}

}  // namespace

std::expected<Drawing, DrawingProblem> clean_drawing(std::string_view bytes) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreateNS(nullptr, kBetween), &XML_ParserFree);
  Cleaner cleaner(parser.get());
  listen(parser.get(), cleaner);
  const bool fits = bytes.size() < static_cast<std::size_t>(INT_MAX);  // The caller has a limit far below.
  const bool well_formed =
      fits && XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE) == XML_STATUS_OK;
  return cleaner.finish(well_formed);
}

}  // namespace bondgenoot::pictures
