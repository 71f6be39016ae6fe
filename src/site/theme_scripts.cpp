#include "site/theme_scripts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "site/es_module.h"
#include "site/published_asset.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr std::uint64_t kScriptLimit = 8U << 20U;

struct Import {
  ModuleImport read;
  std::string target;  ///< The name of the script.
};

struct Module {
  std::string name;
  SourceId source;
  ModuleText text;
  std::vector<Import> imports;
};

/// What is published under one name: a script, and those of its folder that became part of it.
struct Unit {
  const Module* main = nullptr;
  std::vector<const Module*> parts;  ///< In an order in which each follows what it imports; the last is `main`.

  [[nodiscard]] bool holds(std::string_view name) const {
    return std::ranges::any_of(parts, [&](const Module* part) { return part->name == name; });
  }
};

/// Names that scripts elsewhere bring in, by script.
using Brought = std::map<std::string, std::set<std::string>>;

class ScriptCollector {
 public:
  ScriptCollector(const FileSystem& files, const Theme& theme, const Overlay& overlay, SourceMap& sources,
                  Outcome<ThemeAssets>& outcome)
      : files_(files), theme_(theme), overlay_(overlay), sources_(sources), outcome_(outcome) {}

  std::expected<void, IoError> run() {
    for (const auto& [name, path] : theme_.files) {
      if (extension(name) != ".js") continue;
      auto text = files_.read(path, kScriptLimit);
      if (!text) return std::unexpected(text.error());
      modules_.push_back({.name = name,
                          .source = sources_.add(shown_path(overlay_, path), std::move(*text)),
                          .text = {},
                          .imports = {}});
    }
    for (Module& module : modules_) resolve_imports(module);
    add_units(units());
    return {};
  }

 private:
  Diagnostics& diagnostics() { return outcome_.diagnostics; }
  std::map<std::string, std::string, std::less<>>& by_name() { return outcome_.value.by_name; }

  [[nodiscard]] const Module* find(std::string_view name) const {
    const auto found = std::ranges::find(modules_, name, &Module::name);
    return found == modules_.end() ? nullptr : &*found;
  }

  // --- Imports ---

  void resolve_imports(Module& module) {
    const Source& source = sources_.get(module.source);
    Outcome<ModuleText> read = read_module(source);
    diagnostics().append(std::move(read.diagnostics));
    module.text = std::move(read.value);
    for (const ModuleImport& import : module.text.imports) {
      const std::string_view specifier = source.view(import.specifier);
      const bool relative = specifier.starts_with("./") || specifier.starts_with("../");
      const auto name = relative ? normalized_path(joined_path(parent_path(module.name), specifier)) : std::nullopt;
      if (name && find(*name) != nullptr)
        module.imports.push_back({import, *name});
      else if (is_external(specifier))
        report_external(specifier, import.specifier, diagnostics());
      else
        report_unknown_module(module, specifier, import.specifier);
    }
  }

  void report_unknown_module(const Module& module, std::string_view specifier, Span span) {
    std::vector<std::string> names;
    for (const Module& other : modules_) {
      std::string path = relative_path(parent_path(module.name), other.name);
      names.push_back(path.starts_with("../") ? std::move(path) : "./" + path);
    }
    Diagnostic& diagnostic =
        diagnostics().add(DiagnosticCode::UnknownModule, span, phrase("there is no module `{}`", specifier));
    if (const auto near = nearest(specifier, names))
      diagnostic.with_help(phrase("did you mean `{}`?", *near)).with_fix(span, *near);
    else
      diagnostic.with_help(phrase("write the path of a script, seen from this one: `./site.js`"));
  }

  // --- Joining ---

