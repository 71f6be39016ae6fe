// An index written by hand, byte by byte as FORMAT.md draws it: a second writer, which knows nothing of the first.
//
// In:  families of forms with the documents they are in. Out: files by name, packed. Owns: its strings. Threads: any.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/index_files.h"

namespace bondgenoot::search {

struct MadeFamily {
  std::vector<std::string> forms;
  std::map<std::uint32_t, unsigned> impacts;  ///< By document.
};

struct MadeFacet {
  std::string name;
  std::vector<std::string> values;
  bool apart = false;                          ///< Its values are in its own file.
  std::vector<std::vector<std::uint32_t>> of;  ///< For each document.
};

struct MadeIndex {
  std::vector<std::string> titles;  ///< A document each.
  std::vector<MadeFamily> families;
  std::vector<MadeFacet> facets;
  std::map<std::string, std::vector<std::uint32_t>> ranks;
  std::vector<std::string> borders = {""};
  std::string more = R"("stopWords":[],"links":[""],"synonyms":[])";  ///< Of root.json.
  std::uint32_t pack_size = 2;
};

[[nodiscard]] std::string varint(std::uint32_t value);
[[nodiscard]] std::string stream(std::string_view bytes);
/// A stream of varints.
[[nodiscard]] std::string number_stream(const std::vector<std::uint32_t>& values);
[[nodiscard]] std::string head(char kind);
/// shared, rest, letters
[[nodiscard]] std::string form_streams(const std::vector<std::string>& forms);

[[nodiscard]] std::string terms_bytes(const MadeIndex& index, std::size_t file);
[[nodiscard]] std::string lexicon_bytes(const MadeIndex& index);
[[nodiscard]] std::string column_bytes(const MadeFacet& facet);
[[nodiscard]] std::string pack_bytes(const MadeIndex& index, std::uint32_t pack);
[[nodiscard]] std::string root_bytes(const MadeIndex& index);

/// All files, as they are published.
[[nodiscard]] std::map<std::string, std::string> files_of(const MadeIndex& index);
[[nodiscard]] FileGetter getter_of(std::map<std::string, std::string> files);

/// Five documents that some tests look at.
[[nodiscard]] MadeIndex small_index();

}  // namespace bondgenoot::search
