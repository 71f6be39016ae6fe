#include "cli/language.h"

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "cli/project_finder.h"
#include "support/disk_file_system.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

// What follows `name` among the arguments: `--lang nl`, `--lang=nl`, `-C DIR`, `-CDIR`.
std::optional<std::string> argument(int argc, char** argv, std::string_view name) {
  const bool is_short = !name.starts_with("--");
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--") break;
    if (!word.starts_with(name)) continue;
    word.remove_prefix(name.size());
    if (word.empty()) return i + 1 < argc ? std::optional<std::string>(argv[i + 1]) : std::nullopt;
    if (word.front() == '=') return std::string(word.substr(1));
    if (is_short) return std::string(word);
  }
  return std::nullopt;
}

std::optional<Language> language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(name);
    if (locale != nullptr && *locale != '\0') return find_language(locale);
  }
  return std::nullopt;
}

// `language: nl` by its line alone, so that a file with a mistake elsewhere still says it.
std::optional<Language> language_in(std::string_view yaml) {
  constexpr std::string_view kKey = "language:";
  for (const std::string_view line : split(yaml, '\n')) {
    if (!line.starts_with(kKey)) continue;
    std::string_view value = line.substr(kKey.size());
    value = trim(value.substr(0, value.find('#')));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) value = value.substr(1, value.size() - 2);
    return find_language(value);
  }
  return std::nullopt;
}

std::optional<Language> language_of_project(const std::string& directory) {
  constexpr std::uint64_t kLimit = 1U << 20U;
  const auto root = nearest_project(directory);
  if (!root) return std::nullopt;
  const DiskFileSystem files;
  const auto text = files.read(*root + "/content/site.yaml", kLimit);
  return text ? language_in(*text) : std::nullopt;
}

}  // namespace

Language choose_language(int argc, char** argv) {
  if (const auto typed = argument(argc, argv, "--lang")) {
    if (const auto language = find_language(*typed)) return *language;
  }
  if (const auto language = language_of_locale()) return *language;
  return language_of_project(argument(argc, argv, "-C").value_or("")).value_or(Language::English);
}

}  // namespace bondgenoot::cli
