#include "build/link_rewrites.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "content/link_context.h"
#include "content/uses.h"
#include "support/path.h"

namespace bondgenoot::build {
namespace {

using content::Entry;
using content::EntryId;

/// An address in a text: what it says, where it stands, and where to look for it when that is not known exactly.
struct Written {
  const markdown::Target& target;
  Span whole;   ///< Of the link or image.
  Span place;   ///< Of its address; as `whole` where it stands elsewhere.
  Span region;  ///< The text it is in.
  bool in_field = false;
};

std::string_view path_part(const markdown::Target& target) {
  return std::string_view(target.written).substr(0, target.written.find_first_of("?#"));
}

// `[label]: address` below the text, or `](address)` in a field whose places are not those of the file.
bool opens_address(std::string_view before, bool in_field) {
  if (before.ends_with('<')) before.remove_suffix(1);
  if (in_field && (before.ends_with("](") || before.ends_with("=\""))) return true;
  const std::size_t last = before.find_last_not_of(" \t\r\n");
  return last != std::string_view::npos && before.substr(0, last + 1).ends_with("]:");
}

std::vector<Span> places_of_address(const SourceMap& sources, const Written& link) {
  std::vector<Span> places;
  const std::string_view text = sources.view(link.region);
  const std::string& written = link.target.written;
  for (std::size_t at = text.find(written); at != std::string_view::npos; at = text.find(written, at + 1)) {
    const std::size_t end = at + written.size();
    const bool closes =
        end == text.size() || std::string_view(" \t\r\n)>\"'").find(text[end]) != std::string_view::npos;
    if (closes && opens_address(text.substr(0, at), link.in_field))
      places.push_back(link.region.part(at, written.size()));
  }
  return places;
}

class LinkRewriter {
 public:
  LinkRewriter(const content::Graph& graph, const SourceMap& sources, const MovedFiles& moved,
               const MovedAddresses& addresses, TextEdits& edits)
      : graph_(graph), sources_(sources), moved_(moved), addresses_(addresses), edits_(edits) {}

  std::size_t run() {
    for (std::uint32_t i = 0; i < graph_.entries().size(); ++i) rewrite_entry(EntryId{i});
    return count_;
  }

 private:
  void rewrite_entry(EntryId id) {
    const Entry& entry = graph_.get(id);
    if (!entry.collection.valid() || !entry.front_matter.valid()) return;
    const std::string_view path = content::below_content(entry.path);
    folder_ = parent_path(path);
    new_folder_ = parent_path(moved_(path));
    const Span all = sources_.get(entry.source).whole();
    const Span body = all.part(entry.front_matter.end);
    content::for_each_text(graph_, id, [&](const std::string& field, const markdown::Document& text, const auto&) {
      const Span region = field.empty() ? body : entry.front_matter;
      for (const markdown::Link& link : text.links)
        rewrite({link.target, link.span, link.target_span, region, !field.empty()});
      for (const markdown::Image& image : text.images)
        rewrite({image.target, image.span, image.target_span, region, !field.empty()});
    });
    for (const content::ImageValue& image : entry.images) rewrite_field(image);
  }

  /// The new path to the file that is `relative` to the entry; nothing when it stays as it is.
  [[nodiscard]] std::optional<std::string> new_path(std::string_view relative, std::string_view written,
                                                    bool encoded) const {
    const auto old_path = resolved_path(folder_, relative);
    if (!old_path) return std::nullopt;
    const std::string path = moved_(*old_path);
    if (path == *old_path && new_folder_ == folder_) return std::nullopt;
    const auto as_written = [&](std::string_view text) {
      return encoded ? percent_encoded_path(text) : std::string(text);
    };
    const bool only_name = new_folder_ == folder_ && parent_path(path) == parent_path(*old_path);
    const std::size_t slash = written.rfind('/');
    if (only_name)
      return std::string(written.substr(0, slash == std::string_view::npos ? 0 : slash + 1)) +
             as_written(file_name(path));
    const std::string from_here = as_written(relative_path(new_folder_, path));
    const std::string fresh = written.starts_with("./") && !from_here.starts_with("../") ? "./" + from_here : from_here;
    return fresh == written ? std::nullopt : std::optional(fresh);
  }

  void rewrite(const Written& link) {
    std::optional<std::string> path;
    const std::string_view written = path_part(link.target);
    if (link.target.kind == markdown::TargetKind::RelativePath) {
      path = new_path(link.target.path, written, true);
    } else if (link.target.kind == markdown::TargetKind::SitePath) {
      const bool closed = link.target.path.ends_with('/');
      const auto moved = addresses_.find(closed ? link.target.path : link.target.path + '/');
      if (moved != addresses_.end()) path = percent_encoded_path(moved->second);
      if (path && !closed) path->pop_back();
    }
    if (!path) return;
    ++count_;
    const std::string_view place = sources_.view(link.place);
    const std::size_t at = place.find(written);
    if (link.place != link.whole && at != std::string_view::npos) {  // Alone, or as `href="…"`.
      edit(link.place.part(at, written.size()), *path);
    } else if (link.place != link.whole && place.find('=') == std::string_view::npos) {  // With escapes or entities.
      edit(link.place, *path + link.target.written.substr(written.size()));
    } else {
      for (const Span found : places_of_address(sources_, link)) edit(found.part(0, written.size()), *path);
    }
  }

  void rewrite_field(const content::ImageValue& image) {
    const Span place = content::without_quotes(image.src_span, sources_);
    const auto path = new_path(image.src, image.src, false);
    if (!path || sources_.view(place) != image.src) return;
    ++count_;
    edit(place, *path);
  }

  void edit(Span span, std::string text) { edits_[span.source].push_back({span, std::move(text)}); }

  const content::Graph& graph_;
  const SourceMap& sources_;
  const MovedFiles& moved_;
  const MovedAddresses& addresses_;
  TextEdits& edits_;
  std::string folder_;      // Of the entry at hand, below `content/`,
  std::string new_folder_;  // and afterwards.
  std::size_t count_ = 0;
};

}  // namespace

std::string MovedFiles::operator()(std::string_view path) const {
  if (const auto found = files.find(path); found != files.end()) return found->second;
  const bool inside = !folder.empty() && path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
  return inside ? new_folder + std::string(path.substr(folder.size())) : std::string(path);
}

std::size_t rewrite_links(const content::Graph& graph, const SourceMap& sources, const MovedFiles& moved,
                          const MovedAddresses& addresses, TextEdits& edits) {
  return LinkRewriter(graph, sources, moved, addresses, edits).run();
}

}  // namespace bondgenoot::build
