#include "content/discovery.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "content/file_names.h"
#include "content/schema.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

constexpr std::string_view kContent = "content";
constexpr std::string_view kStatic = "static";

enum class Role : std::uint8_t {
  Content,          ///< `content/` itself.
  Static,           ///< `static/` and all below it: copied as it is.
  Collection,       ///< Directly below `content/`, with a `_collection.yaml`.
  BelowCollection,  ///< A folder in a collection: for pictures.
  Other,            ///< No collection: pictures, or a mistake.
};

struct Folder {
  std::string path;  ///< From the project's root: `content/menu`.
  Role role = Role::Content;
  std::size_t depth = 0;
  bool through_symlink = false;
};

struct Item {
  std::string name;
  FileKind kind;  ///< Behind a symlink, what it leads to.
  bool symlink = false;
};

struct Walk {
  const FileSystem& files;
  const std::string& root;
  std::string canonical_root;
  std::vector<Folder> to_visit;
  Discovery found;
  Diagnostics diagnostics;
  /// Folders without `_collection.yaml` that hold Markdown, with the files: judged when all collections are known.
  std::vector<std::pair<std::string, std::vector<std::string>>> homeless;
};

std::string on_disk(const Walk& walk, const std::string& path) { return joined_path(walk.root, path); }

bool is_passed_over(const Folder& folder, std::string_view name) {
  if (name.starts_with('.')) return !(folder.role == Role::Static && folder.depth == 1 && name == ".well-known");
  return name.ends_with('~') || (folder.role != Role::Static && name == "README.md");
}

// A path of the project that begins with a dot holds what is nobody's business: `.git/config` can hold a password.
bool has_hidden_part(std::string_view path) {
  return std::ranges::any_of(split(path, '/'), [](std::string_view part) { return part.starts_with('.'); });
}

// What a symlink leads to, or nothing after a diagnostic.
std::optional<FileKind> follow(Walk& walk, const Folder& folder, const std::string& path) {
  const auto nowhere = [&](std::string message, std::string help) {
    walk.diagnostics.add_for_path(DiagnosticCode::BrokenSymlink, path, std::move(message)).with_help(std::move(help));
    return std::nullopt;
  };
  const auto target = walk.files.canonical(on_disk(walk, path));
  if (!target)
    return nowhere(phrase("the symlink leads nowhere: {}", target.error().reason),
                   phrase("remove it, or put the file itself here"));
  const std::string inside = walk.canonical_root == "/" ? "/" : walk.canonical_root + '/';
  const bool outside = *target != walk.canonical_root && !target->starts_with(inside);
  if (outside || has_hidden_part(std::string_view(*target).substr(std::min(inside.size(), target->size())))) {
    walk.diagnostics
        .add_for_path(DiagnosticCode::SymlinkOutsideProject, path,
                      outside ? phrase("the symlink leads out of the project")
                              : phrase("the symlink leads to a hidden file of the project"))
        .with_help(phrase("put a copy of the file here: only what is in the project can be published"));
    return std::nullopt;
  }
  const FileKind kind = walk.files.kind(*target).value_or(FileKind::Other);
  if (kind != FileKind::Directory) return kind;
  if (folder.through_symlink) {
    return nowhere(phrase("the symlink leads to a folder, from a folder that is itself reached by a symlink"),
                   phrase("link to the last folder directly"));
  }
  const auto here = walk.files.canonical(on_disk(walk, folder.path));
  if (here && (*here == *target || here->starts_with(*target + '/'))) {
    return nowhere(phrase("the symlink leads back to a folder it is in"),
                   phrase("remove it: the content would never end"));
  }
  return kind;
}

void check_name(Walk& walk, const Folder& folder, const Item& item) {
  const bool entry =
      item.kind == FileKind::File && folder.role == Role::Collection && item.name.ends_with(kMarkdownEnding);
  const std::optional<NameProblem> problem = entry ? problem_of_entry_name(item.name) : problem_of_file_name(item.name);
  if (!problem) return;
  const std::string path = joined_path(folder.path, item.name);
  walk.diagnostics
      .add_for_path(DiagnosticCode::UnsafeFileName, path, phrase("the name `{}` {}", file_name(path), problem->message))
      .with_help(problem->better.empty() ? phrase("give it a name of letters, digits and hyphens")
                                         : phrase("rename it to `{}`", problem->better));
}

