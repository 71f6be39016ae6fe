// Terms that no index has: forms that are near them, and compounds that nobody wrote.
#include "search/near_forms.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "search/unknown_compound.h"

namespace bondgenoot::search {
namespace {

/// Each form in one document more than the one before.
std::vector<KnownForm> known_forms(const std::vector<std::string_view>& forms) {
  std::vector<KnownForm> known;
  for (const std::string_view form : forms) known.push_back({form, static_cast<std::uint32_t>(known.size() + 1)});
  return known;
}

std::string near(std::string_view term, bool open = false, std::size_t most = 20) {
  const auto known =
      known_forms({"kans", "kansen", "kast", "school", "scholen", "begeleiding", "begeleidingen", "één", "𐐨𐐩𐐪𐐫"});
  std::string out;
  for (const KnownForm& form : near_forms(term, open, known, most).forms)
    out.append(out.empty() ? "" : " ").append(form.form);
  return out;
}

std::string parts_of(std::string_view term) {
  auto known = known_forms({"begeleiding", "beleid", "jongeren", "jongerenwerk", "kind", "kinderen", "onderwijs",
                            "school", "taal", "voor", "werk", "werving"});
  std::ranges::sort(known, {}, &KnownForm::form);
  Root root;
  root.stop_words = {"voor"};
  root.links = {"", "s", "er"};
  const auto parts = unknown_compound(term, known, root);
  return parts ? std::string(parts->left).append("+").append(parts->right) : "";
}

}  // namespace

TEST_CASE("one step is forgiven from 4 letters, two from 8", "[search][near]") {
  CHECK(near("kanz") == "kans");
  CHECK(near("kasn") == "kast kans");
  CHECK(near("kas").empty());
  CHECK(near("skool").empty());
  CHECK(near("schol") == "school");
  CHECK(near("begelieding") == "begeleiding");
  CHECK(near("begilieding") == "begeleiding");
  CHECK(near("bigilieding").empty());
}

TEST_CASE("of several the commonest come first, and no more than asked", "[search][near]") {
  CHECK(near("kasn", false, 1) == "kast");
}

TEST_CASE("a beginning is forgiven one step while it is typed", "[search][near]") {
  CHECK(near("begelie").empty());
  CHECK(near("begelie", true) == "begeleidingen begeleiding");
  CHECK(near("begilie", true).empty());
}

TEST_CASE("letters are code points", "[search][near]") {
  CHECK(near("𐐨𐐩𐐪𐐬") == "𐐨𐐩𐐪𐐫");
  CHECK(near("𐐨𐐩𐐪").empty());
}

TEST_CASE("a compound falls apart where both parts are known", "[search][near]") {
  CHECK(parts_of("taalonderwijs") == "taal+onderwijs");
  CHECK(parts_of("wervingsbeleid") == "werving+beleid");
  CHECK(parts_of("kinderwerk") == "kind+werk");
  CHECK(parts_of("taaljongerenwerk") == "taal+jongerenwerk");
  CHECK(parts_of("taalbelei") == "taal+beleid");
  CHECK(parts_of("begeleidinbeleid") == "begeleiding+beleid");
}

TEST_CASE("of a compound with one known part that part is found, when it is long enough", "[search][near]") {
  CHECK(parts_of("begeleidbeleid") == "+beleid");
  CHECK(parts_of("schooltaa") == "school+");
  CHECK(parts_of("voorbeleid") == "+beleid");
}

TEST_CASE("what has an unknown part, and no long known one, is no compound", "[search][near]") {
  for (const char* term : {"blorptaal", "taalblorp", "xxtaal", "voorwerk", "taalvoor", "", "taal", "schoolta"})
    CHECK(parts_of(term).empty());
}

}  // namespace bondgenoot::search