  /// Scripts by themselves, and those that take along their folder.
  [[nodiscard]] std::vector<Unit> units() const {
    std::vector<Unit> units;
    std::set<std::string_view> taken;
    for (const Module& module : modules_) {
      const std::string_view folder = parent_path(module.name);
      if (folder.empty() || module.name != fmt::format("{}/{}.js", folder, file_name(folder))) continue;
      Unit unit{.main = &module, .parts = {}};
      if (!gather(module, folder, unit) || !can_be_joined(unit)) continue;
      for (const Module* part : unit.parts) taken.insert(part->name);
      units.push_back(std::move(unit));
    }
    for (const Module& module : modules_) {
      if (!taken.contains(module.name)) units.push_back({.main = &module, .parts = {&module}});
    }
    return units;
  }

  /// The scripts of the folder that `main` needs, each behind what it imports itself. False when they go in a circle.
  [[nodiscard]] bool gather(const Module& main, std::string_view folder, Unit& unit) const {
    std::vector<const Module*> open = {&main};
    std::set<std::string_view> seen = {main.name};
    while (!open.empty()) {
      const Module& module = *open.back();
      const auto next = std::ranges::find_if(module.imports, [&](const Import& import) {
        return parent_path(import.target) == folder && !unit.holds(import.target);
      });
      if (next == module.imports.end()) {
        unit.parts.push_back(&module);
        open.pop_back();
      } else if (!seen.insert(next->target).second) {
        return false;
      } else {
        open.push_back(find(next->target));
      }
    }
    return true;
  }

  /// Whether the parts may stand in one script: all imports by plain names, no name twice, and nobody else needs a
  /// part.
  [[nodiscard]] bool can_be_joined(const Unit& unit) const {
    if (unit.parts.size() < 2) return false;
    std::set<std::string_view> names;
    Brought brought;
    for (const Module* part : unit.parts) {
      if (part->text.has_default) return false;
      for (const std::string& name : part->text.names) {
        if (!names.insert(name).second) return false;
      }
      for (const Import& import : part->imports) {
        const bool inside = unit.holds(import.target);
        if (import.read.dynamic ? inside : !import.read.by_name) return false;
        if (import.read.passed_on && part != unit.main) return false;
        if (!inside && !import.read.dynamic)
          brought[import.target].insert(import.read.names.begin(), import.read.names.end());
      }
    }
    for (const auto& [target, its] : brought) {
      for (const std::string& name : its) {
        if (!names.insert(name).second) return false;
      }
    }
    return std::ranges::none_of(modules_, [&](const Module& module) {
      return !unit.holds(module.name) && std::ranges::any_of(module.imports, [&](const Import& import) {
        return import.target != unit.main->name && unit.holds(import.target);
      });
    });
  }

  // --- Output ---

  /// Each once all that it imports has its name; what is left then goes in a circle.
  void add_units(const std::vector<Unit>& units) {
    std::vector<const Unit*> waiting;
    for (const Unit& unit : units) waiting.push_back(&unit);
    for (std::size_t before = waiting.size() + 1; waiting.size() < before;) {
      before = waiting.size();
      std::erase_if(waiting, [&](const Unit* unit) {
        if (!is_ready(*unit)) return false;
        add_asset(outcome_.value, unit->main->name, text_of(*unit));
        return true;
      });
    }
    std::vector<const Module*> in_circle;
    for (const Unit* unit : waiting) in_circle.push_back(unit->main);
    if (!in_circle.empty()) report_cycle(in_circle);
  }

  [[nodiscard]] bool is_ready(const Unit& unit) {
    return std::ranges::all_of(unit.parts, [&](const Module* part) {
      return std::ranges::all_of(part->imports, [&](const Import& import) {
        return unit.holds(import.target) ? part->name != import.target : by_name().contains(import.target);
      });
    });
  }

  /// The published address of `target`, seen from `module`.
  [[nodiscard]] std::string specifier(const Module& module, std::string_view target) {
    const std::string folder = joined_path("assets", parent_path(module.name));
    const std::string path = relative_path(folder, by_name().find(target)->second);
    return (path.starts_with("../") ? "" : "./") + path;
  }

