// What is indexed: documents, as the site gives them.
//
// In:  made by the site's search_documents.h. Out: read by index_builder.cpp. Owns: its strings, but not the texts.
// Threads: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bondgenoot::search {

/// A kind of text in documents, such as a title: how much a word in it counts.
struct FieldKind {
  std::string name;     ///< `title`; `body` and `headings` are the text's own.
  double weight = 1;    ///< Of one occurrence; a word in the body counts 1.
  double length_b = 0;  ///< BM25's b: how far a long text makes each of its words count less, 0 to 1.
};

/// A text of one kind; a document may have several of one kind, which count together.
struct FieldText {
  std::uint32_t kind = 0;  ///< In Collected::kinds.
  std::string_view text;   ///< Plain. Stands where it was collected from: texts are most of a site, so none is copied.
};

struct Document {
  std::vector<FieldText> texts;
  std::vector<std::vector<std::uint32_t>> facets;  ///< For each of Collected::facets: indexes of values, ascending.
  std::vector<std::uint32_t> ranks;  ///< For each of Collected::sorts: from 1, smaller is better; 0 for none.
  std::string stored;                ///< A JSON object: what a result shows.
};

struct Facet {
  std::string name;
  std::vector<std::string> values;
};

/// Everything one index is made of. Documents come in the order of their numbers.
struct Collected {
  std::string language;
  std::vector<FieldKind> kinds;
  std::vector<Facet> facets;
  std::vector<std::string> sorts;  ///< Names of the sort keys, but for `date`: that is the documents' own order.
  std::vector<Document> documents;
};

/// `search:` of site.yaml, as far as it concerns words. All folded.
struct WordSettings {
  std::vector<std::vector<std::vector<std::string>>> synonyms;          ///< Groups of expressions.
  std::vector<std::pair<std::string, std::string>> never_join;          ///< Forms that are no family.
  std::vector<std::string> never_split;                                 ///< Forms that are no compound.
  std::vector<std::pair<std::string, std::vector<std::string>>> split;  ///< Compounds with their parts.
};

}  // namespace bondgenoot::search
