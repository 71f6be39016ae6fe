// All entries, linked: what refers to what, in which order, and what is published.
//
// In:  linker.h makes it. Out: questions answered by id. Owns: a share of the model, of each entry, and of the tables
// beside them; a copy shares all of it. Threads: const after linking, so any.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/ally.h"
#include "content/entry.h"
#include "content/entry_index.h"
#include "content/entry_list.h"
#include "content/schema.h"

namespace bondgenoot::content {

/// Where a link in a text leads.
struct LinkTarget {
  enum class Kind : std::uint8_t { None, Entry, Asset, Elsewhere } kind = Kind::None;
  EntryId entry;         ///< Kind::Entry
  std::string fragment;  ///< Without `#`; may be empty.
  std::string asset;     ///< Kind::Asset: path below `content/`, `good-practices/picture.jpg`. Kind::Elsewhere: an
                         ///< address on the web, whole.
};

/// Where the links and images of one text lead, by their numbers in its markdown::Document.
struct TextLinks {
  std::vector<LinkTarget> links;
  std::vector<LinkTarget> images;
};

/// Where the links of one entry lead.
struct EntryLinks {
  TextLinks body;
  std::vector<std::pair<const markdown::Document*, TextLinks>> fields;  ///< Of its Markdown fields.
  std::vector<std::string> images;  ///< Of its image fields, by ordinal: assets, empty where there is none.
};

/// Entries that refer to one entry under one name.
struct Backlink {
  std::string name;  ///< `inverse` of the referring fields.
  std::vector<EntryId>
      entries;  ///< In the order of their collections; each once, in this entry's language where there is one.
};

/// What the linker finds out, by the value of an EntryId or CollectionId. What is large is shared, so that a graph in
/// which one entry changed costs little.
struct GraphTables {
  using References = std::vector<std::vector<EntryId>>;
  using Backlinks = std::vector<std::vector<Backlink>>;
  std::vector<bool> published;
  std::vector<std::vector<EntryId>> ordered;
  std::vector<std::pair<std::string, std::vector<std::vector<EntryId>>>> ordered_in;  ///< For the other languages.
  std::vector<std::shared_ptr<const EntryLinks>> links;
  std::shared_ptr<const References> references;
  std::shared_ptr<const Backlinks> backlinks;
};

class Graph {
 public:
  Graph() = default;
  Graph(std::shared_ptr<const Model> model, EntryList entries, EntryList written, EntryIndex index,
        std::vector<std::string> assets, GraphTables tables, std::shared_ptr<const Gathering> gathering)
      : parts_(std::make_shared<const Parts>(std::move(model), std::move(entries), std::move(written), std::move(index),
                                             std::move(assets), std::move(tables), std::move(gathering))) {}

  [[nodiscard]] const Model& model() const { return *parts_->model; }
  [[nodiscard]] const EntryList& entries() const { return parts_->entries; }
  [[nodiscard]] const Entry& get(EntryId id) const { return parts_->entries[id.value]; }
  [[nodiscard]] const Collection& collection_of(EntryId id) const { return model().get(get(id).collection); }
  /// False for drafts, entries of the future (unless asked for) and entries with errors: they are in no output.
  [[nodiscard]] bool is_published(EntryId id) const { return parts_->tables.published[id.value]; }
  /// Published entries of a collection in its order, in the site's own language (or without a translation into it).
  [[nodiscard]] const std::vector<EntryId>& ordered(CollectionId collection) const {
    return parts_->tables.ordered[collection.value];
  }
  /// The same entries for a reader of `language`: each in it where it is translated, in that language's order.
  [[nodiscard]] const std::vector<EntryId>& ordered(CollectionId collection, std::string_view language) const;
  /// What the n-th reference of an entry points to; invalid when it does not exist or is not published.
  [[nodiscard]] EntryId reference(EntryId entry, std::uint32_t ordinal) const {
    return (*parts_->tables.references)[entry.value][ordinal];
  }
  /// What the n-th link, or image, of an entry's body points to.
  [[nodiscard]] const LinkTarget& link(EntryId entry, std::uint32_t ordinal) const {
    return parts_->tables.links[entry.value]->body.links[ordinal];
  }
  [[nodiscard]] const LinkTarget& image(EntryId entry, std::uint32_t ordinal) const {
    return parts_->tables.links[entry.value]->body.images[ordinal];
  }
  /// Where the links of one of an entry's texts lead: its body, or the text of a Markdown field.
  [[nodiscard]] const TextLinks& links(EntryId entry, const markdown::Document& text) const {
    return &text == &get(entry).body ? parts_->tables.links[entry.value]->body : *links_of_field(entry, text);
  }
  /// The same for the text of a Markdown field; null for a document that is none of this entry's.
  [[nodiscard]] const TextLinks* links_of_field(EntryId entry, const markdown::Document& text) const;
  /// The file of the n-th image field, as a path below `content/`; empty when it does not exist.
  [[nodiscard]] const std::string& image_field(EntryId entry, std::uint32_t ordinal) const {
    return parts_->tables.links[entry.value]->images[ordinal];
  }
  /// Sorted by name. Withheld references give none.
  [[nodiscard]] const std::vector<Backlink>& backlinks(EntryId entry) const {
    return (*parts_->tables.backlinks)[entry.value];
  }
  /// By collection and name, in the site's own language first; invalid when there is none. It may be unpublished.
  [[nodiscard]] EntryId find(CollectionId collection, std::string_view name) const;
  /// In `language` only.
  [[nodiscard]] EntryId find(CollectionId collection, std::string_view name, std::string_view language) const;
  /// All versions of an entry, itself and unpublished ones included: the site's own language first, then by language.
  [[nodiscard]] const std::vector<EntryId>& translations(EntryId entry) const {
    return parts_->index.versions_of(entry);
  }
  /// The language an entry is written in, the site's own spelled out.
  [[nodiscard]] std::string_view language(EntryId entry) const { return parts_->index.language(get(entry)); }
  /// The published version of an entry in `language`; invalid when there is none.
  [[nodiscard]] EntryId version_in(EntryId entry, std::string_view language) const;
  /// The assets that published entries show as images, in a field or in a text.
  [[nodiscard]] std::set<std::string> shown_assets() const;
  /// Files beside entries and in `static/`, as paths below `content/`, sorted.
  [[nodiscard]] const std::vector<std::string>& assets() const { return parts_->assets; }

  /// The other projects that entries and assets are from.
  [[nodiscard]] const Gathering& gathering() const { return *parts_->gathering; }
  /// Whose an entry is; null for this project's own.
  [[nodiscard]] const Ally* ally_of(EntryId entry) const { return gathering().find(get(entry).ally); }

  // For relinker.h, which makes the next graph of this one.
  [[nodiscard]] const std::shared_ptr<const Model>& shared_model() const { return parts_->model; }
  [[nodiscard]] const GraphTables& tables() const { return parts_->tables; }
  /// The entries as they were parsed, before translations took what they do not say from what they translate.
  [[nodiscard]] const EntryList& written() const { return parts_->written; }

 private:
  struct Parts {
    std::shared_ptr<const Model> model = std::make_shared<const Model>();
    EntryList entries;
    EntryList written;
    EntryIndex index;
    std::vector<std::string> assets;
    GraphTables tables;
    std::shared_ptr<const Gathering> gathering = std::make_shared<const Gathering>();
  };
  std::shared_ptr<const Parts> parts_ = std::make_shared<const Parts>();
};

}  // namespace bondgenoot::content
