#include "build/file_changes.h"

#include <cerrno>
#include <cstdint>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

constexpr std::uint64_t kReadLimit = 64U << 20U;

class Changer {
 public:
  Changer(FileSystem& files, const std::string& root, const FileChanges& changes)
      : files_(files), root_(root), changes_(changes) {}

  std::expected<void, ChangeFailure> run() {
    if (auto as_expected = check(); !as_expected) return std::unexpected(ChangeFailure{as_expected.error()});
    if (auto done = write(); !done) {
      ChangeFailure failure{done.error()};
      undo(failure);
      return std::unexpected(std::move(failure));
    }
    return {};
  }

 private:
  [[nodiscard]] std::string on_disk(const std::string& path) const { return joined_path(root_, path); }

  // A name that no build reads, so that what a crash leaves behind is nobody's content.
  [[nodiscard]] std::string beside(const std::string& path) const {
    return joined_path(on_disk(std::string(parent_path(path))), fmt::format(".{}.new", file_name(path)));
  }

  [[nodiscard]] std::expected<void, IoError> check() const {
    for (const FileCreation& creation : changes_.creations) {
      const auto there = files_.kind(on_disk(creation.path));
      if (!there) return std::unexpected(there.error());
      if (*there != FileKind::Missing)
        return std::unexpected(IoError{phrase("write"), creation.path, phrase("it exists already"), EEXIST});
    }
    for (const FileRewrite& rewrite : changes_.rewrites) {
      const auto now = files_.read(on_disk(rewrite.path), kReadLimit);
      if (!now) return std::unexpected(now.error());
      if (*now != rewrite.before)
        return std::unexpected(
            IoError{phrase("change"), rewrite.path, phrase("it was changed in the meantime"), EBUSY});
    }
    for (const FileMove& move : changes_.moves) {
      const auto there = files_.kind(on_disk(move.to));
      if (!there) return std::unexpected(there.error());
      if (*there != FileKind::Missing)
        return std::unexpected(IoError{phrase("rename"), move.from, phrase("`{}` exists already", move.to), EEXIST});
    }
    return {};
  }

  // Every new text lies on the disk beside its file.
  std::expected<void, IoError> prepare() {
    for (const FileCreation& creation : changes_.creations) {
      prepared_.push_back(beside(creation.path));
      if (auto written = files_.write(prepared_.back(), creation.text); !written) return written;
    }
    for (const FileRewrite& rewrite : changes_.rewrites) {
      prepared_.push_back(beside(rewrite.path));
      if (auto written = files_.write(prepared_.back(), rewrite.after); !written) return written;
    }
    for (const std::string& text : prepared_) {
      if (auto synced = files_.sync(text); !synced) return synced;
    }
    return {};
  }

  std::expected<void, IoError> write() {
    if (auto prepared = prepare(); !prepared) return prepared;
    for (const FileCreation& creation : changes_.creations) {
      // A link takes no name that someone else took meanwhile.
      if (auto linked = files_.link(beside(creation.path), on_disk(creation.path)); !linked) return linked;
      ++created_;
      if (auto removed = files_.remove(beside(creation.path)); !removed) return removed;
    }
    for (const FileRewrite& rewrite : changes_.rewrites) {
      if (auto placed = files_.rename(beside(rewrite.path), on_disk(rewrite.path)); !placed) return placed;
      ++placed_;
    }
    for (const FileMove& move : changes_.moves) {
      if (auto renamed = files_.rename(on_disk(move.from), on_disk(move.to)); !renamed) return renamed;
      ++moved_;
    }
    return {};
  }

  void undo(ChangeFailure& failure) {
    for (const FileMove& move : std::views::reverse(changes_.moves | std::views::take(moved_))) {
      if (!files_.rename(on_disk(move.to), on_disk(move.from))) failure.not_restored.push_back(move.to);
    }
    for (const FileRewrite& rewrite : changes_.rewrites | std::views::take(placed_)) {
      const std::string aside = beside(rewrite.path);
      if (!files_.write(aside, rewrite.before) || !files_.rename(aside, on_disk(rewrite.path)))
        failure.not_restored.push_back(rewrite.path);
    }
    for (const FileCreation& creation : changes_.creations | std::views::take(created_)) {
      if (!files_.remove(on_disk(creation.path))) failure.not_restored.push_back(creation.path);
    }
    for (const std::string& text : prepared_) {
      const auto left = files_.kind(text);
      if (left && *left != FileKind::Missing) static_cast<void>(files_.remove(text));
    }
  }

  FileSystem& files_;
  const std::string& root_;
  const FileChanges& changes_;
  std::vector<std::string> prepared_;  // New texts that may lie beside their files,
  std::size_t created_ = 0;            // new files,
  std::size_t placed_ = 0;             // texts that took their files' names,
  std::size_t moved_ = 0;              // and moves that were made.
};

}  // namespace

std::expected<void, ChangeFailure> make_changes(FileSystem& files, const std::string& root,
                                                const FileChanges& changes) {
  return Changer(files, root, changes).run();
}

}  // namespace bondgenoot::build
