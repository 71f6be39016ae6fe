// One good state of the site: its pages are rendered when they are asked for.
//
// In:  a prepared site. Out: what each address gives. Owns: the site, its renderer, and what was rendered of it.
// Threads: made by one; then any number ask at once.
//
// Nothing of a state changes once it is there. What costs much and is seldom asked is made at the first time of asking:
// the search index, which entries are alike, the sitemap.
#pragma once

#include <expected>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "build/options.h"
#include "build/prepared_site.h"
#include "serve/kept_files.h"
#include "serve/page_dress.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::serve {

class LiveSite {
 public:
  /// `prepared` may be that of an earlier state, when only templates changed since. `sources` have its texts, and those
  /// of the templates of earlier states. `before` is the last good state, of which what was learned of the words is
  /// used until it is learned anew, and all that is the same still; null at first.
  static std::expected<std::shared_ptr<const LiveSite>, IoError> make(
      const FileSystem& files, std::shared_ptr<const build::PreparedSite> prepared,
      std::shared_ptr<const SourceMap> sources, const build::BuildOptions& options, const LiveSite* before);
  ~LiveSite();
  LiveSite(const LiveSite&) = delete;
  LiveSite& operator=(const LiveSite&) = delete;

  /// `output` is a path below the output folder: `good-practices/de-hef/index.html`.
  [[nodiscard]] Found find(const std::string& output) const;
  [[nodiscard]] const build::Project& project() const;
  /// What there is to say of the project and its templates, sorted; and the texts it points into.
  [[nodiscard]] const Diagnostics& diagnostics() const;
  [[nodiscard]] const std::shared_ptr<const SourceMap>& sources() const;
  /// Learns what pages need of all words, so that the first of them need not wait for it.
  void warm() const;
  /// Learns it from this state's own texts, on one thread; the states made after it use that.
  void learn() const;

 private:
  struct State;
  explicit LiveSite(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace bondgenoot::serve
