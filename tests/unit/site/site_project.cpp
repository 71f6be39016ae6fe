#include "site_project.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "content/discovery.h"
#include "content/entry_parser.h"
#include "content/linker.h"
#include "content/schema_parser.h"
#include "site/layouts.h"
#include "site/theme.h"
#include "site_text.h"
#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"
#include "support/path.h"

namespace bondgenoot::site {

SiteProject::SiteProject(const ProjectFiles& files) {
  const MemoryFileSystem disk(files);
  auto config = load_config(disk, "", sources_);
  REQUIRE(config.has_value());
  config_ = std::move(config->value);
  diagnostics_.append(std::move(config->diagnostics));
  read_content(files);
  ThreadPool pool(1);
  auto planned = site::plan(graph_, config_, sources_, pool);
  plan_ = std::move(planned.value);
  diagnostics_.append(std::move(planned.diagnostics));
  auto navigation = make_navigation(config_, graph_, plan_, config_.language);
  navigation_ = std::move(navigation.value);
  diagnostics_.append(std::move(navigation.diagnostics));
  if (const auto themes = disk.kind("themes"); themes && *themes == FileKind::Directory) {
    auto theme = load_theme(disk, {.project_root = "", .installed = {}}, config_.theme, config_.theme_span, sources_);
    REQUIRE(theme.has_value());
    diagnostics_.append(std::move(theme->diagnostics));
    diagnostics_.append(check_layouts(plan_, graph_, theme->value));
  }
  diagnostics_.sort(sources_);
}

void SiteProject::read_content(const ProjectFiles& files) {
  auto discovered = content::discover(MemoryFileSystem(files), "");
  REQUIRE(discovered.has_value());
  diagnostics_.append(std::move(discovered->diagnostics));
  std::vector<content::Collection> collections;
  for (const std::string& path : discovered->value.collections) {
    auto parsed = content::parse_collection(make_source(sources_, path, files.at(path)),
                                            std::string(file_name(parent_path(path))));
    diagnostics_.append(std::move(parsed.diagnostics));
    collections.push_back(std::move(parsed.value));
  }
  if (discovered->value.has_pages && !files.contains("content/pages/_collection.yaml"))
    collections.push_back(content::default_pages_collection());
  auto model = content::make_model(std::move(collections), sources_);
  diagnostics_.append(std::move(model.diagnostics));
  std::vector<content::ParsedEntry> entries;
  const content::EntryParserOptions options{
      .language = config_.language, .languages = config_.languages, .markdown = {}};
  for (const content::DiscoveredEntry& found : discovered->value.entries) {
    auto parsed = content::parse_entry(make_source(sources_, found.path, files.at(found.path)),
                                       *model.value.find(found.collection), options);
    diagnostics_.append(std::move(parsed.diagnostics));
    entries.push_back(std::move(parsed.value));
  }
  ThreadPool pool(1);
  auto linked = content::link(std::move(model.value), std::move(entries), std::move(discovered->value.assets), sources_,
                              {.today = {2024, 1, 1},
                               .language = config_.language,
                               .languages = config_.languages,
                               .private_names = {},
                               .page_anchors = {}},
                              pool);
  diagnostics_.append(std::move(linked.diagnostics));
  graph_ = std::move(linked.value);
}

std::string SiteProject::diagnostics() const { return to_text(diagnostics_, sources_); }

std::string SiteProject::names(const std::vector<content::EntryId>& entries) const {
  std::string all;
  for (const content::EntryId id : entries) all.append(all.empty() ? "" : " ").append(graph_.get(id).name);
  return all;
}

void SiteProject::dump_listing(std::string& out, const Listing& listing) const {
  out += fmt::format("listing {} \"{}\": {}\n", listing.href, listing.title, names(listing.entries));
  for (const Facet& facet : listing.facets) {
    out += fmt::format("  {} \"{}\", {} without\n", facet.field, facet.label, facet.unlabelled);
    for (const FacetValue& value : facet.values) {
      const std::string level = value.level > 0 ? fmt::format(" level {}", value.level) : "";
      out += fmt::format("    {} \"{}\"{}{}: {}\n", value.value, value.label, level,
                         value.href.empty() ? "" : " " + value.href, names(value.entries));
    }
  }
}

std::string SiteProject::dump() const {
  constexpr std::string_view kKinds[] = {"entry", "list", "not found"};
  std::string out;
  for (const Page& page : plan_.pages) {
    out += fmt::format("{} {} {} \"{}\"", page.output, kKinds[static_cast<std::size_t>(page.kind)], page.layout,
                       page.title);
    if (page.kind == PageKind::List) out += fmt::format(" {}/{}: {}", page.number, page.pages, names(page.entries));
    out += page.index ? "\n" : " (not for search engines)\n";
    if (!page.description.empty()) out += fmt::format("  {}\n", page.description);
    std::string trail;
    for (const Breadcrumb& crumb : breadcrumbs(graph_, plan_, config_, page))
      trail += fmt::format("{}{} {}", trail.empty() ? "" : " > ", crumb.title, crumb.href);
    out += fmt::format("  {}\n", trail);
  }
  for (const Redirect& redirect : plan_.redirects)
    out += fmt::format("{} -> {} \"{}\" {}\n", redirect.output, redirect.target, redirect.title, redirect.language);
  for (const Listing& listing : plan_.listings) dump_listing(out, listing);
  for (const NavigationLink& link : navigation_.main)
    out += fmt::format("navigation {} {}{}\n", link.title, link.href, link.is_external ? " elsewhere" : "");
  for (const NavigationLinks& group : navigation_.footer) {
    for (const NavigationLink& link : group.links)
      out +=
          fmt::format("footer {}: {} {}{}\n", group.title, link.title, link.href, link.is_external ? " elsewhere" : "");
  }
  return out;
}

}  // namespace bondgenoot::site
