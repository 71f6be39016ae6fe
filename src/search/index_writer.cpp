#include <algorithm>
#include <functional>
#include <map>
#include <numbers>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "search/byte_writer.h"
#include "search/form_streams.h"
#include "search/index.h"
#include "search/ranking.h"
#include "support/gzip.h"
#include "support/hash.h"
#include "support/json.h"
#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kLexiconBytes = 40'000;  // Compressed, at most.
constexpr std::size_t kPacksInRoot = 128;      // Up to so many documents, the root holds what results show.
constexpr std::size_t kValuesInRoot = 24;      // Of a facet with more, they are in its own file.

// A query reads a t file for each word and a pack for each result: the smaller, the fewer bytes. But hosts count files.
constexpr std::size_t kSmallestPack = 8;
constexpr std::size_t kMostPacks = 720;
constexpr std::size_t kManyDocuments = 4000;
constexpr double kTermFileBytes = 6000;        // Compressed, about.
constexpr double kTermFileBytesOfMany = 8200;  // The same, in an index of many documents.
constexpr std::size_t kDirectoryDigits = 10;

// What compression leaves of the parts of a t file, measured on Dutch texts; only for deciding where to cut.
constexpr double kBytesPerForm = 1.8;
constexpr double kBytesPerLetter = 0.45;
constexpr double kBitsPerPosting = 4.4;  // And those of the way from one document to the next.

std::size_t pack_size(std::size_t documents) {
  return std::max(kSmallestPack, (documents + kMostPacks - 1) / kMostPacks);
}

