#include "support/diagnostic.h"
#include "support/diagnostic_codes.h"

#include <set>

#include <catch2/catch.hpp>

#include "support/diagnostic_json.h"
#include "support/diagnostic_text.h"

namespace bondgenoot {
namespace {

// Any error and any code will do here; what they mean is not looked at.
constexpr DiagnosticCode kCode = DiagnosticCode::DuplicateKey;

Span span_of(const SourceMap& sources, SourceId id, std::string_view part) {
  const std::size_t at = sources.get(id).text.find(part);
  REQUIRE(at != std::string::npos);
  return {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

TEST_CASE("names of diagnostics are unique, in kebab-case, and found again", "[support][diagnostic]") {
  std::set<std::string_view> names;
  for (const DiagnosticInfo& row : all_diagnostics()) {
    INFO(row.name);
    CHECK(names.insert(row.name).second);
    CHECK(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(find_diagnostic(row.name) == row.code);
    CHECK(info(row.code).name == row.name);
    CHECK_FALSE(row.meaning.empty());
    CHECK_FALSE(row.explanation.empty());
    CHECK(row.meaning.back() != '.');
  }
  CHECK_FALSE(find_diagnostic("no-such-code"));
  CHECK_FALSE(find_diagnostic(""));
}

TEST_CASE("diagnostics sort by path, offset and code, and repeats go", "[support][diagnostic]") {
  SourceMap sources;
  const SourceId b = sources.add("b.md", "0123456789");
  const SourceId a = sources.add("a.md", "0123456789");
  Diagnostics diagnostics;
  diagnostics.add(kCode, {b, 1, 2}, "third");
  diagnostics.add(kCode, {a, 5, 6}, "second");
  diagnostics.add(kCode, {a, 1, 2}, "first");
  diagnostics.add(kCode, {a, 5, 6}, "second");
  diagnostics.add_for_path(kCode, "a", "before all");
  diagnostics.sort(sources);
  std::vector<std::string> messages;
  for (const Diagnostic& item : diagnostics.items()) messages.push_back(item.message);
  CHECK(messages == std::vector<std::string>{"before all", "first", "second", "third"});
}

TEST_CASE("appending keeps the order and counts add up", "[support][diagnostic]") {
  Diagnostics first;
  Diagnostics second;
  CHECK(first.empty());
  CHECK_FALSE(first.has_errors());
  second.add(kCode, {}, "one");
  second.add(kCode, {}, "two");
  first.append(second);
  first.append(second);
  CHECK(first.count(Severity::Error) == 4);
  CHECK(first.items()[3].message == "two");
}

TEST_CASE("strictness makes every warning an error", "[support][diagnostic]") {
  Diagnostics diagnostics;
  diagnostics.add(kCode, {}, "one").severity = Severity::Warning;
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.make_strict();
  CHECK(diagnostics.has_errors());
}

TEST_CASE("a diagnostic is shown with its line, a caret, notes and help", "[support][diagnostic_text]") {
  SourceMap sources;
  const SourceId id = sources.add("content/a.md", "---\nstatus: publised\n---\n");
  const SourceId model = sources.add("content/_collection.yaml", "fields:\n  status: x\n");
  Diagnostics diagnostics;
  diagnostics.add(kCode, span_of(sources, id, "publised"), "unknown value `publised` for field `status`")
      .with_label("not one of `draft`, `published`")
      .with_note(span_of(sources, model, "status"), "the values are declared here")
      .with_note({}, "a fact without a place")
      .with_help("replace it with `published`");
  CHECK(to_text(diagnostics, sources) ==
        "content/a.md:2:9: error: unknown value `publised` for field `status` [duplicate-key]\n"
        "   2 | status: publised\n"
        "     |         ^^^^^^^^ not one of `draft`, `published`\n"
        "content/_collection.yaml:2:3: note: the values are declared here\n"
        "note: a fact without a place\n"
        "help: replace it with `published`\n");
}

TEST_CASE("carets stand under what they mean", "[support][diagnostic_text]") {
  struct Row {
    std::string text;
    std::uint32_t begin;
    std::uint32_t end;
    std::string excerpt;
  };
  const Row rows[] = {
      {"één x", 6, 7, "   1 | één x\n     |     ^\n"},
      {"\tx", 1, 2, "   1 |  x\n     |  ^\n"},
      {"日本 x", 7, 8, "   1 | 日本 x\n     |      ^\n"},
      {"日本", 0, 6, "   1 | 日本\n     | ^^^^\n"},
      {"abc\r\ndef", 1, 7, "   1 | abc\n     |  ^^\n"},  // Over two lines: to the end of the first.
      {"abc", 3, 3, "   1 | abc\n     |    ^\n"},        // Nothing, at the end.
      {"abc\n", 4, 4, "   2 | \n     | ^\n"},            // The empty last line.
      {"", 0, 0, "   1 | \n     | ^\n"},
      {"a\x1b[31m!", 0, 1, "   1 | a\uFFFD[31m!\n     | ^\n"},  // No orders for the terminal.
      {"a\xFF"
       "b",
       1, 2, "   1 | a\uFFFDb\n     |  ^\n"},
      {"a\u202Eb", 0, 1, "   1 | a\uFFFDb\n     | ^\n"},  // Nor text that runs the other way.
      {"\xEF\xBB\xBF"
       "ab",
       3, 4, "   1 | ab\n     | ^\n"},  // A byte order mark takes no room.
  };
  for (const Row& row : rows) {
    SourceMap sources;
    const SourceId id = sources.add("a", row.text);
    Diagnostics diagnostics;
    diagnostics.add(kCode, {id, row.begin, row.end}, "m");
    const std::string text = to_text(diagnostics, sources);
    INFO(row.text);
    CHECK(text.substr(text.find('\n') + 1) == row.excerpt);
  }
}

TEST_CASE("a long line is cut around the caret, between letters", "[support][diagnostic_text]") {
  SourceMap sources;
  std::string line;
  for (int i = 0; i < 200; ++i) line += "é";
  line += "X";
  for (int i = 0; i < 200; ++i) line += "é";
  const SourceId id = sources.add("a", line);
  Diagnostics diagnostics;
  diagnostics.add(kCode, {id, 400, 401}, "m");
  const std::string text = to_text(diagnostics, sources, {.color = false, .width = 30});
  CHECK(text ==
        "a:1:201: error: m [duplicate-key]\n"
        "   1 | …éééééXééééééééé…\n"
        "     |       ^\n");
}

TEST_CASE("a hundred thousand letters on one line give a short excerpt", "[support][diagnostic_text]") {
  SourceMap sources;
  const SourceId id = sources.add("a", std::string(100'000, 'a'));
  Diagnostics diagnostics;
  diagnostics.add(kCode, {id, 0, 100'000}, "m");
  CHECK(to_text(diagnostics, sources).size() < 400);
}

TEST_CASE("a diagnostic for a whole file has no excerpt", "[support][diagnostic_text]") {
  Diagnostics diagnostics;
  diagnostics.add_for_path(kCode, "content/x", "is wrong").with_help("mend it");
  diagnostics.add(kCode, {}, "no place at all");
  CHECK(to_text(diagnostics, {}) ==
        "content/x: error: is wrong [duplicate-key]\nhelp: mend it\n\nerror: no place at all [duplicate-key]\n");
}

TEST_CASE("colour is only there when asked for and always ends", "[support][diagnostic_text]") {
  SourceMap sources;
  const SourceId id = sources.add("a", "x");
  Diagnostics diagnostics;
  diagnostics.add(kCode, {id, 0, 1}, "m").with_label("l").with_help("h");
  CHECK(to_text(diagnostics, sources).find('\x1b') == std::string::npos);
  const std::string colored = to_text(diagnostics, sources, {.color = true, .width = 120});
  std::size_t opened = 0;
  std::size_t closed = 0;
  for (std::size_t at = colored.find("\x1b["); at != std::string::npos; at = colored.find("\x1b[", at + 1)) {
    ++(colored.compare(at, 4, "\x1b[0m") == 0 ? closed : opened);
  }
  CHECK(opened > 0);
  CHECK(opened == closed);
}

TEST_CASE("a diagnostic is one line of JSON", "[support][diagnostic_json]") {
  SourceMap sources;
  const SourceId id = sources.add("content/a.md", "één \"x\"\ny");
  Diagnostics diagnostics;
  diagnostics.add(kCode, {id, 6, 11}, "a \"quoted\"\nmessage").with_help("h\\elp");
  diagnostics.add_for_path(kCode, "content/\xFF", "m");
  CHECK(to_json_line(diagnostics.items()[0], sources) ==
        R"({"severity":"error","code":"duplicate-key","file":"content/a.md","line":1,"column":5,"end_column":8,)"
        R"("message":"a \"quoted\"\nmessage","help":"h\\elp"})");
  CHECK(to_json_line(diagnostics.items()[1], sources) ==
        R"({"severity":"error","code":"duplicate-key","file":"content/)"
        "\uFFFD"
        R"(","line":1,"column":1,"end_column":1,"message":"m","help":""})");
}

TEST_CASE("a diagnostic is a workflow command that cannot be broken out of", "[support][diagnostic_json]") {
  SourceMap sources;
  const SourceId id = sources.add("content/a,b:c.md", "abc");
  Diagnostics diagnostics;
  diagnostics.add(kCode, {id, 1, 2}, "50%\n::error::x").with_label("l").with_note({id, 0, 1}, "n").with_help("h");
  diagnostics.add(kCode, {}, "no file").severity = Severity::Warning;
  CHECK(
      to_github_command(diagnostics.items()[0], sources) ==
      "::error file=content/a%2Cb%3Ac.md,line=1,col=2,endColumn=3,title=duplicate-key::50%25%0A::error::x%0Al%0Anote: "
      "n%0Ahelp: h");
  CHECK(to_github_command(diagnostics.items()[1], sources) == "::warning title=duplicate-key::no file");
}

}  // namespace
}  // namespace bondgenoot
