// Bodies as HTML: documents with their links and images filled in from the Graph and the Plan.
//
// In:  an entry, its document. Out: HTML. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "markdown/document.h"
#include "markdown/html_renderer.h"
#include "site/views.h"

namespace bondgenoot::site {

/// What an image says of a file of the content, when that is a picture; else its address alone.
[[nodiscard]] markdown::ImageTarget asset_image(const SiteData& data, std::string_view asset);
/// The address of a file of the content (`good-practices/picture.jpg`), with the base path.
[[nodiscard]] std::string asset_href(const SiteData& data, std::string_view asset);

/// Where everything in a document leads; a document of a Markdown field has its own links, which lead only to its own
/// page or elsewhere. In a body, the first use of a word that the glossary explains leads there.
class BodyLinks {
 public:
  BodyLinks(const SiteData& data, content::EntryId entry, const markdown::Document& document);
  [[nodiscard]] markdown::LinkTable table() const {
    return {.links = links_, .images = images_, .insertions = insertions_};
  }

 private:
  void add_terms(const SiteData& data, content::EntryId entry);
  void mark_dead_links(const SiteData& data, content::EntryId entry, const markdown::Document& document);

  std::vector<std::string> links_;
  std::vector<markdown::ImageTarget> images_;
  std::vector<markdown::Insertion> insertions_;
};

[[nodiscard]] std::string document_html(const SiteData& data, content::EntryId entry,
                                        const markdown::Document& document);

}  // namespace bondgenoot::site
