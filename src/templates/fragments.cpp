#include "templates/fragments.h"

#include <utility>

namespace bondgenoot::templates {

Fragments::Found Fragments::find(std::string_view key) {
  const Key wanted = key_of(key);
  {
    Shard& shard = shard_of(wanted);
    const std::scoped_lock lock(shard.mutex);
    if (const auto found = shard.kept.find(wanted); found != shard.kept.end())
      return {.fragment = &found->second->fragment};
  }
  constexpr unsigned kHalf = 32;
  const auto mark = static_cast<std::uint32_t>(wanted.hash >> kHalf);
  const bool again = asked_[wanted.hash % kRemembered].exchange(mark, std::memory_order_relaxed) == mark;
  return {.is_wanted = again && size_.load(std::memory_order_relaxed) < largest_};
}

void Fragments::keep(std::string_view key, Fragment fragment) {
  const std::size_t size =
      sizeof(Kept) + key.size() + fragment.text.size() + fragment.notes.size() * sizeof(std::string_view);
  if (size_.load(std::memory_order_relaxed) + size > largest_) return;
  auto kept = std::make_unique<const Kept>(Kept{.key = std::string(key), .fragment = std::move(fragment)});
  const Key own = key_of(kept->key);
  Shard& shard = shard_of(own);
  const std::scoped_lock lock(shard.mutex);
  if (shard.kept.try_emplace(own, std::move(kept)).second) size_.fetch_add(size, std::memory_order_relaxed);
}

}  // namespace bondgenoot::templates
