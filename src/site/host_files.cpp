#include "site/host_files.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "site/routes.h"

namespace bondgenoot::site {

std::string own_domain(const Config& config) {
  const std::size_t scheme = config.origin.find("://");
  if (scheme == std::string::npos || config.base_path != "/") return {};
  std::string host = config.origin.substr(scheme + 3);
  const bool has_port = host.find(':') != std::string::npos;
  const bool is_number = host.find_first_not_of("0123456789.") == std::string::npos;
  const bool is_local = host.find('.') == std::string::npos;
  return has_port || is_number || is_local || host.ends_with(".github.io") ? std::string() : host;
}

std::vector<OutputFile> host_files(const Config& config) {
  std::vector<OutputFile> files = {{".nojekyll", ""}};
  const std::string domain = own_domain(config);
  if (!domain.empty()) files.push_back({"CNAME", domain + "\n"});
  std::string robots = "User-agent: *\nAllow: /\n";
  if (!config.origin.empty()) robots += fmt::format("\nSitemap: {}{}sitemap.xml\n", config.origin, config.base_path);
  files.push_back({"robots.txt", std::move(robots)});
  return files;
}

bool is_brought(std::string_view output, const content::Graph& graph) {
  return std::ranges::any_of(graph.assets(), [&](const std::string& asset) {
    return asset.ends_with(output) && output_of(asset_path(graph.model(), asset)) == output;
  });
}

}  // namespace bondgenoot::site
