#include "build/record_cache.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "support/path.h"

namespace bondgenoot::build {

class RecordCache::File final : public site::RecordFile {
 public:
  /// `known` is null when nothing of the file can be copied.
  File(RecordCache& cache, std::string path, const KnownRecords* known)
      : cache_(cache), path_(std::move(path)), known_(known) {}
  ~File() override {
    const std::scoped_lock lock(cache_.mutex_);
    cache_.noted_.insert_or_assign(std::move(path_), std::move(noted_));
  }

  [[nodiscard]] std::optional<std::string_view> next(content::EntryId entry) override {
    noted_.push_back({.entry = entry});
    const std::size_t ordinal = noted_.size() - 1;
    if (known_ == nullptr || ordinal >= known_->places.size()) return std::nullopt;
    const KnownRecords::Place& place = known_->places[ordinal];
    const std::uint64_t size = known_->file.size;
    const bool is_within = place.begin <= size && place.size <= size - place.begin;
    if (!is_within || place.entry != entry || !cache_.is_same_(entry)) return std::nullopt;
    return read(place);
  }

  void note(std::uint64_t begin, std::uint64_t size) override {
    noted_.back().begin = begin;
    noted_.back().size = size;
  }

 private:
  // Records are asked for in the order in which they stand, so one piece has many.
  std::optional<std::string_view> read(const KnownRecords::Place& place) {
    constexpr std::uint64_t kPiece = std::uint64_t{1} << 18U;
    const bool is_there = place.begin >= piece_begin_ && place.begin + place.size <= piece_begin_ + piece_.size();
    if (!is_there) {
      auto piece =
          cache_.disk_.read_part(joined_path(cache_.output_, path_), place.begin, std::max(kPiece, place.size));
      if (!piece || piece->size() < place.size) return std::nullopt;
      piece_ = std::move(*piece);
      piece_begin_ = place.begin;
    }
    return std::string_view(piece_).substr(place.begin - piece_begin_, place.size);
  }

  RecordCache& cache_;
  std::string path_;
  const KnownRecords* known_;
  std::vector<KnownRecords::Place> noted_;
  std::string piece_;
  std::uint64_t piece_begin_ = 0;
};

void RecordCache::start(std::vector<KnownRecords> known, std::function<bool(content::EntryId)> is_same) {
  known_ = std::move(known);
  is_same_ = std::move(is_same);
}

std::unique_ptr<site::RecordFile> RecordCache::begin(std::string_view path) {
  const auto found = std::ranges::find(known_, path, [](const KnownRecords& known) { return known.file.path; });
  const bool stands = found != known_.end() && is_as_made(disk_, output_, found->file);
  return std::make_unique<File>(*this, std::string(path), stands ? &*found : nullptr);
}

std::vector<KnownRecords> RecordCache::take(const std::vector<MadeFile>& made) {
  std::vector<KnownRecords> records;
  for (auto& [path, places] : noted_) {
    const auto file = std::ranges::lower_bound(made, path, {}, &MadeFile::path);
    if (file != made.end() && file->path == path) records.push_back({.file = *file, .places = std::move(places)});
  }
  noted_.clear();
  return records;
}

}  // namespace bondgenoot::build
