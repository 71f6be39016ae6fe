#include "support/case_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

namespace bondgenoot::tests {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool is_header(std::string_view line) { return line.size() > 6 && line.starts_with("-- ") && line.ends_with(" --"); }

std::vector<CaseSection> parse_sections(const std::string& text) {
  std::vector<CaseSection> sections;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (is_header(line))
      sections.push_back({std::string(line.substr(3, line.size() - 6)), {}});
    else if (!sections.empty())
      sections.back().text.append(line).append("\n");
    begin = end + 1;
  }
  return sections;
}

void bless(const CaseFile& file, const CaseRules& rules, const std::vector<CaseSection>& produced) {
  std::ofstream out(file.path, std::ios::binary | std::ios::trunc);
  const auto put = [&](const CaseSection& section) {
    out << "-- " << section.name << " --\n" << section.text;
    if (!section.text.empty() && section.text.back() != '\n') out << '\n';
  };
  for (const CaseSection& section : file.sections) {
    if (rules.is_input(section.name)) put(section);
  }
  std::ranges::for_each(produced, put);
}

std::string with_final_newline(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

void check_one(const CaseFile& file, const CaseRules& rules, const std::vector<CaseSection>& produced) {
  for (const CaseSection& section : produced) {
    INFO(file.path << " section " << section.name);
    const std::string* expected = file.find(section.name);
    CHECK(expected != nullptr);
    if (expected != nullptr) CHECK(with_final_newline(section.text) == *expected);
  }
  for (const CaseSection& section : file.sections) {
    INFO(file.path << ": nobody produces the section " << section.name);
    const bool known =
        rules.is_input(section.name) || std::ranges::find(produced, section.name, &CaseSection::name) != produced.end();
    CHECK(known);
  }
  INFO(file.path << ": `fail_` in the name if and only if there are diagnostics");
  CHECK(file.name.starts_with("fail_") == (file.find("diagnostics") != nullptr));
}

}  // namespace

const std::string* CaseFile::find(std::string_view section) const {
  const auto found = std::ranges::find(sections, section, &CaseSection::name);
  return found == sections.end() ? nullptr : &found->text;
}

std::vector<CaseFile> load_cases(std::string_view folder) {
  std::vector<CaseFile> cases;
  const std::filesystem::path root = std::filesystem::path(BONDGENOOT_SOURCE_DIR) / "tests" / folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".case") continue;
    cases.push_back({entry.path().string(), entry.path().stem().string(), parse_sections(read_file(entry.path()))});
  }
  std::ranges::sort(cases, {}, &CaseFile::path);
  return cases;
}

void check_cases(std::string_view folder, const CaseRules& rules) {
  const std::vector<CaseFile> cases = load_cases(folder);
  REQUIRE(!cases.empty());
  for (const CaseFile& file : cases) {
    const std::vector<CaseSection> produced = rules.run(file);
    if (std::getenv("BONDGENOOT_BLESS") != nullptr)
      bless(file, rules, produced);
    else
      check_one(file, rules, produced);
  }
  std::cout << folder << ": " << cases.size() << " cases\n";
}

}  // namespace bondgenoot::tests
