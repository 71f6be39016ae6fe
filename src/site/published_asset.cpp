#include "site/published_asset.h"

#include <utility>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/hash.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::site {
namespace {

constexpr std::size_t kHashDigits = 10;

std::string hashed_name(std::string_view name, std::string_view bytes) {
  const std::string_view ending = extension(name);
  const std::string_view rest = name.substr(0, name.size() - ending.size());
  return fmt::format("assets/{}.{}{}", rest, hash_bytes(bytes).hex(kHashDigits), ending);
}

}  // namespace

void add_asset(ThemeAssets& assets, const std::string& name, std::string bytes) {
  std::string output = hashed_name(name, bytes);
  assets.by_name.emplace(name, output);
  assets.files.push_back({std::move(output), std::move(bytes)});
}

bool is_external(std::string_view address) {
  return address.starts_with("//") || address.starts_with("http:") || address.starts_with("https:") ||
         address.starts_with("ftp:");
}

void report_external(std::string_view address, Span span, Diagnostics& diagnostics) {
  diagnostics.add(DiagnosticCode::ExternalResource, span, phrase("`{}` is loaded from another host", address))
      .with_help(phrase("put a copy in the theme and name that"));
}

}  // namespace bondgenoot::site
