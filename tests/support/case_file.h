// Golden cases: one file per behaviour, input and expectation together.
//
//     -- template.html --
//     Hello {{ name }}
//     -- stdout --
//     Hello world
//
// A section runs to the next `-- name --` line. Input sections come first; the others are what must come out. With the
// environment variable BONDGENOOT_BLESS set, expectations are rewritten from what came out: read them before you
// commit.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bondgenoot::tests {

struct CaseSection {
  std::string name;
  std::string text;
};

struct CaseFile {
  std::string path;  ///< On disk.
  std::string name;  ///< File name without `.case`; begins with `fail_` if and only if diagnostics are expected.
  std::vector<CaseSection> sections;

  [[nodiscard]] const std::string* find(std::string_view section) const;
};

/// All `*.case` files below `folder` (relative to tests/), sorted by path.
[[nodiscard]] std::vector<CaseFile> load_cases(std::string_view folder);

struct CaseRules {
  /// Whether a section is input; the others are expectations.
  std::function<bool(std::string_view name)> is_input;
  /// What comes out, in the order it is to be written.
  std::function<std::vector<CaseSection>(const CaseFile&)> run;
};

/// Runs every case in `folder` as a Catch2 section. Fails when there is none, when an expectation differs, is missing
/// or is produced by nobody, and when `fail_` in the name and a `diagnostics` section do not go together.
void check_cases(std::string_view folder, const CaseRules& rules);

}  // namespace bondgenoot::tests
