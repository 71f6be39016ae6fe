// The site's data as templates see it: lazy views that answer when asked (docs/templates.md is the contract). Only the
// files
// `*_view*.cpp` turn entries into template values.
//
// In:  the Graph, the Plan and what belongs to them. Out: Objects. Owns: one view per entry, collection, field and
// option of one
//      language; everything they show is borrowed and outlives them.
// Threads: const once built; render threads share them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "content/history.h"
#include "site/alternates.h"
#include "site/assets.h"
#include "site/config.h"
#include "site/glossary.h"
#include "site/likeness.h"
#include "site/messages.h"
#include "site/navigation.h"
#include "site/page.h"
#include "site/theme.h"
#include "support/date.h"
#include "support/made_once.h"
#include "support/text.h"
#include "templates/value.h"

namespace bondgenoot::site {

/// What the views show.
struct SiteData {
  const content::Graph& graph;
  const Plan& plan;
  const Config& config;
  const Theme& theme;
  const Assets& assets;
  const Navigation& navigation;
  Day today;
  std::string search_root;                         ///< site/search_documents.h says where; empty without an index.
  std::function<const Likeness*()> likeness = {};  ///< Asked when a page needs it; null: nothing is near anything.
  std::function<std::vector<TermUse>(content::EntryId)> terms = {};  ///< Words that the glossary explains.
  const Glossary* glossary = nullptr;                                ///< What they mean.
  const templates::Value* figures = nullptr;                         ///< `site.figures`.
  const std::vector<content::EntryDates>* dates = nullptr;           ///< By EntryId: when git saw it change.
  const std::map<std::string, Messages>* messages = nullptr;         ///< Of each language; null: of the page's alone.
};

class Views;

/// One value of a choice.
class OptionView final : public templates::Object {
 public:
  OptionView(const Views& views, const content::Field& field, std::uint32_t index)
      : views_(views), field_(field), index_(index) {}
  [[nodiscard]] std::string_view type_name() const override { return "choice"; }
  [[nodiscard]] bool append_identity(std::string& key) const override;
  [[nodiscard]] templates::Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  void append_text(std::string& out) const override;
  [[nodiscard]] std::optional<std::strong_ordering> compare(const templates::Object& other) const override;
  [[nodiscard]] const content::Option& option() const { return field_.options[index_]; }

 private:
  const Views& views_;
  const content::Field& field_;
  std::uint32_t index_;
};

/// A field of the model, with its options and children.
class FieldView final : public templates::Object {
 public:
  FieldView(const Views& views, const content::Field& field);
  [[nodiscard]] std::string_view type_name() const override { return "field"; }
  [[nodiscard]] bool append_identity(std::string& key) const override;
  [[nodiscard]] templates::Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  [[nodiscard]] const content::Field& field() const { return field_; }
  [[nodiscard]] const OptionView& option(std::uint32_t index) const { return *options_[index]; }
  [[nodiscard]] const std::vector<std::unique_ptr<OptionView>>& options() const { return options_; }
  [[nodiscard]] const FieldView& child(std::size_t index) const { return *children_[index]; }
  [[nodiscard]] std::string_view label() const;

 private:
  const Views& views_;
  const content::Field& field_;
  std::vector<std::unique_ptr<OptionView>> options_;
  std::vector<std::unique_ptr<FieldView>> children_;
};

/// A date, held by value.
class DateView final : public templates::Object {
 public:
  DateView(const Views& views, const Date& date) : views_(views), date_(date) {}
  [[nodiscard]] std::string_view type_name() const override { return "date"; }
  [[nodiscard]] bool append_identity(std::string& key) const override;
  [[nodiscard]] templates::Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  void append_text(std::string& out) const override;
  [[nodiscard]] bool equals(const templates::Object& other) const override;
  [[nodiscard]] std::optional<std::strong_ordering> compare(const templates::Object& other) const override;
  [[nodiscard]] const Date& date() const { return date_; }

 private:
  const Views& views_;
  Date date_;
};

/// Entries in an order that somebody else holds.
class EntriesView final : public templates::Object {
 public:
  EntriesView(const Views& views, const std::vector<content::EntryId>& entries) : views_(views), entries_(entries) {}
  [[nodiscard]] std::string_view type_name() const override { return "entries"; }
  [[nodiscard]] bool append_identity(std::string& key) const override;
  [[nodiscard]] Shape shape() const override { return Shape::Sequence; }
  [[nodiscard]] std::size_t size() const override { return entries_.size(); }
  [[nodiscard]] templates::Value item(std::size_t index) const override;

