// Views of the site as a whole and of the page being written.
#include <algorithm>
#include <ranges>
#include <utility>

#include "site/alternates.h"
#include "site/page_versions.h"
#include "site/views.h"
#include "support/path.h"

namespace bondgenoot::site {
namespace {

using templates::MapEntry;
using templates::Value;

using Trail = std::vector<Breadcrumb>;

Value text_or_none(std::string_view text) { return text.empty() ? Value::none() : Value::borrowed(text); }

Value link_value(const NavigationLink& link, Value current) {
  return Value::map({named("title", Value::borrowed(link.title)), named("href", Value::borrowed(link.href)),
                     named("language", text_or_none(link.language)), named("current", std::move(current))});
}

Value plain_links(const std::vector<NavigationLink>& links) {
  std::vector<Value> items;
  for (const NavigationLink& link : links) items.push_back(link_value(link, Value::none()));
  return Value::list(std::move(items));
}

Value group_value(const NavigationLinks& group, Value items) {
  return Value::map({named("title", Value::borrowed(group.title)), named("items", std::move(items))});
}

Value plain_footer(const Navigation& navigation) {
  std::vector<Value> groups;
  for (const NavigationLinks& group : navigation.footer) groups.push_back(group_value(group, plain_links(group.links)));
  return Value::list(std::move(groups));
}

// "page" for the page itself, "section" for one on the way to it, else nothing.
std::string_view current_of(const NavigationLink& link, const Page& page, const Trail& trail) {
  if (link.href == page.href) return "page";
  const bool on_the_way = std::ranges::any_of(trail | std::views::drop(1),
                                              [&](const Breadcrumb& crumb) { return crumb.href == link.href; });
  return on_the_way ? "section" : "";
}

/// Links as a page sees them: `plain`, but for those that lead to the page or to what it is part of.
Value links_value(const std::vector<NavigationLink>& links, const Value& plain, const Page& page, const Trail& trail) {
  std::vector<Value> items;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const std::string_view current = current_of(links[i], page, trail);
    if (current.empty()) continue;
    if (items.empty()) {
      for (const Value& item : plain.as_list()) items.push_back(item.lasting());
    }
    items[i] = link_value(links[i], Value::borrowed(current));
  }
  return items.empty() ? plain.lasting() : Value::list(std::move(items));
}

Value footer_group_value(const NavigationLinks& group, const Value& plain, const Page& page, const Trail& trail) {
  Value links = links_value(group.links, *plain.find("items"), page, trail);
  if (links.is_lasting()) return plain.lasting();
  return group_value(group, std::move(links));
}

Value footer_value(const Navigation& navigation, const Value& plain, const Page& page, const Trail& trail) {
  std::vector<Value> groups;
  bool is_plain = true;
  for (std::size_t i = 0; i < navigation.footer.size(); ++i) {
    groups.push_back(footer_group_value(navigation.footer[i], plain.as_list()[i], page, trail));
    is_plain = is_plain && groups.back().is_lasting();
  }
  return is_plain ? plain.lasting() : Value::list(std::move(groups));
}

Value texts_value(const std::vector<std::string>& texts) {
  std::vector<Value> list;
  for (const std::string& text : texts) list.push_back(Value::borrowed(text));
  return Value::list(std::move(list));
}

Value words_value(const Config& config) {
  std::vector<MapEntry> map;
  for (const auto& [key, text] : config.words) map.push_back(named(key, Value::borrowed(text)));
  for (const auto& [key, texts] : config.word_lists) {
    map.push_back(named(key, texts_value(texts)));
  }
  return Value::map(std::move(map));
}

Value pages_value(const Views& views) {
  std::vector<MapEntry> map;
  for (const NavigationItem& role : views.data().config.pages) {
    const content::EntryId any = find_page(views.graph(), role.page);
    Value page = any.valid() ? views.entry_value(views.shown(any)) : Value::none();
    if (!page.is_none()) map.push_back(named(role.title, std::move(page)));
  }
  return Value::map(std::move(map));
}

template <typename Pairs>
Value text_map(const Pairs& pairs) {
  std::vector<MapEntry> map;
  for (const auto& [key, text] : pairs) map.push_back(named(key, Value::borrowed(text)));
  return Value::map(std::move(map));
}

Value license_value(const License& license) {
  if (license.title.empty()) return Value::none();
  return Value::map({named("title", Value::borrowed(license.title)), named("href", text_or_none(license.href))});
}

std::string canonical(const SiteData& data, const Page& page) {
  if (data.config.origin.empty() || page.kind == PageKind::NotFound) return {};
  return data.config.origin + page.href;
}

std::string name_in(const Messages& messages, const std::string& language) {
  const Message* name = messages.find("languages." + language);
  return name == nullptr ? std::string() : name->other;
}

/// The page in the other languages of the site.
Value versions_value(const Views& views, const Page& page) {
  std::vector<Value> others;
  const SiteData& data = views.data();
  if (data.plan.languages.size() < 2) return Value::list({});
  for (const PageVersion& version : versions_of(data.graph, data.plan, page)) {
    if (version.language == page.language) continue;
    std::string own_name = name_in(views.messages_in(version.language), version.language);
    if (own_name.empty()) own_name = version.language;
    others.push_back(
        Value::map({named("language", Value::text(version.language)), named("name", Value::text(std::move(own_name))),
                    named("direction", Value::borrowed(text_direction(version.language))),
                    named("href", Value::text(version.href)), named("title", Value::text(version.title)),
                    named("is_translated", Value::boolean(version.is_translated))}));
  }
  return Value::list(std::move(others));
}

Value breadcrumbs_value(const Trail& trail) {
  std::vector<Value> crumbs;
  for (const Breadcrumb& crumb : trail) {
    crumbs.push_back(Value::map({named("title", Value::text(crumb.title)), named("href", Value::text(crumb.href))}));
  }
  return Value::list(std::move(crumbs));
}

std::string_view kind_name(PageKind kind) {
  switch (kind) {
    case PageKind::Entry:
      return "entry";
    case PageKind::List:
      return "list";
    case PageKind::NotFound:
      break;
  }
  return "not-found";
}

Value collection_of(const Views& views, const Page& page) {
  if (page.entry.valid()) return Value::borrowed(views.collection_of(page.entry));
  if (!page.listing.valid()) return Value::none();
  const Listing& listing = views.data().plan.listings[page.listing.value];
  return listing.collections.size() == 1 ? Value::borrowed(views.collection(listing.collections[0])) : Value::none();
}

Value site_value(const Views& views, const Page& page, const Trail& trail) {
  const SiteData& data = views.data();
  const PlainSite& plain = views.plain_site();
  std::vector<MapEntry> members;
  members.reserve(plain.members.size() + 3);
  for (const MapEntry& member : plain.members) members.push_back({member.key, member.value.lasting()});
  members.push_back(named("navigation", links_value(data.navigation.main, plain.navigation, page, trail)));
  members.push_back(named("footer", footer_value(data.navigation, plain.footer, page, trail)));
  // Figures are there once they are counted, and the page that counts them is one of these.
  members.push_back(named("figures", data.figures == nullptr ? Value::list({}) : data.figures->alias()));
  return Value::map(std::move(members));
}

Value alternates_value(const Views& views, const Page& page) {
  const SiteData& data = views.data();
  std::vector<Value> alternates;
  for (const Alternate& alternate : alternates_of(views.alternates(), data.graph, data.plan, page)) {
    alternates.push_back(
        Value::map({named("kind", Value::borrowed(alternate.kind)), named("of", Value::borrowed(alternate.of)),
                    named("rel", Value::text(alternate.rel)), named("type", Value::text(alternate.type)),
                    named("title", Value::text(alternate.title)), named("href", Value::text(alternate.href))}));
  }
  return Value::list(std::move(alternates));
}

// What other sites show of the page; that of the site where it has none of its own.
Value share_value(const SiteData& data, const Page& page) {
  const std::optional<Share>& share = data.assets.share;
  if (!share || page.kind == PageKind::NotFound) return Value::none();
  const std::optional<SharePicture> picture =
      has_own_picture(page) ? share_picture(*share, data.graph, data.config, page) : share->home;
  if (!picture) return Value::none();
  return Value::map({named("href", Value::text(data.config.base_path + percent_encoded_path(picture->output))),
                     named("alt", Value::text(picture->alt)), named("width", Value::integer(pictures::kShareWidth)),
                     named("height", Value::integer(pictures::kShareHeight))});
}

Value page_value(const Views& views, const Page& page, const Trail& trail) {
  const SiteData& data = views.data();
  const bool has_entry = page.entry.valid();
  const std::string edit = has_entry ? edit_href(data, page.entry) : std::string{};
  const std::string address = canonical(data, page);
  const bool described = !page.description.empty();
  return Value::map(
      {named("kind", Value::borrowed(kind_name(page.kind))), named("title", Value::borrowed(page.title)),
       named("description", described ? Value::borrowed(page.description) : Value::borrowed(data.config.description)),
       named("href", Value::borrowed(page.href)),
       named("canonical", address.empty() ? Value::none() : Value::text(address)),
       named("language", Value::borrowed(views.language())), named("layout", Value::borrowed(page.layout)),
       named("direction", Value::borrowed(text_direction(views.language()))),
       named("versions", versions_value(views, page)), named("breadcrumbs", breadcrumbs_value(trail)),
       named("collection", collection_of(views, page)), named("alternates", alternates_value(views, page)),
       named("share", share_value(data, page)), named("edit_href", edit.empty() ? Value::none() : Value::text(edit)),
       named("index", Value::boolean(page.index)),
       named("is_home", Value::boolean(page.href == data.plan.in(page.language).home))});
}

}  // namespace

