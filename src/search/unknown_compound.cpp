#include "search/unknown_compound.h"

#include <algorithm>
#include <string>

#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kShortestRight = 4;
constexpr std::size_t kShortestLeft = 3;
constexpr std::size_t kShortestAlone = 5;
constexpr std::size_t kLeftOver = 3;        // Letters beside a part that is known alone.
constexpr std::size_t kLettersMissing = 2;  // At the end of a part: `onderw` for `onderwijs` is too far.

class Splitter {
 public:
  Splitter(const std::vector<KnownForm>& known, const Root& root) : known_(known), root_(root) {}

  [[nodiscard]] std::optional<CompoundParts> split(std::string_view term) const {
    if (auto pair = pair_in(term, [&](std::string_view text) { return exact(text); })) {
      pair->certain = true;
      return pair;
    }
    if (const auto pair = pair_in(term, [&](std::string_view text) { return begun(text); })) return pair;
    return alone_in(term);
  }

 private:
  template <typename FindRight>
  [[nodiscard]] std::optional<CompoundParts> pair_in(std::string_view term, FindRight find_right) const {
    for (std::size_t at = 0; at < term.size(); static_cast<void>(next_code_point(term, at))) {
      const std::string_view rest = term.substr(at);
      if (at == 0 || count_code_points(rest) < kShortestRight) continue;
      const auto right = find_right(rest);
      if (!right) continue;
      auto left = left_part(term.substr(0, at), [&](std::string_view text) { return exact(text); });
      if (!left) left = left_part(term.substr(0, at), [&](std::string_view text) { return begun(text); });
      if (left) return CompoundParts{.left = *left, .right = *right};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<CompoundParts> alone_in(std::string_view term) const {
    std::vector<std::size_t> places;  // Where letters begin.
    for (std::size_t at = 0; at < term.size(); static_cast<void>(next_code_point(term, at))) places.push_back(at);
    if (places.size() < kShortestAlone + kLeftOver) return std::nullopt;
    for (std::size_t i = kLeftOver; i + kShortestAlone <= places.size(); ++i) {
      if (const auto right = exact(term.substr(places[i]))) return CompoundParts{.left = {}, .right = *right};
    }
    for (std::size_t i = places.size() - kLeftOver; i >= kShortestAlone; --i) {
      if (const auto left = exact(term.substr(0, places[i]))) return CompoundParts{.left = *left, .right = {}};
    }
    return std::nullopt;
  }

  /// What `find` finds of a text, without one of the links at its end.
  template <typename Find>
  [[nodiscard]] std::optional<std::string_view> left_part(std::string_view text, Find find) const {
    for (const std::string& link : root_.links) {
      if (!text.ends_with(link)) continue;
      const std::string_view left = text.substr(0, text.size() - link.size());
      if (count_code_points(left) < kShortestLeft) continue;
      if (const auto form = find(left)) return form;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_part(std::string_view form) const {
    return !std::ranges::binary_search(root_.stop_words, form);
  }

  [[nodiscard]] std::optional<std::string_view> exact(std::string_view text) const {
    const auto found = std::ranges::lower_bound(known_, text, {}, &KnownForm::form);
    if (found == known_.end() || found->form != text || !is_part(text)) return std::nullopt;
    return found->form;
  }

  /// The commonest form that begins with `text` and is little longer.
  [[nodiscard]] std::optional<std::string_view> begun(std::string_view text) const {
    const KnownForm* best = nullptr;
    const std::size_t most = count_code_points(text) + kLettersMissing;
    for (auto form = std::ranges::lower_bound(known_, text, {}, &KnownForm::form);
         form != known_.end() && form->form.starts_with(text); ++form) {
      if (count_code_points(form->form) > most || !is_part(form->form)) continue;
      if (best == nullptr || is_commoner(*form, *best)) best = &*form;
    }
    return best == nullptr ? std::nullopt : std::optional(best->form);
  }

  const std::vector<KnownForm>& known_;
  const Root& root_;
};

}  // namespace

std::optional<CompoundParts> unknown_compound(std::string_view term, const std::vector<KnownForm>& known,
                                              const Root& root) {
  return Splitter(known, root).split(term);
}

}  // namespace bondgenoot::search
