// Somebody who edits a project of notes about people, in two languages: the same edits for the same seed.
//
// In:  a seed. Out: the files of the project at first; then edits, some of which are mistakes. Owns: what it remembers
// of the notes. Threads: one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "unit/serve/served_project.h"

namespace bondgenoot::serve {

/// What paths have from now on; nothing for those that go.
using Texts = std::map<std::string, std::optional<std::string>>;

/// One entry of the collection `notes` as an editor would know it.
struct Note {
  std::string title;
  int year = 2020;
  std::string tag = "a";
  std::string state;
  std::string levels;
  std::string size;
  bool open = false;
  std::string person = "p0";
  std::string heading = "Why";
  std::string words = "Words.";
  std::string link = "n1.md";
  std::string slug;
  std::string alias;
  bool draft = false;
  bool anonymous = false;
  std::string layout;

  [[nodiscard]] std::string text() const;
};

/// What its translation says itself.
struct NoteInEnglish {
  std::string title;
  std::string words = "Words.";
  std::string tag;  ///< Empty: that of the note; and so the others.
  std::string state;
  std::string person;
  int year = 0;

  [[nodiscard]] std::string text() const;
};

class Editor {
 public:
  explicit Editor(std::uint32_t seed);

  [[nodiscard]] Files files() const;
  /// The next edit, and what it is.
  Texts edit();
  [[nodiscard]] const std::string& what() const { return what_; }
  /// The last edit was none.
  void undo();

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string letter() { return std::string(1, static_cast<char>('a' + below(4))); }
  std::string some_id() { return below(2) == 0 ? "why" : "how"; }
  std::string some_state();
  std::string some_levels();
  std::string some_size() { return below(3) == 0 ? "" : std::to_string(below(12)); }
  std::string some_person() { return below(6) == 0 ? "" : "p" + std::to_string(below(5)); }

  // The value is set where it is given.
  template <typename T>
  Texts say(std::string what, const std::string& path, const Note& note, const T& /*set*/) {
    what_ = path + ": " + what;
    return {{path, note.text()}};
  }
  Texts facet_value(const std::string& path, Note& note);
  Texts translation(std::size_t which);
  Texts come_or_go(std::size_t which, const std::string& path);
  Texts person();
  Texts page();
  Texts frame();

  std::mt19937 random_;
  std::vector<Note> notes_;
  std::map<std::size_t, NoteInEnglish> in_english_;
  std::set<std::string> gone_;
  std::vector<Note> notes_before_;
  std::map<std::size_t, NoteInEnglish> in_english_before_;
  std::set<std::string> gone_before_;
  std::size_t count_ = 0;
  std::string what_;
};

}  // namespace bondgenoot::serve
