// What a page says behind a link that is dead: that it is, and where a copy is kept.
//
// In:  a document, the records of links, words. Out: HTML to put in. Owns nothing. Threads: any; pure.
#pragma once

#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "markdown/html_renderer.h"
#include "site/link_records.h"
#include "site/messages.h"

namespace bondgenoot::site {

/// Adds a mark behind each dead link of a document, link by link.
void append_dead_marks(const markdown::Document& document, const LinkRecords& records, const Messages& messages,
                       std::vector<markdown::Insertion>& insertions);

}  // namespace bondgenoot::site
