#include "cli/starter.h"

#include <algorithm>
#include <cerrno>
#include <ranges>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "content/yaml_slips.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

constexpr std::uint64_t kFileLimit = 1U << 20U;

// A title is a value in YAML, and words in the README.
std::string filled_in(std::string_view path, std::string text, const StarterWords& words) {
  const bool yaml = path.starts_with("content/");
  text = replace_all(text, "@TITLE@", yaml ? content::yaml_quoted(words.title) : words.title);
  text = replace_all(text, "@BASE_URL@", content::yaml_quoted(words.base_url));
  return replace_all(text, "@TODAY@", words.today.iso());
}

// Every file below `folder`, by its path there.
std::expected<std::map<std::string, std::string>, IoError> read_tree(const FileSystem& files,
                                                                     const std::string& folder) {
  std::map<std::string, std::string> tree;
  std::vector<std::string> folders = {""};
  while (!folders.empty()) {
    const std::string below = std::move(folders.back());
    folders.pop_back();
    const auto entries = files.list(joined_path(folder, below));
    if (!entries) return std::unexpected(entries.error());
    for (const DirectoryEntry& entry : *entries) {
      const std::string path = below.empty() ? entry.name : joined_path(below, entry.name);
      if (entry.kind == FileKind::Directory) folders.push_back(path);
      if (entry.kind != FileKind::File) continue;
      auto text = files.read(joined_path(folder, path), kFileLimit);
      if (!text) return std::unexpected(text.error());
      tree.emplace(path, std::move(*text));
    }
  }
  return tree;
}

// Takes away what was made of the project at `folder`, as far as that goes.
void remove_tree(FileSystem& files, const std::string& folder, const std::map<std::string, std::string>& project) {
  std::set<std::string> folders = {folder};
  for (const auto& [path, text] : project) {
    static_cast<void>(files.remove(joined_path(folder, path)));
    for (std::string_view parent = parent_path(path); !parent.empty(); parent = parent_path(parent))
      folders.insert(joined_path(folder, parent));
  }
  for (const std::string& name : folders | std::views::reverse) static_cast<void>(files.remove(name));
}

std::expected<void, IoError> write_tree(FileSystem& files, const std::string& folder,
                                        const std::map<std::string, std::string>& project) {
  for (const auto& [path, text] : project) {
    const std::string file = joined_path(folder, path);
    if (auto made = files.make_directories(std::string(parent_path(file))); !made) return made;
    if (auto written = files.write(file, text); !written) return written;
  }
  return {};
}

// The names at the top of the project, each once.
std::set<std::string> top_names(const std::map<std::string, std::string>& project) {
  std::set<std::string> names;
  for (const auto& [path, text] : project) names.emplace(path.substr(0, path.find('/')));
  return names;
}

std::expected<void, IoError> move_into(FileSystem& files, const std::string& aside, const std::string& folder,
                                       const std::set<std::string>& names) {
  std::vector<std::string> moved;
  for (const std::string& name : names) {
    auto done = files.rename(joined_path(aside, name), joined_path(folder, name));
    if (done) {
      moved.push_back(name);
      continue;
    }
    for (const std::string& back : moved)
      static_cast<void>(files.rename(joined_path(folder, back), joined_path(aside, back)));
    return done;
  }
  static_cast<void>(files.remove(aside));
  return {};
}

}  // namespace

std::expected<std::map<std::string, std::string>, IoError> starter_files(const FileSystem& files,
                                                                         const std::vector<std::string>& installed,
                                                                         const StarterWords& words) {
  for (const std::string& folder : installed) {
    for (const std::string_view below :
         {"starter", "src/starter"}) {  // As it is installed, and as it is in the source.
      const std::string starter = joined_path(folder, below);
      const auto kind = files.kind(starter);
      if (!kind || *kind != FileKind::Directory) continue;
      auto tree = read_tree(files, starter);
      if (!tree) return tree;
      for (auto& [path, text] : *tree) text = filled_in(path, std::move(text), words);
      return tree;
    }
  }
  return std::unexpected(IoError{.operation = "read",
                                 .path = installed.empty() ? "starter" : joined_path(installed.back(), "starter"),
                                 .reason = phrase("the files of a new project are not installed"),
                                 .code = ENOENT});
}

std::expected<void, IoError> place_project(FileSystem& files, const std::string& folder,
                                           const std::map<std::string, std::string>& project) {
  const std::string parent(parent_path(folder));
  const std::string aside = joined_path(parent.empty() ? "/" : parent, fmt::format(".{}.new", file_name(folder)));
  const auto there = files.kind(folder);
  if (!there) return std::unexpected(there.error());
  const bool is_new = *there == FileKind::Missing;
  if (auto made = files.make_directories(parent.empty() ? "/" : parent); !made) return made;
  const auto left = files.kind(aside);
  if (left && *left != FileKind::Missing)
    return std::unexpected(IoError{
        .operation = "make", .path = aside, .reason = phrase("something of that name is in the way"), .code = EEXIST});
  auto done = write_tree(files, aside, project);
  if (done) done = is_new ? files.rename(aside, folder) : move_into(files, aside, folder, top_names(project));
  if (!done) remove_tree(files, aside, project);
  return done;
}

}  // namespace bondgenoot::cli
