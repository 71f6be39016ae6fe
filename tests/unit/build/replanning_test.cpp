// After an edit only what differs is planned again: the plan is that of a cold start, and shares with the last one what
// is the same.
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "build/memory.h"
#include "build/prepared_site.h"
#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"
#include "support/thread_pool.h"
#include "support/trace.h"

namespace bondgenoot::build {
namespace {

BuildOptions options_of_test() {
  BuildOptions options;
  options.root = "project";
  options.today = {2026, 11, 22};
  options.jobs = 1;
  return options;
}

std::string note(const std::string& front_matter, const std::string& body = "Words.") {
  return fmt::format("---\n{}---\n{}\n", front_matter, body);
}

std::map<std::string, std::string> first_files() {
  std::map<std::string, std::string> files = {
      {"content/site.yaml", "title: Test\nlanguage: nl\nlanguages: [nl, en]\nbase_url: https://example.org/kennis/\n"},
      {"content/pages/_collection.yaml",
       "title: Pages\npath: /\nlayouts: {entry: entry.html}\nfields:\n  title: {type: text, required: true}\n  lists: "
       "{type: text, many: "
       "true}\n"},
      {"content/pages/index.md", note("title: Home\n")},
      {"content/pages/index.en.md", note("title: Home\n")},
      {"content/pages/all.md", note("title: All\nlists: [notes, people]\n")},
      {"content/people/_collection.yaml",
       "title: People\npath: /people/\norder: title\nlayouts: {entry: entry.html, list: entry.html}\n"
       "fields:\n  title: {type: text, required: true}\n"},
      {"content/people/ada.md", note("title: Ada\n")},
      {"content/people/bea.md", note("title: Bea\n")},
      {"content/notes/_collection.yaml",
       "title: Notes\npath: /notes/\norder: -date\nper_page: 3\nlayouts: {entry: entry.html, list: "
       "entry.html}\nfields:\n"
       "  title: {type: text, required: true}\n  date: {type: date, facet: year}\n"
       "  kind: {type: choice, facet: true, many: true, all_values: alle, options: {a: A, b: B, c: C}}\n"
       "  place: {type: text, facet: true}\n  people: {type: reference, to: people, many: true, facet: true}\n"
       "  size: {type: number}\n  open: {type: boolean, facet: true}\n"},
      {"templates/entry.html", "<html></html>\n"},
      {"templates/404.html", "<html></html>\n"},
      {"themes/default/theme.yaml", "name: Default\n"},
  };
  for (int i = 0; i < 10; ++i) {
    files[fmt::format("content/notes/n{}.md", i)] =
        note(fmt::format("title: Note {}\ndate: {}\nkind: [{}]\nplace: Delft\npeople: [ada]\nsize: {}\n", i, 2000 + i,
                         i % 2 == 0 ? "a" : "b", i % 3));
  }
  files["content/notes/n5.en.md"] = note("title: Remark\n");
  return files;
}

std::map<std::string, std::string> below_root(const std::map<std::string, std::string>& files) {
  std::map<std::string, std::string> rooted;
  for (const auto& [path, text] : files) rooted["project/" + path] = text;
  return rooted;
}

std::string ids_text(const std::vector<content::EntryId>& ids) {
  std::string text;
  for (const content::EntryId id : ids) text += fmt::format(" {}", id.value);
  return text;
}

std::string plan_text(const site::Plan& plan) {
  std::string text;
  for (const site::Page& page : plan.pages) {
    text += fmt::format("{} {} {} | {} | {} | {} {} {} {} {}/{} {}{}\n", page.output, page.href, page.layout,
                        page.title, page.description, page.language, static_cast<int>(page.kind), page.entry.value,
                        page.listing.value, page.number, page.pages, page.index, ids_text(page.entries));
    if (page.facet) text += fmt::format("  facet {} {}\n", page.facet->facet, page.facet->value);
  }
  for (const site::Listing& listing : plan.listings) {
    text += fmt::format("{} {} {} {}{}\n", listing.title, listing.description, listing.href, listing.language,
                        ids_text(listing.entries));
    for (const site::Facet& facet : listing.facets) {
      text += fmt::format("  {} {} {}\n", facet.field, facet.label, facet.unlabelled);
      for (const site::FacetValue& value : facet.values)
        text += fmt::format("    {} {} {} {} [{}]{}\n", value.value, value.label, value.entry.value, value.level,
                            value.href, ids_text(value.entries));
    }
  }
  for (const site::Redirect& redirect : plan.redirects)
    text += fmt::format("{} {} {}\n", redirect.output, redirect.target, redirect.title);
  for (const std::string& href : plan.entry_hrefs) text += href + '\n';
  return text;
}

/// A project that is prepared again and again, as `serve` does it.
class EditedProject {
 public:
  EditedProject() : files_(below_root(first_files())) { site_ = prepare(&memory_); }

  [[nodiscard]] const site::Plan& plan() const { return *site_->plan; }

  /// How many pages are shared with the plan before; it is compared with that of a cold start.
  std::size_t edit(const std::string& path, const std::string& text) {
    REQUIRE(files_.write("project/" + path, text));
    memory_.changes.paths.insert("project/" + path);
    const std::shared_ptr<const site::Plan> before = site_->plan;
    site_ = prepare(&memory_);
    CHECK(plan_text(plan()) == plan_text(*prepare(nullptr)->plan));
    std::size_t shared = 0;
    for (std::size_t i = 0; i < before->pages.size(); ++i) {
      const site::Page* page = site_->plan->find_page(before->pages[i].output);
      shared += page == &before->pages[i] ? 1 : 0;
    }
    return shared;
  }

