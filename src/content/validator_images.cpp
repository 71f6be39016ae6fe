// Image fields: a picture of the project's own, with its alternative text.
#include <algorithm>
#include <array>
#include <utility>

#include "content/settings_reader.h"
#include "content/validator_values.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

constexpr std::array<std::string_view, 7> kEndings = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"};

struct SrcProblem {
  std::string message;
  std::string help;
};

std::optional<SrcProblem> src_problem(const Entry& entry, std::string_view src) {
  const std::string help = phrase(
      "name a file beside the entry, such as `foto.jpg`, or elsewhere below `content/`, such as `../static/foto.jpg`");
  if (src.find("://") != std::string_view::npos || src.starts_with("//") || src.starts_with("data:")) {
    return SrcProblem{phrase("is on another site"), phrase("put a copy of the picture beside the entry and name that")};
  }
  if (src.starts_with('/') || src.find('\\') != std::string_view::npos)
    return SrcProblem{phrase("is not a path seen from the entry"), help};
  const auto path = normalized_path(joined_path(parent_path(entry.path), src));
  if (!path || !path->starts_with("content/")) return SrcProblem{phrase("climbs out of `content/`"), help};
  const std::string ending = to_lower(extension(src));
  if (std::ranges::find(kEndings, ending) == kEndings.end()) {
    return SrcProblem{phrase("is not a picture by its ending"),
                      phrase("use a file that ends with `.jpg`, `.png`, `.webp`, `.avif`, `.gif` or `.svg`")};
  }
  return std::nullopt;
}

// A text under a key of the image; empty when it is not there or is something else.
std::string text_under(Validation& validation, const YamlNode& map, std::string_view key) {
  const YamlPair* pair = map.find_pair(key);
  if (pair == nullptr || pair->value.is_null()) return {};
  if (!pair->value.is_scalar()) {
    validation.diagnostics.add(DiagnosticCode::WrongType, pair->value.span,
                               phrase("`{}` is {}, where a text belongs", key, described(pair->value)));
    return {};
  }
  std::string text(trim(pair->value.text));
  if (const auto problem = control_character_problem(key, text)) {
    validation.diagnostics.add(problem->code, pair->value.span, problem->message).with_help(problem->help);
    text.clear();
  }
  return text;
}

void report_unknown_image_keys(Validation& validation, const Field& field, const YamlNode& node) {
  const std::vector<std::string> names(kImageKeys.begin(), kImageKeys.end());
  for (const YamlPair& pair : node.pairs) {
    if (std::ranges::find(kImageKeys, pair.key) != kImageKeys.end()) continue;
    const auto near = nearest(pair.key, names);
    validation.diagnostics
        .add(DiagnosticCode::UnknownField, pair.key_span, phrase("the image `{}` takes no `{}`", field.name, pair.key))
        .with_help(near ? phrase("did you mean `{}`?", *near) : phrase("it takes {}", quoted_list(names)));
  }
}

}  // namespace

FieldValue read_image(Validation& validation, const Field& field, YamlNode& node) {
  FieldValue value{.data = {}, .span = node.span};
  if (!node.is_map()) {
    report_wrong_type(validation, field, node);
    return value;
  }
  report_unknown_image_keys(validation, field, node);
  ImageValue image{.src = text_under(validation, node, "src"),
                   .src_span = node.span,
                   .alt = text_under(validation, node, "alt"),
                   .credit = text_under(validation, node, "credit"),
                   .ordinal = static_cast<std::uint32_t>(validation.entry.images.size())};
  const YamlPair* src = node.find_pair("src");
  if (src != nullptr) image.src_span = src->value.is_null() ? src->key_span : src->value.inner_span();
  if (image.src.empty()) {
    validation.diagnostics.add(DiagnosticCode::InvalidImage, image.src_span, phrase("`{}` has no `src`", field.name))
        .with_help(phrase("name a file beside the entry: `src: foto.jpg`"));
    return value;
  }
  if (const auto problem = src_problem(validation.entry, image.src)) {
    validation.diagnostics
        .add(DiagnosticCode::InvalidImage, image.src_span, phrase("the image `{}` {}", image.src, problem->message))
        .with_help(problem->help);
    return value;
  }
  if (image.alt.empty()) {
    const YamlPair* alt = node.find_pair("alt");
    validation.diagnostics
        .add(DiagnosticCode::MissingAltText, alt != nullptr ? alt->key_span : image.src_span,
             phrase("the image `{}` has no alternative text", image.src))
        .with_help(phrase("say in words what it shows: `alt: \"Twee leerlingen solderen een lamp\"`"));
    return value;
  }
  if (field.credit && image.credit.empty()) {
    const YamlPair* credit = node.find_pair("credit");
    validation.diagnostics
        .add(DiagnosticCode::MissingCredit, credit != nullptr ? credit->key_span : image.src_span,
             phrase("the image `{}` does not say who made it", image.src))
        .with_help(phrase("name the maker, or whose it is: `credit: \"Foto: de school\"`"));
    return value;
  }
  validation.entry.images.push_back(image);
  value.data = std::move(image);
  return value;
}

}  // namespace bondgenoot::content
