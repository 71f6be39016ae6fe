#include "content/value_parser.h"

#include <catch2/catch.hpp>

#include "entry_dump.h"
#include "support/diagnostic_codes.h"

namespace bondgenoot::content {
namespace {

Field field_of(FieldType type) {
  Field field;
  field.name = "veld";
  field.type = type;
  return field;
}

// The value as text, or what is wrong with it.
std::string read(const Field& field, std::string_view text) {
  const auto parsed = parse_value(field, std::string(text));
  if (parsed) return dump(FieldValue{.data = *parsed, .span = {}}, field);
  const ValueProblem& problem = parsed.error();
  return std::string(info(problem.code).name) + (problem.replacement.empty() ? "" : " -> " + problem.replacement);
}

struct Row {
  std::string_view text, expected;
};

void check(const Field& field, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(field, row.text) == row.expected);
  }
}

TEST_CASE("numbers are read with a point", "[content][values]") {
  check(field_of(FieldType::Number), {{"12", "12"},
                                      {"-1.5", "-1.5"},
                                      {"0", "0"},
                                      {"1e3", "1000"},
                                      {"1,5", "invalid-number -> 1.5"},
                                      {"1.000,5", "invalid-number"},
                                      {"1,000,000", "invalid-number"},
                                      {"12 %", "invalid-number"},
                                      {"+3", "invalid-number"},
                                      {"0x10", "invalid-number"},
                                      {"inf", "invalid-number"},
                                      {"nan", "invalid-number"},
                                      {"1e999", "invalid-number"},
                                      {"tien", "invalid-number"}});
  Field bounded = field_of(FieldType::Number);
  bounded.min = 1;
  CHECK(parse_value(bounded, "0").error().help == "write a number from 1 on");
  bounded.max = 3;
  CHECK(parse_value(bounded, "4").error().help == "write a number from 1 to 3");
  bounded.min.reset();
  CHECK(parse_value(bounded, "4").error().help == "write a number up to 3");
  CHECK(parse_value(bounded, "3"));
}

TEST_CASE("only true and false are yes and no", "[content][values]") {
  check(field_of(FieldType::Boolean), {{"true", "true"},
                                       {"false", "false"},
                                       {"True", "invalid-boolean -> true"},
                                       {"ja", "invalid-boolean -> true"},
                                       {"Nee", "invalid-boolean -> false"},
                                       {"yes", "invalid-boolean -> true"},
                                       {"0", "invalid-boolean -> false"},
                                       {"soms", "invalid-boolean"}});
}

TEST_CASE("a date in another form gives the form that was meant", "[content][values]") {
  check(field_of(FieldType::Date), {{"2016-09-05", "date 2016-09-05"},
                                    {"2017-02?", "date 2017-02?"},
                                    {"2011/..", "date 2011/.."},
                                    {"5-9-2016", "invalid-date -> 2016-09-05"},
                                    {"05/09/2016", "invalid-date -> 2016-09-05"},
                                    {"5.9.2016", "invalid-date -> 2016-09-05"},
                                    {"2016/9/5", "invalid-date -> 2016-09-05"},
                                    {"2016-9-5", "invalid-date -> 2016-09-05"},
                                    {"5 september 2016", "invalid-date -> 2016-09-05"},
                                    {"5 mrt. 2016", "invalid-date -> 2016-03-05"},
                                    {"May 2016", "invalid-date -> 2016-05"},
                                    {"9-2016", "invalid-date -> 2016-09"},
                                    {"2016-9", "invalid-date -> 2016-09"},
                                    {"2016-2017", "invalid-date -> 2016/2017"},
                                    {"2016 - 2017", "invalid-date -> 2016/2017"},
                                    {"2017-2016", "invalid-date"},
                                    {"31-2-2016", "invalid-date"},
                                    {"13/13/2016", "invalid-date"},
                                    {"2017-02-30", "invalid-date"},
                                    {"september", "invalid-date"},
                                    {"'16", "invalid-date"},
                                    {"gisteren", "invalid-date"}});
}

