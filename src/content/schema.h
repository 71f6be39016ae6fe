// The content model: collections and the fields of their entries, as `_collection.yaml` states them.
//
// In:  nothing; schema_parser.h makes it. Out: what validation, lists, facets, backlinks, order, `new`, exports and
// JSON Schema
//      are derived from. Nothing here, or in the layers above, knows the name of a collection or field.
// Owns: its strings. Threads: const once parsed, so any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/source.h"

namespace bondgenoot::content {

struct CollectionId {
  std::uint32_t value = UINT32_MAX;
  [[nodiscard]] bool valid() const { return value != UINT32_MAX; }
  friend bool operator==(CollectionId, CollectionId) = default;
  friend auto operator<=>(CollectionId, CollectionId) = default;
};

/// The same words in several languages, in the order given. A plain text in YAML stands for every language.
struct LocalizedText {
  std::vector<std::pair<std::string, std::string>> texts;  ///< (language, text); the language "" for a plain text.

  [[nodiscard]] bool empty() const { return texts.empty(); }
  /// The text in `language`, else the plain one, else the first.
  [[nodiscard]] std::string_view in(std::string_view language) const;
  /// The same, or `otherwise` when there is no text: the name of what the text is a label of. Borrows both.
  [[nodiscard]] std::string_view in(std::string_view language, std::string_view otherwise) const;
};

enum class FieldType : std::uint8_t {
  Text,
  Markdown,
  Number,
  Boolean,
  Date,
  Choice,
  Reference,
  Url,
  Email,
  Image,
  List,
  Group
};
[[nodiscard]] std::string_view name_of(FieldType type);
[[nodiscard]] std::optional<FieldType> find_field_type(std::string_view name);

/// One value of a choice.
struct Option {
  std::string value;
  LocalizedText label;
  LocalizedText help;
  Span span;
};

/// From `option` on (for `ordered` choices) these fields must be filled in.
struct Requirement {
  std::uint32_t option = 0;  ///< Index into `options`.
  std::vector<std::string> fields;
  Span span;
};

/// `follows`: a choice that is not given follows from the first value of another field.
struct Follows {
  std::string field;
  std::vector<std::pair<std::string, std::uint32_t>> map;  ///< (value of that field, index into `options`)
  Span span;
};

enum class FacetKind : std::uint8_t {
  None,
  Value,  ///< `facet: true`: one facet value per choice, referenced entry, boolean or text.
  Year,   ///< `facet: year`: the year of a date.
};

struct Field {
  std::string name;
  Span span;  ///< Of its name in `_collection.yaml`.
  FieldType type = FieldType::Text;
  LocalizedText label;  ///< Empty: the name is shown.
  LocalizedText help;
  bool required = false;
  bool recommended = false;  ///< An entry is better with it: `report` lists those that are without.
  bool many = false;         ///< Several values: choice, reference, and text-like fields.
  bool ordered = false;      ///< The options of a choice form a ladder, lowest first.
  FacetKind facet = FacetKind::None;
  bool names = false;  ///< `names: true`: a text, or list of texts, that is also a name of the entry (an abbreviation,
                       ///< "also known as").
  double search = 0;   ///< Weight in the index; 0 is not searched.
  std::optional<double> min;  ///< Of a number; characters of a text; items of a list or `many`.
  std::optional<double> max;
  std::vector<Option> options;  ///< Of a choice.
  std::vector<Requirement> requirements;
  std::optional<Follows> follows;
  std::string to;  ///< Of a reference: the collection's name.
  CollectionId target;
  Span to_span;
  bool credit = false;  ///< Of an image: its maker must be named.
  bool pairs = false;   ///< Of a reference: `report` lists entries at either end that lack the other.
  std::string inverse;  ///< Of a reference: what the backlink is called at the other end; may be empty.
  Span inverse_span;
  std::string all_values;    ///< Of a `many` choice or reference: the word that stands for every value; may be empty.
  std::string private_when;  ///< Name of the boolean field that withholds this one; may be empty.
  Span private_when_span;
  std::optional<std::string> default_text;  ///< As written; validated against the type when the model is parsed.
  Span default_span;
  bool usable = true;  ///< False when its declaration has an error: what entries say here cannot be judged.
  std::vector<Field>
      children;  ///< Of a group: its fields. Of a list: exactly one, the type of its items, under the list's own name.

