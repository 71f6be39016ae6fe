#include "site/layouts.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"
#include "support/suggest.h"

namespace bondgenoot::site {
namespace {

using content::Collection;

class LayoutCheck {
 public:
  LayoutCheck(const content::Graph& graph, const Theme& theme) : graph_(graph), theme_(theme) {}

  void check(const Plan& plan, const Page& page) {
    if (page.layout == last_found_) return;  // Pages that follow one another mostly have the same one.
    if (theme_.templates.contains(page.layout)) {
      last_found_ = page.layout;
      return;
    }
    if (page.kind == PageKind::NotFound)
      return report(page.layout, {}, phrase("the site has no page for addresses that do not exist"));
    if (page.entry.valid()) return check_entry(page);
    const Listing& listing = plan.listings[page.listing.value];
    const Collection& collection = graph_.model().get(listing.collections.front());
    report(page.layout, collection.list_layout_span, phrase("the lists of `{}` cannot be made", collection.name));
  }

  Diagnostics take() { return std::move(diagnostics_); }

 private:
  void check_entry(const Page& page) {
    const content::Entry& entry = graph_.get(page.entry);
    const Collection& collection = graph_.collection_of(page.entry);
    if (!entry.layout.empty())
      return report(page.layout, entry.layout_span, phrase("the page of `{}` cannot be made", entry.path));
    report(page.layout, collection.entry_layout_span.valid() ? collection.entry_layout_span : collection.span,
           phrase("the entries of `{}` have no page", collection.name));
  }

  void report(const std::string& layout, Span span, const std::string& consequence) {
    const bool is_new = said_.emplace(layout, std::pair(span.source.value, span.begin)).second;
    if (!is_new) return;
    std::string message = phrase("there is no template `{}`, so {}", layout, consequence);
    Diagnostic& diagnostic = span.valid() ? diagnostics_.add(DiagnosticCode::UnknownLayout, span, std::move(message))
                                          : diagnostics_.add_for_path(DiagnosticCode::UnknownLayout,
                                                                      "templates/" + layout, std::move(message));
    std::vector<std::string> names;
    for (const auto& [name, path] : theme_.templates) names.push_back(name);
    const auto near = nearest(layout, names);
    if (near && span.valid())
      diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(span, *near);
    else
      diagnostic.with_help(phrase("write `templates/{}`", layout));
  }

  const content::Graph& graph_;
  const Theme& theme_;
  std::string_view last_found_;
  Diagnostics diagnostics_;
  std::set<std::pair<std::string, std::pair<std::uint32_t, std::uint32_t>>> said_;
};

}  // namespace

Diagnostics check_layouts(const Plan& plan, const content::Graph& graph, const Theme& theme) {
  LayoutCheck check(graph, theme);
  for (const Page& page : plan.pages) check.check(plan, page);
  return check.take();
}

}  // namespace bondgenoot::site
