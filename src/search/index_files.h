// The files of one index, fetched when they are first needed and kept.
//
// In:  a function that gives the bytes of a file by its name. Out: what is in them. The first thing that is wrong is
// kept in `error`; from then on everything is empty, so that whoever asks looks there once, at the end. Owns: what was
// read; references live as long as this does. Threads: one.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/index_reader.h"

namespace bondgenoot::search {

/// The bytes of `root.json` or `a1b2c3d4e5/t0.bin`; nothing when there is no such file.
using FileGetter = std::function<std::optional<std::string>(std::string_view name)>;

class IndexFiles {
 public:
  [[nodiscard]] static std::expected<IndexFiles, std::string> open(FileGetter get);

  [[nodiscard]] const Root& root() const { return root_; }
  /// The number of the t file in which `form` is, if it is anywhere.
  [[nodiscard]] std::uint32_t file_of(std::string_view form) const;
  /// The number of the last t file that can have forms beginning with `prefix`.
  [[nodiscard]] std::uint32_t last_file_of(std::string_view prefix) const;

  const TermFile& terms(std::uint32_t file);
  const Lexicon& lexicon();
  /// Of `root().facets[facet]`.
  const Column& column(std::uint32_t facet);
  const std::vector<std::uint32_t>& ranks(std::string_view sort);
  /// What a result shows of document `number`, which is below `root().documents`.
  const Json& stored(std::uint32_t number);

  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  IndexFiles(FileGetter get, Root root) : get_(std::move(get)), root_(std::move(root)) {}

  std::optional<std::string> unpacked(const std::string& name);
  template <typename T>
  T read(const std::string& name, ReadResult<T> (*reader)(std::string_view, const Root&), T otherwise);

  FileGetter get_;
  Root root_;
  std::string error_;
  std::map<std::uint32_t, TermFile> terms_;
  std::optional<Lexicon> lexicon_;
  std::map<std::uint32_t, Column> columns_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> ranks_;
  std::map<std::uint32_t, std::vector<Json>> packs_;
};

}  // namespace bondgenoot::search
