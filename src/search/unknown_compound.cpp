#include "search/unknown_compound.h"

#include <algorithm>
#include <string>

#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kShortestRight = 4;
constexpr std::size_t kShortestLeft = 3;
constexpr std::size_t kLettersMissing = 2;  // At the end of a left part: `onderw` for `onderwijs` is too far.

class Splitter {
 public:
  Splitter(const std::vector<KnownForm>& known, const Root& root) : known_(known), root_(root) {}

  [[nodiscard]] std::optional<CompoundParts> split(std::string_view term) const {
    for (std::size_t at = 0; at < term.size(); static_cast<void>(next_code_point(term, at))) {
      const auto right = exact(term.substr(at));
      if (at == 0 || !right || count_code_points(*right) < kShortestRight) continue;
      auto left = left_part(term.substr(0, at), [&](std::string_view text) { return exact(text); });
      if (!left) left = left_part(term.substr(0, at), [&](std::string_view text) { return begun(text); });
      if (left) return CompoundParts{.left = *left, .right = *right};
    }
    return std::nullopt;
  }

 private:
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
