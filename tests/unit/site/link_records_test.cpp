// `links.yaml`: read, judged, and changed without a byte of a person's own.
#include <string>

#include <catch2/catch.hpp>

#include "site/link_file.h"
#include "site/link_records.h"
#include "support/diagnostic_codes.h"
#include "support/diagnostic_text.h"

namespace bondgenoot::site {
namespace {

using Catch::Contains;

const std::string kA = "https://a.example/";
constexpr Day kDay = {2026, 11, 22};

LinkRecord alive() { return {.code = 200, .first_seen = kDay, .last_seen = kDay, .checked = kDay}; }

std::string changed(const std::string& text, const LinkFileChanges& changes) {
  SourceMap sources;
  const auto file = changed_link_file(sources.get(sources.add("links.yaml", text)), changes);
  return file ? *file : "refused: " + file.error().message;
}

TEST_CASE("a page is dead when it was not there on two days, and alive when it answers once", "[site][links]") {
  LinkRecord record;
  note_seen(record, 200, {}, {2026, 11, 1});
  CHECK(record.status == LinkStatus::Ok);
  note_failing(record, 404, {2026, 11, 20});
  note_failing(record, 404, {2026, 11, 20});
  CHECK(record.status == LinkStatus::Failing);
  CHECK(record.last_seen == Day{2026, 11, 1});
  note_failing(record, 410, {2026, 11, 21});
  CHECK(record.status == LinkStatus::Dead);
  CHECK(record.failing_since == Day{2026, 11, 20});
  note_refused(record, 403, {2026, 11, 22});
  CHECK(record.status == LinkStatus::Refused);
  CHECK_FALSE(record.failing_since);
  note_failing(record, 0, {2026, 11, 23});
  CHECK(record.status == LinkStatus::Failing);
  note_seen(record, 200, "https://b.example/", {2026, 11, 24});
  CHECK(record.status == LinkStatus::Moved);
  CHECK(record.first_seen == Day{2026, 11, 1});
  CHECK(record.last_seen == Day{2026, 11, 24});
}

TEST_CASE("what is written is read back", "[site][links]") {
  LinkRecord record = alive();
  record.status = LinkStatus::Dead;
  record.code = 404;
  record.failing_since = Day{2026, 11, 20};
  record.moved_to = "https://b.example/?q=\xC3\xA9&r=%22";
  record.archive = "https://web.archive.org/web/2024/https://a.example/";
  record.archive_asked = kDay;
  const std::string text = changed("", {.records = {{kA, record}, {"http://z.example/x", alive()}}, .unused = {}});
  SourceMap sources;
  const auto read = parse_link_records(sources.get(sources.add("links.yaml", text)));
  INFO(text);
  CHECK(read.diagnostics.empty());
  CHECK(read.value.at(kA) == record);
}

TEST_CASE("a person's keys, comments and line ends stay as they are", "[site][links]") {
  const std::string before =
      "# Ours.\r\n"
      "\"https://b.example/\":   # the neighbours\r\n"
      "    note: {to: [them]}\r\n"
      "    status: failing # look at this\r\n"
      "    failing_since: 2026-11-20  # a Friday\r\n"
      "    steps:\r\n"
      "      - call: them\r\n"
      "        when: [{day: monday}]\r\n"
      "    # nothing yet\r\n"
      "\r\n"
      "# The library.\r\n"
      "'https://c.example/':\r\n"
      "https://a.example/:";
  LinkRecord record = alive();
  const std::string after = changed(before, {.records = {{"https://b.example/", record}, {kA, record}}, .unused = {}});
  CHECK(after ==
        "# Ours.\r\n"
        "\"https://b.example/\":   # the neighbours\r\n"
        "    note: {to: [them]}\r\n"
        "    status: ok # look at this\r\n"
        "    # a Friday\r\n"
        "    code: 200\r\n"
        "    first_seen: 2026-11-22\r\n"
        "    last_seen: 2026-11-22\r\n"
        "    checked: 2026-11-22\r\n"
        "    steps:\r\n"
        "      - call: them\r\n"
        "        when: [{day: monday}]\r\n"
        "    # nothing yet\r\n"
        "\r\n"
        "# The library.\r\n"
        "'https://c.example/':\r\n"
        "https://a.example/:\n"
        "  status: ok\n  code: 200\n  first_seen: 2026-11-22\n  last_seen: 2026-11-22\n  checked: 2026-11-22\n");
  // The same again changes nothing.
  CHECK(changed(after, {.records = {{"https://b.example/", record}, {kA, record}}, .unused = {}}) == after);
}

TEST_CASE("what cannot be changed line by line is refused whole", "[site][links]") {
  for (const std::string text :
       {"https://a.example/: {status: ok}\n", "{\"https://a.example/\": {status: ok}}\n", "https://a.example/: [ok]\n",
        "https://a.example/:\n  status:\n    - ok\n", "https://a.example/:\n  status: ok\n  status: dead\n",
        "\"https://a.example/\n", "- a\n", "https://a.example/: &a\n  status: dead\nhttps://b.example/: *a\n"}) {
    INFO(text);
    CHECK_THAT(changed(text, {.records = {{kA, alive()}}, .unused = {}}), Catch::StartsWith("refused: "));
  }
}

TEST_CASE("a link that no text has goes, unless a person wrote there", "[site][links]") {
  const std::string ours = "https://a.example/:\n  status: ok\n  checked: 2026-11-22\n";
  const LinkFileChanges gone{.records = {}, .unused = {kA}};
  CHECK(changed("# Top.\n" + ours + "https://b.example/:\n  status: ok\n", gone) ==
        "# Top.\nhttps://b.example/:\n  status: ok\n");
  for (const std::string more : {"  note: mine\n", "  # mine\n"}) CHECK(changed(ours + more, gone) == ours + more);
}

TEST_CASE("a value that cannot be read is a warning at its place, and the rest counts", "[site][links]") {
  SourceMap sources;
  const auto read = parse_link_records(sources.get(
      sources.add("links.yaml",
                  "https://a.example/:\n  status: gone\n  code: 4040\n  checked: yesterday\n  archive: javascript:1\n"
                  "  last_seen: 2024-03-01\nmailto:x@example.org:\n  status: ok\n")));
  REQUIRE(read.diagnostics.items().size() == 5);
  for (const Diagnostic& said : read.diagnostics.items()) {
    CHECK(said.code == DiagnosticCode::InvalidLinkRecord);
    CHECK(said.severity == Severity::Warning);
  }
  CHECK(read.value.at(kA).last_seen == Day{2024, 3, 1});
  CHECK(read.value.at(kA).archive.empty());
  CHECK(read.value.size() == 1);
}

TEST_CASE("only an address on the web is a link, without its place in the page", "[site][links]") {
  CHECK(link_key("https://a.example/b?c#d") == "https://a.example/b?c");
  for (const std::string none : {"", "https://", "https:///x", "ftp://a.example", "mailto:a@b.example", "//a.example",
                                 "https://a b", "https://a\"b", "#x", "../x.md"})
    CHECK_FALSE(link_key(none));
  CHECK_FALSE(link_key("https://a.example/" + std::string(1000, 'x')));
  const LinkRecords records = {{kA, {.status = LinkStatus::Dead}}, {"https://b.example/", alive()}};
  CHECK(find_dead(&records, kA + "#part") != nullptr);
  CHECK(find_dead(&records, "https://b.example/") == nullptr);
  CHECK(find_dead(nullptr, kA) == nullptr);
}

}  // namespace
}  // namespace bondgenoot::site
