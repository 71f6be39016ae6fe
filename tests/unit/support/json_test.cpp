#include "support/json.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("what is read is written again", "[support][json]") {
  const std::string text =
      R"({"title":"Één \"dag\"","count":3,"share":0.5,"tags":["a",null,true],"nested":{"b":[],"a":{}}})";
  const auto value = parse_json(text);
  REQUIRE(value);
  CHECK(to_json(*value) == text);
}

TEST_CASE("members keep the order in which they were given", "[support][json]") {
  Json value;
  value.add("z", 1);
  value.add("a", "x");
  value.add("list", Json::Array{1, "two", nullptr});
  CHECK(to_json(value) == R"({"z":1,"a":"x","list":[1,"two",null]})");
  CHECK(to_json(value, 2) == "{\n  \"z\": 1,\n  \"a\": \"x\",\n  \"list\": [\n    1,\n    \"two\",\n    null\n  ]\n}");
  CHECK(value.find("a")->get<std::string>() != nullptr);
  CHECK(value.find("b") == nullptr);
  CHECK(Json("x").find("a") == nullptr);
}

TEST_CASE("of a repeated member the last one counts", "[support][json]") {
  const auto value = parse_json(R"({"a":1,"b":2,"a":3})");
  REQUIRE(value);
  CHECK(to_json(*value) == R"({"a":3,"b":2})");
}

TEST_CASE("of a member that is added twice the last one counts, in the place of the first", "[support][json]") {
  for (const int others : {0, 60}) {
    Json value;
    value.add("a", 1);
    for (int i = 0; i < others; ++i) value.add("m" + std::to_string(i), i);
    value.add("a", 2);
    const std::string text = to_json(value);
    CHECK(text.starts_with(R"({"a":2)"));
    CHECK(text.find(R"("a":1)") == std::string::npos);
    CHECK(parse_json(text)->get<Json::Object>()->size() == static_cast<std::size_t>(others) + 1);
  }
}

TEST_CASE("whatever is in a text, it is JSON", "[support][json]") {
  CHECK(to_json(Json("a\"b\\c/d")) == R"("a\"b\\c/d")");
  CHECK(to_json(Json("\b\t\n\f\r")) == R"("\b\t\n\f\r")");
  CHECK(to_json(Json(std::string("\0\x1f\x7f", 3))) == "\"\\u0000\\u001f\x7f\"");
  CHECK(to_json(Json("één €")) == "\"één €\"");
  CHECK(to_json(Json("a\xFF")) == "\"a\xEF\xBF\xBD\"");
  CHECK(to_json(Json(0.1)) == "0.1");
  CHECK(to_json(Json(1e30)) == "1e+30");
}

TEST_CASE("a value is written as it stands among others", "[support][json]") {
  Json value;
  value.add("list", Json::Array{1, Json::Array{}, Json::Object{}});
  std::string text = "> ";
  append_json(text, value, 1, 1);
  CHECK(text == "> {\n  \"list\": [\n   1,\n   [],\n   {}\n  ]\n }");
  CHECK(to_json(value, 0) == "{\n\"list\": [\n1,\n[],\n{}\n]\n}");
}

TEST_CASE("numbers keep their kind", "[support][json]") {
  CHECK(parse_json("9007199254740993")->get<std::int64_t>() != nullptr);
  CHECK(parse_json("-5")->get<std::int64_t>() != nullptr);
  CHECK(parse_json("1.0")->get<double>() != nullptr);
  CHECK(parse_json("18446744073709551615")->get<double>() != nullptr);
  CHECK(to_json(std::nan("")) == "null");
  CHECK(to_json(std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("a text that is no JSON says where", "[support][json]") {
  for (const std::string_view text : {"", "{", "[1,]", "{\"a\" 1}", "nope", "\"\xFF\"", "1 2", "1e999"}) {
    INFO(text);
    const auto value = parse_json(text);
    REQUIRE(!value);
    CHECK(!value.error().message.empty());
    CHECK(value.error().offset <= text.size());
  }
  CHECK(parse_json("[1,]").error().offset == 3);
}

TEST_CASE("nesting has a limit", "[support][json]") {
  CHECK(parse_json(std::string(kJsonDepthLimit, '[') + std::string(kJsonDepthLimit, ']')));
  const auto deep = parse_json(std::string(20'000, '['));
  REQUIRE(!deep);
  CHECK(deep.error().message == "arrays and objects are nested too deeply");
}

TEST_CASE("malformed text is written as a replacement character", "[support][json]") {
  CHECK(to_json("a\xFF") == "\"a\xEF\xBF\xBD\"");
  CHECK(to_json(std::string_view("\0<", 2)) == R"("\u0000<")");
}

TEST_CASE("a byte that JSON escapes is found wherever it stands in a long text", "[support][json]") {
  for (int byte = 0; byte < 0x80; ++byte) {
    for (std::size_t place = 0; place < 20; ++place) {
      std::string text(20, 'x');
      text[place] = static_cast<char>(byte);
      const std::string written = to_json(text);
      const bool is_plain = byte >= 0x20 && byte != '"' && byte != '\\';
      CHECK((written == '"' + text + '"') == is_plain);
      const auto read = parse_json(written);
      REQUIRE(read.has_value());
      CHECK(*read == Json(text));
    }
  }
}

}  // namespace
}  // namespace bondgenoot
