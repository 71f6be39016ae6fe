#include "site/external_links.h"

#include <algorithm>
#include <string_view>

#include "content/field_values.h"
#include "content/uses.h"
#include "site/link_records.h"

namespace bondgenoot::site {
namespace {

class Finder {
 public:
  explicit Finder(const content::Graph& graph) : graph_(graph) {}

  void visit(const Config& config) {
    const auto items = [&](const std::vector<NavigationItem>& all) {
      for (const NavigationItem& item : all) add(item.href, {}, item.span);
    };
    items(config.navigation);
    for (const NavigationGroup& group : config.footer) items(group.items);
    add(config.license.href, {}, {});
  }

  void visit(content::EntryId id) {
    content::for_each_text(graph_, id, [&](const std::string&, const markdown::Document& text, const auto&) {
      for (const markdown::Link& link : text.links) add(link.target.written, id, link.target_span);
    });
    const content::Entry& entry = graph_.get(id);
    const content::Collection& collection = graph_.collection_of(id);
    for (std::size_t i = 0; i < std::min(entry.fields.size(), collection.fields.size()); ++i) {
      const content::Field& field = collection.fields[i];
      if (entry.withholds(collection, field)) continue;
      content::for_each_value(field, entry.fields[i], [&](const content::Field& one, const content::FieldValue& value) {
        const auto* address = value.get<std::string>();
        if (one.type == content::FieldType::Url && address != nullptr)
          add(*address, id, value.span.valid() ? value.span : entry.fields[i].span);
      });
    }
  }

  ExternalLinks finish() { return std::move(links_); }

 private:
  void add(std::string_view href, content::EntryId entry, Span span) {
    if (auto key = link_key(href)) links_[std::move(*key)].push_back({.entry = entry, .span = span});
  }

  const content::Graph& graph_;
  ExternalLinks links_;
};

}  // namespace

ExternalLinks find_external_links(const content::Graph& graph, const Config& config) {
  Finder finder(graph);
  finder.visit(config);
  for (std::uint32_t i = 0; i < graph.entries().size(); ++i) {
    const content::EntryId id{i};
    if (graph.is_published(id)) finder.visit(id);
  }
  return finder.finish();
}

}  // namespace bondgenoot::site
