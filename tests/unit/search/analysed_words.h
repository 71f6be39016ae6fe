// Words analysed for a test: asked which are one family and what a compound is made of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/word_analysis.h"
#include "support/text.h"

namespace bondgenoot::search::tests {

/// The words of `text` (divided by spaces), each in two documents.
class AnalysedWords {
 public:
  explicit AnalysedWords(std::string_view text, std::string_view code = "nl", const WordSettings& settings = {}) {
    for (const std::string_view form : split(text, ' ')) {
      if (!form.empty()) forms_.emplace_back(form);
    }
    std::ranges::sort(forms_);
    const auto repeated = std::ranges::unique(forms_);
    forms_.erase(repeated.begin(), repeated.end());
    for (const std::string& form : forms_) words_.push_back({.form = form, .documents = 2});
    ThreadPool pool(2);
    analysis_ = analyze_words(words_, language(code), settings, pool);
  }

  [[nodiscard]] const WordAnalysis& analysis() const { return analysis_; }
  [[nodiscard]] std::string explained() const { return explain_words(words_, analysis_); }

  /// The number of a form, occurring or extra; nothing when it is neither.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view form) const {
    if (const auto word = std::ranges::find(words_, form, &Word::form); word != words_.end()) {
      return static_cast<std::size_t>(word - words_.begin());
    }
    const auto extra = std::ranges::lower_bound(analysis_.extra, form);
    if (extra == analysis_.extra.end() || *extra != form) return std::nullopt;
    return words_.size() + static_cast<std::size_t>(extra - analysis_.extra.begin());
  }

  [[nodiscard]] bool joined(std::string_view first, std::string_view second) const {
    const auto one = find(first);
    const auto other = find(second);
    return one && other && analysis_.family_of[*one] == analysis_.family_of[*other];
  }

  /// The parts of a word, `actie plan`; empty for no compound.
  [[nodiscard]] std::string parts(std::string_view form) const {
    std::string out;
    const auto word = find(form);
    if (!word || *word >= words_.size()) return out;
    for (const CompoundPart& part : analysis_.splits[*word]) {
      out += out.empty() ? "" : " ";
      out +=
          part.word < words_.size() ? std::string(words_[part.word].form) : analysis_.extra[part.word - words_.size()];
    }
    return out;
  }

  [[nodiscard]] const std::vector<CompoundPart>& split_of(std::string_view form) const {
    return analysis_.splits[*find(form)];
  }

 private:
  std::vector<std::string> forms_;
  std::vector<Word> words_;
  WordAnalysis analysis_;
};

}  // namespace bondgenoot::search::tests
