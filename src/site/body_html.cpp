#include "site/body_html.h"

#include <algorithm>
#include <utility>

#include "markdown/toc.h"
#include "site/dead_links.h"
#include "site/exports.h"
#include "site/reads.h"
#include "site/routes.h"
#include "support/path.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::EntryId;
using content::LinkTarget;
using templates::Value;

// What the content layer resolved, else what the address says by itself.
std::string href_of_target(const SiteData& data, const markdown::Target& written, const LinkTarget& target) {
  const std::string fragment = target.fragment.empty() ? std::string{} : '#' + percent_encoded_path(target.fragment);
  switch (target.kind) {
    case LinkTarget::Kind::Entry:
      return data.plan.entry_hrefs[target.entry.value] + fragment;
    case LinkTarget::Kind::Asset:
      return asset_href(data, target.asset) + fragment;
    case LinkTarget::Kind::Elsewhere:
      return target.asset;
    case LinkTarget::Kind::None:
      break;
  }
  if (!written.usable() || written.kind == markdown::TargetKind::RelativePath) return {};
  if (written.kind != markdown::TargetKind::SitePath) return written.written;
  std::string href = href_of(data.config, written.path);
  if (!written.query.empty()) href += '?' + written.query;
  return written.fragment.empty() ? href : href + '#' + percent_encoded_path(written.fragment);
}

// A picture that is named by its address on the site keeps that, and has its size.
markdown::ImageTarget image_of_href(const SiteData& data, std::string href) {
  markdown::ImageTarget image{.url = std::move(href)};
  for (const auto& [asset, picture] : data.assets.pictures) {
    if (asset_href(data, asset) != image.url) continue;
    image.width = picture.header.width;
    image.height = picture.header.height;
  }
  return image;
}

// The notes stand at the end of the text, so they go with its last section.
Value section_value(const markdown::Document& document, const markdown::Section& section, const BodyLinks& links) {
  std::string html;
  markdown::append_html(html, document, section.body, links.table());
  const markdown::DocumentText& text = *document.text;
  if (&section == &text.sections.back()) markdown::append_html(html, document, text.footnotes, links.table());
  return Value::safe(std::move(html));
}

Value lead_value(const SiteData& data, EntryId id, const markdown::Document& document) {
  const std::vector<markdown::Section>& sections = document.text->sections;
  if (sections.empty() || sections[0].heading) return Value::safe("");
  return section_value(document, sections[0], BodyLinks(data, id, document));
}

Value sections_value(const SiteData& data, EntryId id, const markdown::Document& document) {
  const BodyLinks links(data, id, document);
  std::vector<Value> sections;
  for (const markdown::Section& section : document.text->sections) {
    if (!section.heading) continue;
    const markdown::Heading& heading = document.headings[*section.heading];
    sections.push_back(Value::map(
        {named("id", Value::borrowed(heading.id)), named("title", Value::borrowed(heading.text)),
         named("level", Value::integer(heading.level)), named("html", section_value(document, section, links)),
         named("text", Value::borrowed(section.plain_text))}));
  }
  return Value::list(std::move(sections));
}

Value toc_value(const markdown::Document& document, const std::vector<markdown::TocEntry>& entries) {
  std::vector<Value> items;
  for (const markdown::TocEntry& entry : entries) {
    const markdown::Heading& heading = document.headings[entry.heading];
    items.push_back(Value::map({named("id", Value::borrowed(heading.id)), named("title", Value::borrowed(heading.text)),
                                named("children", toc_value(document, entry.children))}));
  }
  return Value::list(std::move(items));
}

}  // namespace

std::string asset_href(const SiteData& data, std::string_view asset) {
  return asset.empty() ? std::string{} : href_of(data.config, asset_path(data.graph.model(), asset));
}

markdown::ImageTarget asset_image(const SiteData& data, std::string_view asset) {
  std::string href = asset_href(data, asset);
  const auto found = data.assets.pictures.find(asset);
  if (found == data.assets.pictures.end()) return {.url = std::move(href)};
  const auto sizes = data.theme.settings.find(kPictureSizes);
  return image_target(found->second, std::move(href), data.config.base_path,
                      sizes == data.theme.settings.end() ? std::string_view("100vw") : std::string_view(sizes->second));
}

BodyLinks::BodyLinks(const SiteData& data, EntryId entry, const markdown::Document& document) {
  const content::TextLinks& targets = data.graph.links(entry, document);
  links_.reserve(document.links.size());
  for (std::size_t i = 0; i < document.links.size(); ++i) {
    links_.push_back(href_of_target(data, document.links[i].target, targets.links[i]));
  }
  images_.reserve(document.images.size());
  for (std::size_t i = 0; i < document.images.size(); ++i) {
    const LinkTarget& target = targets.images[i];
    images_.push_back(target.kind == LinkTarget::Kind::Asset
                          ? asset_image(data, target.asset)
                          : image_of_href(data, href_of_target(data, document.images[i].target, target)));
  }
  if (data.terms && &document == &data.graph.get(entry).body) add_terms(data, entry);
  if (data.config.links != nullptr && !data.config.links->empty()) mark_dead_links(data, entry, document);
}

void BodyLinks::mark_dead_links(const SiteData& data, EntryId entry, const markdown::Document& document) {
  if (data.messages == nullptr) return;
  auto words = data.messages->find(std::string(data.graph.language(entry)));
  if (words == data.messages->end()) words = data.messages->find(data.config.language);
  if (words == data.messages->end()) return;
  append_dead_marks(document, *data.config.links, words->second, insertions_);
  std::ranges::stable_sort(insertions_, {}, &markdown::Insertion::offset);
}

void BodyLinks::add_terms(const SiteData& data, EntryId entry) {
  for (const TermUse& use : data.terms(entry)) {
    std::string open = "<a class=\"term\" href=\"";
    append_html_escaped(open, data.plan.entry_hrefs[use.term.value]);
    if (const std::string_view meaning = data.glossary->meaning(use.term); !meaning.empty()) {
      open += "\" title=\"";
      append_html_escaped(open, meaning);
    }
    insertions_.push_back({.offset = use.begin, .html = open + "\">"});
    insertions_.push_back({.offset = use.end, .html = "</a>"});
  }
}

std::string document_html(const SiteData& data, EntryId entry, const markdown::Document& document) {
  return markdown::render_html(document, BodyLinks(data, entry, document).table());
}

Value body_value(const Views& views, EntryId id, EntryAttribute attribute) {
  constexpr std::size_t kHeadingsForToc = 3;
  note_text_read(id);
  const SiteData& data = views.data();
  const markdown::Document& document = data.graph.get(id).body;
  switch (attribute) {
    case EntryAttribute::Body:
      return Value::safe(document_html(data, id, document));
    case EntryAttribute::Lead:
      return lead_value(data, id, document);
    case EntryAttribute::Sections:
      return sections_value(data, id, document);
    case EntryAttribute::Toc:
      return toc_value(document, markdown::table_of_contents(document));
    case EntryAttribute::HasToc:
      return Value::boolean(document.headings.size() >= kHeadingsForToc);
    case EntryAttribute::ReadingTime:
      return Value::integer(document.reading_minutes);
    case EntryAttribute::WordCount:
      return Value::integer(document.words);
    case EntryAttribute::PlainText:
      return Value::text(plain_text(document));
    default:
      return {};
  }
}

}  // namespace bondgenoot::site
