#include "content/git_tree.h"

#include <algorithm>
#include <compare>
#include <cstring>
#include <utility>

#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kFolderMode = "40000";  // Old programs wrote a zero before it.
constexpr std::string_view kSubmoduleMode = "160000";
std::unexpected<std::string> damaged() {
  return std::unexpected<std::string>(phrase("a tree of the repository is damaged"));
}

struct TreeEntry {
  std::string_view bytes;  ///< All of it.
  std::string_view mode;
  std::string_view name;
  ObjectId id = {};

  [[nodiscard]] bool is_folder() const { return mode.ends_with(kFolderMode); }
};

/// Goes through the entries of one tree.
class TreeCursor {
 public:
  explicit TreeCursor(std::string_view bytes) : rest_(bytes) { read(); }

  [[nodiscard]] bool is_damaged() const { return damaged_; }
  [[nodiscard]] const std::optional<TreeEntry>& entry() const { return entry_; }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  void next() {
    rest_.remove_prefix(entry_->bytes.size());
    read();
  }
  /// Skips the entries within the first `length` bytes of the rest.
  void skip(std::size_t length) {
    std::size_t end = 0;
    for (std::size_t next = 0; next <= length;) {
      end = next;
      const std::size_t zero = rest_.find('\0', end);
      if (zero == std::string_view::npos) break;
      next = zero + 1 + ObjectId().size();
    }
    if (end == 0 || end > rest_.size()) return;
    rest_.remove_prefix(end);
    read();
  }

 private:
  void read() {
    entry_.reset();
    if (rest_.empty()) return;
    const std::size_t space = rest_.find(' ');
    const std::size_t zero = space == std::string_view::npos ? space : rest_.find('\0', space);
    damaged_ = zero == std::string_view::npos || zero == space + 1 || rest_.size() - zero - 1 < ObjectId().size();
    if (damaged_) return;
    TreeEntry& entry = entry_.emplace();
    entry.bytes = rest_.substr(0, zero + 1 + entry.id.size());
    entry.mode = rest_.substr(0, space);
    entry.name = rest_.substr(space + 1, zero - space - 1);
    std::memcpy(entry.id.data(), rest_.data() + zero + 1, entry.id.size());
  }

  std::string_view rest_;
  std::optional<TreeEntry> entry_;
  bool damaged_ = false;
};

/// Leaves both where they differ first. Most of two trees is the same, and bytes are compared faster than names.
void skip_common(TreeCursor& a, TreeCursor& b) {
  constexpr std::size_t kBlock = 512;
  const std::string_view mine = a.rest();
  const std::string_view theirs = b.rest();
  const std::size_t shorter = std::min(mine.size(), theirs.size());
  std::size_t length = 0;
  while (length + kBlock <= shorter && mine.substr(length, kBlock) == theirs.substr(length, kBlock)) length += kBlock;
  while (length < shorter && mine[length] == theirs[length]) ++length;
  a.skip(length);
  b.skip(length);
}

/// Git's order: bytewise, a folder as if its name ended in a slash.
std::strong_ordering in_order(const TreeEntry& a, const TreeEntry& b) {
  const std::size_t shared = std::min(a.name.size(), b.name.size());
  const auto common = a.name.substr(0, shared) <=> b.name.substr(0, shared);
  if (common != 0) return common;
  const auto after = [&](const TreeEntry& entry) -> unsigned char {
    if (entry.name.size() > shared) return static_cast<unsigned char>(entry.name[shared]);
    return entry.is_folder() ? '/' : '\0';
  };
  return after(a) <=> after(b);
}

struct Pair {
  std::string folder;  ///< Ends in `/`, or is empty.
  std::optional<ObjectId> here;
  std::optional<ObjectId> before;
};

class Comparison {
 public:
  explicit Comparison(TreeReader& reader) : reader_(reader) {}

