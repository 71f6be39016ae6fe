#include "build/site_output.h"

#include <algorithm>
#include <utility>

namespace bondgenoot::build {

std::expected<void, IoError> RecordedOutput::open() {
  return next_ == nullptr ? std::expected<void, IoError>{} : next_->open();
}

void RecordedOutput::record(const std::string& path, std::string_view bytes) {
  MadeFile file = {.path = path, .size = bytes.size(), .hash = hash_bytes(bytes)};
  const std::scoped_lock lock(mutex_);
  files_.push_back(std::move(file));
}

void RecordedOutput::add(std::string path, std::string bytes) {
  record(path, bytes);
  if (next_ != nullptr) next_->add(std::move(path), std::move(bytes));
}

void RecordedOutput::keep(std::string path, std::string bytes) {
  record(path, bytes);
  if (next_ != nullptr) next_->keep(std::move(path), std::move(bytes));
}

std::vector<MadeFile> RecordedOutput::take_files() {
  std::ranges::sort(files_, {}, &MadeFile::path);
  return std::exchange(files_, {});
}

}  // namespace bondgenoot::build
