// The commonest mistakes of editors, tests/golden/mistakes/*.case, each made in the project beside them: what is said
// of it in both languages, and that the mistake is gone for who does what the help says.
//
// Sections are files that are wrong, `gone PATH` a file that is not there, `mended PATH` a file as it is when the help
// is followed to the letter. A case without `mended` sections is mended by the program itself, from the diagnostics'
// own repairs; what comes out is in its last sections, `repaired PATH`.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/case_file.h"
#include "support/phrase.h"
#include "support/text.h"
#include "unit/build/made_site.h"

namespace bondgenoot::build {
namespace {

constexpr std::string_view kGone = "gone ";
constexpr std::string_view kMended = "mended ";

Files shared_project() {
  namespace fs = std::filesystem;
  Files files;
  const fs::path root = fs::path(BONDGENOOT_SOURCE_DIR) / "tests/golden/mistakes/project";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    files.emplace(entry.path().lexically_relative(root).generic_string(), out.str());
  }
  files.emplace("content/praktijken/klas.jpg", jpeg_file(9, 9));
  return files;
}

bool is_path(std::string_view name) {
  return name.find('/') != std::string_view::npos && !name.starts_with("repaired ");
}

Files with_mistake(Files files, const tests::CaseFile& file) {
  for (const tests::CaseSection& section : file.sections) {
    if (section.name.starts_with(kGone))
      files.erase(section.name.substr(kGone.size()));
    else if (is_path(section.name) && !section.name.starts_with(kMended))
      files.insert_or_assign(section.name, section.text);
  }
  return files;
}

// As the help says; `mended gone PATH` is a file that was moved or removed.
Files mended_by_hand(Files files, const tests::CaseFile& file) {
  for (const tests::CaseSection& section : file.sections) {
    if (!section.name.starts_with(kMended)) continue;
    const std::string path = section.name.substr(kMended.size());
    if (path.starts_with(kGone))
      files.erase(path.substr(kGone.size()));
    else
      files.insert_or_assign(path, section.text);
  }
  return files;
}

// By the repairs that come with the diagnostics, the last in a file first.
Files mended_by_program(Files files, const Built& built) {
  std::vector<Fix> fixes;
  for (const Diagnostic& diagnostic : built.site.project.diagnostics.items()) {
    INFO("nothing repairs this, so the case has to say how the help is followed: " << diagnostic.message);
    REQUIRE(diagnostic.fix.has_value());
    fixes.push_back(*diagnostic.fix);
  }
  std::ranges::sort(fixes, std::ranges::greater{}, [](const Fix& fix) { return fix.span.begin; });
  for (const Fix& fix : fixes) {
    std::string& text = files.at(built.site.project.sources->get(fix.span.source).path);
    text.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
  }
  return files;
}

// What stands between backticks: what the help tells to write.
std::vector<std::string_view> quoted_in(std::string_view help) {
  std::vector<std::string_view> quoted;
  const std::vector<std::string_view> parts = split(help, '`');
  for (std::size_t i = 1; i < parts.size(); i += 2) quoted.push_back(parts[i]);
  return quoted;
}

// The repair has something of what the help names: it was followed, and not something else done.
void check_followed(const Built& built, const Files& before, const Files& after) {
  std::string changed;
  for (const auto& [path, text] : after) {
    const auto old = before.find(path);
    if (old == before.end() || old->second != text) changed += path + '\n' + text;
  }
  for (const Diagnostic& diagnostic : built.site.project.diagnostics.items()) {
    const auto quoted = quoted_in(diagnostic.help);
    const auto in_repair = [&](std::string_view words) {
      return changed.find(words.substr(0, words.find("…"))) != std::string::npos;
    };
    INFO("help: " << diagnostic.help);
    CHECK(std::ranges::none_of(quoted, &std::string_view::empty));
    CHECK((quoted.empty() || std::ranges::any_of(quoted, in_repair)));
  }
}

void check_plain(const Built& built) {
  const auto& items = built.site.project.diagnostics.items();
  REQUIRE_FALSE(items.empty());
  for (const Diagnostic& diagnostic : items) {
    INFO(diagnostic.message);
    CHECK((diagnostic.span.valid() || !diagnostic.path.empty()));
    CHECK_FALSE(diagnostic.help.empty());
  }
}

Built built_in(Language language, const Files& files) {
  set_language(language);
  Built built = build_files(files);
  set_language(Language::English);
  return built;
}

std::vector<tests::CaseSection> run(const tests::CaseFile& file) {
  INFO(file.path);
  const Files wrong = with_mistake(shared_project(), file);
  const Built english = built_in(Language::English, wrong);
  const Built dutch = built_in(Language::Dutch, wrong);
  check_plain(english);
  CHECK(english.site.project.diagnostics.items().size() == dutch.site.project.diagnostics.items().size());
  std::vector<tests::CaseSection> sections = {{"diagnostics", english.said}, {"diagnostics in Dutch", dutch.said}};
  const bool by_hand = std::ranges::any_of(
      file.sections, [](const tests::CaseSection& section) { return section.name.starts_with(kMended); });
  const Files mended = by_hand ? mended_by_hand(wrong, file) : mended_by_program(wrong, english);
  check_followed(english, wrong, mended);
  CHECK(built_in(Language::English, mended).said.empty());
  if (by_hand) return sections;
  for (const auto& [path, text] : mended) {
    if (text != wrong.at(path)) sections.push_back({"repaired " + path, text});
  }
  return sections;
}

TEST_CASE("each of the commonest mistakes is said plainly, and gone when the help is followed", "[build][mistakes]") {
  tests::check_cases("golden/mistakes", {.is_input = is_path, .run = run});
  CHECK(tests::load_cases("golden/mistakes").size() >= 40);
}

TEST_CASE("the project in which the mistakes are made has none", "[build][mistakes]") {
  CHECK(build_files(shared_project()).said.empty());
}

}  // namespace
}  // namespace bondgenoot::build
