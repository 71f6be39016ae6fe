#include "markdown/library_memory.h"

#include <csetjmp>
#include <cstdint>
#include <cstring>

namespace bondgenoot::markdown {
namespace {

struct Memory {
  Arena* arena = nullptr;
  std::jmp_buf exhausted{};
};
thread_local Memory* current_memory = nullptr;

// Each piece is preceded by its size, which realloc needs.
constexpr std::size_t kSizeHeader = alignof(std::max_align_t);

}  // namespace

void* arena_calloc(std::size_t count, std::size_t size) {
  const bool sensible = size == 0 || count <= (SIZE_MAX - kSizeHeader) / size;
  const std::size_t bytes = sensible ? count * size : 0;
  void* const piece = sensible ? current_memory->arena->allocate(bytes + kSizeHeader) : nullptr;
  if (piece == nullptr) std::longjmp(current_memory->exhausted, 1);
  std::memcpy(piece, &bytes, sizeof bytes);
  return static_cast<std::byte*>(piece) + kSizeHeader;
}

void* arena_realloc(void* old, std::size_t size) {
  if (old == nullptr) return arena_calloc(1, size);
  std::size_t old_size = 0;
  std::memcpy(&old_size, static_cast<std::byte*>(old) - kSizeHeader, sizeof old_size);
  if (size <= old_size) return old;
  void* const piece = arena_calloc(1, size);
  std::memcpy(piece, old, old_size);
  return piece;
}

void arena_free(void* /*piece*/) {}

bool run_in_arena(Arena& arena, const std::function<void()>& work) {
  Memory memory{.arena = &arena};
  current_memory = &memory;
  if (setjmp(memory.exhausted) != 0) {
    current_memory = nullptr;
    return false;
  }
  work();
  current_memory = nullptr;
  return true;
}

}  // namespace bondgenoot::markdown
