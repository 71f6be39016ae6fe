#include "cli/project_finder.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <charconv>

#include "cli/console.h"
#include "support/phrase.h"

namespace bondgenoot::cli {
namespace {

namespace fs = std::filesystem;

std::optional<std::int64_t> source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') return std::nullopt;
  const std::string_view digits = text;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr std::int64_t kLatest = 253402300799;  // 9999-12-31
  if (error != std::errc{} || end != digits.data() + digits.size() || seconds < 0 || seconds > kLatest) return -1;
  return seconds;
}

}  // namespace

std::optional<std::string> nearest_project(const std::string& directory) {
  std::error_code error;
  const fs::path start = fs::canonical(directory.empty() ? fs::path(".") : fs::path(directory), error);
  if (error) return std::nullopt;
  for (fs::path folder = start;; folder = folder.parent_path()) {
    if (fs::exists(folder / "content" / "site.yaml", error)) return folder.string();
    if (folder == folder.root_path()) return std::nullopt;
  }
}

std::expected<std::string, ExitStatus> find_project(const std::string& directory) {
  std::error_code error;
  const fs::path start = fs::canonical(directory.empty() ? fs::path(".") : fs::path(directory), error);
  if (error) return std::unexpected(wrong_usage(phrase("there is no folder `{}`", directory)));
  if (auto folder = nearest_project(directory)) return *std::move(folder);
  return std::unexpected(wrong_usage(
      phrase("there is no project in `{}`: no `content/site.yaml` there or in any folder above it", start.string()),
      phrase("go to the project's folder, or name it with -C DIR")));
}

std::vector<std::string> installed_folders() {
  std::error_code error;
  std::vector<std::string> folders;
  const auto add = [&](const fs::path& folder) {
    if (fs::is_directory(folder / "templates", error)) folders.push_back(folder.lexically_normal().string());
  };
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    add(program.parent_path() / ".." / "share" / "bondgenoot");
    add(program.parent_path() / ".." / "..");  // build/release/bondgenoot in a source tree.
  }
  add(BONDGENOOT_DATA_DIR);
  return folders;
}

std::expected<Day, ExitStatus> find_today(const std::string& typed) {
  if (!typed.empty()) {
    if (const auto day = parse_day(typed)) return *day;
    return std::unexpected(wrong_usage(phrase("--today: `{}` is not a day", typed), phrase("write it as 2026-11-22")));
  }
  if (const auto seconds = source_date_epoch()) {
    if (*seconds >= 0) return day_of_unix_time(*seconds);
    return std::unexpected(
        wrong_usage(phrase("the environment variable SOURCE_DATE_EPOCH is not a number of seconds since 1970")));
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return day_of_unix_time(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

std::expected<build::BuildOptions, ExitStatus> complete(const Options& options) {
  build::BuildOptions complete = options.build;
  auto root = find_project(options.directory);
  if (!root) return std::unexpected(root.error());
  complete.root = *root;
  auto today = find_today(options.today);
  if (!today) return std::unexpected(today.error());
  complete.today = *today;
  complete.installed = installed_folders();
  complete.history = true;
  complete.explain_search = !options.explain_search.empty();
  std::error_code error;
  if (!complete.output.empty()) {
    fs::path output = fs::absolute(complete.output, error).lexically_normal();
    if (!output.has_filename()) output = output.parent_path();  // `-o site/`
    complete.output = output.string();
  }
  return complete;
}

}  // namespace bondgenoot::cli
