#include "search/postings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "search/document.h"
#include "search/occurrences.h"
#include "search/ranking.h"
#include "search/word_analysis.h"
#include "support/thread_pool.h"

namespace bondgenoot::search {
namespace {

// BM25's saturation (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009,
// section 3.4): the weight of a word that occurs `tf` times, weighted and normalised by field (BM25F), is tf / (k1 +
// tf).
constexpr double kSaturation = 1.5;

/// How many of what comes are asked from memory before they are needed: most are far from each other.
constexpr std::size_t kAhead = 8;

/// Of an occurrence: `kiezen` for `keuze`.
constexpr double kRelativeWeight = 0.4;

/// A family of a document, and how strongly: a Posting from the other side.
struct FamilyImpact {
  std::uint32_t family : 28;
  std::uint32_t impact : 4;
  FamilyImpact(std::uint32_t of_family, std::uint32_t how_strongly)
      : family(of_family & 0xFFF'FFFFU), impact(how_strongly & 0xFU) {}
};

/// The families of some documents in a row.
struct FamilyBlock {
  struct End {
    std::uint32_t document = 0;
    std::uint32_t end = 0;  ///< Of its families; they begin where those of the document before end.
  };
  std::vector<End> documents;
  std::vector<FamilyImpact> families;
};

/// What a word counts in a text of one kind: less in a longer one than is usual.
class LengthNorms {
 public:
  LengthNorms(const std::vector<OccurrenceBlock>& blocks, const std::vector<FieldKind>& kinds)
      : kinds_(kinds), averages_(kinds.size(), 1) {
    std::vector<std::uint64_t> words(kinds.size(), 0);
    std::vector<std::uint64_t> texts(kinds.size(), 0);
    for (const OccurrenceBlock& block : blocks) {
      for (const CountedText& text : block.texts) {
        words[text.kind] += text.words;
        ++texts[text.kind];
      }
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      if (texts[kind] > 0) averages_[kind] = static_cast<double>(words[kind]) / static_cast<double>(texts[kind]);
    }
  }

  [[nodiscard]] double weight(const CountedText& text) const {
    const FieldKind& field = kinds_[text.kind];
    const double relative = static_cast<double>(text.words) / averages_[text.kind];
    return field.weight / (1 - field.length_b + field.length_b * relative);
  }

 private:
  const std::vector<FieldKind>& kinds_;
  std::vector<double> averages_;
};

std::uint32_t impact_of(double frequency) {
  const double step = std::round(kImpactSteps * frequency / (kSaturation + frequency));
  return static_cast<std::uint32_t>(std::clamp(step, 1.0, kImpactSteps));
}

/// The families that an occurrence of a word counts for: its own, those of its parts, and its relatives.
class Contributions {
 public:
  struct One {
    std::uint32_t family = 0;
    double weight = 0;
  };

  Contributions(const std::vector<std::uint32_t>& form_words, const WordAnalysis& words) {
    begins_.reserve(form_words.size() + 1);
    begins_.push_back(0);
    for (const std::uint32_t word : form_words) {
      const std::uint32_t own = words.family_of[word];
      all_.push_back({.family = own, .weight = 1});
      for (const CompoundPart& part : words.splits[word]) {
        const std::uint32_t family = words.family_of[part.word];
        if (family != own) all_.push_back({.family = family, .weight = part.weight});
      }
      for (const std::uint32_t family : words.relatives[own])
        all_.push_back({.family = family, .weight = kRelativeWeight});
      begins_.push_back(static_cast<std::uint32_t>(all_.size()));
    }
  }

  [[nodiscard]] std::span<const One> of(std::uint32_t form) const {
    return std::span(all_).subspan(begins_[form], begins_[form + 1] - begins_[form]);
  }
  /// Asks memory for what `of` will give: for `later` where it is, for `soon` itself.
  void fetch(std::uint32_t later, std::uint32_t soon) const {
    __builtin_prefetch(&begins_[later]);
    __builtin_prefetch(&all_[begins_[soon]]);
  }

 private:
  std::vector<One> all_;
  std::vector<std::uint32_t> begins_;
};

/// Adds up what the texts of one document after another have of each family.
class Adder {
 public:
  Adder(const LengthNorms& norms, const Contributions& contributions, std::uint32_t families)
      : documents(families, 0), norms_(norms), contributions_(contributions), sums_(families) {}

  std::vector<std::uint32_t> documents;  ///< By family: how many have it.

