#include "search/occurrences.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "search/tokenizer.h"
#include "support/text.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kDocumentsPerBlock = 64;
constexpr float kHyphenPart = 0.7F;  // Of an occurrence: `student` in `mbo-student`.
constexpr std::size_t kShortestHyphenPart = 2;

/// Some documents in a row, with a dictionary of their own.
class Block {
 public:
  Block(Collected& collected, const Language& language, std::uint32_t first, std::uint32_t last)
      : collected_(collected), language_(language), first_(first), last_(last), strongest_(strongest_kind(collected)) {}

  void run() {
    lengths_.assign(collected_.kinds.size(), std::vector<std::uint32_t>(last_ - first_, 0));
    for (std::uint32_t document = first_; document < last_; ++document) count_document(document);
    hits_ = {};
    ids_ = {};
  }

  std::vector<std::string> forms;  ///< In order of appearance.
  std::vector<Occurrence> occurrences;

  /// Writes the lengths of these documents where those of all are.
  void copy_lengths(std::vector<std::vector<std::uint32_t>>& all) const {
    for (std::size_t kind = 0; kind < lengths_.size(); ++kind)
      std::ranges::copy(lengths_[kind], all[kind].begin() + static_cast<std::ptrdiff_t>(first_));
  }

 private:
  struct Hit {
    std::uint32_t form;
    std::uint32_t kind;
    float count;
  };

  static std::uint32_t strongest_kind(const Collected& collected) {
    const auto found = std::ranges::max_element(collected.kinds, {}, &FieldKind::weight);
    return static_cast<std::uint32_t>(found - collected.kinds.begin());
  }

  void count_document(std::uint32_t document) {
    hits_.clear();
    const std::vector<FieldText> texts = std::exchange(collected_.documents[document].texts, {});
    for (const FieldText& text : texts) count_text(text, document);
    std::ranges::sort(hits_, {}, [](const Hit& hit) { return std::tuple(hit.form, hit.kind); });
    for (const Hit& hit : hits_) {
      const bool again = !occurrences.empty() && occurrences.back().document == document &&
                         occurrences.back().form == hit.form && occurrences.back().kind == hit.kind;
      if (again)
        occurrences.back().count += hit.count;
      else
        occurrences.push_back({.form = hit.form, .document = document, .kind = hit.kind, .count = hit.count});
    }
  }

  void count_text(const FieldText& text, std::uint32_t document) {
    WordReader reader(text.text);
    std::uint32_t words = 0;
    while (reader.next()) {
      ++words;
      add(reader.whole(), text.kind, 1);
      if (reader.parts().size() < 2) continue;
      for (const std::string& part : reader.parts()) {
        if (part.size() >= kShortestHyphenPart) add(part, text.kind, kHyphenPart);
      }
    }
    lengths_[text.kind][document - first_] += words;
  }

  void add(const std::string& form, std::uint32_t kind, float count) {
    auto found = ids_.find(form);
    if (found == ids_.end()) {
      found = ids_.emplace(form, Id{static_cast<std::uint32_t>(forms.size()), is_stop_word(language_, form)}).first;
      forms.push_back(form);
    }
    if (!found->second.is_stop_word || kind == strongest_)
      hits_.push_back({.form = found->second.form, .kind = kind, .count = count});
  }

  struct Id {
    std::uint32_t form;
    bool is_stop_word;
  };

  Collected& collected_;
  const Language& language_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::uint32_t strongest_;
  StringMap<Id> ids_;
  std::vector<Hit> hits_;
  std::vector<std::vector<std::uint32_t>> lengths_;
};

/// The forms of all blocks, sorted, and what each block's numbers become.
std::vector<std::vector<std::uint32_t>> merge_forms(std::vector<Block>& blocks, std::vector<std::string>& forms) {
  struct Origin {
    std::uint32_t block;
    std::uint32_t form;
  };
  std::vector<Origin> origins;
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    for (std::uint32_t form = 0; form < blocks[block].forms.size(); ++form) origins.push_back({block, form});
  }
  const auto form_at = [&](const Origin& origin) -> const std::string& {
    return blocks[origin.block].forms[origin.form];
  };
  std::ranges::sort(origins, [&](const Origin& a, const Origin& b) {
    const int order = form_at(a).compare(form_at(b));
    return order != 0 ? order < 0 : std::tuple(a.block, a.form) < std::tuple(b.block, b.form);
  });
  std::vector<std::vector<std::uint32_t>> renumbered(blocks.size());
  for (std::size_t block = 0; block < blocks.size(); ++block) renumbered[block].resize(blocks[block].forms.size());
  for (const Origin& origin : origins) {
    if (forms.empty() || forms.back() != form_at(origin)) forms.push_back(form_at(origin));
    renumbered[origin.block][origin.form] = static_cast<std::uint32_t>(forms.size() - 1);
  }
  return renumbered;
}

}  // namespace

Occurrences count_occurrences(Collected& collected, const Language& language, ThreadPool& pool) {
  const std::size_t documents = collected.documents.size();
  std::vector<Block> blocks;
  for (std::size_t first = 0; first < documents; first += kDocumentsPerBlock) {
    const std::size_t last = std::min(first + kDocumentsPerBlock, documents);
    blocks.emplace_back(collected, language, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last));
  }
  pool.parallel_for(blocks.size(), [&](std::size_t i) { blocks[i].run(); });

  Occurrences result;
  result.lengths.assign(collected.kinds.size(), std::vector<std::uint32_t>(documents, 0));
  const auto renumbered = merge_forms(blocks, result.forms);
  result.documents.assign(result.forms.size(), 0);
  std::vector<std::uint32_t> last_document(result.forms.size(), UINT32_MAX);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (Occurrence& occurrence : blocks[i].occurrences) {
      occurrence.form = renumbered[i][occurrence.form];
      if (last_document[occurrence.form] != occurrence.document) ++result.documents[occurrence.form];
      last_document[occurrence.form] = occurrence.document;
    }
    blocks[i].copy_lengths(result.lengths);
    result.blocks.push_back(std::move(blocks[i].occurrences));
    blocks[i].forms = {};
  }
  return result;
}

}  // namespace bondgenoot::search
