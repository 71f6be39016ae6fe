// The one barrier: entries that each stand alone become a Graph.
//
// In:  parsed entries in path order and the files that exist. Out: the Graph, and what is wrong between files:
// references and links
//      to nowhere, two entries with one name, names that an anonymous entry must not tell.
// Owns nothing. Threads: called by one; works on those of the pool.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/entry_parser.h"
#include "content/graph.h"
#include "support/diagnostic.h"
#include "support/thread_pool.h"

namespace bondgenoot::content {

struct LinkOptions {
  Day today;            ///< Entries with a later `publish_on` wait.
  bool drafts = false;  ///< Publish drafts too.
  bool future = false;  ///< Publish entries of the future too.
  std::string language = "nl";
  std::vector<std::string> languages = {};      ///< All that the site has.
  std::vector<std::string> private_names = {};  ///< Names that no anonymous entry may hold (`--private-names`).
  std::vector<std::string> page_anchors =
      {};  ///< Ids that every entry's page has beside those of its text: links may name them.
  std::shared_ptr<const Gathering> gathering = std::make_shared<const Gathering>();  ///< Equal when it is the same one.

  friend bool operator==(const LinkOptions&, const LinkOptions&) = default;
};

/// The model is the one that the entries were parsed by. Nothing that is given is changed, so a part of it may be kept
/// for the next time.
[[nodiscard]] Outcome<Graph> link(std::shared_ptr<const Model> model,
                                  const std::vector<std::shared_ptr<const ParsedEntry>>& entries,
                                  std::vector<std::string> assets, const SourceMap& sources, const LinkOptions& options,
                                  ThreadPool& pool);
[[nodiscard]] Outcome<Graph> link(Model model, std::vector<ParsedEntry> entries, std::vector<std::string> assets,
                                  const SourceMap& sources, const LinkOptions& options, ThreadPool& pool);

}  // namespace bondgenoot::content
