// Memory that is handed out in pieces and given back all at once, up to a budget.
//
// In:  sizes, or texts to keep. Out: zeroed memory and views that live as long as the arena.
// Owns: every piece. Threads: one at a time per arena; arenas are independent. Each thread keeps one block for its next
// arena, so that one text after another asks for no memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace bondgenoot::markdown {

/// What a tree of Markdown lives in. The budget is what keeps a hostile text from taking the machine's memory.
class Arena {
 public:
  explicit Arena(std::size_t budget) : budget_(budget) {}
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Zeroed, aligned for anything; null once the budget is spent.
  [[nodiscard]] void* allocate(std::size_t size);
  /// Memory for `size` bytes of text that the caller fills at once. Not limited by the budget: what our own passes keep
  /// is bounded by what the tree already holds.
  [[nodiscard]] char* text(std::size_t size);
  /// A copy of `text` that lives as long as the arena.
  [[nodiscard]] std::string_view keep(std::string_view text);

 private:
  std::byte* take(std::size_t size);
  void add_block(std::size_t size);

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
  std::size_t budget_;
  bool has_first_block_ = false;  // Of the size that is kept for the next arena.
};

}  // namespace bondgenoot::markdown
