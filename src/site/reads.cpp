#include "site/reads.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

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

void Reads::add(const Reads& more) {
  for (const content::EntryId entry : more.texts) {
    if (std::ranges::find(texts, entry) == texts.end()) texts.push_back(entry);
  }
  for (const Neighbours& each : more.neighbours) {
    if (std::ranges::find(neighbours, each) == neighbours.end()) neighbours.push_back(each);
  }
  last_changed |= more.last_changed;
  everything |= more.everything;
}

void ReadWitness::begin() {
  auto noted = std::make_shared<Noted>();
  auto listener = std::make_unique<ReadListener>(noted->reads);
  open_.push_back({std::move(noted), std::move(listener)});
}

std::shared_ptr<const templates::Effect> ReadWitness::end() {
  const std::shared_ptr<const Noted> noted = std::move(open_.back().noted);
  open_.pop_back();  // From here on the one around it listens.
  if (noted->reads.empty()) return nullptr;
  repeat(*noted);
  return noted;
}

void ReadWitness::repeat(const templates::Effect& effect) {
  if (listening != nullptr) listening->add(static_cast<const Noted&>(effect).reads);
}

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
