// Entries that a build keeps for the next: only what differs is parsed, and what comes out is what parsing gives.
#include "build/entry_cache.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "build/output_tree.h"
#include "build/pipeline.h"
#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"
#include "support/recording_file_system.h"

namespace bondgenoot::build {
namespace {

using Names = std::vector<std::string>;

class CachedProject {
 public:
  CachedProject() : files_(first_files()) {}

  /// Builds with what the last build kept; the same must come of it as without. Which entries were parsed.
  Names build(const std::string& program = "program") {
    EntryCache cache(files_, "p", hash_bytes(program));
    OutputTree warm_tree;
    OutputTree cold_tree;
    RecordingFileSystem seen(files_, "p/.cache");
    seen.remember(before_);
    const BuiltSite warm = build_with(seen, &cache, warm_tree);
    const BuiltSite cold = build_with(files_, nullptr, cold_tree);
    INFO(to_text(cold.project.diagnostics, *cold.project.sources));
    CHECK(cold_tree.files.empty() == cold.project.diagnostics.has_errors());
    CHECK(warm_tree.files == cold_tree.files);
    CHECK(to_text(warm.project.diagnostics, *warm.project.sources) ==
          to_text(cold.project.diagnostics, *cold.project.sources));
    REQUIRE(cache.keep(files_, pool_));
    before_ = seen.observations().value();
    CHECK(cache.entries() == warm.project.graph.entries().size());
    return cache.parsed_anew();
  }
  MemoryFileSystem& files() { return files_; }

 private:
  static std::map<std::string, std::string> first_files() {
    std::map<std::string, std::string> files = {
        {"p/content/site.yaml",
         "title: Test\nlanguage: nl\nlanguages: [nl, en]\nbase_url: https://example.org/kennis/\n"},
        {"p/content/pages/index.md", "---\ntitle: Home\n---\nWelkom.\n"},
        {"p/content/notes/_collection.yaml",
         "title: Notes\npath: /notes/\nlayouts: {entry: entry.html, list: entry.html}\nfields:\n"
         "  title: {type: text, required: true}\n  near: {type: reference, to: notes, many: true}\n"},
        {"p/templates/entry.html",
         "<html>{% if entry is defined %}{{ entry.title }} {{ entry.body }}{% endif %}</html>\n"},
        {"p/templates/page.html", "<html>{{ entry.body }}</html>\n"},
        {"p/templates/404.html", "<html></html>\n"},
        {"p/themes/default/theme.yaml", "name: Default\n"},
    };
    for (int i = 0; i < 3; ++i)
      files[fmt::format("p/content/notes/n{}.md", i)] =
          fmt::format("---\ntitle: Note {}\nnear: [n{}]\n---\nWords [there](n{}.md).\n", i, (i + 1) % 3, (i + 2) % 3);
    files["p/content/notes/n1.en.md"] = "---\ntitle: Remark\n---\nText.\n";
    return files;
  }

  BuiltSite build_with(const FileSystem& files, EntryCache* cache, OutputTree& tree) {
    TreeOutput output(tree);
    BuildOptions options;
    options.root = "p";
    options.today = {2026, 11, 22};
    Trace trace;
    auto built = build_site(files, options, pool_, trace, &output, cache);
    REQUIRE(built);
    return std::move(*built);
  }

