#include "build/staged_file.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace bondgenoot::build {

StagedFile::StagedFile(FileSystem& files, std::string published, std::string staged, bool is_staged)
    : files_(files), published_(std::move(published)), staged_(std::move(staged)), is_staged_(is_staged) {}

StagedFile::~StagedFile() {
  if (std::exchange(writer_, nullptr) != nullptr) static_cast<void>(files_.remove(staged_));
}

// What is there may be the published file under its second name, so it is never written in.
std::expected<void, IoError> StagedFile::clear() {
  return std::exchange(is_staged_, false) ? files_.remove(staged_) : std::expected<void, IoError>{};
}

std::expected<void, IoError> StagedFile::begin_writing() {
  constexpr std::size_t kPiece = std::size_t{1} << 18U;
  if (auto cleared = clear(); !cleared) return cleared;
  auto writer = files_.create(staged_);
  if (!writer) return std::unexpected(writer.error());
  writer_ = std::move(*writer);
  for (std::uint64_t at = 0; at < same_; at += kPiece) {
    const auto piece = files_.read_part(published_, at, std::min<std::uint64_t>(kPiece, same_ - at));
    if (!piece) return std::unexpected(piece.error());
    if (auto written = writer_->append(*piece); !written) return written;
  }
  return {};
}

std::expected<void, IoError> StagedFile::append(std::string_view bytes) {
  if (writer_ == nullptr && !published_.empty()) {
    const auto there = files_.read_part(published_, same_, bytes.size());
    if (there && *there == bytes) {
      same_ += bytes.size();
      return {};
    }
  }
  if (writer_ == nullptr) {
    if (auto begun = begin_writing(); !begun) return begun;
  }
  return writer_->append(bytes);
}

std::expected<bool, IoError> StagedFile::finish() {
  bool is_same = false;
  if (writer_ == nullptr && !published_.empty()) {
    const auto more = files_.read_part(published_, same_, 1);
    is_same = more && more->empty();
  }
  if (is_same) {
    if (auto cleared = clear(); !cleared) return std::unexpected(cleared.error());
    if (files_.link(published_, staged_)) return false;
  }
  if (writer_ == nullptr) {  // It is shorter than the published one, has no bytes, or there are no second names here.
    if (auto begun = begin_writing(); !begun) return std::unexpected(begun.error());
  }
  if (auto closed = writer_->close(); !closed) return std::unexpected(closed.error());
  writer_ = nullptr;
  return !is_same;
}

}  // namespace bondgenoot::build
