// What is fuzzed: a function for each reader of bytes that others wrote.
//
// In:  any bytes. Out: nothing; a promise that is broken ends the program (`demand`), as a sanitizer does. Owns
// nothing. Threads: one at a time. A target keeps nothing from one call to the next that changes what the next one
// does.
#pragma once

#include <array>
#include <string_view>

namespace bondgenoot::fuzz {

void addresses(std::string_view bytes);
void cached_files(std::string_view bytes);
void dates(std::string_view bytes);
void drawings(std::string_view bytes);
void entries(std::string_view bytes);
void issues(std::string_view bytes);
void links_file(std::string_view bytes);
void markdown(std::string_view bytes);
void models(std::string_view bytes);
void requests(std::string_view bytes);
void search_index(std::string_view bytes);
void settings(std::string_view bytes);
void tables(std::string_view bytes);
void templates(std::string_view bytes);

struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
  /// Of the sections of golden cases that are input for it too: how their name begins and ends. Without an end: none.
  std::string_view golden_begin = {};
  std::string_view golden_end = {};
};

inline constexpr std::array kTargets = {
    Target{.name = "addresses", .run = addresses},
    Target{.name = "cached_files", .run = cached_files},
    Target{.name = "dates", .run = dates},
    Target{.name = "drawings", .run = drawings},
    Target{.name = "entries", .run = entries, .golden_begin = "content/", .golden_end = ".md"},
    Target{.name = "issues", .run = issues},
    Target{.name = "links_file", .run = links_file},
    Target{.name = "markdown", .run = markdown, .golden_begin = "text", .golden_end = ".md"},
    Target{.name = "models", .run = models, .golden_begin = "content/", .golden_end = "_collection.yaml"},
    Target{.name = "requests", .run = requests},
    Target{.name = "search_index", .run = search_index},
    Target{.name = "settings", .run = settings, .golden_begin = "content/", .golden_end = "site.yaml"},
    Target{.name = "tables", .run = tables},
    Target{.name = "templates", .run = templates, .golden_begin = "", .golden_end = ".html"},
};

}  // namespace bondgenoot::fuzz
