#include <catch2/catch.hpp>

#include "markdown/autolinks.h"
#include "markdown/links.h"

namespace bondgenoot::markdown {
namespace {

TEST_CASE("an address is judged by itself", "[markdown][links]") {
  struct Row {
    std::string written;
    TargetKind kind;
    std::string path;
    std::string fragment;
  };
  const Row rows[] = {
      {"a.md", TargetKind::RelativePath, "a.md", ""},
      {"../b/a.md#c", TargetKind::RelativePath, "../b/a.md", "c"},
      {"./a.md", TargetKind::RelativePath, "./a.md", ""},
      {"map/", TargetKind::RelativePath, "map/", ""},
      {"a%20b.md", TargetKind::RelativePath, "a b.md", ""},
      {"%C3%A9.md#%C3%A9", TargetKind::RelativePath, "é.md", "é"},
      {"  a.md  ", TargetKind::RelativePath, "a.md", ""},
      {"javascript%3Aalert(1)", TargetKind::RelativePath, "javascript:alert(1)", ""},
      {"1:2", TargetKind::RelativePath, "1:2", ""},
      {"#x", TargetKind::Fragment, "", "x"},
      {"/x?y#z", TargetKind::SitePath, "/x", "z"},
      {"https://example.org", TargetKind::External, "", ""},
      {"HTTP://EXAMPLE.ORG/", TargetKind::External, "", ""},
      {"http://[::1]:8080/", TargetKind::External, "", ""},
      {"mailto:a@b.nl?subject=x", TargetKind::Mail, "", ""},
      {"tel:112", TargetKind::Phone, "", ""},
      {"javascript:alert(1)", TargetKind::Forbidden, "", ""},
      {"JaVaScRiPt:x", TargetKind::Forbidden, "", ""},
      {" javascript:x", TargetKind::Forbidden, "", ""},
      {"data:text/html,x", TargetKind::Forbidden, "", ""},
      {"vbscript:x", TargetKind::Forbidden, "", ""},
      {"file:///etc/passwd", TargetKind::Forbidden, "", ""},
      {"blob:x", TargetKind::Forbidden, "", ""},
      {"ftp://example.org", TargetKind::Forbidden, "", ""},
      {"view-source:x", TargetKind::Forbidden, "", ""},
      {"c:\\map", TargetKind::Forbidden, "", ""},
      {"//example.org", TargetKind::Forbidden, "", ""},
      {"", TargetKind::Malformed, "", ""},
      {"   ", TargetKind::Malformed, "", ""},
      {"#", TargetKind::Malformed, "", ""},
      {"?x", TargetKind::Malformed, "", ""},
      {"https:", TargetKind::Malformed, "", ""},
      {"https://", TargetKind::Malformed, "", ""},
      {"https:///x", TargetKind::Malformed, "", ""},
      {"https://?x", TargetKind::Malformed, "", ""},
      {"http:x", TargetKind::Malformed, "", ""},
      {"mailto:", TargetKind::Malformed, "", ""},
      {"tel:", TargetKind::Malformed, "", ""},
      {"a\\b.md", TargetKind::Malformed, "", ""},
      {"\\\\example.org", TargetKind::Malformed, "", ""},
      {"/\\example.org", TargetKind::Malformed, "", ""},
      {"a%5Cb.md", TargetKind::Malformed, "", ""},
      {"a%zz", TargetKind::Malformed, "", ""},
      {"a%", TargetKind::Malformed, "", ""},
      {"a%00", TargetKind::Malformed, "", ""},
      {"a%0Ab", TargetKind::Malformed, "", ""},
      {"a%FF", TargetKind::Malformed, "", ""},
      {"java\tscript:x", TargetKind::Malformed, "", ""},
      {"java\nscript:x", TargetKind::Malformed, "", ""},
      {"\x01javascript:x", TargetKind::Malformed, "", ""},
      {std::string("a\0b", 3), TargetKind::Malformed, "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.written);
    const Target target = classify_target(row.written);
    CHECK(static_cast<int>(target.kind) == static_cast<int>(row.kind));
    CHECK(target.path == row.path);
    CHECK(target.fragment == row.fragment);
    if (target.usable()) continue;
    const TargetProblem problem = problem_of(target);
    CHECK_FALSE(problem.message.empty());
    CHECK_FALSE(problem.help.empty());
  }
}

TEST_CASE("what may not stand in an address is encoded once", "[markdown][links]") {
  struct Row {
    std::string address;
    std::string attribute;
  };
  const Row rows[] = {
      {"a b", "a%20b"},
      {"a%20b", "a%20b"},
      {"100%", "100%25"},
      {"a%zz", "a%25zz"},
      {"?a=1&b=2#c", "?a=1&amp;b=2#c"},
      {"#a#b", "#a%23b"},
      {"é", "%C3%A9"},
      {"a\"b'c<d>e`f", "a%22b%27c%3Cd%3Ee%60f"},
      {"a[b]c|d^e{f}", "a%5Bb%5Dc%7Cd%5Ee%7Bf%7D"},
      {"http://[::1]/[x]", "http://[::1]/%5Bx%5D"},
      {"a\\b", "a%5Cb"},
      {"", ""},
  };
  for (const Row& row : rows) {
    std::string out;
    append_url_attribute(out, row.address);
    CHECK(out == row.attribute);
  }
}

TEST_CASE("bare addresses are found as GitHub finds them", "[markdown][autolinks]") {
  struct Row {
    std::string text;
    std::string found;  ///< Empty: none.
  };
  const Row rows[] = {
      {"zie https://example.org.", "https://example.org"},
      {"(zie https://example.org/a_(b))", "https://example.org/a_(b)"},
      {"https://example.org/a,b; c", "https://example.org/a,b"},
      {"https://example.org/?a&amp; x", "https://example.org/?a"},
      {"HTTPS://EXAMPLE.ORG/x!", "HTTPS://EXAMPLE.ORG/x"},
      {"https://localhost:8080/x", "https://localhost:8080/x"},
      {"https://ex_ample.org", ""},
      {"https://", ""},
      {"https:// x", ""},
      {"xhttps://example.org", ""},
      {"https://example.org/<b>", "https://example.org/"},
      {"https://example.org…", "https://example.org"},
      {"“https://example.org”", "https://example.org"},
      {"www.example.org/x?y", "www.example.org/x?y"},
      {"www.example", ""},
      {"www.", ""},
      {"awww.example.org", ""},
      {"a@example.org", "a@example.org"},
      {"mail: a.b+c-d_e@sub.example.org.", "a.b+c-d_e@sub.example.org"},
      {"a@b", ""},
      {"a@b.", ""},
      {"@example.org", ""},
      {"a@-b.c_d", ""},
      {"a@b.c1", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto found = find_autolink(row.text, 0);
    CHECK((found ? row.text.substr(found->begin, found->end - found->begin) : "") == row.found);
  }
}

TEST_CASE("videos are known by their address", "[markdown][autolinks]") {
  CHECK(video_site("https://www.youtube.com/watch?v=x") == "YouTube");
  CHECK(video_site("https://m.youtube.com/watch?v=x") == "YouTube");
  CHECK(video_site("http://youtu.be/x") == "YouTube");
  CHECK(video_site("https://vimeo.com/1") == "Vimeo");
  CHECK(video_site("https://youtu.be/") == "");
  CHECK(video_site("https://youtube.com/@kanaal") == "");
  CHECK(video_site("https://example.org/youtu.be/x") == "");
  CHECK(video_site("youtu.be/x") == "");
  CHECK(video_site("") == "");
}

}  // namespace
}  // namespace bondgenoot::markdown
