#include "site/assets.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "content/withheld_assets.h"
#include "site/routes.h"
#include "site/theme_assets.h"
#include "support/path.h"

namespace bondgenoot::site {
namespace {

struct ContentAsset {
  std::string output;
  std::string path;  ///< `content/good-practices/picture.jpg`
};

std::vector<ContentAsset> content_assets(const content::Graph& graph) {
  std::vector<ContentAsset> assets;
  assets.reserve(graph.assets().size());
  const std::set<std::string> withheld = content::withheld_assets(graph);
  for (const std::string& asset : graph.assets()) {
    if (withheld.contains(asset)) continue;
    assets.push_back({.output = output_of(asset_path(graph.model(), asset)), .path = graph.gathering().file_of(asset)});
  }
  std::ranges::sort(assets, [](const ContentAsset& a, const ContentAsset& b) {
    return std::tie(a.output, a.path) < std::tie(b.output, b.path);
  });
  return assets;
}

}  // namespace

const std::string* Assets::find(std::string_view name) const {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : &found->second;
}

std::expected<Outcome<Assets>, IoError> collect_assets(const FileSystem& files, const Theme& theme,
                                                       const content::Graph& graph, const std::string& project_root,
                                                       SourceMap& sources) {
  Outcome<Assets> outcome;
  auto own = collect_theme_assets(files, theme, project_root, sources);
  if (!own) return std::unexpected(own.error());
  outcome.value.files = std::move(own->value.files);
  outcome.value.by_name = std::move(own->value.by_name);
  outcome.diagnostics = std::move(own->diagnostics);

  const std::vector<ContentAsset> assets = content_assets(graph);
  for (const ContentAsset& asset : assets) {
    auto bytes = files.read(joined_path(project_root, asset.path), UINT64_MAX);
    if (!bytes) return std::unexpected(bytes.error());
    outcome.value.files.push_back({asset.output, std::move(*bytes)});
  }
  std::ranges::sort(outcome.value.files, {}, &OutputFile::output);
  return outcome;
}

}  // namespace bondgenoot::site