TEST_CASE("a web address has a scheme and a host", "[content][values]") {
  check(field_of(FieldType::Url), {{"https://example.org", "\"https://example.org\""},
                                   {"http://example.org/a?b#c", "\"http://example.org/a?b#c\""},
                                   {"HTTPS://EXAMPLE.ORG", "\"HTTPS://EXAMPLE.ORG\""},
                                   {"https://één.nl/pad", "\"https://één.nl/pad\""},
                                   {"www.example.nl", "invalid-url -> https://www.example.nl"},
                                   {"example.nl/pagina", "invalid-url -> https://example.nl/pagina"},
                                   {"//example.nl", "invalid-url"},
                                   {"/pagina", "invalid-url"},
                                   {"pagina", "invalid-url"},
                                   {"mailto:a@b.nl", "invalid-url"},
                                   {"javascript:alert(1)", "invalid-url"},
                                   {"data:text/html,x", "invalid-url"},
                                   {"ftp://example.nl", "invalid-url"},
                                   {"https://", "invalid-url"},
                                   {"https:///x", "invalid-url"},
                                   {"https://a b", "invalid-url"},
                                   {"https://a\nb", "invalid-url"},
                                   {"https://\"><script>", "invalid-url"}});
}

TEST_CASE("an e-mail address has one at sign and a host", "[content][values]") {
  check(field_of(FieldType::Email), {{"a@example.org", "\"a@example.org\""},
                                     {"mailto:a@example.org", "invalid-email -> a@example.org"},
                                     {"a@b@example.org", "invalid-email"},
                                     {"@example.org", "invalid-email"},
                                     {"a@example", "invalid-email"},
                                     {"a@.org", "invalid-email"},
                                     {"a b@example.org", "invalid-email"},
                                     {"A <a@example.org>", "invalid-email"}});
}

TEST_CASE("a choice is one of its options, and a label leads to its value", "[content][values]") {
  Field field = field_of(FieldType::Choice);
  field.options = {{.value = "po", .label = {{{"nl", "Basisonderwijs"}}}, .help = {}, .span = {}},
                   {.value = "vo",
                    .label = {{{"nl", "voortgezet onderwijs"}, {"en", "secondary education"}}},
                    .help = {},
                    .span = {}},
                   {.value = "2", .label = {}, .help = {}, .span = {}}};
  check(field, {{"po", "choice po"},
                {"2", "choice 2"},
                {"PO", "unknown-value -> po"},
                {"basisonderwijs", "unknown-value -> po"},
                {"Secondary Education", "unknown-value -> vo"},
                {"vso", "unknown-value -> vo"},
                {"hogeschool", "unknown-value"}});
}

TEST_CASE("a reference is a bare name", "[content][values]") {
  check(field_of(FieldType::Reference), {{"de-hef", "reference de-hef #0"},
                                         {"2017", "reference 2017 #0"},
                                         {"de-hef.md", "invalid-reference -> de-hef"},
                                         {"../good-practices/de-hef.md", "invalid-reference -> de-hef"},
                                         {"good-practices/de-hef", "invalid-reference -> de-hef"},
                                         {"good-practices/", "invalid-reference"}});
}

TEST_CASE("a text is counted in characters", "[content][values]") {
  Field field = field_of(FieldType::Text);
  field.min = 2;
  field.max = 4;
  check(field, {{"één", "\"één\""},
                {"ééné", "\"ééné\""},
                {"ééééé", "too-long"},
                {"😀😀😀😀", "\"😀😀😀😀\""},
                {"a", "too-short"}});
  const auto parsed = parse_value(field, "ééééé!");
  REQUIRE(!parsed);
  CHECK(parsed.error().begin == 8);
  CHECK(parsed.error().label == "2 too many");
}

TEST_CASE("a control character is pointed at", "[content][values]") {
  const auto parsed = parse_value(field_of(FieldType::Text),
                                  "ab\x07"
                                  "c");
  REQUIRE(!parsed);
  CHECK(parsed.error().code == DiagnosticCode::ControlCharacter);
  CHECK(parsed.error().begin == 2);
  CHECK(parse_value(field_of(FieldType::Text), "een\ttwee\ndrie"));
}

TEST_CASE("a long value is not repeated whole in a message", "[content][values]") {
  const auto parsed = parse_value(field_of(FieldType::Number), std::string(59, 'x') + "ééé" + std::string(5'000, 'x'));
  REQUIRE(!parsed);
  CHECK(parsed.error().message.size() < 200);
}

}  // namespace
}  // namespace bondgenoot::content
