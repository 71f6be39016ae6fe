#include "site/likeness.h"

#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "site_project.h"

namespace bondgenoot::site {
namespace {

ProjectFiles library() {
  return {
      {"content/site.yaml", "title: Test\nlanguage: nl\nlanguages: [nl, en]\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: De ingang.\n---\n"},
      {"content/pages/index.en.md", "---\ntitle: Home\n---\n"},
      {"content/schools/_collection.yaml", "title: Scholen\npath: /scholen/\nfields:\n  title: {type: text}\n"},
      {"content/themes/_collection.yaml", "title: Thema's\npath: /themas/\nfields:\n  title: {type: text}\n"},
      {"content/notes/_collection.yaml",
       "title: Notities\npath: /notities/\nfields:\n  title: {type: text}\n  hidden: {type: boolean, default: false}\n"
       "  themes: {type: reference, to: themes, many: true, inverse: notes}\n"
       "  schools: {type: reference, to: schools, many: true, inverse: notes, private_when: hidden}\n"
       "  related: {type: reference, to: notes, many: true, inverse: related_from}\n"},
      {"content/schools/hef.md", "---\ntitle: Hef\n---\n"},
      {"content/themes/taal.md", "---\ntitle: Taal\n---\n"},
      {"content/themes/stage.md", "---\ntitle: Stage\n---\n"},
  };
}

void add_note(ProjectFiles& files, const std::string& name, const std::string& fields) {
  files[fmt::format("content/notes/{}.md", name)] = fmt::format("---\ntitle: {}\n{}---\n", name, fields);
}

/// For each family, the notes that have it, by name, with their impacts.
using Families = std::vector<std::map<std::string, int>>;

class Library {
 public:
  explicit Library(const ProjectFiles& files, const Families& families = {}) : project_(files) {
    INFO(project_.diagnostics());
    REQUIRE(project_.diagnostics().empty());
    const content::Collection& notes = *project_.graph().model().find("notes");
    documents_ = project_.graph().ordered(notes.id);
    postings_.begins.push_back(0);
    for (const auto& family : families) {
      for (std::uint32_t i = 0; i < documents_.size(); ++i) {
        const auto found = family.find(project_.graph().get(documents_[i]).name);
        if (found != family.end()) postings_.all.emplace_back(i, static_cast<std::uint32_t>(found->second));
      }
      postings_.begins.push_back(static_cast<std::uint32_t>(postings_.all.size()));
    }
  }

  [[nodiscard]] content::EntryId id(std::string_view name, std::string_view language = "nl") const {
    return project_.graph().find(project_.graph().model().find("notes")->id, name, language);
  }
  /// `b(taal) c`: the nearest with what they share, `b!` when one refers to the other.
  [[nodiscard]] std::string near(std::string_view name, std::size_t count = 10,
                                 std::string_view language = "nl") const {
    const Likeness likeness(project_.graph(), documents_, postings_);
    std::string text;
    for (const Near& near : likeness.near(id(name, language), count)) {
      const content::Entry& entry = project_.graph().get(near.entry);
      text += fmt::format("{}{}{}", text.empty() ? "" : " ", entry.name,
                          entry.language.empty() ? "" : "." + entry.language);
      if (near.is_direct) text += '!';
      std::string shared;
      for (const content::EntryId both : near.shared)
        shared.append(shared.empty() ? "" : ",").append(project_.graph().get(both).name);
      if (!shared.empty()) text += fmt::format("({})", shared);
    }
    return text;
  }

 private:
  SiteProject project_;
  std::vector<content::EntryId> documents_;
  search::Postings postings_;
};

TEST_CASE("what more is shared with is nearer, and the rarer of it is named first", "[site][likeness]") {
  ProjectFiles files = library();
  add_note(files, "a", "themes: [taal, stage]\nschools: [hef]\n");
  add_note(files, "b", "themes: [taal, stage]\n");
  add_note(files, "c", "themes: [taal]\nschools: [hef]\n");
  add_note(files, "d", "themes: [taal]\n");
  add_note(files, "e", "");
  CHECK(Library(files).near("a") == "b(stage,taal) c(hef,taal) d(taal)");
}

TEST_CASE("an editor's own reference comes before anything shared", "[site][likeness]") {
  ProjectFiles files = library();
  add_note(files, "a", "themes: [taal, stage]\nschools: [hef]\n");
  add_note(files, "b", "themes: [taal, stage]\nschools: [hef]\n");
  add_note(files, "c", "related: [a]\n");
  CHECK(Library(files).near("a") == "c! b(hef,stage,taal)");
  CHECK(Library(files).near("c") == "a!");
}

TEST_CASE("words decide between those that share as much", "[site][likeness]") {
  ProjectFiles files = library();
  for (const std::string name : {"a", "b", "c", "d"}) add_note(files, name, "themes: [taal]\n");
  add_note(files, "e", "");
  add_note(files, "f", "");
  const Families words = {{{"a", 10}, {"c", 10}}, {{"a", 5}, {"e", 15}}, {{"b", 15}, {"f", 3}}};
  CHECK(Library(files, words).near("a") == "c(taal) b(taal) d(taal) e");
  CHECK(Library(files, words).near("a", 2) == "c(taal) b(taal)");
}

TEST_CASE("hardly a word in common is no likeness", "[site][likeness]") {
  ProjectFiles files = library();
  for (const std::string name : {"a", "b", "c", "d", "e", "f"}) add_note(files, name, "");
  Families words = {{{"a", 1}, {"b", 1}}};
  for (int i = 0; i < 30; ++i) {
    words.push_back({{"a", 15}});
    words.push_back({{"b", 15}});
  }
  CHECK(Library(files, words).near("a").empty());
}

TEST_CASE("what an entry without names withholds is no reason and leads nowhere", "[site][likeness]") {
  ProjectFiles files = library();
  add_note(files, "open", "schools: [hef]\n");
  add_note(files, "other", "schools: [hef]\n");
  add_note(files, "quiet", "schools: [hef]\nhidden: true\n");
  CHECK(Library(files).near("open") == "other(hef)");
  CHECK(Library(files).near("quiet").empty());
}

TEST_CASE("a translation shows translations where there are any", "[site][likeness]") {
  ProjectFiles files = library();
  add_note(files, "a", "themes: [taal]\n");
  add_note(files, "a.en", "themes: [taal]\n");
  add_note(files, "b", "themes: [taal]\n");
  add_note(files, "b.en", "themes: [taal]\n");
  add_note(files, "c", "themes: [taal]\n");
  CHECK(Library(files).near("a") == "b(taal) c(taal)");
  CHECK(Library(files).near("a", 10, "en") == "b.en(taal) c(taal)");
}

TEST_CASE("what nearly all share finds none of them but still counts", "[site][likeness]") {
  ProjectFiles files = library();
  for (std::size_t i = 0; i < Likeness::kCommon + 5; ++i) add_note(files, fmt::format("n{}", i), "themes: [taal]\n");
  add_note(files, "x", "schools: [hef]\nthemes: [taal]\n");
  add_note(files, "y", "schools: [hef]\n");
  add_note(files, "z", "schools: [hef]\nthemes: [taal]\n");
  const Library notes(files);
  CHECK(notes.near("n0").empty());
  CHECK(notes.near("x") == "z(hef,taal) y(hef)");
}

TEST_CASE("alone in its collection an entry is near nothing", "[site][likeness]") {
  ProjectFiles files = library();
  add_note(files, "a", "themes: [taal]\n");
  CHECK(Library(files).near("a").empty());
}

}  // namespace
}  // namespace bondgenoot::site
