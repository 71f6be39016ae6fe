#include "serve/event_stream.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

namespace bondgenoot::serve {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kGlance{250};      // How soon a page that went away is noticed.
constexpr int kGlancesBetweenSigns = 60;  // A sign of life every 15 seconds keeps what lies in between from closing.

}  // namespace

class EventStream::Listener {
 public:
  explicit Listener(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
  ~Listener() {
    const std::scoped_lock lock(shared_->mutex);
    --shared_->listeners;
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::optional<std::string> next() {
    std::unique_lock lock(shared_->mutex);
    shared_->changed.wait_for(lock, kGlance, [&] { return shared_->closed || !heard_ || *heard_ != shared_->state; });
    if (shared_->closed) return std::nullopt;
    const bool is_first = !heard_;
    if (!is_first && *heard_ == shared_->state) {
      if (++glances_ < kGlancesBetweenSigns) return std::string{};
      glances_ = 0;
      return std::string(":\n\n");
    }
    heard_ = shared_->state;
    return fmt::format("{}data: {}\n\n", is_first ? "retry: 500\n" : "", *heard_);
  }

 private:
  std::shared_ptr<Shared> shared_;
  std::optional<std::uint64_t> heard_;
  int glances_ = 0;
};

void EventStream::announce(std::uint64_t state) {
  const std::scoped_lock lock(shared_->mutex);
  shared_->state = state;
  shared_->changed.notify_all();
}

void EventStream::close() {
  const std::scoped_lock lock(shared_->mutex);
  shared_->closed = true;
  shared_->changed.notify_all();
}

Stream EventStream::listen() {
  {
    const std::scoped_lock lock(shared_->mutex);
    if (shared_->closed || shared_->listeners >= kListeners) return {};
    ++shared_->listeners;
  }
  return [listener = std::make_shared<Listener>(shared_)] { return listener->next(); };
}

}  // namespace bondgenoot::serve
