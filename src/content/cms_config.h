// The settings of a git-based CMS (Decap CMS, Sveltia CMS) for the content model: every field with its label, its help
// and the widget that fits.
//
// In:  a Model, where the repository is. Out: `config.yml`. Owns nothing. Threads: any; pure.
#pragma once

#include <string>
#include <vector>

#include "content/schema.h"

namespace bondgenoot::content {

struct CmsOptions {
  std::string language = "nl";
  std::string repository;  ///< `https://github.com/owner/name`; empty: to be filled in.
  std::string branch = "main";
  std::string site_url;  ///< May be empty.
  /// More than one, the site's own first: with translations, in files as ours. Sveltia CMS can leave the code of the
  /// site's own language out of a file's name, Decap CMS cannot.
  std::vector<std::string> languages = {};
};

[[nodiscard]] std::string cms_config(const Model& model, const CmsOptions& options);

}  // namespace bondgenoot::content
