// Forms that a misspelt term may stand for.
//
// In:  a term and a lexicon. Out: forms near it, the best first. Owns: its strings. Threads: any; pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::search {

/// A form that is known, and how many documents its family is in.
struct KnownForm {
  std::string_view form;
  std::uint32_t documents = 0;
  friend bool operator==(const KnownForm&, const KnownForm&) = default;
};

/// In most documents first, then by form.
[[nodiscard]] bool is_commoner(const KnownForm& a, const KnownForm& b);

struct NearForms {
  std::size_t distance = 0;
  bool beginning = false;  ///< What is near is a beginning of the forms, not the forms.
  std::vector<KnownForm> forms;
};

/// The forms among `known` that are nearest to `term`, commonest first, at most `most`: at an optimal string alignment
/// distance of 1 (terms from 4 letters) or 2 (from 8). When there are none and the term is open, those of which a
/// beginning is at distance 1 (terms from 5 letters).
[[nodiscard]] NearForms near_forms(std::string_view term, bool open, const std::vector<KnownForm>& known,
                                   std::size_t most);

}  // namespace bondgenoot::search
