#include "markdown/arena.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace bondgenoot::markdown {
namespace {

constexpr std::size_t kAlignment = alignof(std::max_align_t);
constexpr std::size_t kFirstBlock = std::size_t{256} << 10;  // Nearly every text has room enough in it.
constexpr std::size_t kLargestBlock = std::size_t{1} << 20;

// Of kFirstBlock bytes, or null.
thread_local std::unique_ptr<std::byte[]> spare_block;

}  // namespace

Arena::~Arena() {
  if (has_first_block_) spare_block = std::move(blocks_.front());
}

// Blocks double, so that a long text costs few large ones.
void Arena::add_block(std::size_t size) {
  left_ = std::max(size, std::min(kLargestBlock, kFirstBlock << std::min<std::size_t>(blocks_.size(), 16)));
  if (blocks_.empty() && left_ == kFirstBlock) has_first_block_ = true;
  blocks_.push_back(has_first_block_ && blocks_.empty() && spare_block
                        ? std::move(spare_block)
                        : std::make_unique_for_overwrite<std::byte[]>(left_));
  next_ = blocks_.back().get();
}

std::byte* Arena::take(std::size_t size) {
  const std::size_t rounded = (std::max<std::size_t>(size, 1) + kAlignment - 1) / kAlignment * kAlignment;
  if (rounded > left_) add_block(rounded);
  std::byte* const piece = next_;
  next_ += rounded;
  left_ -= rounded;
  used_ += rounded;
  return piece;
}

void* Arena::allocate(std::size_t size) {
  if (size > budget_ || used_ > budget_ - size) return nullptr;
  std::byte* const piece = take(size);
  std::memset(piece, 0, size);
  return piece;
}

char* Arena::text(std::size_t size) { return reinterpret_cast<char*>(take(size)); }

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const copy = this->text(text.size());
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

}  // namespace bondgenoot::markdown
