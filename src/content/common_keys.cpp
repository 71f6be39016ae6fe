// The keys that every entry may have, whatever its collection.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "content/names.h"
#include "content/validator_values.h"
#include "content/value_parser.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

// The text under a key, trimmed; empty (and said so) when there is none.
std::string_view text_of(Validation& validation, const YamlPair& pair, std::string_view expected,
                         std::string_view example) {
  const YamlNode& value = pair.value;
  if (is_blank(value)) {
    validation.diagnostics.add(DiagnosticCode::EmptyField, pair.key_span, phrase("`{}` is empty", pair.key))
        .with_help(phrase("fill it in, or remove the line"));
    return {};
  }
  if (value.is_scalar()) return trim(value.text);
  validation.diagnostics
      .add(DiagnosticCode::WrongType, value.span,
           phrase("`{}` is {}, where {} belongs", pair.key, described(value), expected))
      .with_help(phrase("write for example `{}: {}`", pair.key, example));
  return {};
}

void read_slug(Validation& validation, const YamlPair& pair) {
  const std::string_view slug = text_of(validation, pair, phrase("one word"), "de-hef");
  if (slug.empty()) return;
  const Span span = pair.value.inner_span();
  if (is_slug(slug)) {
    validation.entry.slug = slug;
    validation.entry.slug_span = span;
    return;
  }
  const std::string better = slugified(slug);
  Diagnostic& diagnostic = validation.diagnostics.add(
      DiagnosticCode::InvalidSlug, span, phrase("the slug `{}` cannot be the last part of an address", slug));
  if (better.empty())
    diagnostic.with_help(phrase("use lower-case letters, digits and `-`"));
  else
    diagnostic.with_help(phrase("write `{}`", better)).with_fix(span, better);
}

void read_draft(Validation& validation, const YamlPair& pair) {
  const std::string_view text = text_of(validation, pair, phrase("`true` or `false`"), "true");
  if (text.empty()) return;
  Field field;
  field.name = pair.key;
  field.type = FieldType::Boolean;
  const auto parsed = parse_value(field, std::string(text));
  if (parsed)
    validation.entry.draft = std::get<bool>(*parsed);
  else
    validation.diagnostics.add(parsed.error().code, pair.value.span, parsed.error().message)
        .with_help(parsed.error().help);
}

void read_publish_on(Validation& validation, const YamlPair& pair) {
  const std::string_view text = text_of(validation, pair, phrase("a day"), "2026-03-01");
  if (text.empty()) return;
  validation.entry.publish_on = parse_day(text);
  if (validation.entry.publish_on) return;
  const auto date = parse_date(text);
  if (!date && !date.error().unreadable) {  // A date, but one that does not exist.
    validation.diagnostics
        .add(DiagnosticCode::InvalidDate, pair.value.span,
             phrase("`publish_on` is `{}`: {}", text, date.error().message))
        .with_help(date.error().help);
    return;
  }
  const auto likely = likely_date(text);
  Diagnostic& diagnostic = validation.diagnostics.add(DiagnosticCode::InvalidDate, pair.value.span,
                                                      phrase("`publish_on` is `{}`, where a day belongs", text));
  if (likely && parse_day(*likely))
    diagnostic.with_help(phrase("write `{}`", *likely)).with_fix(pair.value.inner_span(), *likely);
  else
    diagnostic.with_help(phrase("write the year, the month and the day: `2026-03-01`"));
}

void read_layout(Validation& validation, const YamlPair& pair) {
  const std::string_view layout = text_of(validation, pair, phrase("the name of a template"), "page.html");
  if (layout.empty()) return;
  const std::string problem = layout_name_problem(layout);
  if (problem.empty()) {
    validation.entry.layout = layout;
    validation.entry.layout_span = pair.value.inner_span();
    return;
  }
  validation.diagnostics.add(DiagnosticCode::InvalidLayoutName, pair.value.inner_span(), problem)
      .with_help(phrase("name a file in `templates/`, such as `page.html`"));
}

struct AliasProblem {
  std::string message;
  std::string help;
};

