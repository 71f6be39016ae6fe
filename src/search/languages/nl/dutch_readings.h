// Every way to read a Dutch form as an inflection of a lemma.
//
// In:  a form, the words that occur. Out: readings. Owns nothing. Threads: any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/vocabulary.h"
#include "search/word_rules.h"

namespace bondgenoot::search::nl {

/// A form, and the stems it may have before `-en` and `-e`.
struct Form {
  std::string_view text;
  std::vector<std::string> before_en{};
  std::vector<std::string> before_e{};
};

class ReadingList;

void read_noun(const Form& form, ReadingList& list);
void read_verb(const Form& form, ReadingList& list);
void read_adjective(const Form& form, ReadingList& list);

}  // namespace bondgenoot::search::nl
