// The texts of entries that are kept for the next build, in files of their own, of which a part is read when somebody
// looks at a text. CACHE.md draws the files.
//
// In:  where texts of an entry were written. Out: them again; where they are not what was written, they are made anew.
// Owns nothing but that. Threads: any.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/file_system.h"
#include "support/hash.h"
#include "support/packing.h"

namespace bondgenoot::build {

/// A text in a file of them.
struct KeptText {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  Hash128 hash;
};

/// The texts of many entries, one after another.
class KeptTexts {
 public:
  /// `files` outlives it.
  KeptTexts(const FileSystem& files, std::string path) : files_(files), path_(std::move(path)) {}

  /// Nothing when it is not there as it was written.
  [[nodiscard]] std::optional<std::string> read(const KeptText& text) const;
  /// Whether somebody looked for one that was not.
  [[nodiscard]] bool has_lost() const { return has_lost_.load(std::memory_order_relaxed); }

 private:
  const FileSystem& files_;
  std::string path_;
  mutable std::atomic<bool> has_lost_ = false;
};

/// Those of one entry.
class EntryTexts final : public ApartPieces {
 public:
  using MakeAnew = std::function<std::vector<std::string>()>;

  /// `make_anew` gives all of them as they would be packed now.
  EntryTexts(std::shared_ptr<const KeptTexts> file, std::vector<KeptText> texts, MakeAnew make_anew)
      : file_(std::move(file)), texts_(std::move(texts)), make_anew_(std::move(make_anew)) {}

  [[nodiscard]] std::string piece(std::size_t number) const override;

 private:
  std::shared_ptr<const KeptTexts> file_;
  std::vector<KeptText> texts_;
  MakeAnew make_anew_;
};

}  // namespace bondgenoot::build
