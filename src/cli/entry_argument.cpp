#include "cli/entry_argument.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "cli/console.h"
#include "content/file_names.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::cli {
namespace {

namespace fs = std::filesystem;
using content::EntryId;

constexpr std::string_view kContent = "content/";

// Below `content/`, when the path leads there from the current folder.
std::optional<std::string> below_content_from_here(std::string_view typed, const std::string& root) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) return std::nullopt;
  const std::string path = (here / fs::path(typed)).lexically_normal().string();
  const std::string content = joined_path(root, kContent);
  return path.starts_with(content) ? std::optional(path.substr(content.size())) : std::nullopt;
}

EntryWords words_of(std::string_view path, const site::Config& config) {
  EntryWords words;
  if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos) {
    words.collection = path.substr(0, slash);
    path.remove_prefix(slash + 1);
  }
  if (path.ends_with(content::kMarkdownEnding)) {
    path.remove_suffix(content::kMarkdownEnding.size());
    const std::string_view language = path.substr(std::min(path.rfind('.'), path.size() - 1) + 1);
    if (std::ranges::find(config.languages, language) != config.languages.end())
      path.remove_suffix(std::min(path.size(), language.size() + 1));
  }
  words.name = path;
  return words;
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

// Every entry once, whatever its languages; by name, or by a `slug` of its own.
std::vector<EntryId> entries_named(const content::Graph& graph, const EntryWords& words, bool by_slug) {
  std::vector<EntryId> found;
  for (std::uint32_t i = 0; i < graph.entries().size(); ++i) {
    const EntryId id{i};
    const content::Entry& entry = graph.get(id);
    if (!entry.collection.valid() || graph.translations(id).front() != id) continue;
    if ((by_slug ? entry.slug : entry.name) != words.name) continue;
    if (words.collection.empty() || graph.collection_of(id).name == words.collection) found.push_back(id);
  }
  return found;
}

std::string full_name(const content::Graph& graph, EntryId id) {
  return fmt::format("{}/{}", graph.collection_of(id).name, graph.get(id).name);
}

std::vector<std::string> all_names(const content::Graph& graph, bool with_collection) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < graph.entries().size(); ++i) {
    const EntryId id{i};
    if (!graph.get(id).collection.valid() || graph.translations(id).front() != id) continue;
    names.push_back(with_collection ? full_name(graph, id) : graph.get(id).name);
  }
  std::ranges::sort(names);
  return names;
}

ExitStatus report_unknown(const std::string& typed, const EntryWords& words, const content::Graph& graph) {
  const bool with_collection = !words.collection.empty();
  const std::string wanted = with_collection ? fmt::format("{}/{}", words.collection, words.name) : words.name;
  auto near = nearest(wanted, all_names(graph, with_collection));
  if (!near && with_collection) {  // The right name in another collection.
    const auto elsewhere = entries_named(graph, {.collection = {}, .name = words.name}, false);
    if (!elsewhere.empty()) near = full_name(graph, elsewhere.front());
  }
  return wrong_usage(phrase("there is no entry `{}`", shown_argument(typed)),
                     near ? phrase("did you mean `{}`?", *near)
                          : phrase("write the collection and the name of the file: `good-practices/de-hef`"));
}

}  // namespace

std::string shown_argument(std::string_view typed) {
  constexpr std::size_t kShown = 80;
  std::string shown;
  for (const char c : typed.substr(0, kShown)) shown += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  if (const auto broken = find_invalid_utf8(shown)) shown.resize(*broken);
  return shown.size() < typed.size() ? shown + "…" : shown;
}

EntryWords read_entry_words(std::string_view typed, const std::string& root, const build::Project& project) {
  const bool is_path = typed.find('/') != std::string_view::npos || typed.ends_with(content::kMarkdownEnding);
  if (is_path) {
    const auto path = below_content_from_here(typed, root);
    const EntryWords words = path ? words_of(*path, project.config) : EntryWords{};
    if (path && project.graph.model().find(words.collection) != nullptr) return words;
  }
  return words_of(without_prefix(without_prefix(typed, "./"), kContent), project.config);
}

std::expected<EntryId, ExitStatus> find_entry(const std::string& typed, const std::string& root,
                                              const build::Project& project) {
  const EntryWords words = read_entry_words(typed, root, project);
  std::vector<EntryId> found = entries_named(project.graph, words, false);
  if (found.empty()) found = entries_named(project.graph, words, true);
  if (found.size() == 1) return found.front();
  if (found.empty()) return std::unexpected(report_unknown(typed, words, project.graph));
  std::vector<std::string> names;
  for (const EntryId id : found) names.push_back(full_name(project.graph, id));
  return std::unexpected(wrong_usage(phrase("`{}` is the name of {} entries", shown_argument(typed), found.size()),
                                     phrase("write which one: {}", quoted_list(names, phrase("or")))));
}

}  // namespace bondgenoot::cli
