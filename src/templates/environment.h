// The template engine as its users see it: put together once, then rendering any number of pages on any number of
// threads.
//
//     SourceMap sources;
//     Environment environment(sources, loader);
//     environment.add_function("url_for", …);
//     Diagnostics problems = environment.compile("page.html");
//     Outcome<std::string> page = environment.render("page.html", context, {});
//
// In:  a Loader, globals, functions and filters. Out: rendered text, or diagnostics with spans in `sources`.
// Owns: the compiled templates; `sources` and `loader` are borrowed and outlive it.
// Threads: adding and compiling are for one thread, before any render; from then on all is const and nothing is locked.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.h"
#include "support/source.h"
#include "templates/filters.h"
#include "templates/functions.h"
#include "templates/loader.h"
#include "templates/renderer.h"
#include "templates/value.h"

namespace bondgenoot::templates {

class Environment {
 public:
  Environment(SourceMap& sources, const Loader& loader);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  /// A variable that every template sees. The context's variables come first.
  void add_global(std::string name, Value value);
  void add_function(std::string name, Callable callable, Reads reads = Reads::Anything);
  /// In the place of one with the same name, if any. What it gives depends on what it is given alone, or on what is the
  /// same for all renders that share a Fragments.
  void add_filter(Filter filter);
  void add_test(Test test);

  /// Loads and compiles the template and all it names, each once; what is wrong with them, in the order of their text.
  Diagnostics compile(std::string_view name);
  /// It has been compiled without errors, and so has all that it cannot do without.
  [[nodiscard]] bool is_ready(std::string_view name) const;
  [[nodiscard]] Outcome<std::string> render(std::string_view name, Value context, const RenderOptions& options) const;

  /// The templates that a compiled template names itself, sorted: what it depends on.
  [[nodiscard]] std::vector<std::string> references(std::string_view name) const;
  /// All it needs, itself included, by way of any others: sorted. What it includes by an expression is not known.
  [[nodiscard]] std::vector<std::string> dependencies(std::string_view name) const;
  /// Its compiled form as text; empty when there is none.
  [[nodiscard]] std::string dump(std::string_view name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bondgenoot::templates
