// What is taken from allies: the names of their files, added to those of this project.
//
// In:  a FileSystem, this project's own names, its allies. Out: the names of all together, and a diagnostic for each
// ally that cannot be read and each name that two projects have. Owns nothing. Threads: one. No file is opened.
//
// Of an ally its entries are taken and the files that entries show or link to; never its settings, its navigation, its
// templates, or what lies in its `static/` for other reasons. What stands under a name that this site has not is left
// out. Symlinks are followed within the ally's own folder only, as everywhere.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "content/ally.h"
#include "content/discovery.h"
#include "content/entry_parser.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::content {

struct GatherOptions {
  std::vector<Ally> allies;
  std::vector<std::string> languages = {"nl"};  ///< Of this site: what an ally has in others is left out.
  friend bool operator==(const GatherOptions&, const GatherOptions&) = default;
};

/// `own` is what discover found in this project. An ally that cannot be read is a diagnostic; an IoError is about this
/// project itself.
[[nodiscard]] std::expected<Outcome<Discovery>, IoError> gather(const FileSystem& files, const std::string& root,
                                                                Outcome<Discovery> own, const GatherOptions& options);

/// Everything below `content/` that is no entry, once it is known which files of allies are shown.
struct TakenAssets {
  std::vector<std::string> assets;                        ///< As Discovery has them: this project's and allies'.
  std::map<std::string, std::string, std::less<>> files;  ///< As in Gathering.
};

/// Adds the assets of allies that entries name: an entry's own project comes first, then this one, then the others.
[[nodiscard]] Outcome<TakenAssets> take_assets(const Discovery& found, const Model& model,
                                               const std::vector<std::shared_ptr<const ParsedEntry>>& entries,
                                               const std::vector<Ally>& allies);

}  // namespace bondgenoot::content
