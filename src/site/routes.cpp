#include "site/routes.h"

#include <fmt/format.h>

#include "content/names.h"
#include "support/hash.h"
#include "support/path.h"
#include "support/utf8.h"

namespace bondgenoot::site {
namespace {

constexpr std::string_view kHomeEntry = "index";
constexpr std::string_view kStaticFolder = "static/";

}  // namespace

std::string entry_path(const content::Collection& collection, const content::Entry& entry) {
  std::string path = entry.language.empty() ? std::string() : '/' + entry.language;
  path += collection.path;
  const bool is_home = collection.name == content::kPagesCollection && entry.name == kHomeEntry;
  if (!is_home) path.append(entry.slug).append("/");
  return path;
}

std::string path_in(const Config& config, std::string_view language, std::string_view path) {
  return language == config.language ? std::string(path) : fmt::format("/{}{}", language, path);
}

std::string asset_path(const content::Model& model, std::string_view asset) {
  if (asset.starts_with(kStaticFolder)) return '/' + std::string(asset.substr(kStaticFolder.size()));
  const std::size_t slash = asset.find('/');
  const content::Collection* collection =
      slash == std::string_view::npos ? nullptr : model.find(asset.substr(0, slash));
  return collection == nullptr ? '/' + std::string(asset) : collection->path + std::string(asset.substr(slash + 1));
}

std::string address_part(std::string_view value) {
  if (content::is_slug(value)) return std::string(value);
  std::string slug = slugified(value);
  return slug.empty() ? hash_bytes(value).hex(8) : slug;  // Nothing but signs: an address that stays the same.
}

std::string facet_path(std::string_view listing_path, std::string_view field, std::string_view value) {
  return fmt::format("{}{}/{}/", listing_path, field, address_part(value));
}

std::string numbered_path(std::string_view path, std::uint32_t number) {
  return number <= 1 ? std::string(path) : fmt::format("{}page/{}/", path, number);
}

std::string output_of(std::string_view path) {
  std::string output(path.substr(path.starts_with('/') ? 1 : 0));
  if (output.empty() || output.back() == '/') output += "index.html";
  return output;
}

std::string href_of(const Config& config, std::string_view path) {
  return config.base_path + percent_encoded_path(path.substr(path.starts_with('/') ? 1 : 0));
}

std::string list_page_href(const Listing& listing, const std::optional<FacetSelection>& facet, std::uint32_t number) {
  const std::string& href = facet ? listing.facets[facet->facet].values[facet->value].href : listing.href;
  return numbered_path(href, number);
}

}  // namespace bondgenoot::site
