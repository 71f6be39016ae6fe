#include "content/commit_walk.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "support/path.h"

namespace bondgenoot::content {

CommitWalk::CommitWalk(const ObjectId& head, std::span<const std::string> paths)
    : changes_(paths.size()), has_last_(paths.size(), false), open_(paths.size()) {
  for (std::uint32_t i = 0; i < paths.size(); ++i) follow(head, paths[i], {i});
}

void CommitWalk::follow(const ObjectId& commit, std::string path, const Files& files) {
  Files& there = followed_[commit][std::move(path)];
  there.insert(there.end(), files.begin(), files.end());
}

void CommitWalk::follow_all(const ObjectId& commit, Followed files) {
  if (files.empty()) return;
  Followed& there = followed_[commit];
  if (there.size() < files.size()) std::swap(there, files);
  for (auto& [path, added] : files) {
    Files& known = there[path];
    known.insert(known.end(), added.begin(), added.end());
  }
}

void CommitWalk::mark_last(std::uint32_t file, std::int64_t time) {
  if (has_last_[file]) return;
  has_last_[file] = true;
  changes_[file].last = time;
}

void CommitWalk::mark_first(std::uint32_t file, std::int64_t time) {
  mark_last(file, time);  // A clock that was wrong may put the first change after the last one.
  changes_[file].first = std::min(time, changes_[file].last);
  --open_;
}

std::vector<CommitWalk::Changed> CommitWalk::take_changed(Followed& here,
                                                          const std::vector<TreeDifference>& differences) {
  std::vector<Changed> changed;
  for (const TreeDifference& difference : differences) {
    const auto found = difference.here ? here.find(difference.path) : here.end();
    if (found == here.end()) continue;
    changed.push_back({.path = difference.path, .blob = difference.here, .files = std::move(found->second)});
    here.erase(found);
  }
  return changed;
}

void CommitWalk::pass_unchanged(const ObjectId& parent, std::vector<Changed>& changed,
                                const std::vector<TreeDifference>& differences) {
  std::set<std::string_view> differs;
  for (const TreeDifference& difference : differences) differs.insert(difference.path);
  std::erase_if(changed, [&](const Changed& file) {
    if (differs.contains(file.path)) return false;
    follow(parent, file.path, file.files);
    return true;
  });
}

void CommitWalk::find_same_name(std::vector<Changed>& changed, const Differences& differences) {
  for (std::size_t parent = 0; parent < differences.size(); ++parent) {
    std::set<std::string_view> had;
    for (const TreeDifference& difference : differences[parent])
      if (difference.before) had.insert(difference.path);
    for (Changed& file : changed) {
      if (!file.origin.empty() || !had.contains(file.path)) continue;
      file.origin = file.path;
      file.parent = parent;
    }
  }
}

void CommitWalk::find_exact_renames(std::vector<Changed>& changed, const Differences& differences) {
  for (std::size_t parent = 0; parent < differences.size(); ++parent) {
    std::map<ObjectId, std::set<std::string_view>> gone;
    for (const TreeDifference& difference : differences[parent])
      if (difference.before && !difference.here) gone[*difference.before].insert(difference.path);
    if (gone.empty()) continue;
    for (Changed& file : changed) {
      const auto same = file.origin.empty() && file.blob ? gone.find(*file.blob) : gone.end();
      if (same == gone.end() || same->second.empty()) continue;
      auto old = std::ranges::find(same->second, file_name(file.path), [](std::string_view p) { return file_name(p); });
      if (old == same->second.end()) old = same->second.begin();
      file.origin = *old;
      file.parent = parent;
      file.is_change = false;
      same->second.erase(old);  // What went came back once; its likes are new.
    }
  }
}

std::expected<void, std::string> CommitWalk::find_likely_renames(const Commit& commit, CommitReader& reader,
                                                                 std::vector<Changed>& changed,
                                                                 const Differences& differences) {
  for (std::size_t parent = 0; parent < differences.size(); ++parent) {
    const bool any_new = std::ranges::any_of(changed, [](const Changed& file) { return file.origin.empty(); });
    const bool any_gone = std::ranges::any_of(
        differences[parent], [](const TreeDifference& difference) { return difference.before && !difference.here; });
    if (!any_new || !any_gone) continue;
    const auto renames = reader.likely_renames(commit, parent);
    if (!renames) return std::unexpected(renames.error());
    for (Changed& file : changed) {
      const auto rename = std::ranges::find(*renames, file.path, &Rename::to);
      if (!file.origin.empty() || rename == renames->end()) continue;
      file.origin = rename->from;
      file.parent = parent;
    }
  }
  return {};
}

std::expected<void, std::string> CommitWalk::visit(const Commit& commit, CommitReader& reader) {
  auto taken = followed_.extract(commit.id);
  if (taken.empty()) return {};
  Followed here = std::move(taken.mapped());
  if (commit.parents.empty()) {
    for (const auto& [path, files] : here)
      for (const std::uint32_t file : files) mark_first(file, commit.time);
    return {};
  }
  Differences differences;
  std::vector<Changed> changed;
  for (std::size_t i = 0; i < commit.parents.size(); ++i) {
    auto found = reader.differences(commit, i);
    if (!found) return std::unexpected(found.error());
    if (i == 0) {
      changed = take_changed(here, *found);
      follow_all(commit.parents[0], std::move(here));
    } else {
      pass_unchanged(commit.parents[i], changed, *found);
    }
    if (changed.empty()) return {};
    differences.push_back(std::move(*found));
  }
  find_same_name(changed, differences);
  find_exact_renames(changed, differences);
  if (auto looked = find_likely_renames(commit, reader, changed, differences); !looked) return looked;
  for (Changed& file : changed) {
    for (const std::uint32_t index : file.files) {
      if (file.origin.empty())
        mark_first(index, commit.time);
      else if (file.is_change)
        mark_last(index, commit.time);
    }
    if (!file.origin.empty()) follow(commit.parents[file.parent], std::move(file.origin), file.files);
  }
  return {};
}

std::string hex(const ObjectId& id) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : id) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

}  // namespace bondgenoot::content
