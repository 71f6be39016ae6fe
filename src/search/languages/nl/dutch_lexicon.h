// The Dutch words we know, with what is irregular about them, and what is compound or derived of those.
//
// In:  word_lists.h. Out: what is known of a lemma or form. Owns: its tables. Threads: any; made once, then const.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "search/form_table.h"
#include "search/word_rules.h"
#include "support/text.h"

namespace bondgenoot::search::nl {

enum class Kind : std::uint8_t { Noun, Verb, Adjective };

/// Which form of its lemma a form is. The lemma of a verb is its stem; its own form the infinitive.
enum class Cell : std::uint8_t {
  Own,
  Plural,
  Diminutive,
  Stem,
  Present,
  Past,
  Participle,
  PresentParticiple,
  WithE,
  Nominal,
  Partitive,
  Comparative,
  Superlative,
};

struct IrregularForm {
  std::string_view lemma;
  Kind kind = Kind::Noun;
  Cell cell = Cell::Own;
};

struct ListedWord {
  bool noun = false;
  bool verb = false;
  bool adjective = false;
  bool has_plural = true;
  bool plural_in_s = false;
  bool has_degrees = true;
  std::vector<std::string_view> plurals;  ///< Irregular ones.
  std::vector<std::string_view> strong;   ///< Past singular and plural, participle.
};

class Lexicon {
 public:
  static const Lexicon& instance();

  [[nodiscard]] const ListedWord* find(std::string_view lemma, Kind kind) const;
  [[nodiscard]] const std::vector<IrregularForm>* irregular(std::string_view form) const {
    return irregular(form, backward_hash(form));
  }
  /// `hash` is backward_hash(form).
  [[nodiscard]] const std::vector<IrregularForm>* irregular(std::string_view form, std::uint64_t hash) const;
  /// The verb a strong participle belongs to, by its letters after `ge`: `sproken` → `spreek`.
  [[nodiscard]] const std::vector<IrregularForm>* irregular_without_ge(std::string_view rest) const;

  [[nodiscard]] Certainty certainty(std::string_view lemma, Kind kind) const;
  /// Where the listed last part of a lemma begins; 0 when all of it is listed, npos when nothing is.
  [[nodiscard]] std::size_t head_of(std::string_view lemma, Kind kind) const;
  /// Whether a noun is made of a listed verb or adjective: `opleiding`, `begeleider`, `gelijkheid`.
  [[nodiscard]] bool is_derived(std::string_view noun) const;

  /// Whether a noun or adjective, a stem, or an irregular form of one stands there like this.
  [[nodiscard]] bool lists(std::string_view form) const { return words_.contains(form) || irregular(form) != nullptr; }
  [[nodiscard]] bool is_particle(std::string_view text) const { return particles_.contains(text); }
  /// Whether some particle or inseparable prefix begins as this word does; if not, none is its beginning.
  [[nodiscard]] bool may_begin_with_prefix(std::string_view word) const;
  [[nodiscard]] static bool is_inseparable(std::string_view text);
  [[nodiscard]] bool is_affix(std::string_view text) const { return affixes_.contains(text); }
  /// `hash` is forward_hash(form).
  [[nodiscard]] PartUse part_use(std::string_view form, std::uint64_t hash) const;
  /// Whether a listed part may begin with the letters of this forward hash.
  [[nodiscard]] bool may_begin_part(std::uint64_t hash) const { return part_beginnings_.may_have(hash); }
  /// Whether a part that is derived of a listed word may end like this.
  [[nodiscard]] static bool may_end_derived(std::string_view text);
  [[nodiscard]] PartUse part_use(std::string_view form) const { return part_use(form, forward_hash(form)); }

 private:
  Lexicon();
  /// Whether `modell` may make a verb, `modelleren`.
  [[nodiscard]] static bool is_foreign_verb(std::string_view before_eer);
  /// Whether a text can stand before the head of a compound, with its link.
  [[nodiscard]] bool is_modifier(std::string_view text) const;
  void read_nouns(std::string_view list);
  void read_verbs(std::string_view list);
  void read_adjectives(std::string_view list);
  /// The listed word of this kind with this text, whose backward hash is known.
  [[nodiscard]] const ListedWord* find_hashed(std::string_view lemma, std::uint64_t hash, Kind kind) const;
  [[nodiscard]] bool may_precede(std::string_view before, std::string_view head, Kind kind) const;
  void read_monosyllables();
  /// Nouns that are infinitives, `leven`, are of their verbs.
  void unite_infinitives();
  void make_parts();
  void add_part(std::string form, PartUse use);
  void make_tables();

  template <typename T>
  using Sorted = std::map<std::string, T, std::less<>>;

  Sorted<ListedWord> words_;
  Sorted<std::vector<IrregularForm>> irregular_;
  Sorted<std::vector<IrregularForm>> without_ge_;
  Sorted<PartUse> parts_;
  std::vector<std::string_view> infinitives_;  ///< Nouns that are forms of verbs.
  FormTable lemma_numbers_;                    ///< Of words_, by backward hash: heads are found from the end.
  std::vector<const ListedWord*> lemmas_;
  FormTable irregular_numbers_;  ///< Of irregular_, by backward hash.
  std::vector<const std::vector<IrregularForm>*> irregular_lists_;
  std::array<bool, std::size_t{26} * 26> prefix_begins_{};  ///< By two letters.
  FormTable part_numbers_;                                  ///< Of parts_.
  std::vector<PartUse> part_uses_;
  HashSieve part_beginnings_;  ///< Of parts_, by forward hash.
  HashSieve lemma_ends_;       ///< Of words_, by backward hash.
  StringMap<bool> particles_;
  StringMap<bool> affixes_;
  StringMap<bool> short_heads_;
  StringMap<bool> short_modifiers_;
};

}  // namespace bondgenoot::search::nl
