#include "site/search_settings.h"

#include <catch2/catch.hpp>

#include "site_text.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

struct Read {
  search::WordSettings settings;
  std::string said;
};

Read read(std::string_view search) {
  SourceMap sources;
  auto config = parse_config(make_source(sources, "site.yaml", "title: x\n" + std::string(search)));
  auto outcome = read_search_settings(config.value);
  return {std::move(outcome.value), headlines(std::move(outcome.diagnostics), sources)};
}

TEST_CASE("search settings are read and folded", "[site][search]") {
  const Read all = read(
      "search:\n  synonyms: [[pabo, Lerarenopleiding basisonderwijs], [MBO-student, mbo’er, mboer]]\n"
      "  never_join: [[oud, Ouder]]\n  never_split: [Alliantie]\n  split: {schooladvies: [school, advies]}\n");
  CHECK(all.said == "");
  REQUIRE(all.settings.synonyms.size() == 2);
  CHECK(all.settings.synonyms[0] ==
        std::vector<std::vector<std::string>>{{"pabo"}, {"lerarenopleiding", "basisonderwijs"}});
  CHECK(all.settings.synonyms[1] == std::vector<std::vector<std::string>>{{"mbo", "student"}, {"mboer"}});
  CHECK(all.settings.never_join == std::vector<std::pair<std::string, std::string>>{{"oud", "ouder"}});
  CHECK(all.settings.never_split == std::vector<std::string>{"alliantie"});
  REQUIRE(all.settings.split.size() == 1);
  CHECK(all.settings.split[0].second == std::vector<std::string>{"school", "advies"});
  CHECK(read("").said == "");
  CHECK(read("search: {}\n").said == "");
  CHECK(read("search: {synonyms: }\n").said == "");
}

TEST_CASE("a mistake in the search settings is said at its place", "[site][search]") {
  struct Case {
    std::string search, said;
  };
  const Case cases[] = {
      {"search: [a]\n", "site.yaml:2 {[a]}: `search` is a list, where a map belongs [invalid-setting]\n"},
      {"search: {synonym: [[a, b]]}\n",
       "site.yaml:2 {synonym}: `synonym` is not a setting of `search` [unknown-setting] (did you mean `synonyms`?)\n"},
      {"search: {synonyms: pabo}\n",
       "site.yaml:2 {pabo}: `synonyms` is `pabo`, where a list of lists belongs [invalid-setting] (write `synonyms: "
       "[[pabo, lerarenopleiding basisonderwijs]]`)\n"},
      {"search: {synonyms: [pabo, school]}\n",
       "site.yaml:2 {pabo}: an item of `synonyms` is `pabo`, where a list belongs [invalid-setting] (write `synonyms: "
       "[[pabo, lerarenopleiding basisonderwijs]]`)\nsite.yaml:2 {school}: an item of `synonyms` is `school`, where a "
       "list belongs [invalid-setting] (write `synonyms: [[pabo, lerarenopleiding basisonderwijs]]`)\n"},
      {"search: {synonyms: [[pabo]]}\n",
       "site.yaml:2 {[pabo]}: a group of synonyms has fewer than two different expressions [invalid-setting] (add one "
       "that means the same, or remove the group)\n"},
      {"search: {synonyms: [[pabo, Pabo]]}\n",
       "site.yaml:2 {[pabo, Pabo]}: a group of synonyms has fewer than two different expressions [invalid-setting] "
       "(add one that means the same, or remove the group)\n"},
      {"search: {synonyms: [[a, b, \"!\"]]}\n",
       "site.yaml:2 {\"!\"}: `!` has no letters or digits [invalid-setting] (write a word, or remove it)\n"},
      {"search: {never_join: [[oud]]}\n",
       "site.yaml:2 {[oud]}: `never_join` has pairs of words [invalid-setting] (write the two words that are not the "
       "same: `[oud, ouder]`)\n"},
      {"search: {never_split: [twee woorden]}\n",
       "site.yaml:2 {twee woorden}: `twee woorden` is 2 words, where one belongs [invalid-setting] (write one word)\n"},
      {"search: {split: [a]}\n",
       "site.yaml:2 {[a]}: `split` is a list, where a map from words to their parts belongs [invalid-setting] (write "
       "`split: {schooladvies: [school, advies]}`)\n"},
      {"search: {split: {alliantie: alliantie}}\n",
       "site.yaml:2 {alliantie}: `alliantie` is split into fewer than two parts [invalid-setting] (name its parts: "
       "`schooladvies: [school, advies]`; a word that is not to be split goes under `never_split`)\n"},
  };
  for (const Case& one : cases) {
    INFO(one.search);
    CHECK(read(one.search).said == one.said);
  }
}

}  // namespace
}  // namespace bondgenoot::site
