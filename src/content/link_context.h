// What the parts of the linker share: everything that is known before anything is linked.
//
// In/Out: references to the linker's values. Owns: only the suggestions found so far. Threads: one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/entry.h"
#include "content/entry_index.h"
#include "content/entry_list.h"
#include "content/linker.h"
#include "content/schema.h"
#include "content/suggestions.h"
#include "support/diagnostic.h"

namespace bondgenoot::content {

struct LinkContext {
  const Model& model;
  const EntryList& entries;
  const std::vector<bool>& usable;     ///< By entry: what could not be read is no ground for a second error.
  const std::vector<bool>& published;  ///< By entry.
  const EntryIndex& index;
  const std::vector<std::string>& assets;  ///< Below `content/`, sorted.
  const SourceMap& sources;
  const LinkOptions& options;
  Suggestions& suggestions;
  Diagnostics& diagnostics;

  [[nodiscard]] const Entry& get(EntryId id) const { return entries[id.value]; }
  [[nodiscard]] const Collection& collection_of(const Entry& entry) const { return model.get(entry.collection); }
};

/// Of the published versions of one entry, the one for a reader of `language`: in it, else in the site's own, else any.
/// Invalid when none is published.
[[nodiscard]] EntryId published_version(const LinkContext& context, const std::vector<EntryId>& versions,
                                        std::string_view language);

/// Whether an unpublished entry is so because of what its file says, not because of an error in it.
[[nodiscard]] bool waits(const LinkContext& context, EntryId id);

/// "is a draft", "appears on 2018-01-01": why an entry is not published.
[[nodiscard]] std::string reason_unpublished(const Entry& entry, const LinkOptions& options);

/// Where an entry's front matter says `key: …`, for a note; invalid when it does not.
[[nodiscard]] Span key_span(const Entry& entry, std::string_view key, const SourceMap& sources);

/// `span` without the quotes around what is written there.
[[nodiscard]] Span without_quotes(Span span, const SourceMap& sources);

/// A path as people see it: below `content/`, where `path` is below the project.
[[nodiscard]] std::string_view below_content(std::string_view path);

}  // namespace bondgenoot::content
