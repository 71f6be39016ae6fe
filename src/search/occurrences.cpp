#include "search/occurrences.h"

#include <algorithm>
#include <array>
#include <deque>
#include <numeric>
#include <tuple>
#include <utility>

#include "search/text_numbers.h"
#include "search/tokenizer.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kDocumentsPerBlock = 64;
constexpr float kHyphenPart = 0.7F;  // Of an occurrence: `student` in `mbo-student`.
constexpr std::size_t kShortestHyphenPart = 2;
constexpr std::size_t kRunsAtOnce = 32;
constexpr std::uint32_t kMostNumbers = (1U << 30U) - 1;

std::uint32_t strongest_kind(const Collected& collected) {
  const auto found = std::ranges::max_element(collected.kinds, {}, &FieldKind::weight);
  return static_cast<std::uint32_t>(found - collected.kinds.begin());
}

/// What one thread meets: it reads each run of letters once, and then only counts it.
class Counter {
 public:
  Counter(const Collected& collected, const Language& language)
      : collected_(collected), language_(language), strongest_(strongest_kind(collected)) {}

  OccurrenceBlock count(std::uint32_t first, std::uint32_t last) {
    OccurrenceBlock block;
    counts_.clear();
    for (std::uint32_t document = first; document < last; ++document) count_document(document, block);
    block.counts.assign(counts_.begin(), counts_.end());
    return block;
  }

  /// Leaves nothing but the forms.
  void finish() {
    runs_ = {};
    meanings_ = std::vector<Meaning>();
    several_ = std::vector<Weighed>();
    counts_ = std::vector<FormCount>();
    numbers_ = {};
  }

  struct Form {
    std::uint32_t documents = 0;
    std::uint32_t last_document = UINT32_MAX;
    std::uint32_t place = UINT32_MAX;  ///< Of its count in the text that is read, if it is not before `first_`.
  };
  std::vector<Form> forms;        ///< In order of appearance.
  std::deque<std::string> texts;  ///< Of the forms; they stay where they are.

 private:
  /// What a run of letters comes to: mostly one form that counts 1.
  struct Meaning {
    std::uint32_t is_several : 1 = 0;
    std::uint32_t is_stop_word : 1 = 0;  ///< Of one form.
    std::uint32_t number : 30 = 0;       ///< Of one form, else where in several_ those of this run begin.
  };
  struct Weighed {
    std::uint32_t form : 31 = 0;
    std::uint32_t is_stop_word : 1 = 0;
    float count = 0;
  };

  void count_document(std::uint32_t document, OccurrenceBlock& block) {
    read_.clear();
    for (const FieldText& text : collected_.documents[document].texts) read_.push_back(&text);
    std::ranges::stable_sort(read_, {}, &FieldText::kind);
    for (auto text = read_.begin(); text != read_.end();) {
      const std::uint32_t kind = (*text)->kind;
      std::uint32_t words = 0;
      first_ = static_cast<std::uint32_t>(counts_.size());
      for (; text != read_.end() && (*text)->kind == kind; ++text) words += count_text((*text)->text, document, kind);
      if (words > 0) {
        const auto end = static_cast<std::uint32_t>(counts_.size());
        block.texts.push_back({.document = document, .kind = kind, .words = words, .end = end});
      }
    }
  }

  std::uint32_t count_text(std::string_view text, std::uint32_t document, std::uint32_t kind) {
    WordReader reader(text);
    std::uint32_t words = 0;
    // Some runs at a time, so that memory is asked for all of them before it is needed for the first.
    for (bool is_more = true; is_more;) {
      std::size_t count = 0;
      while (count < kRunsAtOnce && (is_more = reader.find())) wanted_[count++] = runs_.wanted(reader.found());
      for (std::size_t i = 0; i < count; ++i) {
        const auto [run, is_new] = runs_.add(wanted_[i]);
        if (is_new) meanings_.push_back(meaning_of(wanted_[i].text));
        found_[i] = meanings_[run];
        if (found_[i].is_several == 0 && found_[i].is_stop_word == 0) __builtin_prefetch(&forms[found_[i].number]);
      }
      for (std::size_t i = 0; i < count; ++i) words += add(found_[i], document, kind) ? 1 : 0;
    }
    return words;
  }

  /// Of a run of letters that is met for the first time.
  Meaning meaning_of(std::string_view run) {
    const auto begin = static_cast<std::uint32_t>(several_.size());
    WordReader word(run);
    if (word.next()) {
      several_.push_back(weighed(word.whole(), 1));
      for (const std::string& part : word.parts()) {
        if (word.parts().size() > 1 && part.size() >= kShortestHyphenPart)
          several_.push_back(weighed(part, kHyphenPart));
      }
    }
    if (several_.size() == begin + 1) {
      const Weighed only = several_.back();
      several_.pop_back();
      return {.is_several = 0, .is_stop_word = only.is_stop_word, .number = only.form & kMostNumbers};
    }
    several_.push_back({.form = 0, .is_stop_word = 0, .count = 0});  // The end.
    return {.is_several = 1, .is_stop_word = 0, .number = begin & kMostNumbers};
  }

  Weighed weighed(const std::string& text, float count) {
    const bool stop_word = is_stop_word(language_, text);
    auto number = numbers_.find(text);
    if (!number) {
      number = numbers_.add(texts.emplace_back(text)).number;
      forms.emplace_back();
    }
    return {.form = *number & kMostNumbers, .is_stop_word = stop_word ? 1U : 0U, .count = count};
  }

