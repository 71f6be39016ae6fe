// From a change on disk to what is shown: read again, link, plan, show.
//
// In:  changes, from a FileWatcher. Out: the newest good state, or what is wrong, in the Preview; a word to every open
// page; a report for the terminal. Owns: what is remembered from one reading to the next. Threads: `begin` and `run`
// are for one; `stop` for any.
#pragma once

#include <atomic>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "build/memory.h"
#include "build/options.h"
#include "build/prepared_site.h"
#include "serve/event_stream.h"
#include "serve/file_watcher.h"
#include "serve/preview.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/thread_pool.h"
#include "support/trace.h"

namespace bondgenoot::serve {

/// One time round, for whoever tells of it.
struct Rebuilt {
  std::vector<std::string> changed;  ///< Below the root where they lie there; empty when all was looked at.
  double milliseconds = 0;
  bool is_shown = false;  ///< The newest state is good.
  std::size_t entries = 0;
  const Diagnostics* diagnostics = nullptr;  ///< Null when the disk failed.
  const SourceMap* sources = nullptr;
  const IoError* error = nullptr;
  const Trace* trace = nullptr;  ///< Where the time went.
};

/// The folders, and files outside them, that a site is made of.
[[nodiscard]] std::vector<std::string> watched_folders(const build::BuildOptions& options,
                                                       const std::vector<content::Ally>& allies);

class RebuildLoop {
 public:
  RebuildLoop(const FileSystem& files, build::BuildOptions options, Preview& preview, EventStream& events,
              std::function<void(const Rebuilt&)> tell);
  ~RebuildLoop();

  /// The first time: everything is read.
  void begin();
  /// Follows the watcher until it is stopped.
  void run(FileWatcher& watcher);
  void stop(FileWatcher& watcher);
  /// One time round with these changes.
  void rebuild(build::Changes changes);
  /// What is to be watched, as the last site.yaml that could be read has it.
  [[nodiscard]] std::vector<std::string> folders() const;
  /// Which entries are alike depends on the words of all. Pages show it as it was until this learns it anew, which
  /// takes long; `run` does so when it has been quiet for a while.
  void settle();

 private:
  [[nodiscard]] bool is_between_two_steps() const;
  void forget_what_never_was();
  [[nodiscard]] bool only_templates_changed() const;
  [[nodiscard]] std::expected<std::shared_ptr<const build::PreparedSite>, IoError> prepare(Trace& trace);
  [[nodiscard]] bool is_learning() const { return learning_ != nullptr; }
  void begin_learning();
  void finish_learning();
  void use_the_calm();

  const FileSystem& files_;
  build::BuildOptions options_;
  Preview& preview_;
  EventStream& events_;
  std::function<void(const Rebuilt&)> tell_;
  build::Memory memory_;
  std::shared_ptr<const build::PreparedSite> latest_;  // When its pages may be rendered.
  ThreadPool pool_;
  std::atomic<bool> ended_ = false;
  std::thread warming_;                       // Of the first state, then of `learning_`.
  bool is_to_learn_ = false;                  // Entries changed since words were last learned.
  bool is_to_trim_ = false;                   // A state took the place of another since memory was last given back.
  std::shared_ptr<const LiveSite> learning_;  // Null when nothing is being learned.
  std::shared_ptr<const build::PreparedSite> learned_from_;
  std::atomic<bool> is_learned_ = false;
};

}  // namespace bondgenoot::serve