  [[nodiscard]] std::string text_of(const Unit& unit) {
    if (unit.parts.size() == 1) return text_of(*unit.main, unit);
    Brought brought;
    std::string text;
    for (const Module* part : unit.parts) {
      for (const Import& import : part->imports) {
        if (!unit.holds(import.target) && !import.read.dynamic && !import.read.passed_on)
          brought[import.target].insert(import.read.names.begin(), import.read.names.end());
      }
    }
    for (const auto& [target, names] : brought) {
      text +=
          fmt::format("import{{{}}}from'{}';", join({names.begin(), names.end()}, ","), specifier(*unit.main, target));
    }
    for (const Module* part : unit.parts) text += text_of(*part, unit) + '\n';
    text.pop_back();
    return text;
  }

  /// A script as a part of its unit: blanks and comments out, imports by their published names or, inside, out.
  [[nodiscard]] std::string text_of(const Module& module, const Unit& unit) {
    const Source& source = sources_.get(module.source);
    const bool joined = unit.parts.size() > 1;
    struct Change {
      Span span;
      std::string text;
    };
    std::vector<Change> changes;
    for (const Import& import : module.imports) {
      const bool hoisted = joined && !import.read.dynamic;
      if (!hoisted)
        changes.push_back({import.read.specifier, specifier(module, import.target)});
      else if (!import.read.passed_on)
        changes.push_back({import.read.statement, {}});
      else if (unit.holds(import.target))
        changes.push_back({import.read.statement, fmt::format("export{{{}}};", join(import.read.names, ","))});
      else
        changes.push_back({import.read.specifier, specifier(module, import.target)});
    }
    if (&module != unit.main) {
      for (const Span& span : module.text.exports) changes.push_back({span, {}});
    }
    for (const ModuleGap& gap : module.text.gaps) changes.push_back({gap.span, std::string(gap.rest)});
    // What begins first goes first; a gap within a statement that was changed as a whole goes with it.
    std::ranges::stable_sort(changes, {}, [](const Change& change) { return change.span.begin; });
    std::string text;
    std::size_t at = 0;
    for (const Change& change : changes) {
      if (change.span.begin < at) continue;
      text.append(source.text, at, change.span.begin - at).append(change.text);
      at = change.span.end;
    }
    return text.append(source.text, at);
  }

  /// Follows imports that wait from the first module that waits, until one comes back: that is the circle.
  void report_cycle(const std::vector<const Module*>& waiting) {
    std::vector<const Module*> path;
    const Module* module = waiting.front();
    const Import* last = nullptr;
    while (std::ranges::find(path, module) == path.end()) {
      path.push_back(module);
      last = &*std::ranges::find_if(module->imports,
                                    [&](const Import& import) { return !by_name().contains(import.target); });
      module = *std::ranges::find(waiting, last->target, &Module::name);
    }
    std::vector<std::string> names;
    for (auto each = std::ranges::find(path, module); each != path.end(); ++each) names.push_back((*each)->name);
    names.push_back(module->name);
    diagnostics()
        .add(DiagnosticCode::ModuleCycle, last->read.specifier,
             phrase("`{}` imports itself: {}", module->name, join(names, " → ")))
        .with_help(phrase("move what both need into a third script"));
  }

  const FileSystem& files_;
  const Theme& theme_;
  const Overlay& overlay_;
  SourceMap& sources_;
  Outcome<ThemeAssets>& outcome_;
  std::vector<Module> modules_;  // Sorted by name, as the files are.
};

}  // namespace

std::expected<void, IoError> add_scripts(const FileSystem& files, const Theme& theme, const Overlay& overlay,
                                         SourceMap& sources, Outcome<ThemeAssets>& outcome) {
  return ScriptCollector(files, theme, overlay, sources, outcome).run();
}

}  // namespace bondgenoot::site
