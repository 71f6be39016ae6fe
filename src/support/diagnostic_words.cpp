#include "support/diagnostic_words.h"

#include <algorithm>
#include <iterator>

#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot {
namespace {

struct DutchRow {
  DiagnosticCode code;
  DiagnosticWords words;
};

constexpr DutchRow kDutch[] = {
#define BONDGENOOT_IN_DUTCH(identifier, meaning, explanation) {DiagnosticCode::identifier, {meaning, explanation}},
#include "support/diagnostic_codes_nl.def"
#undef BONDGENOOT_IN_DUTCH
};

}  // namespace

DiagnosticWords words_of(DiagnosticCode code) {
  const auto* dutch = std::ranges::find(kDutch, code, &DutchRow::code);
  if (language() == Language::Dutch && dutch != std::end(kDutch)) return dutch->words;
  return {.meaning = info(code).meaning, .explanation = info(code).explanation};
}

}  // namespace bondgenoot
