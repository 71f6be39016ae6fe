#include "site/reads.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <fmt/format.h>

namespace bondgenoot::site {
namespace {

// A render runs on one thread from its beginning to its end, and values that answer late know nothing of it.
thread_local Reads* listening = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace

Hash128 hash_of(const std::vector<Near>& neighbours) {
  std::string key;
  for (const Near& near : neighbours) {
    fmt::format_to(std::back_inserter(key), "{}{}:", near.entry.value, near.is_direct ? '+' : '-');
    for (const content::EntryId both : near.shared) fmt::format_to(std::back_inserter(key), "{},", both.value);
  }
  return hash_bytes(key);
}

ReadListener::ReadListener(Reads& reads) : before_(listening) { listening = &reads; }
ReadListener::~ReadListener() { listening = before_; }

void note_text_read(content::EntryId entry) {
  if (listening == nullptr || std::ranges::find(listening->texts, entry) != listening->texts.end()) return;
  listening->texts.push_back(entry);
}

void note_neighbours_read(content::EntryId entry, const std::vector<Near>& answer) {
  if (listening != nullptr) listening->neighbours.push_back({.entry = entry, .answer = hash_of(answer)});
}

void note_last_changed_read() {
  if (listening != nullptr) listening->last_changed = true;
}

void note_everything_read() {
  if (listening != nullptr) listening->everything = true;
}

}  // namespace bondgenoot::site
