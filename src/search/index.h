// The index of one language: documents in, files out.
//
// In:  Collected documents and the site's settings. Out: files by name, as FORMAT.md draws them. Owns: its bytes.
// Threads: the pool's; the same bytes for any number of them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "search/document.h"
#include "search/language.h"
#include "search/postings.h"
#include "search/word_analysis.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {

/// A document set, analysed: what the files are written from.
struct Index {
  std::vector<std::string>
      forms;  ///< All, sorted: those that occur, those of synonyms, then merged with WordAnalysis::extra.
  std::vector<std::uint32_t> families;  ///< For each form.
  std::vector<bool> in_lexicon;         ///< For each form: it stands in a document or is a part of a compound there.
  Postings postings;
  std::vector<std::vector<std::vector<std::vector<std::string>>>> synonyms;  ///< Groups, members, words, forms.
  std::string explanation;  ///< Families and compounds in words, for an editor to review; only when asked for.
};

/// Reads the documents' texts; what else is in `collected` is for write_index.
[[nodiscard]] Index build_index(const Collected& collected, const WordSettings& settings, bool explain,
                                ThreadPool& pool);

struct IndexFile {
  std::string name;  ///< `root.json`, `a1b2c3d4e5/t0.bin`
  std::string bytes;
};

[[nodiscard]] std::vector<IndexFile> write_index(const Index& index, const Collected& collected, ThreadPool& pool);

}  // namespace bondgenoot::search