// An address on this site, from its root, without leading or trailing `/`; or why it is none.
std::expected<std::string, AliasProblem> alias_path(const Validation& validation, std::string_view written) {
  if (const std::size_t scheme = written.find("://"); scheme != std::string_view::npos) {
    const std::size_t slash = std::min(written.find('/', scheme + 3), written.size());
    return std::unexpected(AliasProblem{
        phrase("names a host"),
        phrase("write only what follows it: `{}`", slash < written.size() ? written.substr(slash) : "/oud/")});
  }
  if (written.find_first_of("?#") != std::string_view::npos) {
    return std::unexpected(
        AliasProblem{phrase("holds `?` or `#`, which a host of files does not see"), phrase("write the path alone")});
  }
  const auto decoded = percent_decoded(written);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; };
  if (!decoded || std::ranges::any_of(*decoded, is_control)) {
    return std::unexpected(AliasProblem{phrase("holds a character that does not fit in an address"),
                                        phrase("write a path such as `/oud/adres/`")});
  }
  const bool absolute = decoded->starts_with('/');
  auto path = normalized_path(absolute ? *decoded : validation.collection.path + *decoded);
  if (!path)
    return std::unexpected(
        AliasProblem{phrase("climbs out of the site"), phrase("write it from the root of the site: `/oud/adres/`")});
  if (path->empty())
    return std::unexpected(AliasProblem{phrase("is the home page"), phrase("write an address that no longer exists")});
  return std::move(*path);
}

// `/x/y/`, or `/x/y.html` when a file is meant.
std::string as_address(std::string_view path) {
  const bool file = path.ends_with(".html") || path.ends_with(".htm");
  return fmt::format("/{}{}", path, file ? "" : "/");
}

void read_alias(Validation& validation, const YamlNode& node) {
  if (!node.is_scalar() || trim(node.text).empty()) {
    validation.diagnostics
        .add(DiagnosticCode::InvalidAlias, node.span,
             is_blank(node) ? phrase("an alias is empty")
                            : phrase("an alias is {}, where an address belongs", described(node)))
        .with_help(phrase("write a path such as `/oud/adres/`, or remove it"));
    return;
  }
  const std::string_view written = trim(node.text);
  const Span span = node.inner_span();
  const auto path = alias_path(validation, written);
  if (!path) {
    validation.diagnostics
        .add(DiagnosticCode::InvalidAlias, span, phrase("the alias `{}` {}", written, path.error().message))
        .with_help(path.error().help);
    return;
  }
  std::string address = as_address(*path);
  const auto first = std::ranges::find(validation.entry.aliases, address, &Alias::path);
  if (first == validation.entry.aliases.end()) {
    validation.entry.aliases.push_back({.path = std::move(address), .span = span});
    return;
  }
  validation.diagnostics.add(DiagnosticCode::RepeatedValue, span, phrase("the alias `{}` is given twice", address))
      .with_note(first->span, phrase("it is given here first"))
      .with_help(phrase("remove one of the two"));
}

void read_aliases(Validation& validation, const YamlPair& pair) {
  if (pair.value.is_list() && !pair.value.items.empty()) {
    for (const YamlNode& item : pair.value.items) read_alias(validation, item);
  } else if (!text_of(validation, pair, phrase("an address or a list of addresses"), "[/oud/adres/]").empty()) {
    read_alias(validation, pair.value);
  }
}

void report_language(Validation& validation, std::string_view language, Span span) {
  const auto near = nearest(language, validation.options.languages);
  validation.diagnostics.add(DiagnosticCode::UnknownLanguage, span, phrase("the site has no language `{}`", language))
      .with_help(near ? phrase("did you mean `{}`?", *near)
                      : phrase("the languages are {}; add one under `languages` in `content/site.yaml`",
                               quoted_list(validation.options.languages)));
}

void read_language(Validation& validation, const YamlPair& pair) {
  const std::string_view language = text_of(validation, pair, phrase("a language code"), "en");
  if (language.empty()) return;
  Entry& entry = validation.entry;
  const bool own = language == validation.options.language;
  if (!own && std::ranges::find(validation.options.languages, language) == validation.options.languages.end()) {
    report_language(validation, language, pair.value.inner_span());
  } else if (!entry.language.empty() && entry.language != language) {
    validation.diagnostics
        .add(DiagnosticCode::ConflictingLanguage, pair.value.inner_span(),
             phrase("`lang` is `{}`, and the file name says `{}`", language, entry.language))
        .with_help(phrase("remove `lang`, or rename the file"));
  } else if (!own) {
    entry.language = language;
  }
}

}  // namespace

void read_common_keys(Validation& validation, const YamlNode& map) {
  using Reader = void (*)(Validation&, const YamlPair&);
  constexpr std::pair<std::string_view, Reader> kReaders[] = {
      {"slug", read_slug},       {"draft", read_draft},   {"publish_on", read_publish_on},
      {"aliases", read_aliases}, {"layout", read_layout}, {"lang", read_language}};
  for (const YamlPair& pair : map.pairs) {
    const auto* reader = std::ranges::find(kReaders, pair.key, [](const auto& row) { return row.first; });
    if (reader != std::end(kReaders)) reader->second(validation, pair);
  }
}

}  // namespace bondgenoot::content
