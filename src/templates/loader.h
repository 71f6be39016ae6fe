// Where templates come from: names to texts.
//
// In:  the name of a template, as `{% include %}` has it. Out: its text and the path to show in messages.
// Owns: nothing, or (MapLoader) the texts. Threads: one at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::templates {

struct LoadedTemplate {
  std::string text;
  std::string path;  ///< Relative to the project.
};

class Loader {
 public:
  virtual ~Loader() = default;
  /// Nothing when there is no such template. `name` has no `.` or `..` in it and no `/` at its begin.
  [[nodiscard]] virtual std::optional<LoadedTemplate> load(std::string_view name) const = 0;
  /// All names there are, for "did you mean".
  [[nodiscard]] virtual std::vector<std::string> names() const = 0;
};

/// Templates in memory; the path of each is its name.
class MapLoader final : public Loader {
 public:
  explicit MapLoader(std::map<std::string, std::string, std::less<>> texts) : texts_(std::move(texts)) {}

  [[nodiscard]] std::optional<LoadedTemplate> load(std::string_view name) const override {
    const auto found = texts_.find(name);
    if (found == texts_.end()) return std::nullopt;
    return LoadedTemplate{.text = found->second, .path = found->first};
  }
  [[nodiscard]] std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const auto& [name, text] : texts_) names.push_back(name);
    return names;
  }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace bondgenoot::templates
