#include "build/last_build.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "build/cache_folder.h"
#include "build/folder_listing.h"
#include "content/history.h"
#include "support/path.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kLastBuildFile = ".cache/last-build";

std::string place_of(const std::string& root) { return joined_path(root, kLastBuildFile); }

// Whether `holds` says so of each index; the rest is passed over once one does not.
template <typename Holds>
bool all_hold(std::size_t count, ThreadPool& pool, const Holds& holds) {
  std::atomic<bool> all = true;
  pool.parallel_for(count, [&](std::size_t i) {
    if (all.load(std::memory_order_relaxed) && !holds(i)) all.store(false, std::memory_order_relaxed);
  });
  return all;
}

bool holds_only(const FileSystem& files, const std::string& output, const std::vector<MadeFile>& outputs,
                ThreadPool& pool, KnownFolders* known) {
  const auto listing = list_folder(files, output, pool, known);
  return listing && std::ranges::equal(listing->files, outputs, {}, &ListedFile::path, &MadeFile::path);
}

std::vector<std::optional<FileStamp>> stamps_of(const LastBuild& last) {
  std::vector<std::optional<FileStamp>> stamps;
  stamps.reserve(last.seen.size() + last.outputs.size());
  for (const Observation& seen : last.seen) stamps.push_back(seen.stamp);
  for (const MadeFile& made : last.outputs) stamps.push_back(made.stamp);
  return stamps;
}

}  // namespace

Hash128 asked_of(const BuildOptions& options, const Hash128& program) {
  // Each part with its length, so that no two lists of parts give one text.
  std::string text;
  const auto add = [&](std::string_view part) {
    fmt::format_to(std::back_inserter(text), "{}:{},", part.size(), part);
  };
  add(program.hex());
  add(options.root);
  add(output_folder(options));
  for (const auto* choice : {&options.base_url, &options.theme}) {
    add(choice->has_value() ? "given" : "");
    add(choice->value_or(""));
  }
  for (const bool flag : {options.drafts, options.future, options.strict, options.names_only, options.history})
    add(flag ? "yes" : "no");
  add(options.today.iso());
  add(options.private_names_file);
  for (const std::string& folder : options.installed) add(folder);
  return hash_bytes(text);
}

std::optional<LastBuild> remember_build(const Hash128& asked, const RecordingFileSystem& files, const BuiltSite& site) {
  auto seen = files.observations();
  if (!seen || !site.project.diagnostics.empty()) return std::nullopt;
  LastBuild last{.asked = asked,
                 .counts = site.counts,
                 .bytes = site.bytes(),
                 .histories = {},
                 .seen = std::move(*seen),
                 .outputs = site.files};
  for (const ProjectHistory& project : site.dated.projects) {
    const std::string name = content::history_name(project.history);
    if (name != content::history_name(project.folder)) return std::nullopt;
    last.histories.push_back({.name = name, .folder = project.folder});
  }
  return last;
}

Standing standing_of(const FileSystem& files, LastBuild& last, const Hash128& asked, const std::string& output,
                     ThreadPool& pool, KnownFolders* known) {
  if (last.asked != asked) return Standing::Changed;
  const bool same_histories = std::ranges::all_of(last.histories, [](const LastBuild::NamedHistory& history) {
    return content::history_name(history.folder) == history.name;
  });
  if (!same_histories) return Standing::Changed;
  const auto stamps = stamps_of(last);
  const bool is_current =
      all_hold(last.seen.size(), pool, [&](std::size_t i) { return still_holds(files, last.seen[i]); }) &&
      holds_only(files, output, last.outputs, pool, known) &&
      all_hold(last.outputs.size(), pool, [&](std::size_t i) { return is_as_made(files, output, last.outputs[i]); });
  if (!is_current) return Standing::Changed;
  return stamps_of(last) == stamps ? Standing::Current : Standing::CurrentWithNewStamps;
}

std::optional<LastBuild> read_last_build(const FileSystem& files, const std::string& root) {
  const auto text = files.read(place_of(root), kLargestCachedFile);
  return text ? parse_last_build(*text) : std::nullopt;
}

std::expected<void, IoError> keep_last_build(FileSystem& files, const std::string& root,
                                             const std::optional<LastBuild>& last) {
  const std::string path = place_of(root);
  if (!last) {
    const auto kind = files.kind(path);
    if (!kind) return std::unexpected(kind.error());
    return *kind == FileKind::Missing ? std::expected<void, IoError>{} : files.remove(path);
  }
  if (auto made = make_cache_folder(files, root); !made) return made;
  return replace_cached_file(files, path, last_build_text(*last));
}

}  // namespace bondgenoot::build
