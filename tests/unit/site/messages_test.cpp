#include "site/messages.h"

#include <catch2/catch.hpp>

#include "site_text.h"

namespace bondgenoot::site {
namespace {

struct Words {
  SourceMap sources;
  Messages messages;
  std::string said;
  Words& add(std::string_view text) {
    said += headlines(messages.add(make_source(sources, "nl.yaml", text)), sources);
    return *this;
  }
  [[nodiscard]] std::string text(std::string_view key, const std::int64_t* n = nullptr,
                                 const std::vector<std::pair<std::string, std::string>>& arguments = {}) const {
    const Message* message = messages.find(key);
    return message == nullptr ? "nothing" : format_message(*message, "nl", n, arguments);
  }
};

TEST_CASE("nested keys are joined by dots, and later files win", "[site][messages]") {
  Words words;
  words.add("search:\n  placeholder: Zoek\n  button: Ga\nmenu: Menu\n")
      .add("search: {placeholder: \"Waar zoek je naar?\"}\n");
  CHECK(words.said == "");
  CHECK(words.text("search.placeholder") == "Waar zoek je naar?");
  CHECK(words.text("search.button") == "Ga");
  CHECK(words.text("search") == "nothing");
  CHECK(words.messages.keys() == std::vector<std::string>{"menu", "search.button", "search.placeholder"});
}

TEST_CASE("an empty file of words is fine", "[site][messages]") { CHECK(Words().add("").add("# later\n").said == ""); }

TEST_CASE("plural forms are chosen by the number, and names are filled in", "[site][messages]") {
  Words words;
  words.add(
      "found: {one: \"{n} praktijk\", other: \"{n} praktijken in {place}\"}\nplain: Hallo {name}, {n} keer {unknown} "
      "{}\n");
  const std::int64_t one = 1;
  const std::int64_t many = 1200;
  CHECK(words.text("found", &one) == "1 praktijk");
  CHECK(words.text("found", &many, {{"n", "1.200"}, {"place", "Schiedam"}}) == "1.200 praktijken in Schiedam");
  CHECK(words.text("found") == "{n} praktijken in {place}");
  CHECK(words.text("plain", &one, {{"name", "{n}"}}) == "Hallo {n}, 1 keer {unknown} {}");
}

TEST_CASE("words that are no texts are said", "[site][messages]") {
  CHECK(Words().add("a: [x, y]\n").said ==
        "nl.yaml:1 {[x, y]}: `a` is a list, not a text [invalid-message] (write its words behind it; `\"\"` when there "
        "are none)\n");
  CHECK(Words().add("a:\n  b:\n").said ==
        "nl.yaml:2 {b}: `a.b` is nothing, not a text [invalid-message] (write its words behind it; `\"\"` when there "
        "are none)\n");
  CHECK(Words().add("a: \"\"\n").said == "");
  CHECK(Words().add("a: {one: x}\n").said ==
        "nl.yaml:1 {a}: `a` has no form `other` [plural-without-other] (add the words for every other number: `other: "
        "…`)\n");
  CHECK(Words().add("a: {one: x, othr: y}\n").said ==
        "nl.yaml:1 {othr}: `othr` is not a plural form [unknown-plural-form] (did you mean `other`?)\n");
  CHECK(Words().add("- a\n").said ==
        "nl.yaml:1 {- a}: `nl.yaml` holds a list instead of keys with values [settings-not-a-map] (write one `key: "
        "value` a line)\n");
  CHECK(Words().add("time: {one: x, day: y}\n").said == "");  // Keys of their own.
}

TEST_CASE("plural categories are those of CLDR", "[site][messages]") {
  struct Case {
    std::string_view language;
    std::string_view categories;  // Of 0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 100, 101, 1000000.
  };
  const Case cases[] = {
      {"nl", "other one other other other other other other other other other other other"},
      {"nl-BE", "other one other other other other other other other other other other other"},
      {"en", "other one other other other other other other other other other other other"},
      {"fr", "one one other other other other other other other other other other many"},
      {"pt", "one one other other other other other other other other other other many"},
      {"pt-PT", "other one other other other other other other other other other other many"},
      {"es", "other one other other other other other other other other other other many"},
      {"it", "other one other other other other other other other other other other many"},
      {"pl", "many one few few many many many many few many many many many"},
      {"cs", "other one few few other other other other other other other other other"},
      {"ru", "many one few few many many many one few many many one many"},
      {"uk", "many one few few many many many one few many many one many"},
      {"ar", "zero one two few few many many many many many other other other"},
      {"he", "other one two other other other other other other other other other other"},
      {"tr", "other one other other other other other other other other other other other"},
      {"ja", "other other other other other other other other other other other other other"},
      {"zh", "other other other other other other other other other other other other other"},
      {"sv", "other one other other other other other other other other other other other"},
      {"da", "other one other other other other other other other other other other other"},
      {"nb", "other one other other other other other other other other other other other"},
      {"fi", "other one other other other other other other other other other other other"},
      {"de", "other one other other other other other other other other other other other"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.language);
    std::string all;
    for (const std::int64_t n : {0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 100, 101, 1'000'000})
      all.append(all.empty() ? "" : " ").append(plural_category(each.language, n));
    CHECK(all == each.categories);
  }
  CHECK(plural_category("nl", -1) == "one");
  CHECK(plural_category("ru", INT64_MIN) == "many");
  CHECK(plural_category("xx", 1) == "one");
}

}  // namespace
}  // namespace bondgenoot::site
