#include "search/matcher.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "search/near_forms.h"
#include "search/unknown_compound.h"
#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::size_t kShortestPrefix = 2;
constexpr std::size_t kShortestPrefixBesides = 3;  ///< When the term is a form, and typed to its end.

class Matcher {
 public:
  Matcher(const Query& query, IndexFiles& files) : terms_(query.terms), files_(files), root_(files.root()) {}

  std::vector<Alternative> run() {
    std::vector<bool> met(terms_.size());
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      add_exact_and_prefixes(i);
      add_joined(i);
      add_synonyms(i);
    }
    for (const Alternative& each : alternatives_)
      std::fill_n(met.begin() + to_offset(each.begin), each.end - each.begin, true);
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      if (!met[i]) add_guesses(i);
    }
    std::ranges::stable_sort(alternatives_, {},
                             [](const Alternative& each) { return std::pair(each.begin, each.rule); });
    return std::move(alternatives_);
  }

 private:
  static std::ptrdiff_t to_offset(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }
  static std::size_t whole(double number) { return static_cast<std::size_t>(number); }

  FoundForm found_form(std::uint32_t file, std::size_t place) {
    const TermFile& terms = files_.terms(file);
    const std::uint32_t family = terms.families[place];
    return {.form = terms.forms[place], .file = file, .family = family, .documents = terms.documents_of(family)};
  }

  std::optional<FoundForm> look_up(std::string_view form) {
    const std::uint32_t file = files_.file_of(form);
    const auto place = files_.terms(file).find(form);
    return place ? std::optional(found_form(file, *place)) : std::nullopt;
  }

  void add(std::size_t begin, std::size_t end, std::vector<FoundForm> forms, double weight, Rule rule) {
    alternatives_.push_back({.begin = begin, .end = end, .forms = std::move(forms), .weight = weight, .rule = rule});
  }

  // --- Forms as they stand, and as beginnings ---

  void add_exact_and_prefixes(std::size_t i) {
    const Term& term = terms_[i];
    auto exact = look_up(term.form);
    const std::size_t shortest = exact && !term.open ? kShortestPrefixBesides : kShortestPrefix;
    std::vector<FoundForm> prefixes;
    if (term.letters >= shortest) prefixes = begun_forms(term, exact);
    const double weight = exact ? root_.ranking.prefix_besides : root_.ranking.prefix;
    const std::uint32_t least = exact ? exact->documents : 0;  // A rare word that begins so says no more than the term.
    if (exact) add(i, i + 1, {std::move(*exact)}, root_.ranking.exact, Rule::Exact);
    for (FoundForm& form : prefixes) {
      const double share = prefix_share(term.letters, count_code_points(form.form));
      form.documents = std::max(form.documents, least);
      add(i, i + 1, {std::move(form)}, weight * share, Rule::Prefix);
    }
  }

  /// Forms that begin with a term, the best of each family, commonest first.
  std::vector<FoundForm> begun_forms(const Term& term, const std::optional<FoundForm>& exact) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, FoundForm> families;
    const auto take = [&](FoundForm form) {
      if (exact && form.file == exact->file && form.family == exact->family) return;
      const auto [place, added] = families.try_emplace({form.file, form.family}, form);
      if (!added && is_shorter(form.form, place->second.form)) place->second = std::move(form);
    };
    const std::uint32_t first = files_.file_of(term.form);
    const std::uint32_t last = term.open ? files_.last_file_of(term.form) : first;
    const bool everywhere = last - first < whole(root_.ranking.prefix_files);
    for (std::uint32_t file = first; file <= (everywhere ? last : first); ++file) {
      const auto [begin, end] = begun_by(files_.terms(file).forms, term.form);
      for (std::size_t place = begin; place < end; ++place) take(found_form(file, place));
    }
    if (!everywhere) {
      for (FoundForm& form : hot_forms(term)) take(std::move(form));
    }
    std::vector<FoundForm> forms;
    for (auto& [family, form] : families) forms.push_back(std::move(form));
    std::ranges::sort(forms, [](const FoundForm& a, const FoundForm& b) {
      return is_commoner({a.form, a.documents}, {b.form, b.documents});
    });
    if (forms.size() > whole(root_.ranking.most_prefixes)) forms.resize(whole(root_.ranking.most_prefixes));
    return forms;
  }

  static bool is_shorter(std::string_view a, std::string_view b) {
    const std::size_t letters_a = count_code_points(a);
    const std::size_t letters_b = count_code_points(b);
    return letters_a != letters_b ? letters_a < letters_b : a < b;
  }

  /// The places of the forms that begin with `prefix`.
  static std::pair<std::size_t, std::size_t> begun_by(const std::vector<std::string>& forms, std::string_view prefix) {
    const auto begin = std::ranges::lower_bound(forms, prefix);
    auto end = begin;
    while (end != forms.end() && end->starts_with(prefix)) ++end;
    return {begin - forms.begin(), end - forms.begin()};
  }

  /// The commonest forms of the lexicon that begin with a term, as far as few files hold them.
  std::vector<FoundForm> hot_forms(const Term& term) {
    const Lexicon& lexicon = files_.lexicon();
    const auto [begin, end] = begun_by(lexicon.forms, term.form);
    std::vector<KnownForm> known;
    for (std::size_t i = begin; i < end; ++i) known.push_back({lexicon.forms[i], lexicon.documents[i]});
    std::ranges::sort(known, is_commoner);
    if (known.size() > whole(root_.ranking.hot_forms)) known.resize(whole(root_.ranking.hot_forms));
    return in_few_files(known, files_.file_of(term.form));
  }

  /// Looks up forms in order, in the file that is read anyway and in few others.
  std::vector<FoundForm> in_few_files(const std::vector<KnownForm>& known, std::uint32_t own) {
    std::set<std::uint32_t> others;
    std::vector<FoundForm> forms;
    for (const KnownForm& each : known) {
      const std::uint32_t file = files_.file_of(each.form);
      if (file != own && !others.contains(file)) {
        if (others.size() >= whole(root_.ranking.other_files)) continue;
        others.insert(file);
      }
      if (auto form = look_up(each.form)) forms.push_back(std::move(*form));
    }
    return forms;
  }

  // --- Terms that are one word, and words for other words ---

  void add_joined(std::size_t i) {
    if (!terms_[i].joins_next || i + 1 >= terms_.size()) return;
    for (const std::string& link : root_.links) {
      if (auto form = look_up(terms_[i].form + link + terms_[i + 1].form))
        add(i, i + 2, {std::move(*form)}, root_.ranking.joined, Rule::Joined);
    }
  }

  void add_synonyms(std::size_t i) {
    for (const std::vector<ExpressionForms>& group : root_.synonyms) {
      for (std::size_t member = 0; member < group.size(); ++member) {
        const ExpressionForms& words = group[member];
        if (!stands_at(words, i)) continue;
        for (std::size_t other = 0; other < group.size(); ++other) {
          if (other != member) add_expression(group[other], i, i + words.size());
        }
      }
    }
  }

  [[nodiscard]] bool stands_at(const ExpressionForms& words, std::size_t i) const {
    if (words.size() > terms_.size() - i) return false;
    return std::ranges::all_of(
        words, [&](const ExpressionWord& word) { return std::ranges::find(word, terms_[i++].form) != word.end(); });
  }

  void add_expression(const ExpressionForms& words, std::size_t begin, std::size_t end) {
    std::vector<FoundForm> forms;
    for (const ExpressionWord& word : words) {
      auto form = look_up(word.front());
      if (!form) return;
      forms.push_back(std::move(*form));
    }
    add(begin, end, std::move(forms), root_.ranking.synonym, Rule::Synonym);
  }

  // --- Terms that are not there ---

  /// The forms of the lexicon and those of the term's own file, each once, sorted.
  std::vector<KnownForm> known_forms(std::uint32_t own) {
    const Lexicon& lexicon = files_.lexicon();
    const TermFile& terms = files_.terms(own);
    std::vector<KnownForm> known;
    known.reserve(lexicon.forms.size() + terms.forms.size());
    for (std::size_t i = 0; i < lexicon.forms.size(); ++i) known.push_back({lexicon.forms[i], lexicon.documents[i]});
    for (std::size_t i = 0; i < terms.forms.size(); ++i) {
      if (!std::ranges::binary_search(lexicon.forms, terms.forms[i]))
        known.push_back({terms.forms[i], terms.documents_of(terms.families[i])});
    }
    std::ranges::sort(known, {}, &KnownForm::form);
    return known;
  }

  /// What else may be meant: a form at distance 1, else two parts of a compound, else what is less near, else one part.
  void add_guesses(std::size_t i) {
    const Term& term = terms_[i];
    const std::uint32_t own = files_.file_of(term.form);
    const std::vector<KnownForm> known = known_forms(own);
    const NearForms near = near_forms(term.form, term.open, known, whole(root_.ranking.most_typos));
    std::vector<FoundForm> forms = in_few_files(near.forms, own);
    const bool is_close = near.distance == 1 && !near.beginning;
    if (!forms.empty() && is_close) return add_typos(i, near, std::move(forms));
    const auto parts = unknown_compound(term.form, known, root_);
    if (!forms.empty() && !(parts && parts->certain)) return add_typos(i, near, std::move(forms));
    if (parts) add_compound(i, *parts);
  }

  void add_typos(std::size_t i, const NearForms& near, std::vector<FoundForm> forms) {
    double weight = near.distance == 1 ? root_.ranking.typo1 : root_.ranking.typo2;
    if (near.beginning) weight = root_.ranking.typo_prefix;
    for (FoundForm& form : forms) {
      const bool same_letter = first_letter(form.form) == first_letter(terms_[i].form);
      add(i, i + 1, {std::move(form)}, same_letter ? weight : weight * root_.ranking.other_letter,
          near.beginning ? Rule::TypoPrefix : Rule::Typo);
    }
  }

  static char32_t first_letter(std::string_view form) {
    std::size_t at = 0;
    return form.empty() ? 0 : next_code_point(form, at);
  }

  void add_compound(std::size_t i, const CompoundParts& parts) {
    std::vector<FoundForm> found;
    for (const std::string_view part : {parts.left, parts.right}) {
      if (part.empty()) continue;
      auto form = look_up(part);
      if (!form) return;
      found.push_back(std::move(*form));
    }
    if (found.size() > 1) add(i, i + 1, found, root_.ranking.compound, Rule::Compound);
    for (FoundForm& form : found) add(i, i + 1, {std::move(form)}, root_.ranking.compound_part, Rule::CompoundPart);
  }

  const std::vector<Term>& terms_;
  IndexFiles& files_;
  const Root& root_;
  std::vector<Alternative> alternatives_;
};

}  // namespace

std::string_view rule_name(Rule rule) {
  switch (rule) {
    case Rule::Exact:
      return "exact";
    case Rule::Prefix:
      return "prefix";
    case Rule::Joined:
      return "joined";
    case Rule::Synonym:
      return "synonym";
    case Rule::Typo:
      return "typo";
    case Rule::TypoPrefix:
      return "typo-prefix";
    case Rule::Compound:
      return "compound";
    case Rule::CompoundPart:
      return "compound-part";
  }
  return "exact";
}

std::vector<Alternative> find_alternatives(const Query& query, IndexFiles& files) {
  return Matcher(query, files).run();
}

}  // namespace bondgenoot::search
