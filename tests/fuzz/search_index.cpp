// Files of a search index, one of which is not what it should be. The first byte says which.
#include <array>
#include <map>
#include <string>

#include <fmt/format.h>

#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "search/index_reader.h"
#include "search/searcher.h"
#include "support/gzip.h"
#include "unit/search/index_bytes.h"

namespace bondgenoot::fuzz {
namespace {

constexpr std::array<std::string_view, 6> kNames = {"t0", "l", "c0", "c1", "stitle", "m0"};

void demand_terms(const search::TermFile& terms, std::uint32_t documents) {
  demand(terms.forms.size() == terms.families.size(), "each form has a family");
  demand(!terms.begins.empty() && terms.begins.back() == terms.documents.size(), "families end where their files do");
  demand(terms.documents.size() == terms.impacts.size(), "each document has an impact");
  for (const std::uint32_t family : terms.families) demand(family + 1 < terms.begins.size(), "a family is there");
  for (const std::uint32_t document : terms.documents) demand(document < documents, "a document is there");
}

void demand_answers(const std::map<std::string, std::string>& files) {
  for (const std::string text : {"kansn scholen", "\"de school\" taal", ""}) {
    auto index = search::IndexFiles::open(search::getter_of(files));
    if (!index) return;
    const search::Question question = {.text = text,
                                       .facets = {{.facet = "themes", .values = {"a"}}},
                                       .sort = text.empty() ? "title" : "relevance",
                                       .counts = true};
    const auto answer =
        search::answer(question, *index, [](std::uint32_t) { return std::vector<std::string>{"de school"}; });
    if (!answer) {
      demand(!answer.error().empty(), "why there is no answer is said");
      continue;
    }
    for (const search::Hit& hit : answer->hits) demand(hit.number < index->root().documents, "what is found is there");
    demand(answer->hits.size() <= answer->total, "no more is shown than found");
  }
}

}  // namespace

void search_index(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t which = static_cast<unsigned char>(bytes.front()) - std::size_t{'0'};
  bytes.remove_prefix(1);
  static const std::map<std::string, std::string> kWhole = search::files_of(search::small_index());
  std::map<std::string, std::string> files = kWhole;
  if (which == kNames.size()) {
    files["root.json"] = bytes;
  } else if (which == kNames.size() + 1) {
    files["0123456789/t0.bin"] = bytes;  // Packed, or so it says.
  } else if (which < kNames.size()) {
    const auto root = search::read_root(kWhole.at("root.json"));
    const auto terms = search::read_terms(bytes, *root);
    if (terms) demand_terms(*terms, root->documents);
    files[fmt::format("0123456789/{}.bin", kNames.at(which))] = gzip(bytes);
  } else {
    return;
  }
  demand_answers(files);
}

}  // namespace bondgenoot::fuzz