 private:
  const Views& views_;
  const std::vector<content::EntryId>& entries_;
};

/// What an entry's attribute is: found once per collection, by name.
enum class EntryAttribute : std::uint8_t {
  Field,
  Inverse,
  AddedOn,
  Alike,
  All,
  Ally,
  Backlinks,
  Body,
  ChangedOn,
  Collection,
  EditHref,
  Fields,
  HasToc,
  Href,
  IsDraft,
  IsPrivate,
  Language,
  Lead,
  Name,
  Next,
  PlainText,
  Previous,
  ReadingTime,
  Sections,
  Slug,
  Terms,
  Toc,
  Translations,
  Withheld,
  WordCount
};
struct AttributeSlot {
  EntryAttribute kind;
  std::uint32_t index = 0;  ///< Of the field, or of the inverse name.
};

/// Attributes by name. Templates look them up more often than they do anything else, so hashing takes a few bytes of
/// the name only.
class AttributeSlots {
 public:
  /// In the place of one with the same name, if any.
  void add(std::string_view name, AttributeSlot slot);
  [[nodiscard]] const AttributeSlot* find(std::string_view name) const {
    if (places_.empty()) return nullptr;
    const std::uint32_t place = places_[place_of(name)];
    return place == kEmpty ? nullptr : &all_[place].second;
  }
  [[nodiscard]] const std::vector<std::pair<std::string, AttributeSlot>>& all() const { return all_; }

 private:
  static constexpr std::uint32_t kEmpty = UINT32_MAX;
  /// Where it is, or would be.
  [[nodiscard]] std::size_t place_of(std::string_view name) const;

  std::vector<std::pair<std::string, AttributeSlot>> all_;
  std::vector<std::uint32_t> places_;  // Open addressing into `all_`; a power of two, at most a quarter full.
};

class CollectionView final : public templates::Object {
 public:
  CollectionView(const Views& views, const content::Collection& collection);
  [[nodiscard]] std::string_view type_name() const override { return "collection"; }
  [[nodiscard]] bool append_identity(std::string& key) const override;
  [[nodiscard]] templates::Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  void append_text(std::string& out) const override;
  [[nodiscard]] const content::Collection& collection() const { return collection_; }
  [[nodiscard]] const AttributeSlot* slot(std::string_view name) const { return slots_.find(name); }
  [[nodiscard]] const std::vector<std::string>& inverse_names() const { return inverse_names_; }
  [[nodiscard]] const FieldView& field(std::size_t index) const { return *fields_[index]; }
  [[nodiscard]] std::vector<std::string> entry_attribute_names() const;

 private:
  const Views& views_;
  const content::Collection& collection_;
  std::vector<std::unique_ptr<FieldView>> fields_;
  templates::Value field_list_;
  templates::Value field_map_;
  std::vector<std::string> inverse_names_;
  AttributeSlots slots_;
};

class EntryView final : public templates::Object {
 public:
  EntryView(const Views& views, content::EntryId id) : views_(views), id_(id) {}
  [[nodiscard]] std::string_view type_name() const override { return "entry"; }
  [[nodiscard]] bool append_identity(std::string& key) const override;
  [[nodiscard]] templates::Value attribute(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string> attribute_names() const override;
  void append_text(std::string& out) const override;
  [[nodiscard]] std::optional<std::strong_ordering> compare(const templates::Object& other) const override;
  [[nodiscard]] content::EntryId id() const { return id_; }

 private:
  [[nodiscard]] templates::Value builtin(EntryAttribute attribute) const;
  const Views& views_;
  content::EntryId id_;
};

/// A listing's facets as a page sees them that is about none of their values: most pages, so they are made once.
struct PlainFacets {
  std::vector<templates::Value> facets;  ///< In the listing's order.
  templates::Value list;
  templates::Value by_field;
};

/// What `site` shows alike on every page of a language, which is nearly all of it, so it is made once.
struct PlainSite {
  std::vector<templates::MapEntry> members;  ///< What is the same on every page whatever it is about.
  templates::Value navigation;               ///< As pages see it that are nowhere in it; so is `footer`.
  templates::Value footer;
};

/// All views of one language.
class Views {
 public:
  Views(SiteData data, const Messages& messages, std::string language);
  Views(const Views&) = delete;
  Views& operator=(const Views&) = delete;
  ~Views();

