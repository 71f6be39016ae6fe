#include "build/site_output.h"

#include <algorithm>
#include <utility>

namespace bondgenoot::build {
namespace {

class CollectedFile final : public site::OpenFile {
 public:
  CollectedFile(SiteOutput& output, std::string path) : output_(output), path_(std::move(path)) {}
  void append(std::string_view bytes) override { bytes_ += bytes; }
  void finish() override { output_.add(std::move(path_), std::move(bytes_)); }

 private:
  SiteOutput& output_;
  std::string path_;
  std::string bytes_;
};

}  // namespace

std::unique_ptr<site::OpenFile> SiteOutput::begin(std::string path) {
  return std::make_unique<CollectedFile>(*this, std::move(path));
}

class RecordedOutput::RecordedFile final : public site::OpenFile {
 public:
  RecordedFile(RecordedOutput& output, std::string path, std::unique_ptr<site::OpenFile> next)
      : output_(output), made_{.path = std::move(path), .size = 0, .hash = {}}, next_(std::move(next)) {}
  void append(std::string_view bytes) override {
    made_.size += bytes.size();
    hasher_.add(bytes);
    if (next_ != nullptr) next_->append(bytes);
  }
  void finish() override {
    made_.hash = hasher_.hash();
    output_.record(std::move(made_));
    if (next_ != nullptr) next_->finish();
  }

 private:
  RecordedOutput& output_;
  MadeFile made_;
  Hasher hasher_;
  std::unique_ptr<site::OpenFile> next_;
};

std::expected<void, IoError> RecordedOutput::open() {
  return next_ == nullptr ? std::expected<void, IoError>{} : next_->open();
}

void RecordedOutput::record(MadeFile file) {
  const std::scoped_lock lock(mutex_);
  files_.push_back(std::move(file));
}

void RecordedOutput::add(std::string path, std::string bytes) {
  record(made_of(path, bytes));
  if (next_ != nullptr) next_->add(std::move(path), std::move(bytes));
}

void RecordedOutput::keep(MadeFile& file) {
  if (next_ != nullptr) next_->keep(file);
  record(file);
}

std::unique_ptr<site::OpenFile> RecordedOutput::begin(std::string path) {
  std::unique_ptr<site::OpenFile> next = next_ == nullptr ? nullptr : next_->begin(path);
  return std::make_unique<RecordedFile>(*this, std::move(path), std::move(next));
}

std::vector<MadeFile> RecordedOutput::take_files() {
  std::ranges::sort(files_, {}, &MadeFile::path);
  return std::exchange(files_, {});
}

}  // namespace bondgenoot::build
