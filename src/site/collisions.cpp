#include "site/collisions.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "site/routes.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::site {
namespace {

// In the order in which owners are named as the first: what follows from the model before what one editor wrote.
enum class OwnerKind : std::uint8_t { List, File, Entry, Alias };

struct Owner {
  std::string_view output;
  OwnerKind kind = OwnerKind::List;
  std::uint32_t index = 0;  ///< In pages, assets or aliases.
};

bool is_plain_lower(std::string_view text) {
  return std::ranges::none_of(text,
                              [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
}

class CollisionCheck {
 public:
  CollisionCheck(const content::Graph& graph, const Plan& plan, const std::vector<AliasUse>& aliases,
                 const SourceMap& sources)
      : graph_(graph), plan_(plan), aliases_(aliases), sources_(sources) {}

  Diagnostics run() {
    for (const std::string& asset : graph_.assets()) assets_.push_back(output_of(asset_path(graph_.model(), asset)));
    gather();
    compare_neighbours([&](const Owner& first, const Owner& second) { report_same(first, second); });
    compare_lower_case();
    return std::move(diagnostics_);
  }

 private:
  void gather() {
    owners_.reserve(plan_.pages.size() + assets_.size() + aliases_.size());
    const auto add = [&](std::string_view output, OwnerKind kind, std::size_t index) {
      owners_.push_back({output, kind, static_cast<std::uint32_t>(index)});
    };
    for (std::size_t i = 0; i < plan_.pages.size(); ++i) {
      const Page& page = plan_.pages[i];
      const bool is_entry = page.entry.valid() && !page.facet && page.number == 1;
      add(page.output, is_entry ? OwnerKind::Entry : OwnerKind::List, i);
    }
    for (std::size_t i = 0; i < assets_.size(); ++i) add(assets_[i], OwnerKind::File, i);
    for (std::size_t i = 0; i < aliases_.size(); ++i) add(aliases_[i].redirect.output, OwnerKind::Alias, i);
    std::ranges::sort(owners_, [](const Owner& a, const Owner& b) {
      return std::tie(a.output, a.kind, a.index) < std::tie(b.output, b.kind, b.index);
    });
  }

  /// The first of equals is said together with each of the others.
  void compare_neighbours(auto&& report) {
    for (std::size_t first = 0, i = 1; i < owners_.size(); ++i) {
      if (owners_[i].output == owners_[first].output)
        report(owners_[first], owners_[i]);
      else
        first = i;
    }
  }

  /// Nearly all outputs are small letters already, and cost nothing here.
  void compare_lower_case() {
    std::vector<std::string> lower;
    lower.reserve(owners_.size());
    std::vector<std::pair<std::string_view, const Owner*>> names;
    const bool any = std::ranges::any_of(owners_, [](const Owner& owner) { return !is_plain_lower(owner.output); });
    for (const Owner& owner : owners_) {
      if (!any) return;
      lower.push_back(to_lower(owner.output));
      names.emplace_back(lower.back(), &owner);
    }
    std::ranges::stable_sort(names, {}, &std::pair<std::string_view, const Owner*>::first);
    for (std::size_t i = 1; i < names.size(); ++i) {
      const Owner& first = *names[i - 1].second;
      const Owner& second = *names[i].second;
      if (names[i].first == names[i - 1].first && first.output != second.output) report_case(first, second);
    }
  }

  void report_same(const Owner& first, const Owner& second) {
    if (second.kind == OwnerKind::Alias) return report_alias(first, second);
    const bool entries = first.kind == OwnerKind::Entry && second.kind == OwnerKind::Entry;
    if (entries && collection_of(first) == collection_of(second))
      return;  // Said as `duplicate-slug` or `duplicate-entry`.
    const std::string what =
        entries || second.kind == OwnerKind::Entry ? phrase("another `slug` or file name") : phrase("another name");
    add(DiagnosticCode::OutputCollision, second,
        phrase("{} and {} have one address, `{}`", describe(first), describe(second), address(first.output)))
        .with_help(phrase("give one of them {}", what));
    add_note(first);
  }

  void report_case(const Owner& first, const Owner& second) {
    add(DiagnosticCode::CaseCollision, second,
        phrase("`{}` and `{}` differ only in capitals: {} and {}", address(first.output), address(second.output),
               describe(first), describe(second)))
        .with_help(phrase("write both in small letters, and let them differ in more"));
    add_note(first);
  }

  void report_alias(const Owner& first, const Owner& second) {
    const AliasUse& alias = aliases_[second.index];
    const bool own = first.kind == OwnerKind::Entry && plan_.pages[first.index].entry == alias.entry;
    add(DiagnosticCode::AliasCollision, second,
        own ? phrase("the alias `{}` is the entry's own address", address(second.output))
            : phrase("the alias `{}` is already the address of {}", address(second.output), describe(first)))
        .with_help(own ? phrase("remove it") : phrase("remove the alias, or give it another address"));
    if (!own) add_note(first);
  }

  Diagnostic& add(DiagnosticCode code, const Owner& owner, std::string message) {
    const Span span = span_of(owner);
    last_ = span.valid() ? &diagnostics_.add(code, span, std::move(message))
                         : &diagnostics_.add_for_path(code, path_of(owner), std::move(message));
    return *last_;
  }

  void add_note(const Owner& owner) {
    const Span span = span_of(owner);
    if (span.valid()) last_->with_note(span, phrase("this is {}", describe(owner)));
  }

  [[nodiscard]] content::CollectionId collection_of(const Owner& owner) const {
    return graph_.get(plan_.pages[owner.index].entry).collection;
  }

  static std::string address(std::string_view output) {
    constexpr std::string_view kIndex = "index.html";
    const bool is_folder = output == kIndex || output.ends_with("/index.html");
    return '/' + std::string(output.substr(0, is_folder ? output.size() - kIndex.size() : output.size()));
  }

  [[nodiscard]] std::string path_of(const Owner& owner) const {
    switch (owner.kind) {
      case OwnerKind::File:
        return graph_.gathering().file_of(graph_.assets()[owner.index]);
      case OwnerKind::Alias:
        return graph_.get(aliases_[owner.index].entry).file;
      case OwnerKind::Entry:
        return graph_.get(plan_.pages[owner.index].entry).file;
      case OwnerKind::List:
        break;
    }
    const Page& page = plan_.pages[owner.index];
    return page.listing.valid()
               ? joined_path("content", graph_.model().get(plan_.listings[page.listing.value].collections.front()).name)
               : "content";
  }

  [[nodiscard]] Span span_of(const Owner& owner) const {
    if (owner.kind == OwnerKind::File) return {};
    if (owner.kind == OwnerKind::Alias) return aliases_[owner.index].span;
    const Page& page = plan_.pages[owner.index];
    if (owner.kind == OwnerKind::Entry) return entry_span(page.entry);
    if (!page.listing.valid()) return {};
    const Listing& listing = plan_.listings[page.listing.value];
    const content::Collection& collection = graph_.model().get(listing.collections.front());
    if (page.facet) {
      const content::Field* field = collection.find_field(listing.facets[page.facet->facet].field);
      if (field != nullptr) return field->span;
    }
    if (listing.entry.valid()) return entry_span(listing.entry);
    return collection.path_span.valid() ? collection.path_span : collection.span;
  }

  /// Where the address comes from: the slug, or the file itself, for which its first line stands.
  [[nodiscard]] Span entry_span(content::EntryId id) const {
    const content::Entry& entry = graph_.get(id);
    if (entry.slug_span.valid() || !entry.source.valid()) return entry.slug_span;
    return sources_.get(entry.source).line_at(0);
  }

  [[nodiscard]] std::string describe(const Owner& owner) const {
    switch (owner.kind) {
      case OwnerKind::File:
      case OwnerKind::Entry:
        return fmt::format("`{}`", path_of(owner));
      case OwnerKind::Alias:
        return phrase("an alias of `{}`", path_of(owner));
      case OwnerKind::List:
        break;
    }
    const Page& page = plan_.pages[owner.index];
    if (!page.listing.valid()) return phrase("the page for what does not exist");
    const Listing& listing = plan_.listings[page.listing.value];
    const std::string list = listing.entry.valid()
                                 ? fmt::format("`{}`", graph_.get(listing.entry).file)
                                 : phrase("the list of `{}`", graph_.model().get(listing.collections.front()).name);
    std::string described = list;
    if (page.facet) {
      const Facet& facet = listing.facets[page.facet->facet];
      described = phrase("the facet page `{}: {}` of {}", facet.field, facet.values[page.facet->value].value, list);
    }
    return page.number > 1 ? phrase("page {} of {}", page.number, described) : described;
  }

  const content::Graph& graph_;
  const Plan& plan_;
  const std::vector<AliasUse>& aliases_;
  const SourceMap& sources_;
  std::vector<std::string> assets_;
  std::vector<Owner> owners_;
  Diagnostics diagnostics_;
  Diagnostic* last_ = nullptr;
};

}  // namespace

Diagnostics check_collisions(const content::Graph& graph, const Plan& plan, const std::vector<AliasUse>& aliases,
                             const SourceMap& sources) {
  return CollisionCheck(graph, plan, aliases, sources).run();
}

bool may_collide(const content::Graph& graph, const Plan& plan, const std::vector<std::shared_ptr<const Page>>& added) {
  std::vector<std::string_view> outputs;
  for (const std::shared_ptr<const Page>& page : added) outputs.emplace_back(page->output);
  std::ranges::sort(outputs);
  if (std::ranges::adjacent_find(outputs) != outputs.end() || !std::ranges::all_of(outputs, is_plain_lower))
    return true;
  const auto clashes = [&](std::string_view other) {
    return std::ranges::binary_search(outputs, other) ||
           (!is_plain_lower(other) && std::ranges::binary_search(outputs, std::string_view(to_lower(other))));
  };
  return std::ranges::any_of(plan.pages, clashes, &Page::output) ||
         std::ranges::any_of(plan.redirects, clashes, &Redirect::output) ||
         std::ranges::any_of(graph.assets(), [&](const std::string& asset) {
           return clashes(output_of(asset_path(graph.model(), asset)));
         });
}

}  // namespace bondgenoot::site
