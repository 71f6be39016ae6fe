// Which files of allies are published: those that entries name.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "content/field_values.h"
#include "content/gather.h"
#include "content/link_context.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::content {
namespace {

using Visit = std::function<void(std::string_view relative)>;

void visit_text(const markdown::Document& text, const Visit& visit) {
  for (const markdown::Link& link : text.links) {
    if (link.target.kind == markdown::TargetKind::RelativePath) visit(link.target.path);
  }
  for (const markdown::Image& image : text.images) {
    if (image.target.kind == markdown::TargetKind::RelativePath) visit(image.target.path);
  }
}

// Calls `visit` for each path in an entry, as written.
void visit_paths(const Entry& entry, const Collection& collection, const Visit& visit) {
  visit_text(entry.body, visit);
  for (const ImageValue& image : entry.images) visit(image.src);
  const std::size_t count = std::min(entry.fields.size(), collection.fields.size());
  for (std::size_t i = 0; i < count; ++i) {
    for_each_value(collection.fields[i], entry.fields[i], [&](const Field&, const FieldValue& value) {
      const auto* text = value.get<MarkdownValue>();
      if (text != nullptr && text->document != nullptr) visit_text(*text->document, visit);
    });
  }
}

class Taker {
 public:
  Taker(const Discovery& found, const std::vector<Ally>& allies) : found_(found), allies_(allies) {
    taken_.value.assets = found.assets;
  }

  void name(AllyNumber whose, const std::string& path) {
    const auto [first, last] = std::ranges::equal_range(found_.ally_assets, path, {}, &AllyFile::path);
    if (first == last) return;
    const auto own = std::find_if(first, last, [&](const AllyFile& file) { return file.ally == whose; });
    const bool is_here = std::ranges::binary_search(found_.assets, path);
    if (own != last)
      take(*own, is_here);
    else if (!is_here && !taken_.value.files.contains(path))
      take(*first, false);
  }

  Outcome<TakenAssets> finish() {
    for (const auto& item : taken_.value.files) taken_.value.assets.push_back(item.first);
    std::ranges::sort(taken_.value.assets);
    return std::move(taken_);
  }

 private:
  void take(const AllyFile& file, bool is_here) {
    const auto [known, is_new] = taken_.value.files.try_emplace(file.path, file.file);
    if (is_here) taken_.value.files.erase(known);
    if (!is_here && (is_new || known->second == file.file)) return;
    const std::string other = is_here ? joined_path("content", file.path) : known->second;
    if (!said_.insert(file.file).second) return;
    taken_.diagnostics
        .add_for_path(DiagnosticCode::SourceCollision, file.file,
                      phrase("`{}` and `{}` would be one file of the site", other, file.file))
        .with_help(
            phrase("give the file another name in `{}`, and in the entries that show it", allies_[file.ally - 1].name));
  }

  const Discovery& found_;
  const std::vector<Ally>& allies_;
  Outcome<TakenAssets> taken_;
  std::set<std::string> said_;
};

}  // namespace

Outcome<TakenAssets> take_assets(const Discovery& found, const Model& model,
                                 const std::vector<std::shared_ptr<const ParsedEntry>>& entries,
                                 const std::vector<Ally>& allies) {
  Taker taker(found, allies);
  if (found.ally_assets.empty()) return taker.finish();
  // Allies first: what their own entries show is theirs, whoever else names it.
  for (const bool of_allies : {true, false}) {
    for (const std::shared_ptr<const ParsedEntry>& parsed : entries) {
      const Entry& entry = parsed->entry;
      if ((entry.ally != 0) != of_allies || !entry.collection.valid()) continue;
      const std::string folder(parent_path(below_content(entry.path)));
      visit_paths(entry, model.get(entry.collection), [&](std::string_view relative) {
        if (const auto path = resolved_path(folder, relative)) taker.name(entry.ally, *path);
      });
    }
  }
  return taker.finish();
}

}  // namespace bondgenoot::content
