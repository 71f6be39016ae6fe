// Where the files of a site go, each as soon as it is made: so that no build holds a whole site.
//
// In:  files, in any order. Out: whatever the one who takes them makes of them. Owns: what is known of each, not its
// bytes. Threads: `add` may be called by all.
#pragma once

#include <expected>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "build/made_file.h"
#include "site/output_file.h"
#include "support/file_system.h"

namespace bondgenoot::build {

class SiteOutput : public site::FileTaker {
 public:
  /// Once, before the first file, when there is nothing wrong that can be known before.
  [[nodiscard]] virtual std::expected<void, IoError> open() { return {}; }
  /// Each path once; it is one below the site's folder. What goes wrong is told when all of them are there.
  virtual void add(std::string path, std::string bytes) = 0;
  /// The same for a file that stays as it stands in the folder where the site goes; its stamp, if it has one, is that
  /// of now, and is taken from it when it will not be that any longer. Only who has such a folder is asked.
  virtual void keep(MadeFile&) {}
  /// The same for a file that comes in pieces. Here it is collected and then added.
  [[nodiscard]] std::unique_ptr<site::OpenFile> begin(std::string path) override;

  void take(site::OutputFile file) final { add(std::move(file.output), std::move(file.bytes)); }
};

/// Keeps a record of all files that go through it.
class RecordedOutput final : public SiteOutput {
 public:
  /// Null: the files go nowhere. Otherwise it outlives this.
  explicit RecordedOutput(SiteOutput* next) : next_(next) {}
  [[nodiscard]] std::expected<void, IoError> open() override;
  void add(std::string path, std::string bytes) override;
  void keep(MadeFile& file) override;
  [[nodiscard]] std::unique_ptr<site::OpenFile> begin(std::string path) override;

  /// When all have been added: sorted by path.
  [[nodiscard]] std::vector<MadeFile> take_files();

 private:
  class RecordedFile;

  void record(MadeFile file);

  SiteOutput* next_;
  std::mutex mutex_;
  std::vector<MadeFile> files_;
};

}  // namespace bondgenoot::build
