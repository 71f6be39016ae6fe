// What a page looks at while it is rendered, beside what every build has anew: so that it is known later whether it
// would come out the same.
//
// In:  views and functions, which say what they were asked. Out: the answers that may be other next time. Owns: what it
// heard. Threads: each has its own listener.
//
// Everything that a page can show of an entry's text, of days from git, and of the content as a whole, says so here.
// What is made once for many pages has to say so each time it is used, not when it is made.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "content/entry.h"
#include "site/likeness.h"
#include "support/hash.h"
#include "templates/fragments.h"

namespace bondgenoot::site {

/// What one page looked at.
struct Reads {
  /// What is near an entry, as it was told.
  struct Neighbours {
    content::EntryId entry;
    Hash128 answer;
    friend bool operator==(const Neighbours&, const Neighbours&) = default;
  };
  std::vector<content::EntryId> texts;  ///< Entries whose body, or days of change, it shows a part of; each once.
  std::vector<Neighbours> neighbours;
  bool last_changed = false;  ///< What was changed last in its listing.
  bool everything = false;    ///< The content as a whole.

  [[nodiscard]] bool empty() const { return texts.empty() && neighbours.empty() && !last_changed && !everything; }
  void add(const Reads& more);
};

/// While it lives, what this thread reads is noted in `reads`.
class ReadListener {
 public:
  explicit ReadListener(Reads& reads);
  ~ReadListener();
  ReadListener(const ReadListener&) = delete;
  ReadListener& operator=(const ReadListener&) = delete;

 private:
  Reads* before_;
};

/// Notes what the texts of macros look at, so that who shows one again has looked at the same (templates/fragments.h).
class ReadWitness final : public templates::Witness {
 public:
  void begin() override;
  [[nodiscard]] std::shared_ptr<const templates::Effect> end() override;
  void repeat(const templates::Effect& effect) override;

 private:
  struct Noted final : templates::Effect {
    Reads reads;
  };
  struct Open {
    std::shared_ptr<Noted> noted;
    std::unique_ptr<ReadListener> listener;
  };
  std::vector<Open> open_;
};

/// How many entries near another are shown: `entry.alike`.
inline constexpr std::size_t kNeighboursShown = 6;
[[nodiscard]] Hash128 hash_of(const std::vector<Near>& neighbours);

// Said by whoever shows something to a page; nothing happens when nobody listens.
void note_text_read(content::EntryId entry);
void note_neighbours_read(content::EntryId entry, const std::vector<Near>& answer);
void note_last_changed_read();
void note_everything_read();

}  // namespace bondgenoot::site
