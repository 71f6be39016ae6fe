#include <catch2/catch.hpp>

#include "site_project.h"
#include "support/case_file.h"

// Whole small projects, tests/golden/site/*.case: sections are files of the project; out come the plan or the
// diagnostics.
namespace bondgenoot::site {
namespace {

bool is_file(std::string_view name) {
  return name.starts_with("content/") || name.starts_with("templates/") || name.starts_with("themes/");
}

TEST_CASE("small projects are planned as their cases say", "[site][planner][golden]") {
  tests::check_cases("golden/site", {.is_input = is_file, .run = [](const tests::CaseFile& file) {
                                       ProjectFiles files;
                                       for (const tests::CaseSection& section : file.sections) {
                                         if (is_file(section.name)) files[section.name] = section.text;
                                       }
                                       const SiteProject project(files);
                                       std::vector<tests::CaseSection> produced;
                                       if (const std::string said = project.diagnostics(); !said.empty())
                                         produced.push_back({"diagnostics", said});
                                       else
                                         produced.push_back({"plan", project.dump()});
                                       return produced;
                                     }});
}

}  // namespace
}  // namespace bondgenoot::site
