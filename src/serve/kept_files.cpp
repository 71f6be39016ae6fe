#include "serve/kept_files.h"

#include <iterator>

namespace bondgenoot::serve {
namespace {

constexpr std::size_t kBeside = 512;  // What is held beside the bytes, about; a page that failed has none.

std::size_t size_of(const Found& found) { return kBeside + (found.bytes ? found.bytes->size() : 0); }

}  // namespace

std::optional<Found> KeptFiles::find(std::string_view output) {
  const std::scoped_lock lock(mutex_);
  const auto known = by_output_.find(output);
  if (known == by_output_.end()) return std::nullopt;
  files_.splice(files_.begin(), files_, known->second);
  return known->second->second;
}

void KeptFiles::keep(const std::string& output, Found found) {
  const std::size_t size = size_of(found);
  const std::scoped_lock lock(mutex_);
  if (const auto known = by_output_.find(output); known != by_output_.end()) forget(known->second);
  if (size > most_bytes_) return;
  while (bytes_ + size > most_bytes_) forget(std::prev(files_.end()));
  files_.emplace_front(output, std::move(found));
  by_output_.emplace(files_.front().first, files_.begin());
  bytes_ += size;
}

std::size_t KeptFiles::bytes() const {
  const std::scoped_lock lock(mutex_);
  return bytes_;
}

void KeptFiles::forget(Files::iterator file) {
  bytes_ -= size_of(file->second);
  by_output_.erase(file->first);
  files_.erase(file);
}

}  // namespace bondgenoot::serve
