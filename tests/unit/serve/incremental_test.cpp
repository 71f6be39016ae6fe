// Whatever is edited, what is served is what a cold build makes of the same files.
#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <malloc.h>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "build/pipeline.h"
#include "support/diagnostic_text.h"
#include "support/text.h"
#include "unit/serve/served_project.h"

namespace bondgenoot::serve {
namespace {

using Texts = std::map<std::string, std::optional<std::string>>;

constexpr std::size_t kNotes = 14;
constexpr std::size_t kPeople = 5;

/// One entry of the collection `notes` as an editor would know it.
struct Note {
  std::string title;
  int year = 2020;
  std::string tag = "a";
  std::string person = "p0";
  std::string heading = "Why";
  std::string words = "Words.";
  std::string link = "n1.md";
  std::string slug;
  std::string alias;
  bool draft = false;
  bool anonymous = false;
  std::string layout;

  [[nodiscard]] std::string text() const {
    std::string lines = fmt::format("title: {}\ndate: {}\ntags: [{}]\n", title, year, tag);
    if (!person.empty()) lines += fmt::format("{}: [{}]\n", year % 4 == 3 ? "seen" : "people", person);
    if (!slug.empty()) lines += fmt::format("slug: {}\n", slug);
    if (!alias.empty()) lines += fmt::format("aliases: [{}]\n", alias);
    if (draft) lines += "draft: true\n";
    if (anonymous) lines += "anonymous: true\n";
    if (!layout.empty()) lines += fmt::format("layout: {}\n", layout);
    return fmt::format("---\n{}---\n{}\n\n## {}\n\nSee [it]({}).\n", lines, words, heading, link);
  }
};

std::string model_of_notes(std::string_view label) {
  return fmt::format(
      "title: Notes\nsingular: note\npath: /notes/\norder: -date\nper_page: 4\nfeed: true\nsearch: true\n"
      "layouts: {{entry: note.html, list: list.html}}\nfields:\n"
      "  title: {{type: text, required: true, search: 4}}\n"
      "  date: {{type: date, facet: year}}\n"
      "  tags: {{type: text, many: true, facet: true, label: {}}}\n"
      "  anonymous: {{type: boolean}}\n"
      "  people: {{type: reference, to: people, many: true, facet: true, inverse: notes, private_when: anonymous}}\n"
      "  seen: {{type: reference, to: people, many: true}}\n",
      label);
}

std::string template_of_notes(std::string_view word) {
  return fmt::format(
      "<html lang=\"nl\"><head><title>{{{{ page.title }}}}</title></head><body><main><h1>{{{{ page.title "
      "}}}}</h1><p>{}</p>"
      "{{{{ entry.body }}}}"
      "{{% for one in entry.people|default([], true) %}}<a href=\"{{{{ one.href }}}}\">{{{{ one.title }}}}</a>{{% "
      "endfor %}}"
      "{{% for near in entry.alike %}}<a href=\"{{{{ near.entry.href }}}}\">{{{{ near.entry.title }}}}</a>{{% endfor "
      "%}}"
      "{{% if entry.previous %}}<a href=\"{{{{ entry.previous.href }}}}\">{{{{ entry.previous.title }}}}</a>{{% endif "
      "%}}"
      "{{% if entry.next %}}<a href=\"{{{{ entry.next.href }}}}\">{{{{ entry.next.title }}}}</a>{{% endif %}}"
      "</main></body></html>\n",
      word);
}

Files first_files(const std::vector<Note>& notes) {
  Files files = {
      {"content/site.yaml", "title: Test\nbase_url: https://example.org/kennis/\n"},
      {"content/pages/index.md", "---\ntitle: Home\n---\nWelcome.\n"},
      {"content/pages/all.md", "---\ntitle: All\nlists: [notes, people]\nlayout: list.html\n---\n"},
      {"content/pages/_collection.yaml",
       "title: Pages\npath: /\nlayouts: {entry: page.html}\nfields:\n  title: {type: text, required: true}\n"
       "  lists: {type: text, many: true}\n"},
      {"content/notes/_collection.yaml", model_of_notes("Tags")},
      {"content/people/_collection.yaml",
       "title: People\nsingular: person\npath: /people/\norder: title\nlayouts: {entry: person.html, list: list.html}\n"
       "fields:\n  title: {type: text, required: true}\n  short: {type: text, names: true}\n"},
      {"templates/note.html", template_of_notes("Note")},
      {"templates/page.html",
       "<html><head><title>{{ page.title }}</title></head><body>{{ entry.body }}</body></html>\n"},
      {"templates/other.html", "<html><head></head><body><h1>Other</h1>{{ entry.body }}</body></html>\n"},
      {"templates/person.html",
       "<html><head></head><body><h1>{{ entry.title }}</h1>{{ entry.body }}{% for name, those in entry.backlinks|items "
       "%}"
       "<h2>{{ name }}</h2>{% for one in those %}<a href=\"{{ one.href }}\">{{ one.title }}</a>{% endfor %}{% endfor %}"
       "</body></html>\n"},
      {"templates/list.html",
       "<html><head><title>{{ page.title }}</title></head><body><h1>{{ page.title }}</h1>"
       "{% for one in entries %}<a href=\"{{ one.href }}\">{{ one.title }}</a>{% endfor %}"
       "{% for facet in listing.facets %}<h2>{{ facet.label }}</h2>{% for value in facet[\"values\"] %}"
       "{{ value.label }} {{ value.count }} {% endfor %}{% endfor %}</body></html>\n"},
      {"templates/404.html", "<html><head><title>404</title></head><body>Nothing.</body></html>\n"},
      {"themes/default/theme.yaml", "name: Default\n"},
  };
  for (std::size_t i = 0; i < notes.size(); ++i) files[fmt::format("content/notes/n{}.md", i)] = notes[i].text();
  for (std::size_t i = 0; i < kPeople; ++i)
    files[fmt::format("content/people/p{}.md", i)] = fmt::format("---\ntitle: Persona {}\n---\nHello.\n", i);
  return files;
}

/// Edits as they come, the same for the same seed.
class Editor {
 public:
  explicit Editor(std::uint32_t seed) : random_(seed) {
    for (std::size_t i = 0; i < kNotes; ++i) {
      Note& note = notes_.emplace_back();
      note.title = fmt::format("Note {}", i);
      note.year = 2000 + static_cast<int>(below(8));
      note.tag = letter();
      note.person = fmt::format("p{}", below(kPeople));
      note.link = fmt::format("n{}.md", below(kNotes));
    }
  }