 private:
  std::shared_ptr<const PreparedSite> prepare(Memory* memory) {
    Trace trace;
    auto prepared = prepare_site(files_, options_of_test(), pool_, trace, memory);
    REQUIRE(prepared);
    INFO(to_text((*prepared)->project.diagnostics, *(*prepared)->project.sources));
    REQUIRE((*prepared)->project.diagnostics.empty());
    return *prepared;
  }

  MemoryFileSystem files_;
  ThreadPool pool_{1};
  Memory memory_;
  std::shared_ptr<const PreparedSite> site_;
};

TEST_CASE("a value that changed moves an entry from one facet page to another, and no other page is made again",
          "[build][replanning]") {
  struct Row {
    std::string what, front_matter;
  };
  // Note 4 is an `a` of 2004 in Delft, of size 1, by Ada.
  const std::vector<Row> rows = {
      {"a choice", "title: Note 4\ndate: 2004\nkind: [b]\nplace: Delft\npeople: [ada]\nsize: 1\n"},
      {"all of them", "title: Note 4\ndate: 2004\nkind: alle\nplace: Delft\npeople: [ada]\nsize: 1\n"},
      {"none of them", "title: Note 4\ndate: 2004\nplace: Delft\npeople: [ada]\nsize: 1\n"},
      {"a value nobody had", "title: Note 4\ndate: 2004\nkind: [c]\nplace: Delft\npeople: [ada]\nsize: 1\n"},
      {"a reference", "title: Note 4\ndate: 2004\nkind: [a]\nplace: Delft\npeople: [bea]\nsize: 1\n"},
      {"a text", "title: Note 4\ndate: 2004\nkind: [a]\nplace: Rotterdam\npeople: [ada]\nsize: 1\n"},
      {"the same in capitals", "title: Note 4\ndate: 2004\nkind: [a]\nplace: DELFT\npeople: [ada]\nsize: 1\n"},
      {"a year in between", "title: Note 4\ndate: 2007\nkind: [a]\nplace: Delft\npeople: [ada]\nsize: 1\n"},
      {"a year of its own", "title: Note 4\ndate: 1990\nkind: [a]\nplace: Delft\npeople: [ada]\nsize: 1\n"},
      {"the newest of all", "title: Note 4\ndate: 2020\nkind: [a]\nplace: Delft\npeople: [ada]\nsize: 1\n"},
      {"a number", "title: Note 4\ndate: 2004\nkind: [a]\nplace: Delft\npeople: [ada]\nsize: 12\n"},
      {"yes", "title: Note 4\ndate: 2004\nkind: [a]\nplace: Delft\npeople: [ada]\nsize: 1\nopen: true\n"},
      {"a title", "title: Another\ndate: 2004\nkind: [a]\nplace: Delft\npeople: [ada]\nsize: 1\n"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    EditedProject project;
    const std::size_t pages = project.plan().pages.size();
    CHECK(project.edit("content/notes/n4.md", note(row.front_matter)) > pages / 3);
    CHECK(project.edit("content/notes/n4.md", first_files()["content/notes/n4.md"]) > pages / 3);  // And back.
  }
}

TEST_CASE("what is called by another name has that name wherever it can be chosen", "[build][replanning]") {
  EditedProject project;
  const std::size_t pages = project.plan().pages.size();
  CHECK(project.edit("content/people/ada.md", note("title: Zoe\n")) > pages / 3);
  CHECK(project.edit("content/people/bea.md", note("title: Aart\n")) > pages / 3);
  CHECK(project.edit("content/pages/all.md", note("title: Everything\nlists: [notes, people]\n")) > pages / 3);
  CHECK(project.edit("content/pages/index.md", note("title: Welcome\n")) > pages / 3);
}

TEST_CASE("a translation and what it translates are planned again together", "[build][replanning]") {
  EditedProject project;
  const std::size_t pages = project.plan().pages.size();
  CHECK(project.edit("content/notes/n5.en.md", note("title: Another remark\n")) > pages / 3);
  CHECK(project.edit("content/notes/n5.en.md", note("title: Another remark\nkind: [c]\n")) > pages / 3);
  CHECK(project.edit("content/notes/n5.en.md", note("title: Another remark\ndate: 1980\n")) > pages / 3);
  CHECK(project.edit("content/notes/n5.md", note("title: Note 5\ndate: 2003\nkind: [a]\npeople: [bea]\n")) > pages / 3);
  CHECK(project.edit("content/notes/n5.md", note("title: Note 5\ndate: 2003\nkind: [a]\n", "Other words.")) >
        pages / 3);
  CHECK(project.edit("content/notes/n5.en.md", note("title: Another remark\n", "Words in English.")) > pages / 3);
}

TEST_CASE("where addresses change all is planned anew", "[build][replanning]") {
  EditedProject project;
  CHECK(project.edit("content/notes/n4.md", note("title: Note 4\ndate: 2004\nslug: vier\n")) == 0);
  CHECK(project.edit("content/notes/n3.md", note("title: Note 3\ndate: 2003\naliases: [/old/]\n")) == 0);
  CHECK(project.edit("content/pages/all.md", note("title: All\nlists: [notes]\n")) == 0);
}

}  // namespace
}  // namespace bondgenoot::build