// A folder's visible items, symlinks followed.
std::expected<std::vector<Item>, IoError> visible_items(Walk& walk, const Folder& folder) {
  const auto listed = walk.files.list(on_disk(walk, folder.path));
  if (!listed) return std::unexpected(listed.error());
  std::vector<Item> items;
  std::vector<std::string> names;
  items.reserve(listed->size());
  names.reserve(listed->size());
  for (const DirectoryEntry& entry : *listed) {
    if (is_passed_over(folder, entry.name)) continue;
    const std::string path = joined_path(folder.path, entry.name);
    const bool symlink = entry.kind == FileKind::Symlink;
    const std::optional<FileKind> kind = symlink ? follow(walk, folder, path) : entry.kind;
    if (!kind) continue;
    if (*kind == FileKind::Other) {
      walk.diagnostics
          .add_for_path(DiagnosticCode::NotAFile, path, phrase("`{}` is neither a file nor a folder", entry.name))
          .with_help(phrase("remove it from `content/`"));
      continue;
    }
    items.push_back({entry.name, *kind, symlink});
    names.push_back(entry.name);
  }
  for (const auto& [first, second] : names_differing_in_case(names)) {
    walk.diagnostics
        .add_for_path(DiagnosticCode::NamesDifferInCase, joined_path(folder.path, second),
                      phrase("`{}` and `{}` differ only in upper and lower case", first, second))
        .with_help(phrase("rename one of them: Windows and macOS cannot hold both"));
  }
  return items;
}

bool is_file(const Item& item, std::string_view name) { return item.kind == FileKind::File && item.name == name; }

void add_misspelled(Walk& walk, const std::string& path, const std::string& meant, std::string_view what) {
  walk.diagnostics
      .add_for_path(DiagnosticCode::MisspelledFileName, path, phrase("`{}` is not read as {}", file_name(path), what))
      .with_help(phrase("rename it to `{}`", meant));
}

// Whether a folder directly below `content/` is a collection; takes its `_collection.yaml` out of `items`.
bool take_collection_file(Walk& walk, const Folder& folder, std::vector<Item>& items) {
  auto it = std::ranges::find_if(items, [](const Item& item) { return is_file(item, kCollectionFile); });
  if (it == items.end()) {
    it = std::ranges::find_if(
        items, [](const Item& item) { return item.kind == FileKind::File && meant_collection_file(item.name); });
    if (it == items.end()) return false;
    add_misspelled(walk, joined_path(folder.path, it->name), std::string(kCollectionFile),
                   phrase("the folder's `_collection.yaml`"));
  }
  walk.found.collections.push_back(joined_path(folder.path, it->name));
  items.erase(it);
  return true;
}

void add_asset(Walk& walk, const std::string& path) { walk.found.assets.push_back(path.substr(kContent.size() + 1)); }

void add_misplaced_collection(Walk& walk, const std::string& path) {
  walk.diagnostics
      .add_for_path(DiagnosticCode::MisplacedCollection, path,
                    phrase("a `_collection.yaml` stands directly in a folder of `content/`, and nowhere else"))
      .with_help(phrase("move its folder to `content/`, or remove the file"));
}

void take_file_of_content(Walk& walk, const std::string& path, std::string_view name) {
  if (name == kSiteFile) return;
  if (const auto meant = meant_site_file(name))
    return add_misspelled(walk, path, *meant, phrase("the settings of the site"));
  if (name == kCollectionFile || meant_collection_file(name)) return add_misplaced_collection(walk, path);
  if (!name.ends_with(kMarkdownEnding)) return add_asset(walk, path);
  walk.diagnostics
      .add_for_path(DiagnosticCode::MarkdownOutsideCollection, path, phrase("`{}` stands in no collection", name))
      .with_help(phrase("move it into the folder of a collection; a free page goes to `content/{}/`, and the home "
                        "page is `content/{}/index.md`",
                        kPagesCollection, kPagesCollection));
}

void take_file_of_collection(Walk& walk, const Folder& folder, const std::string& path, std::string_view name) {
  if (name.ends_with(kMarkdownEnding)) {
    walk.found.entries.push_back({.path = path, .collection = std::string(file_name(folder.path)), .file = path});
  } else if (const auto meant = meant_entry_file(name)) {
    add_misspelled(walk, path, *meant, phrase("an entry"));
  } else if (const auto file = meant_collection_file(name)) {
    add_misspelled(walk, path, *file, phrase("the folder's `_collection.yaml`"));
  } else {
    add_asset(walk, path);
  }
}

void take_file_below_collection(Walk& walk, const std::string& path, std::string_view name) {
  if (name == kCollectionFile) return add_misplaced_collection(walk, path);
  if (!name.ends_with(kMarkdownEnding)) return add_asset(walk, path);
  const std::vector<std::string_view> parts = split(path, '/');
  walk.diagnostics
      .add_for_path(DiagnosticCode::MarkdownInSubfolder, path,
                    phrase("`{}` stands in a folder within the collection `{}`", name, parts[1]))
      .with_help(phrase("move it to `{}/{}/{}`: entries stand directly in their collection's folder", parts[0],
                        parts[1], name));
}

