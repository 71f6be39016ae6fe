// A template: lexer, parser, compiler and machine, within limits.
#include <map>
#include <string>

#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "support/utf8.h"
#include "templates/environment.h"
#include "templates/json_value.h"

namespace bondgenoot::fuzz {
namespace {

constexpr std::size_t kLongest = 1U << 20U;
constexpr std::string_view kContext =
    R"({"title": "Één & twee", "number": 3, "share": 0.5, "yes": true, "nothing": null,
  "list": ["b", "a", "c"], "numbers": [3, 1, 2], "context": {"one": 1, "html": "<b>"},
  "entries": [{"title": "De Hef", "year": 2016, "tags": ["x", "y"]}, {"title": "Twee", "year": 2020, "tags": []}]})";

}  // namespace

void templates(std::string_view bytes) {
  const std::map<std::string, std::string, std::less<>> texts = {
      {"main.html", std::string(bytes)},
      {"base.html", "<h1>{% block title %}{{ title }}{% endblock %}</h1>{% block body %}{% endblock %}"},
      {"part.html", "{{ title }}{% include 'main.html' ignore missing %}"},
      {"macros.html",
       "{% macro link(to, words='x') %}<a href=\"{{ to }}\">{{ words }}{{ caller() if caller }}</a>{% endmacro %}"}};
  static const auto kValues = templates::parse_json_value(kContext);
  demand(kValues.has_value(), "the context is JSON");
  const templates::MapLoader loader(texts);
  SourceMap sources;
  templates::Environment environment(sources, loader);
  const Diagnostics problems = environment.compile("main.html");
  demand_sayable(problems, sources);
  if (problems.has_errors()) return;
  const auto page = environment.render(
      "main.html", *kValues, {.host = nullptr, .limits = {.output = kLongest, .steps = 200'000, .depth = 30}});
  demand_sayable(page.diagnostics, sources);
  demand(page.diagnostics.empty() || page.value.empty(), "there is no half page");
  demand(page.value.size() <= kLongest, "no page is longer than the limit");
  const bool was_text = !find_invalid_utf8(bytes);
  demand(!was_text || !find_invalid_utf8(page.value), "a page is UTF-8", page.value);
}

}  // namespace bondgenoot::fuzz