  /// Whether there is a word in it.
  bool add(Meaning meaning, std::uint32_t document, std::uint32_t kind) {
    if (meaning.is_several == 0) {
      if (meaning.is_stop_word == 0 || kind == strongest_) add(meaning.number, 1, document);
      return true;
    }
    const Weighed* each = &several_[meaning.number];
    const bool is_word = each->count > 0;
    for (; each->count > 0; ++each) {
      if (each->is_stop_word == 0 || kind == strongest_) add(each->form, each->count, document);
    }
    return is_word;
  }

  void add(std::uint32_t number, float count, std::uint32_t document) {
    Form& form = forms[number];
    if (form.last_document != document) {
      form.last_document = document;
      ++form.documents;
      form.place = UINT32_MAX;
    }
    if (form.place != UINT32_MAX && form.place >= first_) {
      counts_[form.place].count += count;
    } else {
      form.place = static_cast<std::uint32_t>(counts_.size());
      counts_.push_back({.form = number, .count = count});
    }
  }

  const Collected& collected_;
  const Language& language_;
  std::uint32_t strongest_;
  TextNumbers runs_;               ///< Runs of letters as they stand in the texts.
  std::vector<Meaning> meanings_;  ///< Of each run.
  std::vector<Weighed> several_;  ///< Of the runs that come to none or more than one, each with a count of 0 behind it.
  TextNumbers numbers_;           ///< Of `texts`.
  std::array<TextNumbers::Wanted, kRunsAtOnce> wanted_;
  std::array<Meaning, kRunsAtOnce> found_;
  std::vector<const FieldText*> read_;
  std::vector<FormCount> counts_;
  std::uint32_t first_ = 0;  ///< Where the counts of the text that is read begin.
};

/// A form by its first letters: most comparisons need no more.
struct SortedForm {
  std::uint64_t beginning = 0;
  std::uint32_t form = 0;
};

std::uint64_t beginning_of(std::string_view text) {
  std::uint64_t beginning = 0;
  for (std::size_t i = 0; i < sizeof beginning; ++i)
    beginning = beginning << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return beginning;
}

std::vector<SortedForm> sorted(const std::deque<std::string>& forms) {
  std::vector<SortedForm> order;
  order.reserve(forms.size());
  for (const std::string& form : forms)
    order.push_back({.beginning = beginning_of(form), .form = static_cast<std::uint32_t>(order.size())});
  std::ranges::sort(order, [&](const SortedForm& a, const SortedForm& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : forms[a.form] < forms[b.form];
  });
  return order;
}

/// Takes the forms of all counters as one list, sorted; gives what the numbers of each become.
std::vector<std::vector<std::uint32_t>> merge_forms(std::vector<Counter>& counters, Occurrences& result,
                                                    ThreadPool& pool) {
  std::vector<std::vector<SortedForm>> orders(counters.size());
  pool.parallel_for(counters.size(), [&](std::size_t i) { orders[i] = sorted(counters[i].texts); });
  std::vector<std::vector<std::uint32_t>> renumbered(counters.size());
  for (std::size_t i = 0; i < counters.size(); ++i) renumbered[i].resize(counters[i].forms.size());
  std::vector<std::size_t> at(counters.size(), 0);
  const auto next_of = [&](std::size_t i) -> std::string* {
    return at[i] < orders[i].size() ? &counters[i].texts[orders[i][at[i]].form] : nullptr;
  };
  for (;;) {
    std::string* least = nullptr;
    for (std::size_t i = 0; i < counters.size(); ++i) {
      if (std::string* next = next_of(i); next != nullptr && (least == nullptr || *next < *least)) least = next;
    }
    if (least == nullptr) return renumbered;
    const auto number = static_cast<std::uint32_t>(result.forms.size());
    result.forms.push_back(std::move(*least));
    result.documents.push_back(0);
    for (std::size_t i = 0; i < counters.size(); ++i) {
      const std::string* next = next_of(i);
      if (next == nullptr || (next != least && *next != result.forms.back())) continue;
      const std::uint32_t form = orders[i][at[i]++].form;
      result.documents.back() += counters[i].forms[form].documents;
      renumbered[i][form] = number;
    }
  }
}

}  // namespace

Occurrences count_occurrences(const Collected& collected, const Language& language, ThreadPool& pool) {
  const std::size_t documents = collected.documents.size();
  std::vector<Counter> counters(pool.jobs(), Counter(collected, language));
  Occurrences result;
  result.blocks.resize((documents + kDocumentsPerBlock - 1) / kDocumentsPerBlock);
  std::vector<std::size_t> counted_by(result.blocks.size());
  pool.parallel_for_workers(result.blocks.size(), [&](std::size_t worker, std::size_t i) {
    const std::size_t first = i * kDocumentsPerBlock;
    const std::size_t last = std::min(first + kDocumentsPerBlock, documents);
    result.blocks[i] = counters[worker].count(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last));
    counted_by[i] = worker;
  });
  for (Counter& counter : counters) counter.finish();
  const auto renumbered = merge_forms(counters, result, pool);
  pool.parallel_for(result.blocks.size(), [&](std::size_t i) {
    for (FormCount& count : result.blocks[i].counts) count.form = renumbered[counted_by[i]][count.form];
  });
  return result;
}

}  // namespace bondgenoot::search
