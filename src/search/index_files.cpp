#include "search/index_files.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/gzip.h"
#include "support/phrase.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1}
                                     << 24U;  // Unpacked; those of 10,000 documents are below 1/16 of it.

}  // namespace

std::expected<IndexFiles, std::string> IndexFiles::open(FileGetter get) {
  const auto json = get("root.json");
  if (!json) return std::unexpected(phrase("there is no root.json"));
  auto root = read_root(*json);
  if (!root) return std::unexpected(root.error());
  return IndexFiles(std::move(get), std::move(*root));
}

std::uint32_t IndexFiles::file_of(std::string_view form) const {
  const auto after = std::ranges::upper_bound(root_.borders, form);
  return static_cast<std::uint32_t>(after - root_.borders.begin()) - 1;  // The first border is "", so one is before it.
}

std::uint32_t IndexFiles::last_file_of(std::string_view prefix) const {
  std::uint32_t last = file_of(prefix);
  while (last + 1 < root_.borders.size() && root_.borders[last + 1].starts_with(prefix)) ++last;
  return last;
}

std::optional<std::string> IndexFiles::unpacked(const std::string& name) {
  if (!error_.empty()) return std::nullopt;
  const std::string path = root_.directory + '/' + name;
  const auto bytes = get_(path);
  if (!bytes) {
    error_ = phrase("there is no `{}`", path);
    return std::nullopt;
  }
  auto content = gunzip(*bytes, kLargestFile);
  if (content) return std::move(*content);
  error_ = fmt::format("`{}`: {}", path, content.error());
  return std::nullopt;
}

template <typename T>
T IndexFiles::read(const std::string& name, ReadResult<T> (*reader)(std::string_view, const Root&), T otherwise) {
  const auto bytes = unpacked(name);
  if (!bytes) return otherwise;
  auto content = reader(*bytes, root_);
  if (content) return std::move(*content);
  error_ = fmt::format("`{}/{}`: {}", root_.directory, name, content.error());
  return otherwise;
}

const TermFile& IndexFiles::terms(std::uint32_t file) {
  const auto found = terms_.find(file);
  if (found != terms_.end()) return found->second;
  return terms_.emplace(file, read<TermFile>(fmt::format("t{}.bin", file), read_terms, {})).first->second;
}

const Lexicon& IndexFiles::lexicon() {
  if (!lexicon_) lexicon_ = root_.lexicon ? read<Lexicon>("l.bin", read_lexicon, {}) : Lexicon();
  return *lexicon_;
}

const Column& IndexFiles::column(std::uint32_t facet) {
  const auto found = columns_.find(facet);
  if (found != columns_.end()) return found->second;
  Column column{.values = {}, .sets = {{}}, .documents = std::vector<std::uint32_t>(root_.documents)};
  if (const std::string name = fmt::format("c{}.bin", facet); const auto bytes = unpacked(name)) {
    auto content = read_column(*bytes, root_, facet);
    if (content)
      column = std::move(*content);
    else
      error_ = fmt::format("`{}/{}`: {}", root_.directory, name, content.error());
  }
  return columns_.emplace(facet, std::move(column)).first->second;
}

const std::vector<std::uint32_t>& IndexFiles::ranks(std::string_view sort) {
  const auto found = ranks_.find(sort);
  if (found != ranks_.end()) return found->second;
  std::vector<std::uint32_t> nothing(root_.documents);
  auto ranks = read<std::vector<std::uint32_t>>(fmt::format("s{}.bin", sort), read_ranks, std::move(nothing));
  return ranks_.emplace(std::string(sort), std::move(ranks)).first->second;
}

const Json& IndexFiles::stored(std::uint32_t number) {
  static const Json kNothing = Json::Object{};
  const std::uint32_t pack = number / root_.pack_size;
  const std::uint32_t place = number % root_.pack_size;
  if (root_.packs) return (*root_.packs)[pack][place];
  auto found = packs_.find(pack);
  if (found == packs_.end()) {
    std::vector<Json> documents;
    if (const auto bytes = unpacked(fmt::format("m{}.bin", pack))) {
      auto content = read_pack(*bytes, root_, pack);
      if (content)
        documents = std::move(*content);
      else
        error_ = fmt::format("`{}/m{}.bin`: {}", root_.directory, pack, content.error());
    }
    found = packs_.emplace(pack, std::move(documents)).first;
  }
  return place < found->second.size() ? found->second[place] : kNothing;
}

}  // namespace bondgenoot::search