void take_file(Walk& walk, const Folder& folder, const Item& item, std::vector<std::string>& homeless) {
  const std::string path = joined_path(folder.path, item.name);
  switch (folder.role) {
    case Role::Content:
      return take_file_of_content(walk, path, item.name);
    case Role::Static:
      return add_asset(walk, path);
    case Role::Collection:
      return take_file_of_collection(walk, folder, path, item.name);
    case Role::BelowCollection:
      return take_file_below_collection(walk, path, item.name);
    case Role::Other:
      break;
  }
  if (item.name == kCollectionFile) return add_misplaced_collection(walk, path);
  if (item.name.ends_with(kMarkdownEnding))
    homeless.push_back(path);
  else
    add_asset(walk, path);
}

Role role_below(const Folder& folder, std::string_view name) {
  if (folder.role == Role::Content)
    return name == kStatic ? Role::Static : Role::Other;  // A collection shows when it is opened.
  return folder.role == Role::Collection ? Role::BelowCollection : folder.role;
}

void take_folder(Walk& walk, const Folder& folder, const Item& item) {
  const std::string path = joined_path(folder.path, item.name);
  if (folder.depth >= kFolderDepthLimit) {
    walk.diagnostics
        .add_for_path(DiagnosticCode::FoldersTooDeep, path, phrase("folders lie more than {} deep", kFolderDepthLimit))
        .with_help(phrase("move what is in it up; folders within a collection are only there for pictures"));
    return;
  }
  walk.to_visit.push_back(
      {path, role_below(folder, item.name), folder.depth + 1, folder.through_symlink || item.symlink});
}

std::expected<void, IoError> visit(Walk& walk, Folder folder) {
  auto items = visible_items(walk, folder);
  if (!items) return std::unexpected(items.error());
  if (folder.depth == 1 && folder.role == Role::Other) {
    const bool pages = file_name(folder.path) == kPagesCollection;
    if (take_collection_file(walk, folder, *items) || pages) folder.role = Role::Collection;
    walk.found.has_pages = walk.found.has_pages || pages;
  }
  // What is in a folder that was meant as a collection but stands in a wrong place is right once the folder is.
  const bool misplaced =
      folder.depth > 1 && std::ranges::any_of(*items, [](const Item& item) { return is_file(item, kCollectionFile); });
  if (misplaced && folder.role != Role::Static)
    std::erase_if(*items, [](const Item& item) { return item.name.ends_with(kMarkdownEnding); });
  std::vector<std::string> homeless;
  for (const Item& item : *items) {
    check_name(walk, folder, item);
    if (item.kind == FileKind::Directory)
      take_folder(walk, folder, item);
    else
      take_file(walk, folder, item, homeless);
  }
  if (!homeless.empty()) walk.homeless.emplace_back(folder.path, std::move(homeless));
  return {};
}

std::vector<std::string> collection_names(const Discovery& found) {
  std::vector<std::string> names;
  for (const std::string& path : found.collections) names.emplace_back(file_name(parent_path(path)));
  return names;
}

void report_homeless(Walk& walk) {
  const std::vector<std::string> names = collection_names(walk.found);
  for (const auto& [folder, paths] : walk.homeless) {
    const std::string more = paths.size() == 1 ? std::string() : phrase(" (and {} more)", paths.size() - 1);
    const auto near = nearest(file_name(folder), names);
    const std::string add = phrase("add a `{}/{}` that names its fields", folder, kCollectionFile);
    walk.diagnostics
        .add_for_path(DiagnosticCode::MarkdownOutsideCollection, paths.front(),
                      phrase("`{}`{} stands in a folder that is no collection", file_name(paths.front()), more))
        .with_help(near ? phrase("move it to the collection `{}`, or {}", *near, add) : add);
  }
}

}  // namespace

std::expected<Outcome<Discovery>, IoError> discover(const FileSystem& files, const std::string& root) {
  auto canonical_root = files.canonical(root);
  if (!canonical_root) return std::unexpected(canonical_root.error());
  Walk walk{.files = files,
            .root = root,
            .canonical_root = std::move(*canonical_root),
            .to_visit = {},
            .found = {},
            .diagnostics = {},
            .homeless = {}};
  walk.to_visit.push_back({std::string(kContent), Role::Content, 0, false});
  while (!walk.to_visit.empty()) {
    Folder folder = std::move(walk.to_visit.back());
    walk.to_visit.pop_back();
    if (auto visited = visit(walk, std::move(folder)); !visited) return std::unexpected(visited.error());
  }
  std::ranges::sort(walk.found.collections);
  std::ranges::sort(walk.found.entries, {}, &DiscoveredEntry::path);
  std::ranges::sort(walk.found.assets);
  std::ranges::sort(walk.homeless);
  report_homeless(walk);
  return Outcome<Discovery>{std::move(walk.found), std::move(walk.diagnostics)};
}

}  // namespace bondgenoot::content
