#include "search/near_forms.h"

#include <algorithm>
#include <utility>

#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kLettersFor1 = 4;
constexpr std::size_t kLettersFor2 = 8;
constexpr std::size_t kLettersForBeginning = 5;

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) letters += next_code_point(text, at);
  return letters;
}

/// Distances between a term and the beginnings of other words. Keeps its rows from one word to the next.
class Alignment {
 public:
  explicit Alignment(std::u32string term) : term_(std::move(term)) {}

  [[nodiscard]] std::size_t size() const { return term_.size(); }

  /// The distance between the term and the whole of `word`, or `limit` + 1.
  std::size_t distance(std::u32string_view word, std::size_t limit) {
    const std::size_t longer = std::max(word.size(), term_.size());
    if (longer - std::min(word.size(), term_.size()) > limit || !run(word, limit)) return limit + 1;
    return std::min(last_[term_.size()], limit + 1);
  }

  /// The least distance between the term and a beginning of `word` as long as the term, one shorter or one longer.
  std::size_t distance_of_beginning(std::u32string_view word) {
    std::size_t least = 2;
    run(word.substr(0, term_.size() + 1), 1, [&](std::size_t letters) {
      if (letters + 1 >= term_.size()) least = std::min(least, last_[term_.size()]);
    });
    return least;
  }

 private:
  bool run(std::u32string_view word, std::size_t limit) {
    return run(word, limit, [](std::size_t) {});
  }

  /// A row for each letter of `word`: `last_[i]` is the distance between so much of it and i letters of the term. False
  /// as soon as no way leads back below the limit.
  template <typename Each>
  bool run(std::u32string_view word, std::size_t limit, Each each_row) {
    last_.resize(term_.size() + 1);
    before_.resize(term_.size() + 1);
    next_.resize(term_.size() + 1);
    for (std::size_t i = 0; i <= term_.size(); ++i) last_[i] = i;
    std::size_t least_before = 0;
    for (std::size_t row = 1; row <= word.size(); ++row) {
      next_[0] = row;
      std::size_t least = row;
      for (std::size_t i = 1; i <= term_.size(); ++i) {
        std::size_t cost =
            std::min({last_[i - 1] + (word[row - 1] == term_[i - 1] ? 0 : 1), last_[i] + 1, next_[i - 1] + 1});
        if (row > 1 && i > 1 && word[row - 1] == term_[i - 2] && word[row - 2] == term_[i - 1])
          cost = std::min(cost, before_[i - 2] + 1);
        next_[i] = cost;
        least = std::min(least, cost);
      }
      std::swap(before_, last_);
      std::swap(last_, next_);
      if (std::min(least, least_before + 1) > limit) return false;
      least_before = least;
      each_row(row);
    }
    return true;
  }

  std::u32string term_;
  std::vector<std::size_t> before_;
  std::vector<std::size_t> last_;
  std::vector<std::size_t> next_;
};

void keep_commonest(std::vector<KnownForm>& forms, std::size_t most) {
  std::ranges::sort(forms, is_commoner);
  if (forms.size() > most) forms.resize(most);
}

}  // namespace

bool is_commoner(const KnownForm& a, const KnownForm& b) {
  return a.documents != b.documents ? a.documents > b.documents : a.form < b.form;
}

NearForms near_forms(std::string_view term, bool open, const std::vector<KnownForm>& known, std::size_t most) {
  Alignment alignment(letters_of(term));
  std::size_t limit = 0;
  if (alignment.size() >= kLettersFor1) limit = 1;
  if (alignment.size() >= kLettersFor2) limit = 2;
  NearForms near{.distance = limit + 1, .beginning = false, .forms = {}};
  for (const KnownForm& form : known) {
    const std::size_t distance = alignment.distance(letters_of(form.form), std::min(limit, near.distance));
    if (distance == 0 || distance > std::min(limit, near.distance)) continue;
    if (distance < near.distance) near.forms.clear();
    near.distance = distance;
    near.forms.push_back(form);
  }
  if (near.forms.empty() && open && alignment.size() >= kLettersForBeginning) {
    near.distance = 1;
    near.beginning = true;
    for (const KnownForm& form : known) {
      if (alignment.distance_of_beginning(letters_of(form.form)) <= 1) near.forms.push_back(form);
    }
  }
  keep_commonest(near.forms, most);
  return near;
}

}  // namespace bondgenoot::search
