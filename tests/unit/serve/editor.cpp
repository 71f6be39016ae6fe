#include "unit/serve/editor.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace bondgenoot::serve {
namespace {

constexpr std::size_t kNotes = 14;
constexpr std::size_t kPeople = 5;

constexpr std::string_view kSettings = "base_url: https://example.org/kennis/\nlanguage: nl\nlanguages: [nl, en]\n";

std::string line(std::string_view key, std::string_view value) {
  return value.empty() ? std::string() : fmt::format("{}: {}\n", key, value);
}

std::string list_line(std::string_view key, std::string_view value) {
  return value.empty() ? std::string() : fmt::format("{}: [{}]\n", key, value);
}

std::string model_of_notes(std::string_view label) {
  return fmt::format(
      "title: Notes\nsingular: note\npath: /notes/\norder: -date\nper_page: 4\nfeed: true\nsearch: true\n"
      "layouts: {{entry: note.html, list: list.html}}\nfields:\n"
      "  title: {{type: text, required: true, search: 4}}\n"
      "  date: {{type: date, facet: year}}\n"
      "  tags: {{type: text, many: true, facet: true, label: {}}}\n"
      "  state: {{type: choice, facet: true, ordered: true, options: {{idea: Idea, busy: Busy, done: {{nl: Klaar, en: "
      "Done}}}}}}\n"
      "  levels: {{type: choice, many: true, all_values: alle, facet: true, options: {{po: PO, vo: VO, ho: HO}}}}\n"
      "  size: {{type: number}}\n"
      "  open: {{type: boolean, facet: true}}\n"
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

std::string person_text(std::string_view title, std::string_view words) {
  return fmt::format("---\ntitle: {}\n---\n{}\n", title, words);
}

}  // namespace

std::string Note::text() const {
  std::string lines = fmt::format("title: {}\ndate: {}\n", title, year) + list_line("tags", tag);
  lines += line("state", state) + line("levels", levels) + line("size", size) + (open ? "open: true\n" : "");
  lines += list_line(year % 4 == 3 ? "seen" : "people", person) + line("slug", slug) + list_line("aliases", alias);
  lines += std::string(draft ? "draft: true\n" : "") + (anonymous ? "anonymous: true\n" : "") + line("layout", layout);
  return fmt::format("---\n{}---\n{}\n\n## {}\n\nSee [it]({}).\n", lines, words, heading, link);
}

std::string NoteInEnglish::text() const {
  std::string lines = fmt::format("title: {}\n", title) + list_line("tags", tag) + line("state", state);
  lines += list_line("people", person) + (year == 0 ? "" : fmt::format("date: {}\n", year));
  return fmt::format("---\n{}---\n{}\n\n## Why\n\nSee [it](n1.md).\n", lines, words);
}

Editor::Editor(std::uint32_t seed) : random_(seed) {
  for (std::size_t i = 0; i < kNotes; ++i) {
    Note& note = notes_.emplace_back();
    note.title = fmt::format("Note {}", i);
    note.year = 2000 + static_cast<int>(below(8));
    note.tag = letter();
    note.state = some_state();
    note.levels = some_levels();
    note.size = some_size();
    note.person = fmt::format("p{}", below(kPeople));
    note.link = fmt::format("n{}.md", below(kNotes));
    if (i % 3 == 0) in_english_[i].title = fmt::format("Remark {}", i);
  }
}

Files Editor::files() const {
  Files files = {
      {"content/site.yaml", fmt::format("title: Test\n{}", kSettings)},
      {"content/pages/index.md", "---\ntitle: Home\n---\nWelcome.\n"},
      {"content/pages/index.en.md", "---\ntitle: Home\n---\nBe welcome.\n"},
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
       "{% for facet in listing.facets %}<h2>{{ facet.label }} {{ facet.unlabelled }}</h2>"
       "{% for value in facet[\"values\"] %}{{ value.label }} {{ value.count }} {% endfor %}{% endfor "
       "%}</body></html>\n"},
      {"templates/404.html", "<html><head><title>404</title></head><body>Nothing.</body></html>\n"},
      {"themes/default/theme.yaml", "name: Default\n"},
  };
  for (std::size_t i = 0; i < notes_.size(); ++i) files[fmt::format("content/notes/n{}.md", i)] = notes_[i].text();
  for (const auto& [i, note] : in_english_) files[fmt::format("content/notes/n{}.en.md", i)] = note.text();
  for (std::size_t i = 0; i < kPeople; ++i)
    files[fmt::format("content/people/p{}.md", i)] = person_text(fmt::format("Persona {}", i), "Hello.");
  files["content/people/p0.en.md"] = person_text("Persona in English", "Hello.");
  return files;
}

void Editor::undo() {
  notes_ = notes_before_;
  in_english_ = in_english_before_;
  gone_ = gone_before_;
}

Texts Editor::edit() {
  notes_before_ = notes_;
  in_english_before_ = in_english_;
  gone_before_ = gone_;
  ++count_;
  const std::size_t which = below(notes_.size());
  Note& note = notes_[which];
  const std::string path = fmt::format("content/notes/n{}.md", which);
  switch (below(28)) {
    case 0:
    case 1:
      return say("words", path, note, note.words = fmt::format("Words of {}, 5 < 6.", count_));
    case 2:
      return say("a link", path, note, note.link = fmt::format("n{}.md", below(kNotes)));
    case 3:
      return say("a link to a heading", path, note, note.link = fmt::format("n{}.md#{}", below(kNotes), some_id()));
    case 4:
      return say("a heading", path, note, note.heading = below(2) == 0 ? "Why" : "How");
    case 5:
      return say("a link to a person", path, note, note.link = fmt::format("../people/p{}.md", below(kPeople)));
    case 6:
      return say("a link to nowhere", path, note, note.link = below(2) == 0 ? "nowhere.md" : "n0.md");
    case 7:
    case 8:
      return say("a title", path, note, note.title = fmt::format("Title {}", below(100)));
    case 9:
      return say("a draft", path, note, note.draft = !note.draft);
    case 10:
      return say("a slug", path, note, note.slug = below(2) == 0 ? fmt::format("s{}", below(kNotes)) : "");
    case 11:
      return say("an alias", path, note, note.alias = below(2) == 0 ? fmt::format("/old/{}/", below(6)) : "");
    case 12:
      return say("anonymity", path, note, note.anonymous = !note.anonymous);
    case 13:
      return say("a layout", path, note, note.layout = below(2) == 0 ? "other.html" : "");
    case 14:
    case 15:
      return come_or_go(which, path);
    case 16:
      return person();
    case 17:
      return page();
    case 18:
      return frame();
    case 19:
    case 20:
    case 21:
    case 22:
      return translation(which);
    default:
      return facet_value(path, note);
  }
}

std::string Editor::some_state() {
  constexpr std::string_view kStates[] = {"", "idea", "busy", "done"};
  return std::string(kStates[below(4)]);
}

std::string Editor::some_levels() {
  constexpr std::string_view kLevels[] = {"", "[po]", "[vo, ho]", "[po, vo, ho]", "alle"};
  return std::string(kLevels[below(5)]);
}

Texts Editor::facet_value(const std::string& path, Note& note) {
  switch (below(7)) {
    case 0:
      return say("a year", path, note, note.year = 2000 + static_cast<int>(below(8)));
    case 1:  // Names that share an address are one value.
      return say("a tag", path, note, note.tag = below(3) == 0 ? "A" : below(4) == 0 ? "a, c" : letter());
    case 2:
      return say("a state", path, note, note.state = some_state());
    case 3:
      return say("levels", path, note, note.levels = some_levels());
    case 4:
      return say("a size", path, note, note.size = some_size());
    case 5:
      return say("open or not", path, note, note.open = !note.open);
    default:
      return say("a reference", path, note, note.person = some_person());
  }
}

Texts Editor::translation(std::size_t which) {
  const std::string path = fmt::format("content/notes/n{}.en.md", which);
  const bool is_new = !in_english_.contains(which);
  what_ = fmt::format("{}: {}", path, is_new ? "new" : "changed");
  if (!is_new && below(8) == 0) {
    in_english_.erase(which);
    what_ = "gone: " + path;
    return {{path, std::nullopt}};
  }
  NoteInEnglish& note = in_english_[which];
  if (is_new) note.title = fmt::format("Remark {}", which);
  switch (below(6)) {
    case 0:
      note.title = fmt::format("Another remark {}", below(9));
      break;
    case 1:
      note.tag = below(2) == 0 ? "" : letter();
      break;
    case 2:
      note.state = some_state();
      break;
    case 3:
      note.person = some_person();
      break;
    case 4:
      note.year = below(2) == 0 ? 0 : 2000 + static_cast<int>(below(8));
      break;
    default:
      note.words = fmt::format("Words of {} in English.", count_);
  }
  return {{path, note.text()}};
}

Texts Editor::come_or_go(std::size_t which, const std::string& path) {
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

Texts Editor::person() {
  const bool translated = below(4) == 0;
  const std::string path =
      translated ? "content/people/p0.en.md" : fmt::format("content/people/p{}.md", below(kPeople));
  what_ = path;
  const std::string name = below(3) == 0 ? "Words" : fmt::format("Persona {}", below(9));
  return {{path, person_text(name, fmt::format("See [a note](../notes/n{}.md).", below(kNotes)))}};
}

Texts Editor::page() {
  what_ = "a page";
  switch (below(4)) {
    case 0:
      return {{"content/pages/index.md", fmt::format("---\ntitle: Home\n---\nWelcome {}.\n", letter())}};
    case 1:
      return {{"content/pages/index.en.md", fmt::format("---\ntitle: Home {}\n---\nWelcome.\n", letter())}};
    case 2:
      return {{"content/pages/all.en.md", fmt::format("---\ntitle: Everything {}\n---\n", letter())}};
    default:
      return {{"content/pages/all.md", fmt::format("---\ntitle: All {}\nlists: [{}]\nlayout: list.html\n---\n",
                                                   letter(), below(4) == 0 ? "notes" : "notes, people")}};
  }
}

Texts Editor::frame() {
  switch (below(3)) {
    case 0:
      what_ = "a template";
      return {{"templates/note.html", template_of_notes(letter())}};
    case 1:
      what_ = "a field";
      return {{"content/notes/_collection.yaml", model_of_notes(letter())}};
    default:
      what_ = "a setting";
      return {{"content/site.yaml", fmt::format("title: {}\n{}", letter(), kSettings)}};
  }
}

}  // namespace bondgenoot::serve