  std::expected<std::vector<TreeDifference>, std::string> compare(const ObjectId& here,
                                                                  const std::optional<ObjectId>& before) {
    open_.push_back({.folder = {}, .here = here, .before = before});
    while (!open_.empty()) {  // A list of what is still to do, not recursion: how deep folders go is up to others.
      const Pair pair = std::move(open_.back());
      open_.pop_back();
      if (pair.here == pair.before) continue;
      if (auto compared = compare_pair(pair); !compared) return std::unexpected(compared.error());
    }
    return std::move(found_);
  }

 private:
  using Bytes = std::shared_ptr<const std::string>;

  std::expected<Bytes, std::string> read(const std::optional<ObjectId>& id) {
    static const Bytes kNothing = std::make_shared<const std::string>();
    return id ? reader_.tree(*id) : kNothing;
  }

  void add(const Pair& pair, const TreeEntry* here, const TreeEntry* before) {
    const TreeEntry& either = here != nullptr ? *here : *before;
    if (either.mode == kSubmoduleMode) return;
    const auto id_of = [](const TreeEntry* entry) { return entry ? std::optional(entry->id) : std::nullopt; };
    std::string path = pair.folder + std::string(either.name);
    if (either.is_folder())
      open_.push_back({.folder = path + '/', .here = id_of(here), .before = id_of(before)});
    else
      found_.push_back({.path = std::move(path), .here = id_of(here), .before = id_of(before)});
  }

  std::expected<void, std::string> compare_pair(const Pair& pair) {
    const auto here_bytes = read(pair.here);
    if (!here_bytes) return std::unexpected(here_bytes.error());
    const auto before_bytes = read(pair.before);
    if (!before_bytes) return std::unexpected(before_bytes.error());
    TreeCursor here(**here_bytes);
    TreeCursor before(**before_bytes);
    skip_common(here, before);
    while (here.entry() || before.entry()) {
      if (here.rest() == before.rest()) break;
      const auto order = !here.entry()     ? std::strong_ordering::greater
                         : !before.entry() ? std::strong_ordering::less
                                           : in_order(*here.entry(), *before.entry());
      const TreeEntry* mine = order <= 0 ? &*here.entry() : nullptr;
      const TreeEntry* theirs = order >= 0 ? &*before.entry() : nullptr;
      const bool same = order == 0 && (mine->bytes == theirs->bytes || mine->id == theirs->id);
      if (!same && order == 0 && (mine->mode == kSubmoduleMode) != (theirs->mode == kSubmoduleMode)) {
        add(pair, mine, nullptr);
        add(pair, nullptr, theirs);
      } else if (!same) {
        add(pair, mine, theirs);
      }
      if (mine != nullptr) here.next();
      if (theirs != nullptr) before.next();
    }
    if (here.is_damaged() || before.is_damaged()) return damaged();
    return {};
  }

  TreeReader& reader_;
  std::vector<Pair> open_;
  std::vector<TreeDifference> found_;
};

}  // namespace

std::expected<std::vector<TreeDifference>, std::string> compare_trees(TreeReader& reader, const ObjectId& here,
                                                                      const std::optional<ObjectId>& before) {
  return Comparison(reader).compare(here, before);
}

std::expected<std::optional<ObjectId>, std::string> find_tree(TreeReader& reader, const ObjectId& top,
                                                              std::string_view folder) {
  ObjectId found = top;
  for (const std::string_view name : split(folder, '/')) {
    if (name.empty()) continue;
    const auto bytes = reader.tree(found);
    if (!bytes) return std::unexpected(bytes.error());
    TreeCursor cursor(**bytes);
    while (cursor.entry() && !(cursor.entry()->is_folder() && cursor.entry()->name == name)) cursor.next();
    if (cursor.is_damaged()) return damaged();
    if (!cursor.entry()) return std::nullopt;
    found = cursor.entry()->id;
  }
  return found;
}

}  // namespace bondgenoot::content
