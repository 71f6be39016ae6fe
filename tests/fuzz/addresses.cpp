// Addresses that are asked of `serve`, on a site at the root of its host and on one below it. A second line is the
// host.
#include <map>
#include <string>

#include "fuzz/demands.h"
#include "fuzz/targets.h"
#include "serve/event_stream.h"
#include "serve/preview.h"
#include "serve/rebuild_loop.h"
#include "serve/site_handler.h"
#include "support/memory_file_system.h"
#include "support/path.h"

namespace bondgenoot::fuzz {
namespace {

constexpr std::string_view kSecret = "not for anybody";

std::map<std::string, std::string> files_at(const std::string& base_url) {
  return {
      {"project/content/site.yaml", "title: Test\nbase_url: " + base_url + "\n# not for anybody\n"},
      {"project/content/pages/index.md", "---\ntitle: Home\nsummary: The way in.\n---\n"},
      {"project/content/notes/_collection.yaml",
       "title: Notes\npath: /notes/\nlayouts: {entry: page.html, list: page.html}\nfields: {title: {type: text}}\n"},
      {"project/content/notes/one.md", "---\ntitle: One\naliases: [/old/]\n# not for anybody\n---\nThe first text.\n"},
      {"project/content/static/notes.txt", "As it is.\n"},
      {"project/templates/page.html",
       "<!doctype html><html><head><title>{{ page.title }}</title></head><body></body></html>\n"},
      {"project/templates/404.html",
       "<!doctype html><html><head><title>404</title></head><body>Nothing.</body></html>\n"},
      {"project/themes/default/theme.yaml", "name: Default\n# not for anybody\n"},
      {"project/secret.txt", "not for anybody"},
      {"secret.txt", "not for anybody"},
  };
}

build::BuildOptions options() {
  build::BuildOptions options;
  options.root = "project";
  options.today = {2026, 11, 22};
  options.jobs = 1;
  return options;
}

struct Served {
  MemoryFileSystem files;
  serve::Preview preview{1};
  serve::EventStream events;
  serve::RebuildLoop loop{files, options(), preview, events, [](const serve::Rebuilt&) {}};

  explicit Served(const std::string& base_url) : files(files_at(base_url)) {
    loop.begin();
    loop.settle();  // No thread is left that outlives what it needs when the program ends.
    demand(preview.get().site != nullptr, "the site is shown");
  }
};

void demand_answer(const serve::Response& response) {
  demand(response.status >= 200 && response.status < 600, "there is an answer");
  if (response.body)
    demand(response.body->find(kSecret) == std::string::npos, "nothing but the site is given", *response.body);
  for (const auto& [name, value] : response.headers) {
    demand(value.find_first_of("\r\n") == std::string::npos, "a header is one line", value);
    if (name == "Location")
      demand(value.starts_with('/') && !value.starts_with("//") && !value.starts_with("/\\"),
             "nothing leads to another host", value);
  }
}

}  // namespace

void addresses(std::string_view bytes) {
  static const Served& kBelow =
      *new Served("https://example.org/kennis/");  // Never ended: the order of ends is not ours.
  static const Served& kTop = *new Served("https://example.org/");
  const std::size_t line = bytes.find('\n');
  const std::string_view target = bytes.substr(0, line);
  const std::size_t mark = target.find('?');
  const std::string path = percent_decoded(target.substr(0, mark)).value_or(std::string(target.substr(0, mark)));
  if (bytes.contains(kSecret) || path.contains(kSecret)) return;  // Who asks is told what they asked for.
  const bool has_query = mark != std::string_view::npos && target.find_first_of("\r\n") == std::string_view::npos;
  const serve::Request request = {
      .method = "GET",
      .path = path,
      .query = has_query ? std::string(target.substr(mark)) : std::string(),
      .host = line == std::string_view::npos ? std::string("localhost") : std::string(bytes.substr(line + 1)),
      .if_none_match = {}};
  for (const Served* served : {&kBelow, &kTop}) {
    serve::EventStream events;  // Of its own, so that listeners do not add up.
    demand_answer(serve::SiteHandler(served->preview, events, {.host = "127.0.0.1"})(request));
  }
}

}  // namespace bondgenoot::fuzz
