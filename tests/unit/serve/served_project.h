// A small project in memory, served: changed as an editor would, looked at as a browser would.
//
// In:  files by path. Out: answers, and what was told of each time round. Owns: all of it. Threads: one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "serve/event_stream.h"
#include "serve/preview.h"
#include "serve/rebuild_loop.h"
#include "serve/site_handler.h"
#include "support/memory_file_system.h"

namespace bondgenoot::serve {

using Files = std::map<std::string, std::string>;

/// A home page, a collection `notes` with a draft and one of the future, at /kennis/.
[[nodiscard]] Files small_project();

/// As `bondgenoot serve` does it: with drafts and what is still to come.
[[nodiscard]] build::BuildOptions options_of_serve();

class ServedProject {
 public:
  explicit ServedProject(const Files& files = small_project());

  /// Writes the file, or takes it away, and goes round once. The paths that were read for it.
  std::vector<std::string> write(const std::string& path, const std::string& text);
  std::vector<std::string> remove(const std::string& path);
  /// Several at once, as git does: the text that each path has from now on, nothing for those that go.
  void change(const std::map<std::string, std::optional<std::string>>& texts);

  [[nodiscard]] Response ask(const std::string& path, const std::string& if_none_match = {}) const;
  [[nodiscard]] std::string body(const std::string& path) const;
  [[nodiscard]] SiteHandler handler() const;
  [[nodiscard]] EventStream& events() { return events_; }
  /// Waits until all is learned of the words, as the server does when it has been quiet for a while.
  void settle() { loop_.settle(); }
  /// All files as they are, by path below the root.
  [[nodiscard]] Files files() const;
  /// The texts that are kept for the state that is shown, and for the next.
  [[nodiscard]] std::shared_ptr<const SourceMap> texts() const { return preview_.get().site->sources(); }
  /// What is shown at this moment.
  [[nodiscard]] std::shared_ptr<const LiveSite> site() const { return preview_.get().site; }
  /// All diagnostics of the last time round, as a terminal shows them.
  [[nodiscard]] const std::string& said() const { return said_; }
  [[nodiscard]] bool is_shown() const { return is_shown_; }
  /// What templates said while pages were asked for.
  [[nodiscard]] const std::string& said_of_pages() const { return said_of_pages_; }

 private:
  std::vector<std::string> go_round(const std::string& path);

  MemoryFileSystem files_;
  Preview preview_{1};
  mutable EventStream events_;
  std::string said_;
  bool is_shown_ = false;
  mutable std::string said_of_pages_;
  RebuildLoop loop_;
};

}  // namespace bondgenoot::serve
