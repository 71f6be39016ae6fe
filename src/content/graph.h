// All entries, linked: what refers to what, in which order, and what is published.
//
// In:  linker.h makes it. Out: questions answered by id. Owns: a share of the model and of each entry, and the tables
// beside them. Threads: const after linking, so any.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "content/entry.h"
#include "content/entry_index.h"
#include "content/entry_list.h"
#include "content/schema.h"

namespace bondgenoot::content {

/// Where a link in a text leads.
struct LinkTarget {
  enum class Kind : std::uint8_t { None, Entry, Asset } kind = Kind::None;
  EntryId entry;         ///< Kind::Entry
  std::string fragment;  ///< Without `#`; may be empty.
  std::string asset;     ///< Kind::Asset: path below `content/`, `good-practices/picture.jpg`.
};

/// Where the links and images of one text lead, by their numbers in its markdown::Document.
struct TextLinks {
  std::vector<LinkTarget> links;
  std::vector<LinkTarget> images;
};

/// Entries that refer to one entry under one name.
struct Backlink {
  std::string name;  ///< `inverse` of the referring fields.
  std::vector<EntryId>
      entries;  ///< In the order of their collections; each once, in this entry's language where there is one.
};

/// What the linker finds out, by the value of an EntryId or CollectionId.
struct GraphTables {
  std::vector<bool> published;
  std::vector<std::vector<EntryId>> ordered;
  std::vector<std::vector<EntryId>> references;
  std::vector<TextLinks> bodies;
  std::unordered_map<const markdown::Document*, TextLinks> field_texts;
  std::vector<std::vector<std::string>> image_fields;
  std::vector<std::vector<Backlink>> backlinks;
};

class Graph {
 public:
  Graph() = default;
  Graph(std::shared_ptr<const Model> model, EntryList entries, EntryIndex index, std::vector<std::string> assets,
        GraphTables tables)
      : model_(std::move(model)),
        entries_(std::move(entries)),
        index_(std::move(index)),
        assets_(std::move(assets)),
        tables_(std::move(tables)) {}
  Graph(Graph&&) noexcept = default;
  Graph& operator=(Graph&&) noexcept = default;
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph() = default;

  [[nodiscard]] const Model& model() const { return *model_; }
  [[nodiscard]] const EntryList& entries() const { return entries_; }
  [[nodiscard]] const Entry& get(EntryId id) const { return entries_[id.value]; }
  [[nodiscard]] const Collection& collection_of(EntryId id) const { return model_->get(get(id).collection); }
  /// False for drafts, entries of the future (unless asked for) and entries with errors: they are in no output.
  [[nodiscard]] bool is_published(EntryId id) const { return tables_.published[id.value]; }
  /// Published entries of a collection in its order, in the site's own language (or without a translation into it).
  [[nodiscard]] const std::vector<EntryId>& ordered(CollectionId collection) const {
    return tables_.ordered[collection.value];
  }
  /// What the n-th reference of an entry points to; invalid when it does not exist or is not published.
  [[nodiscard]] EntryId reference(EntryId entry, std::uint32_t ordinal) const {
    return tables_.references[entry.value][ordinal];
  }
  /// What the n-th link, or image, of an entry's body points to.
  [[nodiscard]] const LinkTarget& link(EntryId entry, std::uint32_t ordinal) const {
    return tables_.bodies[entry.value].links[ordinal];
  }
  [[nodiscard]] const LinkTarget& image(EntryId entry, std::uint32_t ordinal) const {
    return tables_.bodies[entry.value].images[ordinal];
  }
  /// Where the links of one of an entry's texts lead: its body, or the text of a Markdown field.
  [[nodiscard]] const TextLinks& links(EntryId entry, const markdown::Document& text) const {
    return &text == &entries_[entry.value].body ? tables_.bodies[entry.value] : *links_of_field(text);
  }
  /// The same for the text of a Markdown field; null for a document that is not in this graph.
  [[nodiscard]] const TextLinks* links_of_field(const markdown::Document& text) const;
  /// The file of the n-th image field, as a path below `content/`; empty when it does not exist.
  [[nodiscard]] const std::string& image_field(EntryId entry, std::uint32_t ordinal) const {
    return tables_.image_fields[entry.value][ordinal];
  }
  /// Sorted by name. Withheld references give none.
  [[nodiscard]] const std::vector<Backlink>& backlinks(EntryId entry) const { return tables_.backlinks[entry.value]; }
  /// By collection and name, in the site's own language first; invalid when there is none. It may be unpublished.
  [[nodiscard]] EntryId find(CollectionId collection, std::string_view name) const;
  /// In `language` only.
  [[nodiscard]] EntryId find(CollectionId collection, std::string_view name, std::string_view language) const;
  /// All versions of an entry, itself and unpublished ones included: the site's own language first, then by language.
  [[nodiscard]] const std::vector<EntryId>& translations(EntryId entry) const { return index_.versions_of(entry); }
  /// The language an entry is written in, the site's own spelled out.
  [[nodiscard]] std::string_view language(EntryId entry) const { return index_.language(entries_[entry.value]); }
  /// Files beside entries and in `static/`, as paths below `content/`, sorted.
  [[nodiscard]] const std::vector<std::string>& assets() const { return assets_; }

 private:
  std::shared_ptr<const Model> model_ = std::make_shared<const Model>();
  EntryList entries_;
  EntryIndex index_;
  std::vector<std::string> assets_;
  GraphTables tables_;
};

}  // namespace bondgenoot::content