  FamilyBlock add_up(const OccurrenceBlock& block) {
    FamilyBlock result;
    families_.clear();
    std::size_t at = 0;
    for (std::size_t i = 0; i < block.texts.size(); ++i) {
      const CountedText& text = block.texts[i];
      const double weight = norms_.weight(text);
      for (; at < text.end; ++at) {
        contributions_.fetch(form_at(block, at + 2 * kAhead), form_at(block, at + kAhead));
        add(block.counts[at], weight);
      }
      if (i + 1 < block.texts.size() && block.texts[i + 1].document == text.document) continue;
      finish_document();
      result.documents.push_back({.document = text.document, .end = static_cast<std::uint32_t>(families_.size())});
    }
    result.families.assign(families_.begin(), families_.end());
    return result;
  }

 private:
  struct Sum {
    double frequency = 0;
    bool is_met = false;
  };

  static std::uint32_t form_at(const OccurrenceBlock& block, std::size_t at) {
    return block.counts[std::min(at, block.counts.size() - 1)].form;
  }

  void add(const FormCount& count, double weight) {
    const double frequency = static_cast<double>(count.count) * weight;
    for (const Contributions::One& one : contributions_.of(count.form)) {
      Sum& sum = sums_[one.family];
      if (!sum.is_met) met_.push_back(one.family);
      sum.is_met = true;
      sum.frequency += static_cast<double>(static_cast<float>(frequency * one.weight));
    }
  }

  void finish_document() {
    for (const std::uint32_t family : met_) {
      families_.emplace_back(family, impact_of(sums_[family].frequency));
      ++documents[family];
      sums_[family] = {};
    }
    met_.clear();
  }

  const LengthNorms& norms_;
  const Contributions& contributions_;
  std::vector<Sum> sums_;  ///< By family.
  std::vector<std::uint32_t> met_;
  std::vector<FamilyImpact> families_;
};

/// Where the postings of each family begin, and behind the last one where they end.
std::vector<std::uint32_t> begins_of(const std::vector<Adder>& adders, std::uint32_t families) {
  std::vector<std::uint32_t> begins(std::size_t{families} + 1, 0);
  for (const Adder& adder : adders) {
    for (std::uint32_t family = 0; family < families; ++family) begins[family + 1] += adder.documents[family];
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  return begins;
}

/// Turns documents with their families into families with their documents: each worker for some families in a row, so
/// that none writes where another does.
void put_in_place(const std::vector<FamilyBlock>& blocks, Postings& postings, ThreadPool& pool) {
  std::vector<std::uint32_t> next(postings.begins.begin(), postings.begins.end() - 1);
  const std::uint64_t all = postings.all.size();
  const auto border = [&](std::size_t worker) {
    const auto share = static_cast<std::uint32_t>(all * worker / pool.jobs());
    return static_cast<std::uint32_t>(std::ranges::lower_bound(next, share) - next.begin());
  };
  std::vector<std::uint32_t> borders;
  for (std::size_t worker = 0; worker < pool.jobs(); ++worker) borders.push_back(border(worker));
  borders.push_back(static_cast<std::uint32_t>(next.size()));
  pool.parallel_for(pool.jobs(), [&](std::size_t worker) {
    for (const FamilyBlock& block : blocks) {
      std::uint32_t at = 0;
      for (const FamilyBlock::End& document : block.documents) {
        for (; at < document.end; ++at) {
          const FamilyImpact& each = block.families[at];
          if (each.family >= borders[worker] && each.family < borders[worker + 1])
            postings.all[next[each.family]++] = {document.document, each.impact};
        }
      }
    }
  });
}

}  // namespace

Postings make_postings(Occurrences&& occurrences, const std::vector<std::uint32_t>& form_words,
                       const WordAnalysis& words, const std::vector<FieldKind>& kinds, ThreadPool& pool) {
  const LengthNorms norms(occurrences.blocks, kinds);
  const Contributions contributions(form_words, words);
  std::vector<Adder> adders(pool.jobs(), Adder(norms, contributions, words.families));
  std::vector<FamilyBlock> blocks(occurrences.blocks.size());
  pool.parallel_for_workers(blocks.size(), [&](std::size_t worker, std::size_t i) {
    blocks[i] = adders[worker].add_up(occurrences.blocks[i]);
    occurrences.blocks[i] = {};
  });
  Postings postings;
  postings.begins = begins_of(adders, words.families);
  adders.clear();
  postings.all.resize(postings.begins.back());
  put_in_place(blocks, postings, pool);
  return postings;
}

}  // namespace bondgenoot::search