  [[nodiscard]] const Option* find_option(std::string_view value) const;
  [[nodiscard]] std::optional<std::uint32_t> option_index(std::string_view value) const;
};

/// What an entry is to programs that read its page (schema.org).
enum class EntryType : std::uint8_t { Article, Event, Organisation, Term };
[[nodiscard]] std::string_view name_of(EntryType type);

/// The entries are the concepts of a vocabulary (SKOS); the fields that say more of them than their titles do. Each may
/// be empty.
struct Concepts {
  std::string definition;         ///< A single text.
  std::string notation;           ///< A single text or number: `C`, `3`.
  std::vector<std::string> also;  ///< Other names: texts and lists of texts.
  std::string broader;            ///< A reference to concepts, of this collection or another.
  Span broader_span;
};

struct Collection {
  CollectionId id;
  std::string name;  ///< The folder's name, for references and messages.
  Span span;         ///< The whole `_collection.yaml` (its first line); invalid for the built-in one of `pages`.
  LocalizedText title;
  LocalizedText singular;
  LocalizedText description;
  std::string path;  ///< `/good-practices/`, or `/` for pages.
  Span path_span;
  std::string order_field;  ///< Empty: by file name.
  bool descending = false;
  std::string entry_layout;
  Span entry_layout_span;
  std::string list_layout;  ///< Empty: no list pages.
  Span list_layout_span;
  bool search = false;
  bool feed = false;
  bool calendar = false;                    ///< `calendar: true`: an .ics of its dated entries.
  std::uint32_t per_page = 24;              ///< 0: all on one page (`per_page: all`).
  std::vector<std::string> glossary_words;  ///< `glossary`: the fields with words that texts explain; else empty.
  std::string glossary_meaning;             ///< And the field with what they mean.
  EntryType type = EntryType::Article;      ///< `type`; with `concepts` a term where nothing is said.
  std::optional<Concepts> concepts;         ///< `concepts`: the collection is a vocabulary.
  std::string snapshot_field;               ///< `snapshot`: the field that keeps the site's figures; may be empty.
  std::vector<Field> fields;                ///< In the order of `_collection.yaml`.
  bool usable = true;  ///< False when `_collection.yaml` could not be read: the fields of entries cannot be judged.

  [[nodiscard]] const Field* find_field(std::string_view field) const;
  [[nodiscard]] std::optional<std::uint32_t> field_index(std::string_view field) const;
};

/// All collections, sorted by name.
struct Model {
  std::vector<Collection> collections;

  [[nodiscard]] const Collection& get(CollectionId id) const { return collections[id.value]; }
  [[nodiscard]] const Collection* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;
};

/// Keys that every entry may have, whatever its collection.
inline constexpr std::string_view kCommonKeys[] = {"slug", "draft", "publish_on", "aliases", "layout", "lang"};

/// What a template sees on an entry beside its fields (docs/templates.md), so no field and no `inverse` may have such a
/// name. `url` is not among them: the page's own address is `href`, and `url` is a usual name for the address of
/// someone's website.
inline constexpr std::string_view kReservedNames[] = {
    "added_on",   "all",       "alike",  "ally",         "backlinks",  "body",      "changed_on",
    "collection", "edit_href", "fields", "has_toc",      "href",       "is_draft",  "is_private",
    "language",   "lead",      "name",   "next",         "plain_text", "previous",  "reading_time",
    "sections",   "terms",     "toc",    "translations", "withheld",   "word_count"};

/// Whether an entry already has `name` for something that is no field: a common key or a reserved name.
[[nodiscard]] bool is_reserved_name(std::string_view name);

/// The layout of a collection that names none.
inline constexpr std::string_view kDefaultEntryLayout = "page.html";

/// How deeply groups and lists may hold each other.
inline constexpr std::size_t kFieldDepthLimit = 8;

/// The folder whose entries are free pages and whose `index.md` is the home page: the one role a folder's name has.
inline constexpr std::string_view kPagesCollection = "pages";

}  // namespace bondgenoot::content
