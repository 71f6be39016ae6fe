#include "build/kept_texts.h"

#include "build/cache_folder.h"

namespace bondgenoot::build {

std::optional<std::string> KeptTexts::read(const KeptText& text) const {
  if (text.size <= kLargestCachedFile) {
    auto bytes = files_.read_part(path_, text.offset, text.size);
    if (bytes && hash_bytes(*bytes) == text.hash) return std::move(*bytes);
  }
  has_lost_.store(true, std::memory_order_relaxed);
  return std::nullopt;
}

std::string EntryTexts::piece(std::size_t number) const {
  if (number < texts_.size()) {
    if (auto text = file_->read(texts_[number])) return std::move(*text);
  }
  std::vector<std::string> all = make_anew_();
  return number < all.size() ? std::move(all[number]) : std::string();
}

}  // namespace bondgenoot::build
