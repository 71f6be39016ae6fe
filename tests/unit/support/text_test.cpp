#include "support/text.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace bondgenoot {
namespace {

TEST_CASE("trim takes white space off both ends only", "[support][text]") {
  CHECK(trim("  a b\t\r\n") == "a b");
  CHECK(trim("a") == "a");
  CHECK(trim(" \n ").empty());
  CHECK(trim("").empty());
  CHECK(trim("\f\va\v") == "a");
}

TEST_CASE("split keeps empty parts", "[support][text]") {
  CHECK(split("a,b", ',') == std::vector<std::string_view>{"a", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split(",", ',') == std::vector<std::string_view>{"", ""});
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
}

TEST_CASE("join puts the separator between", "[support][text]") {
  CHECK(join({}, ", ").empty());
  CHECK(join({"a"}, ", ") == "a");
  CHECK(join({"a", "", "b"}, ", ") == "a, , b");
}

TEST_CASE("a list of names reads as a sentence", "[support][text]") {
  CHECK(quoted_list({}).empty());
  CHECK(quoted_list({"a"}) == "`a`");
  CHECK(quoted_list({"a", "b"}) == "`a` and `b`");
  CHECK(quoted_list({"a", "b", "c"}, "or") == "`a`, `b` or `c`");
  CHECK(quoted_list({"a", "b", "c", "d"}, "and", 2) == "`a`, `b` and 2 more");
  CHECK(quoted_list({"a", "b"}, "and", 2) == "`a` and `b`");
}

TEST_CASE("replace_all neither looks at what it wrote nor loops on nothing", "[support][text]") {
  CHECK(replace_all("aaa", "a", "aa") == "aaaaaa");
  CHECK(replace_all("abab", "ab", "") == "");
  CHECK(replace_all("abc", "", "x") == "abc");
  CHECK(replace_all("", "a", "x").empty());
  CHECK(replace_all("a%b%", "%", "%25") == "a%25b%25");
}

TEST_CASE("a count agrees with its noun", "[support][text]") {
  CHECK(counted(0, "entry", "entries") == "0 entries");
  CHECK(counted(1, "entry", "entries") == "1 entry");
  CHECK(counted(2, "entry", "entries") == "2 entries");
}

TEST_CASE("escaped text is safe in text and in attributes", "[support][text]") {
  CHECK(html_escaped("<a href=\"x\" title='y'>&amp;") == "&lt;a href=&#34;x&#34; title=&#39;y&#39;&gt;&amp;amp;");
  CHECK(html_escaped("plain é") == "plain é");
  CHECK(html_escaped("").empty());
  CHECK(html_escaped(std::string_view("a\0<", 3)) == std::string("a\0&lt;", 6));
  std::string out = "kept ";
  append_html_escaped(out, "<");
  CHECK(out == "kept &lt;");
}

TEST_CASE("a string map is searched without making strings", "[support][text]") {
  StringMap<int> map;
  map["a"] = 1;
  CHECK(map.find(std::string_view("a"))->second == 1);
  CHECK(map.find(std::string_view("b")) == map.end());
}

TEST_CASE("what has a meaning in HTML is escaped wherever it stands", "[support][text]") {
  const std::vector<std::pair<char, std::string>> cases = {
      {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&#34;"}, {'\'', "&#39;"}};
  for (std::size_t size = 1; size < 20; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const auto& [sign, escaped] : cases) {
        std::string text(size, at % 2 == 0 ? 'x' : '\xC3');
        const std::string expected = text.substr(0, at) + escaped + text.substr(at + 1);
        text[at] = sign;
        CHECK(html_escaped(text) == expected);
      }
    }
  }
  CHECK(html_escaped("<<&&>>") == "&lt;&lt;&amp;&amp;&gt;&gt;");
}

}  // namespace
}  // namespace bondgenoot
