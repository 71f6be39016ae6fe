#include "content/yaml_events.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace bondgenoot::content {
namespace {

std::vector<YamlEvent> all_of(YamlEvents& events) {
  std::vector<YamlEvent> all;
  while (auto event = events.next()) all.push_back(*event);
  return all;
}

TEST_CASE("every event begins where its value stands, whatever letters come before it", "[content][yaml]") {
  const std::string_view text =
      "titel: Één é & 学校 😀\r\n"
      "scholen: [\"école\", 'ü', plat]\r\n"
      "naam: &a naïef\r\n"
      "ook: *a\r\n"
      "leeg:\r\n"
      "laatste: z\r\n";
  YamlEvents events(text);
  std::vector<std::string_view> places;
  for (const YamlEvent& event : all_of(events))
    if (event.kind != YamlEventKind::End) places.push_back(text.substr(event.at, 6));
  CHECK(!events.failure());
  CHECK(!events.has_more());
  const auto at = [&](std::string_view value) { return text.substr(text.find(value), 6); };
  CHECK(places == std::vector<std::string_view>{at("titel"), at("titel"), at("Één"), at("scholen"), at("[\""),
                                                at("\"école"), at("'ü'"), at("plat"), at("naam"), at("&a"), at("ook"),
                                                at("*a"), at("leeg"), at("\r\nlaatste"), at("laatste"), at("z\r\n")});
}

TEST_CASE("a value is plain unless it has quotes, a bar or a tag", "[content][yaml]") {
  YamlEvents events("[a, 'b', \"c\", !!str d, ~, 5]");
  std::string plain;
  for (const YamlEvent& event : all_of(events))
    if (event.kind == YamlEventKind::Scalar) plain += event.value + (event.is_plain ? "+" : "-");
  CHECK(plain == "a+b-c-d-~+5+");
}

TEST_CASE("what is no YAML fails at its place", "[content][yaml]") {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"é: [a, b\nc: d", ": d"},
      {"é: ü: x", ": x"},
      {"é: 'x' y", "y"},
      {"é: \"\\q\"", "\\q"},
      {"é: x\nzonder sleutel\nü: x", "zonder"},
      {"é: - x", "- x"},
      {"é: ]", "]"},
      {"é: @x", "@x"},
  };
  for (const auto& [text, place] : cases) {
    YamlEvents events(text);
    static_cast<void>(all_of(events));
    INFO(text);
    REQUIRE(events.failure());
    CHECK(text.substr(events.failure()->at).starts_with(place));
    CHECK(!events.failure()->reason.empty());
  }
}

TEST_CASE("what follows the first document is noticed", "[content][yaml]") {
  for (const auto& [text, more] : std::vector<std::pair<std::string_view, bool>>{{"a: b\n", false},
                                                                                 {"a: b\n# c\n", false},
                                                                                 {"a: b\n...\n", false},
                                                                                 {"a: b\n---\nc: d\n", true},
                                                                                 {"", false}}) {
    YamlEvents events(text);
    static_cast<void>(all_of(events));
    INFO(text);
    CHECK(!events.failure());
    CHECK(events.has_more() == more);
  }
}

}  // namespace
}  // namespace bondgenoot::content
