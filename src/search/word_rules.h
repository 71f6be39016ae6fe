// What a language with rules of its own can say of a word, asked by families.cpp and compounds.cpp.
//
// In:  folded forms. Out: readings, inflections, uses. Owns: nothing; the rules live for ever. Threads: any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::search {

class Vocabulary;

/// How sure a reading is, in rising order.
enum class Certainty : std::uint8_t {
  Guessed,  ///< The spelling allows it: believed only when other forms of the same lemma occur.
  Ending,   ///< The ending of the lemma says so: `-atie` is a noun.
  Head,     ///< The last part of the lemma is a word the language lists.
  Listed,   ///< The language lists the lemma.
};

/// A form read as an inflection of a lemma.
struct Reading {
  std::string lemma;      ///< Forms of one lemma are a family; nouns, verbs and adjectives may share one.
  std::uint8_t kind = 0;  ///< The language's own number for noun, verb and so on.
  std::uint8_t cell = 0;  ///< Which form of the lemma it is, below 32; 0 is the lemma's own form.
  Certainty certainty = Certainty::Guessed;
};

/// A form of a lemma, written by the rules.
struct Inflected {
  std::string form;
  int rank = 0;  ///< How likely someone asks for it: 0 is likeliest.
};

/// What a form may be in a compound.
struct PartUse {
  bool known = false;     ///< Whether the language knows; if not, that it occurs in documents must do.
  bool modifier = false;  ///< Before another part.
  bool head = false;      ///< At the end.
  bool derived = false;   ///< Known only as made of another word.
};

class WordRules {
 public:
  virtual ~WordRules() = default;
  /// Every way to read a form, the likelier ones first. A guess is given only when a form that carries it occurs.
  virtual void read(std::string_view form, const Vocabulary& vocabulary, std::vector<Reading>& out) const = 0;
  /// Whether a guessed lemma is believed when just these cells of it occur (bit n is cell n).
  [[nodiscard]] virtual bool believes(std::string_view lemma, std::uint8_t kind, std::uint32_t cells) const = 0;
  /// Forms of a lemma that someone may well search for.
  virtual void inflect(std::string_view lemma, std::uint8_t kind, Certainty certainty,
                       std::vector<Inflected>& out) const = 0;
  /// Whether the language lists just this form.
  [[nodiscard]] virtual bool lists(std::string_view form) const = 0;
  /// What a text may be in a compound, as far as the language knows; `hash` is its forward_hash.
  [[nodiscard]] virtual PartUse part_use(std::string_view form, std::uint64_t hash) const = 0;
  /// Whether a listed text that `part_use` knows may begin with the letters of this forward_hash; when in doubt, yes.
  [[nodiscard]] virtual bool may_begin_part(std::uint64_t hash) const = 0;
  /// Whether a text that `part_use` knows without listing it may end as this one does; when in doubt, yes.
  [[nodiscard]] virtual bool may_end_part(std::string_view text) const = 0;
  /// Whether an occurring form that is read so may be a part.
  [[nodiscard]] virtual PartUse part_use(const Reading& reading) const = 0;
  /// Whether a form that is read so is known to be no compound.
  [[nodiscard]] virtual bool is_simple(std::string_view form, const Reading& reading) const = 0;
  /// Whether letters between two parts are rather a link than the beginning of `rest`, which begins with them.
  [[nodiscard]] virtual bool is_rather_link(std::string_view before, std::string_view link,
                                            std::string_view rest) const = 0;
  /// Base forms of words of another kind that say nearly the same as a noun: `kiezen` for `keuze`.
  virtual void relate(std::string_view noun, std::vector<std::string>& out) const = 0;
  /// Whether a text is never a part: a prefix, an ending, a particle.
  [[nodiscard]] virtual bool is_affix(std::string_view form) const = 0;
};

}  // namespace bondgenoot::search
