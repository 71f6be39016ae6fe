// What is written for programs rather than for people: data, feeds and calendars are all made from this.
//
// In:  the finished Graph and Plan. Out: entries as other programs may know them. Owns nothing. Threads: any; const.
//
// Whoever writes a field asks `shown_value` for it, so that what an anonymous entry withholds is in no file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/graph.h"
#include "content/history.h"
#include "site/config.h"
#include "site/messages.h"
#include "site/page.h"

namespace bondgenoot::site {

struct Exports {
  const content::Graph& graph;
  const Plan& plan;
  const Config& config;       ///< In `language`, like the messages.
  std::string_view language;  ///< Of their readers: one of the site's.
  const Messages& messages;
  const std::vector<content::EntryDates>& dates;  ///< By EntryId.
  Day today;                                      ///< Of the build: what is to come begins here.
};

/// The value of a field where it is given and may be shown, otherwise null.
[[nodiscard]] const content::FieldValue* shown_value(const content::Graph& graph, content::EntryId id,
                                                     std::size_t field);
/// The same by name; null too for a field that the collection has not.
[[nodiscard]] const content::FieldValue* shown_value(const content::Graph& graph, content::EntryId id,
                                                     std::string_view field);

/// An address with the site's host, when site.yaml has one.
[[nodiscard]] std::string absolute_href(const Config& config, std::string_view href);

/// The field that tells when an entry was: the one that orders its collection when that is a date, otherwise the first
/// single date of the model; nothing when it has none.
[[nodiscard]] std::optional<std::size_t> main_date_field(const content::Collection& collection);
[[nodiscard]] const Date* main_date(const content::Graph& graph, content::EntryId id);

/// When an entry was last changed, in seconds since 1970: by git; where that does not tell, the day of `publish_on`, or
/// the first day of its main date. Nothing is made up for what has none of them.
[[nodiscard]] std::optional<std::int64_t> moment_of(const Exports& exports, content::EntryId id);
/// `2023-11-14T22:13:20Z`.
[[nodiscard]] std::string timestamp(std::int64_t seconds);

/// The text of an entry without markup, headings included.
[[nodiscard]] std::string plain_text(const markdown::Document& document);

}  // namespace bondgenoot::site
