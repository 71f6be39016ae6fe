// The figures that a site keeps of itself: which ones is said by the template `figures.json`, what they were on a day
// by an entry of the collection with `snapshot`.
//
// In:  JSON. Out: figures, as values for templates and as lines of front matter. Owns: its strings. Threads: any; pure.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "templates/value.h"

namespace bondgenoot::site {

struct Figure {
  std::string name;   ///< The same in every year: by it figures are compared.
  std::string label;  ///< In the site's language.
  std::int64_t value = 0;
};

/// An error in words when `json` is no list of figures, or two have one name.
[[nodiscard]] std::expected<std::vector<Figure>, std::string> read_figures(std::string_view json);

/// A list of `{name, label, value}`.
[[nodiscard]] templates::Value figures_value(const std::vector<Figure>& figures);

/// As the value of a field in YAML, a line for each.
[[nodiscard]] std::string figures_yaml(const std::vector<Figure>& figures);

}  // namespace bondgenoot::site