std::string language_name(const Views& views, const std::string& language) {
  for (const Messages* messages : {&views.messages(), &views.messages_in(language)}) {
    if (std::string name = name_in(*messages, language); !name.empty()) return name;
  }
  return language;
}

PlainSite make_plain_site(const Views& views) {
  const SiteData& data = views.data();
  const Config& config = data.config;
  const Date today{.start = DatePoint{.year = data.today.year, .month = data.today.month, .day = data.today.day},
                   .end = std::nullopt,
                   .interval = false};
  return {.members = {named("title", Value::borrowed(config.title)),
                      named("slogan", Value::borrowed(config.slogan)),
                      named("description", Value::borrowed(config.description)),
                      named("language", Value::borrowed(config.language)),
                      named("base_url", Value::borrowed(config.base_url)),
                      named("href", Value::borrowed(config.base_path)),
                      named("home", Value::borrowed(data.plan.in(views.language()).home)),
                      named("contact", text_or_none(config.contact)),
                      named("repository", text_or_none(config.repository)),
                      named("license", license_value(config.license)),
                      named("open_data", Value::boolean(config.open_data)),
                      named("words", words_value(config)),
                      named("pages", pages_value(views)),
                      named("theme", Value::borrowed(config.theme)),
                      named("theme_settings", text_map(data.theme.settings)),
                      named("scripts", Value::map({named("head", texts_value(data.theme.head_scripts)),
                                                   named("modules", texts_value(data.theme.module_scripts))})),
                      named("collections", views.collections()),
                      named("today", Value::make<DateView>(views, today)),
                      named("search_root", text_or_none(data.search_root)),
                      named("generator", Value::borrowed("Bondgenoot"))},
          .navigation = plain_links(data.navigation.main),
          .footer = plain_footer(data.navigation)};
}

Value page_context(const Views& views, const Page& page) {
  const SiteData& data = views.data();
  const Trail trail = breadcrumbs(data.graph, data.plan, data.config, page);
  std::vector<MapEntry> context = {named("site", site_value(views, page, trail)),
                                   named("page", page_value(views, page, trail))};
  if (page.entry.valid()) context.push_back(named("entry", views.entry_value(page.entry)));
  if (page.listing.valid()) {
    const Listing& listing = views.data().plan.listings[page.listing.value];
    Value value = listing_value(views, listing, page);
    context.push_back(named("entries", views.entries_value(page.entries)));
    context.push_back(named("pager", pager_value(listing, page)));
    context.push_back(named("selected", selected_value(value, page)));
    context.push_back(named("listing", std::move(value)));
  }
  return Value::map(std::move(context));
}

}  // namespace bondgenoot::site
