#include "content/entry_parser.h"

#include <utility>

#include "content/entry_name.h"
#include "content/front_matter.h"
#include "content/validator.h"
#include "content/yaml.h"
#include "markdown/parser.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

// The map between the two lines `---`; nothing when its fields cannot be judged.
std::optional<YamlNode> read_front_matter(const Source& source, Span yaml, Diagnostics& diagnostics) {
  Outcome<YamlNode> parsed = parse_yaml(source, yaml);
  const bool unreadable = parsed.diagnostics.has_errors() && parsed.value.is_null();
  diagnostics.append(std::move(parsed.diagnostics));
  if (unreadable) return std::nullopt;
  if (parsed.value.is_map()) return std::move(parsed.value);
  if (parsed.value.is_null()) {  // Nothing but blanks and comments: a map without keys.
    parsed.value.kind = YamlKind::Map;
    return std::move(parsed.value);
  }
  diagnostics
      .add(DiagnosticCode::FrontMatterNotAMap, parsed.value.span,
           phrase("the front matter is {}, where keys and values belong", described(parsed.value)))
      .with_help(phrase("write a key, a colon, a space and the value on each line: `title: The title`"));
  return std::nullopt;
}

void parse_body(const Source& source, Span body, const EntryParserOptions& options, Entry& entry,
                Diagnostics& diagnostics) {
  const bool translation = !entry.language.empty() && entry.language != options.markdown.language;
  Outcome<markdown::Document> parsed;
  if (translation) {
    markdown::ParseOptions own = options.markdown;
    own.language = entry.language;
    parsed = markdown::parse(source, body, own);
  } else {
    parsed = markdown::parse(source, body, options.markdown);
  }
  entry.body = std::move(parsed.value);
  diagnostics.append(std::move(parsed.diagnostics));
}

void parse_text(const Source& source, const Collection& collection, const EntryParserOptions& options,
                const EntryPlace& place, ParsedEntry& parsed, Diagnostics& diagnostics) {
  Entry& entry = parsed.entry;
  if (!check_text(source, diagnostics)) return;
  Outcome<FrontMatter> split = split_front_matter(source);
  diagnostics.append(std::move(split.diagnostics));
  if (!split.value.found) return;
  entry.front_matter = split.value.yaml;
  if (auto map = read_front_matter(source, split.value.yaml, diagnostics)) {
    if (place.ignored != nullptr)
      std::erase_if(map->pairs, [&](const YamlPair& pair) { return place.ignored->contains(pair.key); });
    Validation validation{source, collection, options, entry, diagnostics};
    read_common_keys(validation, *map);
    validate_fields(validation, *map, entry.language.empty() ? diagnostics : parsed.missing);
  }
  parse_body(source, split.value.body, options, entry, diagnostics);
}

}  // namespace

Outcome<ParsedEntry> parse_entry(const Source& source, const Collection& collection, const EntryParserOptions& options,
                                 const EntryPlace& place) {
  Outcome<ParsedEntry> outcome;
  Entry& entry = outcome.value.entry;
  entry.collection = collection.id;
  entry.source = source.id;
  entry.path = place.path.empty() ? source.path : place.path;
  entry.file = source.path;
  entry.ally = place.ally;
  EntryName name = read_entry_name(source.path, options, outcome.diagnostics);
  entry.name = std::move(name.name);
  entry.language = std::move(name.language);
  entry.fields.resize(collection.fields.size());
  parse_text(source, collection, options, place, outcome.value, outcome.diagnostics);
  if (entry.slug.empty()) entry.slug = entry.name;
  outcome.value.usable = !entry.name.empty();
  return outcome;
}

}  // namespace bondgenoot::content
