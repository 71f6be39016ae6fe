// Whatever is edited, what is served is what a cold build makes of the same files.
#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include <malloc.h>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "build/output_tree.h"
#include "build/pipeline.h"
#include "support/diagnostic_text.h"
#include "support/text.h"
#include "unit/serve/editor.h"
#include "unit/serve/served_project.h"

namespace bondgenoot::serve {
namespace {

/// What the paths of an edit have now.
Texts texts_now(const Texts& edit, const Files& files) {
  Texts now;
  for (const auto& [path, text] : edit) {
    const auto found = files.find(path);
    now[path] = found == files.end() ? std::nullopt : std::optional(found->second);
  }
  return now;
}

/// What `build` writes, by path.
using Outputs = std::map<std::string, std::string, std::less<>>;

Outputs build_cold(const Files& files) {
  std::map<std::string, std::string> rooted;
  for (const auto& [path, text] : files) rooted["project/" + path] = text;
  const MemoryFileSystem disk(rooted);
  ThreadPool pool(2);
  Trace trace;
  build::OutputTree tree;
  build::TreeOutput output(tree);
  auto built = build::build_site(disk, options_of_serve(), pool, trace, &output);
  REQUIRE(built);
  INFO(to_text(built->project.diagnostics, *built->project.sources));
  REQUIRE(!built->files.empty());
  return std::move(tree.files);
}

/// A page without what the server adds to it.
std::string undressed(const std::string& page) {
  static const std::regex kAdded(
      "<link rel=\"stylesheet\" href=\"/_bondgenoot/[^\n]*\n|<script type=\"module\" src=\"/_bondgenoot/[^\n]*\n"
      "| <span class=\"bondgenoot-mark\">[^<]*</span>|\n<aside class=\"bondgenoot-preview\"[^\n]*\n");
  return std::regex_replace(page, kAdded, "");
}

/// How many outputs were compared.
std::size_t compare(const ServedProject& served, const Outputs& cold) {
  for (const auto& [output, bytes] : cold) {
    const Response response = served.ask("/kennis/" + output);
    INFO(output);
    if (response.status >= 300 && response.status < 400) continue;  // An old address: the build writes a page for it.
    REQUIRE(response.body);
    const bool same = (output.ends_with(".html") ? undressed(*response.body) : *response.body) == bytes;
    if (!same) CHECK((output.ends_with(".html") ? undressed(*response.body) : *response.body) == bytes);
  }
  return cold.size();
}

TEST_CASE("after any edit the server shows what a cold build makes of the same files, and says what a cold start says",
          "[serve][incremental]") {
  const std::uint32_t seed = GENERATE(1U, 2U, 3U, 4U);
  Editor editor(seed);
  ServedProject served(editor.files());
  REQUIRE(served.said().empty());
  REQUIRE(served.is_shown());
  std::size_t refused = 0;
  std::size_t compared = 0;
  for (int round = 0; round < 50; ++round) {
    const Texts edit = editor.edit();
    if (edit.empty()) continue;
    const Texts before = texts_now(edit, served.files());
    served.change(edit);
    INFO("seed " << seed << ", round " << round << ", " << editor.what());
    const ServedProject fresh(served.files());
    REQUIRE(served.is_shown() == fresh.is_shown());
    REQUIRE(served.said() == fresh.said());
    if (!served.is_shown()) {  // A mistake is taken back.
      ++refused;
      editor.undo();
      served.change(before);
      REQUIRE(served.is_shown());
    }
    served.settle();
    compared += compare(served, build_cold(served.files()));
  }
  CHECK(refused > 0);
  CHECK(compared > 1500);
}

TEST_CASE("a text is kept no longer than something shown or remembered points into it", "[serve][incremental]") {
  Editor editor(8);
  ServedProject served(editor.files());
  std::size_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    const Texts edit = editor.edit();
    const Texts before = texts_now(edit, served.files());
    served.change(edit);
    if (!served.is_shown()) {
      ++refused;
      editor.undo();
      served.change(before);
      REQUIRE(served.is_shown());
    }
    if (round % 5 == 0) static_cast<void>(served.body("/kennis/notes/n1/"));
    // All that there are, and what the last two changes replaced: entries, and templates that were compiled anew.
    constexpr std::size_t kFew = 8;
    const Files files = served.files();
    std::size_t bytes = 0;
    std::size_t longest = 0;
    for (const auto& [path, text] : files) {
      bytes += text.size();
      longest = std::max(longest, text.size());
    }
    INFO("round " << round << ", " << editor.what());
    REQUIRE(served.texts()->size() <= files.size() + kFew);
    REQUIRE(served.texts()->bytes() <= bytes + kFew * longest);
  }
  CHECK(refused > 0);
}

TEST_CASE("a thousand edits leave nothing behind", "[serve][incremental]") {
  Editor editor(7);
  ServedProject served(editor.files());
  const auto edit = [&](int number) {
    Note note;
    note.title = fmt::format("Title {}", number % 3);
    note.words = fmt::format("Words of edit {}.{}", number, std::string(4'000, ' '));
    served.change({{fmt::format("content/notes/n{}.md", number % 5), note.text()}});
    static_cast<void>(served.body(fmt::format("/kennis/notes/n{}/", number % 5)));
  };
  // Under a sanitizer it knows nothing, which finds leaks by itself.
  const auto bytes_in_use = [&] {
    served.settle();  // Another thread may be at work for a state, and hold it meanwhile.
    return ::mallinfo2().uordblks;
  };
  for (int number = 0; number < 100; ++number) edit(number);
  const std::size_t before = bytes_in_use();
  for (int number = 100; number < 1100; ++number) edit(number);
  const std::size_t after = bytes_in_use();
  REQUIRE(served.is_shown());
  CHECK_THAT(served.body("/kennis/notes/n4/"), Catch::Contains("Words of edit 1099."));
  INFO("bytes before " << before << ", after " << after);
  // The system's allocator keeps up to a quarter of a megabyte that was freed for each thread, and counts it as in use:
  // a quarter of what the texts of all edits are.
  CHECK(after < before + 1'000 * std::size_t{1'000});
}

TEST_CASE("a state that is no longer shown is let go of", "[serve][incremental]") {
  ServedProject served;
  for (int number = 0; number < 4; ++number) {
    const std::weak_ptr<const LiveSite> before = served.site();
    served.write("content/notes/one.md", fmt::format("---\ntitle: One {0}\ntags: [t{0}]\n---\nText.\n", number));
    static_cast<void>(served.body("/kennis/notes/one/"));
    const std::weak_ptr<const LiveSite> edited = served.site();
    served.settle();  // What is learned of a state may take until now, and gives another one.
    CHECK(before.expired());
    CHECK(edited.expired());
  }
}

TEST_CASE("pages that were looked at once do not stay for ever", "[serve][incremental]") {
  constexpr int kPages = 90;
  constexpr std::size_t kPageSize = 300'000;
  Files files = small_project();
  files["templates/page.html"] = fmt::format(
      "<html><head></head><body>{{{{ page.title }}}}{{% if entry is defined %}}{{{{ entry.body }}}}{{{{ 'x' * {} }}}}"
      "{{% endif %}}</body></html>\n",
      kPageSize);
  for (int i = 0; i < kPages; ++i) files[fmt::format("content/notes/n{}.md", i)] = "---\ntitle: Note\n---\n";
  ServedProject served(files);
  const auto edit = [&](int number) {
    served.write(fmt::format("content/notes/n{}.md", number), fmt::format("---\ntitle: Note\n---\nEdit {}.\n", number));
    const std::string page = served.body(fmt::format("/kennis/notes/n{}/", number));
    REQUIRE(page.size() > kPageSize);
  };
  for (int number = 0; number < 40; ++number) edit(number);
  const std::size_t before = ::mallinfo2().uordblks + ::mallinfo2().hblkhd;
  for (int number = 40; number < kPages; ++number) edit(number);
  const std::size_t after = ::mallinfo2().uordblks + ::mallinfo2().hblkhd;
  INFO("bytes before " << before << ", after " << after);  // Without a limit it would be fifteen million more.
  CHECK(after < before + 4'000'000);
}

}  // namespace
}  // namespace bondgenoot::serve
