// The files of an index, read: what FORMAT.md draws, from bytes to values.
//
// In:  the bytes of one file, unpacked. Out: its content whole, or in words what is wrong with it; never half of it.
// Nothing is taken on trust: these bytes may come from anywhere. Owns: its strings. Threads: any; pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"
#include "search/ranking.h"
#include "support/json.h"

namespace bondgenoot::search {

/// A word of an expression: forms that stand for it, the first of them for all.
using ExpressionWord = std::vector<std::string>;
using ExpressionForms = std::vector<ExpressionWord>;

struct Root {
  std::string language;
  std::string directory;
  std::uint32_t documents = 0;
  std::uint32_t pack_size = 1;
  std::vector<std::string> borders;  ///< Of the t files; at least one.
  bool lexicon = false;              ///< Whether there is an l file.
  std::vector<std::string> stop_words;
  std::vector<std::string> links;
  std::vector<std::vector<ExpressionForms>> synonyms;
  std::vector<Facet> facets;  ///< Those of many values have none here, but in their files.
  std::vector<std::string> sorts;
  Ranking ranking;
  std::optional<std::vector<std::vector<Json>>> packs;  ///< When there are no m files.
};

/// A t file: forms, the family of each, and where each family stands.
struct TermFile {
  std::vector<std::string> forms;        ///< Sorted, unique.
  std::vector<std::uint32_t> families;   ///< Of each form.
  std::vector<std::uint32_t> begins;     ///< Of each family in the two below; and behind the last where it ends.
  std::vector<std::uint32_t> documents;  ///< Ascending within a family.
  std::vector<std::uint8_t> impacts;     ///< 1 to 15.

  [[nodiscard]] std::optional<std::size_t> find(std::string_view form) const;
  /// In how many documents a family is.
  [[nodiscard]] std::uint32_t documents_of(std::uint32_t family) const { return begins[family + 1] - begins[family]; }
};

/// The l file: forms, and in how many documents the family of each is.
struct Lexicon {
  std::vector<std::string> forms;  ///< Sorted, unique.
  std::vector<std::uint32_t> documents;
};

/// A c file: the values of a facet in every document.
struct Column {
  std::vector<std::string> values;               ///< All there are.
  std::vector<std::vector<std::uint32_t>> sets;  ///< Of indexes into `values`, ascending.
  std::vector<std::uint32_t> documents;          ///< The set of each document.

  [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t document) const { return sets[documents[document]]; }
};

template <typename T>
using ReadResult = std::expected<T, std::string>;

[[nodiscard]] ReadResult<Root> read_root(std::string_view json);
[[nodiscard]] ReadResult<TermFile> read_terms(std::string_view bytes, const Root& root);
[[nodiscard]] ReadResult<Lexicon> read_lexicon(std::string_view bytes, const Root& root);
/// Of `root.facets[facet]`.
[[nodiscard]] ReadResult<Column> read_column(std::string_view bytes, const Root& root, std::uint32_t facet);
[[nodiscard]] ReadResult<std::vector<std::uint32_t>> read_ranks(std::string_view bytes, const Root& root);
/// Pack `number`: what the results of its documents show.
[[nodiscard]] ReadResult<std::vector<Json>> read_pack(std::string_view bytes, const Root& root, std::uint32_t number);

/// How many documents pack `number` has.
[[nodiscard]] std::uint32_t documents_in_pack(const Root& root, std::uint32_t number);

}  // namespace bondgenoot::search
