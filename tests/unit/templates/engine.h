// Rendering and compiling for tests: texts in, texts out; diagnostics as an author reads them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "templates/environment.h"
#include "templates/value.h"

namespace bondgenoot::templates {

using Files = std::map<std::string, std::string, std::less<>>;

struct EngineOptions {
  RenderOptions render = {};
  std::function<void(Environment&)> prepare = {};
};

/// What `main` makes of the context, or the diagnostics.
[[nodiscard]] std::string rendered(const Files& files, const Value& context = {}, const EngineOptions& options = {});
/// The same for a single template.
[[nodiscard]] std::string rendered(std::string_view text, const Value& context = {}, const EngineOptions& options = {});
/// The diagnostics of compiling `main`.
[[nodiscard]] std::string problems(const Files& files);
[[nodiscard]] std::string problems(std::string_view text);
/// The code of `main`.
[[nodiscard]] std::string code_of(std::string_view text);
/// A value from its literal in a template: `{"a": [1, none]}`.
[[nodiscard]] Value value_of(std::string_view literal);

}  // namespace bondgenoot::templates
