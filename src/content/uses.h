// Who refers to whom: references in fields and links in texts, each with its place.
//
// In:  a Graph and the sources it was made from. Out: lists. Owns nothing. Threads: any; pure.
// What is withheld is among them and says so: these lists are for whoever has the files, not for the site.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "content/graph.h"
#include "support/source.h"

namespace bondgenoot::content {

struct Use {
  enum class Kind : std::uint8_t { Reference, Link } kind = Kind::Reference;
  EntryId from;
  EntryId to;             ///< The version that is meant.
  std::string field;      ///< `commitments.practices`; empty for a link in the body.
  Span span;              ///< The name or the address, without quotes; of a link by its label, all of it.
  std::string words;      ///< Of a link: what a visitor reads.
  std::string fragment;   ///< Of a link: the place in the other page.
  bool withheld = false;  ///< In a field that `private_when` withholds in this entry.
};

/// What an entry refers to, in the order of its file.
[[nodiscard]] std::vector<Use> uses_in(const Graph& graph, const SourceMap& sources, EntryId from);

/// All uses of an entry, in any of its languages, by the entry they are in.
[[nodiscard]] std::vector<Use> uses_of(const Graph& graph, const SourceMap& sources, EntryId to);

/// Whether the two are one entry, perhaps in two languages.
[[nodiscard]] bool same_entry(const Graph& graph, EntryId a, EntryId b);

/// Calls `visit` for each text of an entry with where its links lead: the body (with an empty field), then the Markdown
/// fields.
void for_each_text(
    const Graph& graph, EntryId entry,
    const std::function<void(const std::string& field, const markdown::Document& text, const TextLinks& links)>& visit);

/// The names that lead to a field of a collection: `commitments.practices`; empty when it has no such field.
[[nodiscard]] std::string path_of(const Collection& collection, const Field& field);

}  // namespace bondgenoot::content