  MemoryFileSystem files_;
  ThreadPool pool_{2};
  std::vector<Observation> before_;
};

constexpr std::string_view kNote = "p/content/notes/n0.md";

TEST_CASE("only entries that are other than they were are parsed", "[build][entry-cache]") {
  CachedProject project;
  REQUIRE(project.build().size() == 5);
  CHECK(project.build().empty());
  SECTION("another text") {
    REQUIRE(project.files().write(std::string(kNote), "---\ntitle: Other\n---\nOther.\n"));
    CHECK(project.build() == Names{"content/notes/n0.md"});
    CHECK(project.build().empty());
  }
  SECTION("a text with a mistake, of which all is said again") {
    REQUIRE(project.files().write(std::string(kNote), "---\ntitle: Other\nnear: [n9]\ntitl: x\n---\nOther.\n"));
    CHECK(project.build() == Names{"content/notes/n0.md"});
    CHECK(project.build().empty());
  }
  SECTION("an entry more, one less, one under another name") {
    REQUIRE(project.files().write("p/content/notes/n3.md", "---\ntitle: More\n---\n"));
    CHECK(project.build() == Names{"content/notes/n3.md"});
    REQUIRE(project.files().rename("p/content/notes/n3.md", "p/content/notes/n4.md"));
    CHECK(project.build() == Names{"content/notes/n4.md"});
    REQUIRE(project.files().remove("p/content/notes/n4.md"));
    CHECK(project.build().empty());
  }
  SECTION("the model, a setting that texts are read by, another program") {
    REQUIRE(project.files().write("p/content/notes/_collection.yaml",
                                  "title: Notes\npath: /notes/\nlayouts: {entry: entry.html}\nfields:\n"
                                  "  near: {type: reference, to: notes, many: true}\n  title: {type: text}\n"));
    CHECK(project.build().size() == 5);
    REQUIRE(project.files().write("p/content/site.yaml", "title: Test\nlanguage: en\nlanguages: [en, nl]\n"));
    CHECK(project.build().size() == 5);
    CHECK(project.build("another program").size() == 5);
    CHECK(project.build("another program").empty());
  }
  SECTION("a template, which entries are not made of") {
    REQUIRE(project.files().write("p/templates/entry.html", "<p></p>"));
    CHECK(project.build().empty());
  }
}

TEST_CASE("a cache that is damaged, foreign or gone means that all is parsed", "[build][entry-cache]") {
  CachedProject project;
  static_cast<void>(project.build());
  const std::string place = "p/.cache/entries/00";
  const auto kept = project.files().read(place, 1U << 30U);
  REQUIRE(kept);
  std::string changed = *kept;
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
  for (const std::string& bytes :
       {std::string(), kept->substr(0, kept->size() / 2), std::string(5000, '\xFF'), changed}) {
    REQUIRE(project.files().write(place, bytes));
    CHECK(project.build().size() == 5);
    CHECK(project.files().read(place, 1U << 30U).value_or("") == *kept);
  }
  REQUIRE(project.files().remove(place));
  CHECK(project.build().size() == 5);
  REQUIRE(project.files().write("p/.cache/entries/7f", "of a time with more entries"));
  REQUIRE(project.files().write(std::string(kNote), "---\ntitle: Other\n---\n"));
  static_cast<void>(project.build());
  CHECK(project.files().kind("p/.cache/entries/7f").value_or(FileKind::File) == FileKind::Missing);
}

TEST_CASE("texts that are damaged, of another build or gone are made anew, and the next build keeps them again",
          "[build][entry-cache]") {
  CachedProject project;
  static_cast<void>(project.build());
  const std::string place = "p/.cache/entries/00.texts";
  const std::string kept = project.files().read(place, 1U << 30U).value_or("");
  REQUIRE(kept.size() > 200);
  std::string changed = kept;
  for (char& byte : changed) byte = static_cast<char>(byte ^ 1);
  for (const std::string& bytes : {std::string(), kept.substr(0, 10), std::string(5000, '\xFF'), changed}) {
    REQUIRE(project.files().write(place, bytes));
    CHECK(project.build().empty());  // That they were lost is found when somebody looks at them.
    CHECK(project.build().size() == 5);
    CHECK(project.files().read(place, 1U << 30U).value_or("") == kept);
    CHECK(project.build().empty());
  }
  REQUIRE(project.files().remove(place));
  CHECK(project.build().size() == 5);
}

}  // namespace
}  // namespace bondgenoot::build
