#include "content/gather.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "content/file_names.h"
#include "content/link_context.h"
#include "content/names.h"
#include "content/schema.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::content {
namespace {

bool lies_in(std::string_view path, const std::string& folder) {
  return path == folder || folder == "/" || path.starts_with(folder + '/');
}

std::string collection_of(std::string_view model_path) { return std::string(file_name(parent_path(model_path))); }

// Puts "../delft/" before the paths of what was said of an ally's own folder.
Diagnostic seen_from_here(Diagnostic diagnostic, const Ally& ally) {
  diagnostic.path = joined_path(ally.path, diagnostic.path);
  return diagnostic;
}

class Gatherer {
 public:
  Gatherer(const FileSystem& files, const std::string& root, Outcome<Discovery> own, const GatherOptions& options)
      : files_(files), root_(root), all_(std::move(own)), options_(options) {}

  std::expected<Outcome<Discovery>, IoError> run() {
    auto own = files_.canonical(joined_path(root_, "content"));
    if (!own) return std::unexpected(own.error());
    contents_.emplace_back(std::move(*own), nullptr);
    for (const std::string& path : all_.value.collections) collections_.insert(collection_of(path));
    for (const DiscoveredEntry& entry : all_.value.entries) {
      collections_.insert(entry.collection);
      owners_.emplace(key_of(entry), entry.file);
    }
    all_.value.left_out.resize(options_.allies.size());
    for (std::size_t i = 0; i < options_.allies.size(); ++i) visit(static_cast<AllyNumber>(i + 1));
    std::ranges::sort(all_.value.entries, {}, &DiscoveredEntry::path);
    std::ranges::sort(all_.value.ally_assets, [](const AllyFile& a, const AllyFile& b) {
      return std::tie(a.path, a.ally) < std::tie(b.path, b.ally);
    });
    return std::move(all_);
  }

 private:
  void visit(AllyNumber number) {
    const Ally& ally = options_.allies[number - 1];
    const std::string folder = joined_path(root_, ally.path);
    if (!is_usable(ally, folder)) return;
    auto found = discover(files_, folder);
    if (!found) {
      missing(ally, phrase("the source `{}` cannot be read: {}", ally.name, found.error().reason),
              phrase("see that everything in `{}` can be read", ally.path));
      return;
    }
    check_items(ally, found->value);
    take_models(number, found->value);
    take_entries(number, found->value);
    for (const std::string& asset : found->value.assets) {
      all_.value.ally_assets.push_back(
          {.path = asset, .file = joined_path(ally.path, joined_path("content", asset)), .ally = number});
    }
    for (const Diagnostic& said : found->diagnostics.items()) {
      const auto parts = split(said.path, '/');
      if (parts.size() > 1 && takes(ally, parts[1]) && collections_.contains(parts[1]))
        all_.diagnostics.add(seen_from_here(said, ally));
    }
  }

  void missing(const Ally& ally, std::string message, std::string help) {
    all_.diagnostics.add(DiagnosticCode::MissingSource, ally.path_span, std::move(message)).with_help(std::move(help));
  }

  bool is_usable(const Ally& ally, const std::string& folder) {
    const auto real = files_.canonical(folder);
    if (!real) {
      const bool absent = real.error().code == ENOENT;
      missing(ally,
              absent ? phrase("the source `{}` is not there: there is no folder `{}`", ally.name, ally.path)
                     : phrase("the source `{}` cannot be read: {}", ally.name, real.error().reason),
              phrase("check out its repository in that folder, or correct `path`, which is seen from this project"));
      return false;
    }
    const std::string content = joined_path(folder, "content");
    const auto real_content = files_.canonical(content);
    const auto kind = real_content ? files_.kind(*real_content) : std::unexpected(real_content.error());
    if (!kind || *kind != FileKind::Directory) {
      const bool one_too_deep = file_name(ally.path) == "content";
      missing(ally, phrase("the source `{}` has no folder `content/`", ally.name),
              one_too_deep ? phrase("name the folder that `content/` is in: `{}`", parent_path(ally.path))
                           : phrase("name the folder of a project: the one that holds `content/`"));
      return false;
    }
    if (!lies_in(*real_content, *real)) {
      missing(ally, phrase("the `content/` of the source `{}` is a symlink out of its folder", ally.name),
              phrase("name the folder it leads to"));
      return false;
    }
    return is_apart(ally, *real_content);
  }

  bool is_apart(const Ally& ally, const std::string& content) {
    for (const auto& [other, whose] : contents_) {
      if (!lies_in(content, other) && !lies_in(other, content)) continue;
      Diagnostic& said = all_.diagnostics.add(
          DiagnosticCode::OverlappingSource, ally.path_span,
          whose == nullptr ? phrase("the source `{}` is this project itself, or a part of it", ally.name)
                           : phrase("the sources `{}` and `{}` are one folder", whose->name, ally.name));
      if (whose != nullptr) said.with_note(whose->path_span, phrase("the other one is here"));
      said.with_help(phrase("name the folder of another project, or remove it"));
      return false;
    }
    contents_.emplace_back(content, &ally);
    return true;
  }

