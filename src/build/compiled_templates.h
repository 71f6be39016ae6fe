// The templates of a theme, read and compiled: what renders a site's pages, and may be kept from one state to the next.
//
// In:  a theme, the layouts that pages have. Out: an Environment, and what is wrong with them. Owns: texts and
// programs, and a share of the SourceMap that their spans are of. Threads: const once made, so any.
#pragma once

#include <expected>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "site/page.h"
#include "site/theme.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/source.h"
#include "templates/environment.h"
#include "templates/loader.h"

namespace bondgenoot::build {

/// The template of what a search result shows, and of the site's figures: a theme need not have them.
inline constexpr std::string_view kResultTemplate = "search-hit.json";
inline constexpr std::string_view kFiguresTemplate = "figures.json";

/// All templates of a theme by name: they are few and small.
using TemplateTexts = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] std::expected<TemplateTexts, IoError> read_templates(const FileSystem& files, const site::Theme& theme);

/// The layouts of a plan's pages.
[[nodiscard]] std::set<std::string> layouts_of(const site::Plan& plan);

class CompiledTemplates {
 public:
  /// Compiles the layouts that there are and all they name; `sources` gets their texts and is added to no more.
  CompiledTemplates(TemplateTexts texts, std::set<std::string> layouts, std::shared_ptr<SourceMap> sources);
  CompiledTemplates(const CompiledTemplates&) = delete;
  CompiledTemplates& operator=(const CompiledTemplates&) = delete;

  /// Whether compiling these would give nothing else.
  [[nodiscard]] bool are(const TemplateTexts& texts, const std::set<std::string>& layouts) const {
    return layouts_ == layouts && texts_ == texts;
  }
  [[nodiscard]] const templates::Environment& environment() const { return environment_; }
  /// The texts, for whoever shows the diagnostics.
  [[nodiscard]] const SourceMap& sources() const { return *sources_; }
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  TemplateTexts texts_;
  std::set<std::string> layouts_;
  std::shared_ptr<SourceMap> sources_;
  templates::MapLoader loader_;
  templates::Environment environment_;
  Diagnostics diagnostics_;
};

}  // namespace bondgenoot::build