  [[nodiscard]] Files files() const { return first_files(notes_); }
  [[nodiscard]] const std::string& what() const { return what_; }

  /// The last edit was none.
  void undo() {
    notes_ = notes_before_;
    gone_ = gone_before_;
  }

  Texts edit() {
    notes_before_ = notes_;
    gone_before_ = gone_;
    ++count_;
    const std::size_t which = below(notes_.size());
    Note& note = notes_[which];
    const std::string path = fmt::format("content/notes/n{}.md", which);
    switch (below(20)) {
      case 0:
      case 1:
      case 2:
        return say("words", path, note, note.words = fmt::format("Words of {}, 5 < 6.", count_));
      case 3:
        return say("a link", path, note, note.link = fmt::format("n{}.md", below(kNotes)));
      case 4:
        return say("a link to a heading", path, note, note.link = fmt::format("n{}.md#{}", below(kNotes), some_id()));
      case 5:
        return say("a heading", path, note, note.heading = below(2) == 0 ? "Why" : "How");
      case 6:
        return say("a link to a person", path, note, note.link = fmt::format("../people/p{}.md", below(kPeople)));
      case 7:
        return say("a link to nowhere", path, note, note.link = below(2) == 0 ? "nowhere.md" : "n0.md");
      case 8:
        return say("a title", path, note, note.title = fmt::format("Title {}", below(100)));
      case 9:
        return say("a year", path, note, note.year = 2000 + static_cast<int>(below(8)));
      case 10:
        return say("a tag", path, note, note.tag = letter());
      case 11:
        return say("a reference", path, note, note.person = below(6) == 0 ? "" : fmt::format("p{}", below(kPeople)));
      case 12:
        return say("a draft", path, note, note.draft = !note.draft);
      case 13:
        return say("a slug", path, note, note.slug = below(2) == 0 ? fmt::format("s{}", below(kNotes)) : "");
      case 14:
        return say("an alias", path, note, note.alias = below(2) == 0 ? fmt::format("/old/{}/", below(6)) : "");
      case 15:
        return say("anonymity", path, note, note.anonymous = !note.anonymous);
      case 16:
        return say("a layout", path, note, note.layout = below(2) == 0 ? "other.html" : "");
      case 17:
        return come_or_go(which, path);
      case 18:
        return person();
      default:
        return frame();
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string letter() { return std::string(1, static_cast<char>('a' + below(4))); }
  std::string some_id() { return below(2) == 0 ? "why" : "how"; }

  // The value is set where it is given.
  template <typename T>
  Texts say(std::string what, const std::string& path, const Note& note, const T& /*set*/) {
    what_ = fmt::format("{}: {}", path, what);
    return {{path, note.text()}};
  }

  Texts come_or_go(std::size_t which, const std::string& path) {
    const bool other = !gone_.empty() && below(2) == 0;
    if (other) {
      const std::string back = *gone_.begin();
      gone_.erase(back);
      what_ = "back: " + back;
      Note note;
      note.title = "Back";
      return {{back, note.text()}};
    }
    if (!gone_.insert(path).second) return {};
    if (below(2) == 0) {
      what_ = "gone: " + path;
      return {{path, std::nullopt}};
    }
    const std::string moved = fmt::format("content/notes/m{}.md", count_);
    what_ = fmt::format("{} becomes {}", path, moved);
    return {{path, std::nullopt}, {moved, notes_[which].text()}};
  }

  Texts person() {
    const std::string path = fmt::format("content/people/p{}.md", below(kPeople));
    what_ = path;
    const std::string name = below(3) == 0 ? "Words" : fmt::format("Persona {}", below(9));
    return {{path, fmt::format("---\ntitle: {}\n---\nSee [a note](../notes/n{}.md).\n", name, below(kNotes))}};
  }

  Texts frame() {
    switch (below(4)) {
      case 0:
        what_ = "a template";
        return {{"templates/note.html", template_of_notes(letter())}};
      case 1:
        what_ = "a field";
        return {{"content/notes/_collection.yaml", model_of_notes(letter())}};
      case 2:
        what_ = "a setting";
        return {{"content/site.yaml", fmt::format("title: {}\nbase_url: https://example.org/kennis/\n", letter())}};
      default:
        what_ = "a page";
        return {{"content/pages/index.md", fmt::format("---\ntitle: Home\n---\nWelcome {}.\n", letter())}};
    }
  }

  std::mt19937 random_;
  std::vector<Note> notes_;
  std::set<std::string> gone_;
  std::vector<Note> notes_before_;
  std::set<std::string> gone_before_;
  std::size_t count_ = 0;
  std::string what_;
};

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
  auto built = build::build_site(disk, options_of_serve(), pool, trace);
  REQUIRE(built);
  INFO(to_text(built->project.diagnostics, *built->project.sources));
  REQUIRE(!built->tree.files.empty());
  return std::move(built->tree.files);
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
  const std::uint32_t seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
  Editor editor(seed);
  ServedProject served(editor.files());
  REQUIRE(served.is_shown());
  std::size_t refused = 0;
  std::size_t compared = 0;
  for (int round = 0; round < 60; ++round) {
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
  for (int number = 0; number < 100; ++number) edit(number);
  const std::size_t before =
      ::mallinfo2().uordblks;  // Under a sanitizer it knows nothing, which finds leaks by itself.
  for (int number = 100; number < 1100; ++number) edit(number);
  const std::size_t after = ::mallinfo2().uordblks;
  REQUIRE(served.is_shown());
  CHECK_THAT(served.body("/kennis/notes/n4/"), Catch::Contains("Words of edit 1099."));
  INFO("bytes before " << before << ", after " << after);
  CHECK(after < before + 50 * std::size_t{1'000});
}

}  // namespace
}  // namespace bondgenoot::serve
