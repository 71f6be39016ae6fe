#include "site/theme_files.h"

#include <algorithm>
#include <utility>

#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::site {
namespace {

struct Folder {
  std::string name;  // Relative to the first one.
  bool behind_link = false;
};

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name.ends_with('~') || extension(name) == ".md";
}

class Walk {
 public:
  Walk(const FileSystem& files, const Overlay& overlay, const std::string& root, const std::string& folder,
       Diagnostics& diagnostics)
      : files_(files), overlay_(overlay), root_(root), folder_(folder), diagnostics_(diagnostics) {}

  std::expected<std::vector<std::string>, IoError> run() {
    auto kind = resolved_kind(folder_, FileKind::Symlink);
    if (!kind) return std::unexpected(kind.error());
    if (*kind == FileKind::Directory) waiting_.push_back({});
    while (!waiting_.empty()) {
      const Folder next = std::move(waiting_.back());
      waiting_.pop_back();
      if (auto read = read_folder(next); !read) return std::unexpected(read.error());
    }
    std::ranges::sort(found_);
    return std::move(found_);
  }

 private:
  std::expected<void, IoError> read_folder(const Folder& folder) {
    const auto entries = files_.list(joined_path(folder_, folder.name));
    if (!entries) return std::unexpected(entries.error());
    for (const DirectoryEntry& entry : *entries) {
      if (is_passed_over(entry.name)) continue;
      const std::string name = joined_path(folder.name, entry.name);
      const bool is_link = entry.kind == FileKind::Symlink;
      const auto kind = is_link ? resolved_kind(joined_path(folder_, name), entry.kind) : entry.kind;
      if (!kind) return std::unexpected(kind.error());
      if (*kind == FileKind::File) found_.push_back(name);
      if (*kind == FileKind::Directory && !(is_link && folder.behind_link))
        waiting_.push_back({name, folder.behind_link || is_link});
    }
    return {};
  }

  /// What stands at `path`, links followed within the root; Missing after a diagnostic.
  std::expected<FileKind, IoError> resolved_kind(const std::string& path, FileKind known) {
    const auto kind = files_.kind(path);
    if (!kind || *kind != FileKind::Symlink || known != FileKind::Symlink) return kind;
    const auto target = files_.canonical(path);
    if (target && root_ == kAnywhere) return files_.kind(*target);
    const auto root = files_.canonical(root_.empty() ? "." : root_);
    if (!root) return std::unexpected(root.error());
    if (target && (*target == *root || target->starts_with(*root + '/'))) return files_.kind(*target);
    const std::string shown = shown_path(overlay_, path);
    if (target)
      diagnostics_
          .add_for_path(DiagnosticCode::SymlinkOutsideProject, shown,
                        phrase("the symlink `{}` leads out of the project", shown))
          .with_help(phrase("put a copy in its place"));
    else
      diagnostics_.add_for_path(DiagnosticCode::BrokenSymlink, shown, phrase("the symlink `{}` leads nowhere", shown))
          .with_help(phrase("remove it, or put the file in its place"));
    return FileKind::Missing;
  }

  const FileSystem& files_;
  const Overlay& overlay_;
  const std::string& root_;
  const std::string& folder_;
  Diagnostics& diagnostics_;
  std::vector<Folder> waiting_;
  std::vector<std::string> found_;
};

}  // namespace

std::string shown_path(const Overlay& overlay, const std::string& path) {
  std::string root = overlay.project_root;
  if (!root.empty() && !root.ends_with('/')) root += '/';
  return path.starts_with(root) ? path.substr(root.size()) : path;
}

std::expected<std::vector<std::string>, IoError> list_files(const FileSystem& files, const Overlay& overlay,
                                                            const std::string& root, const std::string& folder,
                                                            Diagnostics& diagnostics) {
  return Walk(files, overlay, root, folder, diagnostics).run();
}

}  // namespace bondgenoot::site