  // What `collections` and `skip` name is there.
  void check_items(const Ally& ally, const Discovery& found) {
    std::set<std::string> names;
    for (const std::string& path : found.collections) names.insert(collection_of(path));
    if (found.has_pages) names.insert(std::string(kPagesCollection));
    const auto check = [&](const AllyItem& item) {
      if (names.contains(item.name)) return;
      const auto near = nearest(item.name, {names.begin(), names.end()});
      all_.diagnostics
          .add(DiagnosticCode::InvalidSetting, item.span, phrase("the source `{}` has no `{}`", ally.name, item.name))
          .with_help(near ? phrase("did you mean `{}`?", *near) : phrase("remove it, or correct its name"));
    };
    for (const AllyItem& item : ally.collections) check(item);
    for (const DiscoveredEntry& entry : found.entries) names.insert(key_of(entry));
    for (const AllyItem& item : ally.skip) check(item);
  }

  static bool lists(const std::vector<AllyItem>& items, std::string_view name) {
    return std::ranges::find(items, name, &AllyItem::name) != items.end();
  }

  static bool takes(const Ally& ally, std::string_view collection) {
    const bool asked = ally.collections.empty() ? collection != kPagesCollection : lists(ally.collections, collection);
    return asked && !lists(ally.skip, collection);
  }

  void take_models(AllyNumber number, const Discovery& found) {
    const Ally& ally = options_.allies[number - 1];
    for (const std::string& path : found.collections) {
      const std::string name = collection_of(path);
      const std::string file = joined_path(ally.path, path);
      if (!takes(ally, name)) continue;
      if (collections_.contains(name)) {
        all_.value.ally_models.push_back({.path = name, .file = file, .ally = number});
        continue;
      }
      all_.diagnostics
          .add_for_path(
              DiagnosticCode::UnknownSourceCollection, file,
              phrase("the source `{}` has a collection `{}`, and this site has none of that name: its entries "
                     "are left out",
                     ally.name, name))
          .with_help(phrase("add `content/{0}/_collection.yaml` to this site, or write `skip: [{0}]` under `{1}`", name,
                            ally.name));
    }
  }

  void take_entries(AllyNumber number, Discovery& found) {
    const Ally& ally = options_.allies[number - 1];
    for (DiscoveredEntry& entry : found.entries) {
      const std::string key = key_of(entry);
      const bool left_out = !takes(ally, entry.collection) || !collections_.contains(entry.collection) ||
                            lists(ally.skip, key) || has_other_language(entry);
      entry.file = joined_path(ally.path, entry.path);
      entry.ally = number;
      if (left_out) {
        all_.value.left_out[number - 1].emplace(below_content(entry.path));
      } else if (!collides(number, key, entry)) {
        all_.value.entries.push_back(std::move(entry));
      }
    }
  }

  bool collides(AllyNumber number, const std::string& key, const DiscoveredEntry& entry) {
    const Ally& ally = options_.allies[number - 1];
    const auto [owner, is_new] = owners_.try_emplace(key, entry.file);
    if (is_new || owner->second.starts_with(ally.path + "/content/")) return false;  // New, or a translation.
    if (collisions_.insert(ally.name + '/' + key).second) {
      all_.diagnostics
          .add_for_path(DiagnosticCode::SourceCollision, entry.file,
                        phrase("`{}` and `{}` would be one page", owner->second, entry.file))
          .with_help(phrase("give one of them another name; if both mean the same, write `skip: [{}]` under `{}`", key,
                            ally.name));
    }
    return true;
  }

  // The code before `.md`, where there is one.
  static std::string_view language_code(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || !is_language_code(name.substr(dot + 1))) return {};
    return is_slug(name.substr(0, dot)) ? name.substr(dot + 1) : std::string_view();
  }

  [[nodiscard]] bool has_other_language(const DiscoveredEntry& entry) const {
    const std::string_view code = language_code(stem(entry.path));
    return !code.empty() && std::ranges::find(options_.languages, code) == options_.languages.end();
  }

  /// `good-practices/de-hef`, whatever its language.
  static std::string key_of(const DiscoveredEntry& entry) {
    std::string_view name = stem(entry.path);
    if (const std::string_view code = language_code(name); !code.empty()) name.remove_suffix(code.size() + 1);
    return fmt::format("{}/{}", entry.collection, name);
  }

  const FileSystem& files_;
  const std::string& root_;
  Outcome<Discovery> all_;
  const GatherOptions& options_;
  std::vector<std::pair<std::string, const Ally*>> contents_;  // Of projects so far, without symlinks.
  std::set<std::string, std::less<>> collections_;             // Of this site.
  std::map<std::string, std::string> owners_;                  // By `collection/name`: the first file.
  std::set<std::string> collisions_;                           // Said once for all languages.
};

}  // namespace

std::expected<Outcome<Discovery>, IoError> gather(const FileSystem& files, const std::string& root,
                                                  Outcome<Discovery> own, const GatherOptions& options) {
  if (options.allies.empty()) return own;
  return Gatherer(files, root, std::move(own), options).run();
}

}  // namespace bondgenoot::content
