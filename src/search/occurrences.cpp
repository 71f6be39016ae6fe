#include "search/occurrences.h"

#include <algorithm>
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
    run_forms_ = {};
    counts_ = {};
    numbers_ = {};
  }

  struct Form {
    std::string text;
    bool is_stop_word = false;
    std::uint32_t documents = 0;
    std::uint32_t last_document = UINT32_MAX;
    std::uint32_t place = UINT32_MAX;  ///< Of its count in the text that is read, if it is not before `first_`.
  };
  std::deque<Form> forms;  ///< In order of appearance; they stay where they are.

 private:
  struct Weighed {
    std::uint32_t form = 0;
    float count = 0;
  };

  void count_document(std::uint32_t document, OccurrenceBlock& block) {
    texts_.clear();
    for (const FieldText& text : collected_.documents[document].texts) texts_.push_back(&text);
    std::ranges::stable_sort(texts_, {}, &FieldText::kind);
    for (auto text = texts_.begin(); text != texts_.end();) {
      const std::uint32_t kind = (*text)->kind;
      std::uint32_t words = 0;
      first_ = static_cast<std::uint32_t>(counts_.size());
      for (; text != texts_.end() && (*text)->kind == kind; ++text) words += count_text((*text)->text, document, kind);
      if (words > 0) {
        const auto end = static_cast<std::uint32_t>(counts_.size());
        block.texts.push_back({.document = document, .kind = kind, .words = words, .end = end});
      }
    }
  }

  std::uint32_t count_text(std::string_view text, std::uint32_t document, std::uint32_t kind) {
    WordReader reader(text);
    std::uint32_t words = 0;
    while (reader.find()) {
      const auto [run, is_new] = runs_.add(reader.found());
      if (is_new) read(reader);
      for (std::uint32_t i = ends_[run]; i < ends_[run + 1]; ++i) add(run_forms_[i], document, kind);
      words += ends_[run] < ends_[run + 1] ? 1 : 0;
    }
    return words;
  }

  /// The forms of a run of letters that is met for the first time.
  void read(WordReader& reader) {
    if (reader.read()) {
      run_forms_.push_back({.form = form_number(reader.whole()), .count = 1});
      for (const std::string& part : reader.parts()) {
        if (reader.parts().size() > 1 && part.size() >= kShortestHyphenPart)
          run_forms_.push_back({.form = form_number(part), .count = kHyphenPart});
      }
    }
    ends_.push_back(static_cast<std::uint32_t>(run_forms_.size()));
  }

  std::uint32_t form_number(const std::string& text) {
    if (const auto known = numbers_.find(text)) return *known;
    forms.push_back({.text = text, .is_stop_word = is_stop_word(language_, text)});
    return numbers_.add(forms.back().text).number;
  }

  void add(const Weighed& weighed, std::uint32_t document, std::uint32_t kind) {
    Form& form = forms[weighed.form];
    if (form.is_stop_word && kind != strongest_) return;
    if (form.last_document != document) {
      form.last_document = document;
      ++form.documents;
      form.place = UINT32_MAX;
    }
    if (form.place != UINT32_MAX && form.place >= first_) {
      counts_[form.place].count += weighed.count;
    } else {
      form.place = static_cast<std::uint32_t>(counts_.size());
      counts_.push_back({.form = weighed.form, .count = weighed.count});
    }
  }

  const Collected& collected_;
  const Language& language_;
  std::uint32_t strongest_;
  TextNumbers runs_;                       ///< Runs of letters as they stand in the texts.
  std::vector<std::uint32_t> ends_ = {0};  ///< Of what run_forms_ has for each run, after the beginning of the first.
  std::vector<Weighed> run_forms_;
  TextNumbers numbers_;  ///< Of `forms`, by their text.
  std::vector<const FieldText*> texts_;
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

std::vector<SortedForm> sorted(const std::deque<Counter::Form>& forms) {
  std::vector<SortedForm> order;
  order.reserve(forms.size());
  for (const Counter::Form& form : forms)
    order.push_back({.beginning = beginning_of(form.text), .form = static_cast<std::uint32_t>(order.size())});
  std::ranges::sort(order, [&](const SortedForm& a, const SortedForm& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : forms[a.form].text < forms[b.form].text;
  });
  return order;
}

/// Takes the forms of all counters as one list, sorted; gives what the numbers of each become.
std::vector<std::vector<std::uint32_t>> merge_forms(std::vector<Counter>& counters, Occurrences& result,
                                                    ThreadPool& pool) {
  std::vector<std::vector<SortedForm>> orders(counters.size());
  pool.parallel_for(counters.size(), [&](std::size_t i) { orders[i] = sorted(counters[i].forms); });
  std::vector<std::vector<std::uint32_t>> renumbered(counters.size());
  for (std::size_t i = 0; i < counters.size(); ++i) renumbered[i].resize(counters[i].forms.size());
  std::vector<std::size_t> at(counters.size(), 0);
  const auto next_of = [&](std::size_t i) -> Counter::Form* {
    return at[i] < orders[i].size() ? &counters[i].forms[orders[i][at[i]].form] : nullptr;
  };
  for (;;) {
    Counter::Form* least = nullptr;
    for (std::size_t i = 0; i < counters.size(); ++i) {
      if (Counter::Form* next = next_of(i); next != nullptr && (least == nullptr || next->text < least->text))
        least = next;
    }
    if (least == nullptr) return renumbered;
    const auto number = static_cast<std::uint32_t>(result.forms.size());
    result.forms.push_back(std::move(least->text));
    result.documents.push_back(0);
    for (std::size_t i = 0; i < counters.size(); ++i) {
      Counter::Form* next = next_of(i);
      if (next == nullptr || (next != least && next->text != result.forms.back())) continue;
      result.documents.back() += next->documents;
      renumbered[i][orders[i][at[i]++].form] = number;
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
