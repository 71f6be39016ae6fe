#include <sstream>

#include <catch2/catch.hpp>

#include "link_project.h"
#include "support/case_file.h"
#include "support/path.h"

// Whole small projects, tests/golden/link/*.case: sections are files of the project; `-- options --` holds words such
// as `drafts`, `future`, `today 2017-01-01` and `private Name`, one a line; out come the graph and the diagnostics.
namespace bondgenoot::content {
namespace {

LinkOptions options_of(const tests::CaseFile& file) {
  LinkOptions options{.today = {2024, 1, 1}};
  const std::string* text = file.find("options");
  if (text == nullptr) return options;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const std::string word = line.substr(0, line.find(' '));
    const std::string rest = word.size() < line.size() ? line.substr(word.size() + 1) : std::string();
    if (word == "drafts")
      options.drafts = true;
    else if (word == "future")
      options.future = true;
    else if (word == "today")
      options.today = parse_day(rest).value();
    else if (word == "private")
      options.private_names.push_back(rest);
    else if (word == "anchor")
      options.page_anchors.push_back(rest);
    else
      FAIL("unknown option " << line);
  }
  return options;
}

bool is_input(std::string_view name) { return name.starts_with("content/") || name == "options"; }

TEST_CASE("small projects are linked as their cases say", "[content][linker][golden]") {
  tests::check_cases("golden/link", {.is_input = is_input, .run = [](const tests::CaseFile& file) {
                                       ProjectFiles files;
                                       for (const tests::CaseSection& section : file.sections) {
                                         if (section.name.starts_with("content/")) files[section.name] = section.text;
                                       }
                                       const LinkProject project(files, options_of(file));
                                       std::vector<tests::CaseSection> produced;
                                       if (const std::string said = project.diagnostics(); !said.empty())
                                         produced.push_back({"diagnostics", said});
                                       else
                                         produced.push_back({"graph", project.dump()});
                                       return produced;
                                     }});
}

}  // namespace
}  // namespace bondgenoot::content
