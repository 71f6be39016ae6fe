#include "unit/serve/served_project.h"

#include <string_view>
#include <utility>

#include <catch2/catch.hpp>

#include "support/diagnostic_text.h"

namespace bondgenoot::serve {

build::BuildOptions options_of_serve() {
  build::BuildOptions options;
  options.root = "project";
  options.today = {2026, 11, 22};
  options.drafts = true;
  options.future = true;
  options.jobs = 2;
  return options;
}

namespace {

Files below_root(const Files& files) {
  Files rooted;
  for (const auto& [path, text] : files) rooted["project/" + path] = text;
  return rooted;
}

}  // namespace

Files small_project() {
  return {
      {"content/site.yaml", "title: Test\nbase_url: https://example.org/kennis/\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: The way in.\n---\nSee [two](../notes/two.md).\n"},
      {"content/notes/_collection.yaml",
       "title: Notes\nsingular: note\npath: /notes/\nlayouts: {entry: page.html, list: page.html}\nsearch: "
       "true\nfields:\n"
       "  title: {type: text, required: true, search: 4}\n  tags: {type: text, many: true, facet: true}\n"},
      {"content/notes/one.md", "---\ntitle: One\ntags: [a, b]\naliases: [/old/]\n---\nThe first text.\n"},
      {"content/notes/two.md", "---\ntitle: Two\ndraft: true\n---\n"},
      {"content/notes/three.md", "---\ntitle: Three\npublish_on: 2026-12-01\n---\n"},
      {"content/static/notes.txt", "As it is.\n"},
      {"templates/page.html",
       "<!doctype html><html><head><title>{{ page.title }}</title><link rel=\"stylesheet\" href=\"{{ "
       "asset('styles.css') "
       "}}\"></head><body><h1>{{ page.title }}</h1>{% if entry is defined %}{{ entry.body }}{% endif %}"
       "{% if listing is defined %}{% for one in listing.entries %}<a href=\"{{ one.href }}\">{{ one.title }}</a>"
       "{% endfor %}{% endif %}</body></html>\n"},
      {"templates/404.html", "<!doctype html><html><head><title>404</title></head><body>Nothing.</body></html>\n"},
      {"themes/default/theme.yaml", "name: Default\nstylesheets: [base.css]\n"},
      {"themes/default/base.css", "body { color: #111 }\n"},
  };
}

ServedProject::ServedProject(const Files& files)
    : files_(below_root(files)), loop_(files_, options_of_serve(), preview_, events_, [this](const Rebuilt& rebuilt) {
        said_ =
            rebuilt.diagnostics == nullptr ? rebuilt.error->message() : to_text(*rebuilt.diagnostics, *rebuilt.sources);
        is_shown_ = rebuilt.is_shown;
      }) {
  loop_.begin();
}

std::vector<std::string> ServedProject::write(const std::string& path, const std::string& text) {
  REQUIRE(files_.write("project/" + path, text));
  return go_round(path);
}

std::vector<std::string> ServedProject::remove(const std::string& path) {
  REQUIRE(files_.remove("project/" + path));
  return go_round(path);
}

void ServedProject::change(const std::map<std::string, std::optional<std::string>>& texts) {
  build::Changes changes;
  for (const auto& [path, text] : texts) {
    changes.paths.insert("project/" + path);
    REQUIRE((text ? files_.write("project/" + path, *text) : files_.remove("project/" + path)));
  }
  loop_.rebuild(std::move(changes));
  static_cast<void>(files_.take_reads());  // What the test itself remembers is not to grow either.
  static_cast<void>(files_.take_writes());
}

Files ServedProject::files() const {
  Files below;
  for (const auto& [path, text] : files_.files()) below[path.substr(std::string_view("project/").size())] = text;
  return below;
}

std::vector<std::string> ServedProject::go_round(const std::string& path) {
  static_cast<void>(files_.take_reads());
  loop_.rebuild({.unknown = false, .paths = {"project/" + path}});
  return files_.take_reads();
}

SiteHandler ServedProject::handler() const {
  return {preview_,
          events_,
          {.host = "127.0.0.1", .on_problems = [this](const Diagnostics& problems, const SourceMap& sources) {
             said_of_pages_ = to_text(problems, sources);
           }}};
}

Response ServedProject::ask(const std::string& path, const std::string& if_none_match) const {
  return handler()({.method = "GET", .path = path, .query = {}, .host = "localhost", .if_none_match = if_none_match});
}

std::string ServedProject::body(const std::string& path) const {
  const Response response = ask(path);
  return response.body ? *response.body : std::string{};
}

}  // namespace bondgenoot::serve