  [[nodiscard]] const SiteData& data() const { return data_; }
  [[nodiscard]] const content::Graph& graph() const { return data_.graph; }
  [[nodiscard]] const Messages& messages() const { return messages_; }
  [[nodiscard]] const std::string& language() const { return language_; }
  /// Those of another language of the site; of any other, these.
  [[nodiscard]] const Messages& messages_in(const std::string& language) const;
  [[nodiscard]] const EntryView& entry(content::EntryId id) const { return *entries_[id.value]; }
  [[nodiscard]] const CollectionView& collection(content::CollectionId id) const { return *collections_[id.value]; }
  [[nodiscard]] const CollectionView& collection_of(content::EntryId id) const {
    return collection(data_.graph.get(id).collection);
  }
  /// The map of all collections by name.
  [[nodiscard]] templates::Value collections() const { return collection_map_.lasting(); }
  [[nodiscard]] const PlainFacets& facets_of(ListingId id) const;
  [[nodiscard]] const PlainSite& plain_site() const;
  [[nodiscard]] const Alternates& alternates() const { return alternates_; }
  /// What was changed last in a listing, newest first: `listing.changed`.
  [[nodiscard]] const std::vector<content::EntryId>& changed_in(ListingId id) const;

  /// The version of an entry for readers of this language: in it where there is one, else the entry itself.
  [[nodiscard]] content::EntryId shown(content::EntryId id) const {
    return id.value < shown_.size() ? shown_[id.value] : id;
  }
  /// Where an entry stands in its collection's order for readers of this language; SIZE_MAX when it does not.
  [[nodiscard]] std::size_t place_in_order(content::EntryId id) const { return places_[id.value]; }
  /// An entry, or none when it is not published.
  [[nodiscard]] templates::Value entry_value(content::EntryId id) const;
  [[nodiscard]] templates::Value entries_value(const std::vector<content::EntryId>& ids) const;
  /// A field's value in an entry, typed by the model; none or an empty list when it is not given or withheld.
  [[nodiscard]] templates::Value field_value(content::EntryId id, const FieldView& field,
                                             const content::FieldValue& value) const;

 private:
  SiteData data_;
  const Messages& messages_;
  std::string language_;
  std::vector<content::EntryId> shown_;  ///< By EntryId; empty in a site of one language.
  std::vector<std::size_t> places_;      ///< By EntryId.
  std::vector<std::unique_ptr<CollectionView>> collections_;
  std::vector<std::unique_ptr<EntryView>> entries_;
  templates::Value collection_map_;
  MadeOnce<PlainSite> plain_site_;
  std::vector<MadeOnce<PlainFacets>> facets_;                     ///< By listing,
  std::vector<MadeOnce<std::vector<content::EntryId>>> changed_;  ///< and so are these.
  Alternates alternates_;  ///< Feeds and calendars; none while the days of changes are not known.
};

[[nodiscard]] PlainFacets make_plain_facets(const Views& views, const Listing& listing);
[[nodiscard]] PlainSite make_plain_site(const Views& views);
/// `{{ listing }}` as one of its pages sees it.
[[nodiscard]] templates::Value listing_value(const Views& views, const Listing& listing, const Page& page);
/// `{{ selected }}`: what the page is about, of its `{{ listing }}`; none when it is about no value.
[[nodiscard]] templates::Value selected_value(const templates::Value& listing, const Page& page);
[[nodiscard]] templates::Value pager_value(const Listing& listing, const Page& page);

/// Everything under its name: what a page's template is rendered with.
[[nodiscard]] templates::Value page_context(const Views& views, const Page& page);

/// What a language is called in the words of the page, else in its own, else by its code.
[[nodiscard]] std::string language_name(const Views& views, const std::string& language);

/// What an entry's body gives: `body`, `lead`, `sections`, `toc` and the like.
[[nodiscard]] templates::Value body_value(const Views& views, content::EntryId id, EntryAttribute attribute);

/// The address of an entry's file in the repository's editor; empty without a repository and for private entries.
[[nodiscard]] std::string edit_href(const SiteData& data, content::EntryId id);
/// What a view is and what it shows, which lies at an address of its own for as long as the views: its
/// `append_identity`.
bool append_view_identity(std::string& key, char kind, const void* shown);
/// A key and a value for `templates::Value::map`.
[[nodiscard]] templates::MapEntry named(std::string_view key, templates::Value value);

}  // namespace bondgenoot::site