/// A run of forms that go into one t file.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Writer {
 public:
  Writer(const Index& index, const Collected& collected, ThreadPool& pool)
      : index_(index), collected_(collected), pool_(pool), pack_size_(pack_size(collected.documents.size())) {
    for (std::uint32_t i = 0; i < index.forms.size(); ++i) {
      if (!index.postings.of(index.families[i]).empty()) forms_.push_back(i);
    }
  }

  std::vector<IndexFile> run() {
    write_terms();
    const bool packs_in_root = collected_.documents.size() <= kPacksInRoot;
    if (!packs_in_root) write_packs();
    write_columns();
    write_ranks();
    const std::vector<std::uint32_t> counts = lexicon_counts();
    if (!counts.empty()) files_.push_back({"l.bin", {}});
    pool_.parallel_for(files_.size(), [&](std::size_t i) {  // The lexicon first: it takes longest.
      IndexFile& file = files_[files_.size() - 1 - i];
      file.bytes = gzip(i == 0 && !counts.empty() ? largest_lexicon(counts) : file.bytes);
    });
    return with_root(packs_in_root);
  }

 private:
  [[nodiscard]] std::string_view form(std::size_t i) const { return index_.forms[forms_[i]]; }
  [[nodiscard]] std::uint32_t family(std::size_t i) const { return index_.families[forms_[i]]; }

  // --- t files ---

  [[nodiscard]] std::vector<Run> cut() const {
    std::vector<Run> runs;
    std::unordered_map<std::uint32_t, std::size_t> seen;  // Families of this run; only asked whether they are there.
    const double most = collected_.documents.size() > kManyDocuments ? kTermFileBytesOfMany : kTermFileBytes;
    double bytes = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      double more = kBytesPerForm + kBytesPerLetter * static_cast<double>(rest_length(i));
      if (seen.emplace(family(i), i).second) more += posting_bytes(index_.postings.of(family(i)).size());
      if (i > begin && bytes + more > most) {
        runs.push_back({begin, i});
        seen.clear();
        seen.emplace(family(i), i);
        begin = i;
        bytes = 0;
      }
      bytes += more;
    }
    runs.push_back({begin, forms_.size()});
    return runs;
  }

  /// Of a family in so many documents, as the rarer it is the longer are the ways between them.
  [[nodiscard]] double posting_bytes(std::size_t count) const {
    const double gap = static_cast<double>(collected_.documents.size()) / static_cast<double>(count);
    return static_cast<double>(count) * (kBitsPerPosting + natural_logarithm(gap) / std::numbers::ln2) / 8;
  }

  [[nodiscard]] std::size_t rest_length(std::size_t i) const {
    if (i == 0) return form(0).size();
    const auto [ours, theirs] = std::ranges::mismatch(form(i), form(i - 1));
    return static_cast<std::size_t>(form(i).end() - ours);
  }

  void write_terms() {
    const std::vector<Run> runs = cut();
    std::vector<std::string> bytes(runs.size());
    pool_.parallel_for(runs.size(), [&](std::size_t i) { bytes[i] = terms_of(runs[i]); });
    for (std::size_t i = 0; i < runs.size(); ++i) {
      files_.push_back({fmt::format("t{}.bin", i), std::move(bytes[i])});
      borders_.emplace_back(i == 0 ? std::string() : border(runs[i].begin));
    }
  }

  /// The shortest text that is greater than the form before and not greater than form `i`: up to the first byte in
  /// which they differ, and to the end of that letter.
  [[nodiscard]] std::string border(std::size_t i) const {
    std::size_t length = form(i).size() - rest_length(i) + 1;
    while (length < form(i).size() && is_continuation(form(i)[length])) ++length;
    return std::string(form(i).substr(0, length));
  }

  [[nodiscard]] std::string terms_of(const Run& run) const {
    FormStreams forms;
    ByteWriter families;
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    std::vector<std::uint32_t> order;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      forms.add(form(i));
      const auto [found, added] = numbers.try_emplace(family(i), static_cast<std::uint32_t>(order.size()));
      families.varint(added ? 0 : static_cast<std::uint32_t>(order.size()) - found->second);
      if (added) order.push_back(family(i));
    }
    ByteWriter documents;
    ByteWriter deltas;
    Nibbles impacts;
    for (const std::uint32_t each : order) {
      const auto postings = index_.postings.of(each);
      documents.varint(static_cast<std::uint32_t>(postings.size()));
      std::uint32_t expected = 0;
      for (const Posting& posting : postings) {
        deltas.varint(posting.document - expected);
        expected = posting.document + 1;
        impacts.add(posting.impact);
      }
    }
    ByteWriter out('t');
    out.varint(static_cast<std::uint32_t>(run.end - run.begin));
    out.varint(static_cast<std::uint32_t>(order.size()));
    forms.write(out);
    out.stream(families.bytes());
    out.stream(documents.bytes());
    out.stream(deltas.bytes());
    out.stream(impacts.bytes);
    return out.take();
  }

  /// Four bits each, the low half of a byte first.
  struct Nibbles {
    std::string bytes;
    bool half = false;
    void add(std::uint8_t value) {
      if (half)
        bytes.back() =
            static_cast<char>(static_cast<std::uint8_t>(bytes.back()) | static_cast<std::uint8_t>(value << 4U));
      else
        bytes += static_cast<char>(value);
      half = !half;
    }
  };

  // --- m, c, s and l files ---

  [[nodiscard]] std::string pack(std::size_t begin) const {
    std::string json = "[";
    const std::size_t end = std::min(begin + pack_size_, collected_.documents.size());
    for (std::size_t i = begin; i < end; ++i) json.append(i == begin ? "" : ",").append(collected_.documents[i].stored);
    return json + ']';
  }

  void write_packs() {
    for (std::size_t begin = 0; begin < collected_.documents.size(); begin += pack_size_) {
      ByteWriter out('m');
      out.raw(pack(begin));
      files_.push_back({fmt::format("m{}.bin", begin / pack_size_), out.take()});
    }
  }

  void write_columns() {
    for (std::size_t facet = 0; facet < collected_.facets.size(); ++facet)
      files_.push_back({fmt::format("c{}.bin", facet), column(facet)});
  }

  [[nodiscard]] bool has_values_in_root(std::size_t facet) const {
    return collected_.facets[facet].values.size() <= kValuesInRoot;
  }

  /// The sets of values that documents have, the commonest first, and which of them each document has.
  [[nodiscard]] std::string column(std::size_t facet) const {
    std::map<std::vector<std::uint32_t>, std::uint32_t> places;  // At first how many documents have a set.
    for (const Document& document : collected_.documents) ++places[document.facets[facet]];
    std::vector<const std::vector<std::uint32_t>*> order;
    for (const auto& [set, count] : places) order.push_back(&set);
    std::ranges::stable_sort(order, std::greater{}, [&](const auto* set) { return places.at(*set); });
    ByteWriter sets;
    for (std::uint32_t place = 0; place < order.size(); ++place) {
      places[*order[place]] = place;
      sets.varint(static_cast<std::uint32_t>(order[place]->size()));
      for (const std::uint32_t value : *order[place]) sets.varint(value);
    }
    ByteWriter of;
    for (const Document& document : collected_.documents) of.varint(places.at(document.facets[facet]));
    ByteWriter out('c');
    out.stream(has_values_in_root(facet) ? std::string() : to_json(list(collected_.facets[facet].values)));
    out.stream(sets.bytes());
    out.stream(of.bytes());
    return out.take();
  }

  void write_ranks() {
    for (std::size_t sort = 0; sort < collected_.sorts.size(); ++sort) {
      ByteWriter ranks;
      for (const Document& document : collected_.documents) ranks.varint(document.ranks[sort]);
      ByteWriter out('s');
      out.stream(ranks.bytes());
      files_.push_back({fmt::format("s{}.bin", collected_.sorts[sort]), out.take()});
    }
  }

  /// In how many documents forms are, ascending, each number once.
  [[nodiscard]] std::vector<std::uint32_t> lexicon_counts() const {
    std::vector<std::uint32_t> counts;
    for (const std::uint32_t i : forms_) {
      if (index_.in_lexicon[i]) counts.push_back(documents_of(i));
    }
    std::ranges::sort(counts);
    counts.erase(std::ranges::unique(counts).begin(), counts.end());
    return counts;
  }

  [[nodiscard]] std::string largest_lexicon(const std::vector<std::uint32_t>& counts) const {
    return lexicon(counts[first_that_fits(counts, likely_place(counts))]);
  }

  /// The place among `counts` of the least with which the lexicon is small enough, else the last. The less, the larger
  /// it is; how large, packing must tell: so tries begin near `probe`, in steps that double, and then halve what is
  /// left.
  [[nodiscard]] std::size_t first_that_fits(const std::vector<std::uint32_t>& counts, std::size_t probe) const {
    std::size_t low = 0;
    std::size_t high = counts.size() - 1;
    for (std::size_t step = 1; low < high; step *= 2) {
      probe = std::clamp(probe, low, high - 1);
      if (gzip(lexicon(counts[probe])).size() <= kLexiconBytes) {
        high = probe;
        probe = std::max(low + (high - low) / 2, high - std::min(step, high));
      } else {
        low = probe + 1;
        probe = std::min(low + (high - low) / 2, low + step - 1);
      }
    }
    return low;
  }

  /// Where about it will be, by what compression leaves of forms.
  [[nodiscard]] std::size_t likely_place(const std::vector<std::uint32_t>& counts) const {
    std::vector<double> bytes(counts.size(), 0);
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (!index_.in_lexicon[forms_[i]]) continue;
      const auto place = std::ranges::lower_bound(counts, documents_of(forms_[i])) - counts.begin();
      bytes[static_cast<std::size_t>(place)] += kBytesPerForm + kBytesPerLetter * static_cast<double>(rest_length(i));
    }
    double all = 0;
    std::size_t place = counts.size();
    while (place > 0 && all + bytes[place - 1] <= static_cast<double>(kLexiconBytes)) all += bytes[--place];
    return place;
  }

  [[nodiscard]] std::uint32_t documents_of(std::uint32_t i) const {
    return static_cast<std::uint32_t>(index_.postings.of(index_.families[i]).size());
  }

  [[nodiscard]] std::string lexicon(std::uint32_t least) const {
    FormStreams forms;
    ByteWriter documents;
    std::uint32_t count = 0;
    for (const std::uint32_t i : forms_) {
      if (!index_.in_lexicon[i] || documents_of(i) < least) continue;
      forms.add(index_.forms[i]);
      documents.varint(documents_of(i));
      ++count;
    }
    ByteWriter out('l');
    out.varint(count);
    forms.write(out);
    out.stream(documents.bytes());
    return out.take();
  }

  // --- root ---

  std::vector<IndexFile> with_root(bool packs_in_root) {
    Hasher everything;
    for (const IndexFile& file : files_) {
      everything.add(file.name);
      everything.add(std::string_view("\0", 1));
      everything.add(file.bytes);
    }
    everything.add(root_json(packs_in_root, ""));
    const std::string directory = everything.hash().hex(kDirectoryDigits);
    std::vector<IndexFile> all;
    all.push_back({"root.json", root_json(packs_in_root, directory)});
    for (IndexFile& file : files_) all.push_back({directory + '/' + file.name, std::move(file.bytes)});
    return all;
  }

  template <typename T>
  static Json list(const std::vector<T>& values) {
    Json::Array array;
    for (const T& value : values) {
      if constexpr (requires { Json(value); })
        array.emplace_back(value);
      else
        array.push_back(list(value));
    }
    return array;
  }

  [[nodiscard]] std::string root_json(bool packs_in_root, const std::string& directory) const {
    const Language& rules = language(collected_.language);
    Json root = Json::Object{};
    root.add("version", static_cast<int>(kFormatVersion));
    root.add("language", collected_.language);
    root.add("directory", directory);
    root.add("documents", static_cast<std::uint32_t>(collected_.documents.size()));
    std::size_t bytes = 0;
    for (const IndexFile& file : files_) bytes += file.bytes.size();
    root.add("bytes", static_cast<std::uint32_t>(bytes));
    root.add("packSize", static_cast<std::uint32_t>(pack_size_));
    root.add("borders", list(borders_));
    root.add("lexicon", files_.back().name == "l.bin");
    root.add("stopWords", list(std::vector<std::string_view>(rules.stop_words.begin(), rules.stop_words.end())));
    root.add("links", list(std::vector<std::string_view>(rules.links.begin(), rules.links.end())));
    root.add("synonyms", list(index_.synonyms));
    Json::Array facets;
    for (std::size_t i = 0; i < collected_.facets.size(); ++i) {
      Json one = Json::Object{};
      one.add("name", collected_.facets[i].name);
      if (has_values_in_root(i)) one.add("values", list(collected_.facets[i].values));
      facets.push_back(std::move(one));
    }
    root.add("facets", std::move(facets));
    root.add("sorts", list(collected_.sorts));
    root.add("ranking", ranking_json());
    std::string text = to_json(root);
    if (packs_in_root) {  // They are JSON already.
      text.pop_back();
      text += ",\"packs\":[";
      for (std::size_t begin = 0; begin < collected_.documents.size(); begin += pack_size_)
        text.append(begin == 0 ? "" : ",").append(pack(begin));
      text += "]}";
    }
    return text;
  }

  const Index& index_;
  const Collected& collected_;
  ThreadPool& pool_;
  std::size_t pack_size_;
  std::vector<std::uint32_t> forms_;  ///< Those that lead to a document.
  std::vector<std::string> borders_;
  std::vector<IndexFile> files_;
};

}  // namespace

std::vector<IndexFile> write_index(const Index& index, const Collected& collected, ThreadPool& pool) {
  return Writer(index, collected, pool).run();
}

}  // namespace bondgenoot::search
