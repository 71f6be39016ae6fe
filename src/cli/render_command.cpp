// `render`: one template with a JSON context, for theme authors.
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "support/disk_file_system.h"
#include "support/path.h"
#include "support/phrase.h"
#include "templates/environment.h"
#include "templates/json_value.h"

namespace bondgenoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kFileLimit = 64U << 20U;

std::string standard_input() { return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()}; }

/// Templates below a folder, read when they are asked for; and the one given by itself.
class FolderLoader final : public templates::Loader {
 public:
  FolderLoader(std::string folder, std::map<std::string, std::string, std::less<>> given)
      : folder_(std::move(folder)), given_(std::move(given)) {}

  [[nodiscard]] std::optional<templates::LoadedTemplate> load(std::string_view name) const override {
    if (const auto found = given_.find(name); found != given_.end())
      return templates::LoadedTemplate{.text = found->second, .path = found->first};
    auto text = files_.read(joined_path(folder_, name), kFileLimit);
    if (!text) return std::nullopt;
    return templates::LoadedTemplate{.text = std::move(*text), .path = std::string(name)};
  }

  [[nodiscard]] std::vector<std::string> names() const override {
    std::set<std::string> names;
    for (const auto& [name, text] : given_) names.insert(name);
    std::error_code error;
    for (fs::recursive_directory_iterator file(folder_, error), end; !error && file != end; file.increment(error)) {
      if (file->is_regular_file(error)) names.insert(fs::relative(file->path(), folder_, error).generic_string());
    }
    return {names.begin(), names.end()};
  }

 private:
  std::string folder_;
  std::map<std::string, std::string, std::less<>> given_;
  DiskFileSystem files_;
};

struct Request {
  std::string name;    ///< Of the template to render.
  std::string folder;  ///< Where names start from.
  std::map<std::string, std::string, std::less<>> given;
};

// With --templates the name is one below it; otherwise it is a file, and names start from its folder.
std::expected<Request, ExitStatus> find_template(const Options& options) {
  if (options.template_name == "-") {
    return Request{.name = "<stdin>",
                   .folder = options.templates_folder.empty() ? "." : options.templates_folder,
                   .given = {{"<stdin>", standard_input()}}};
  }
  if (!options.templates_folder.empty()) {
    std::error_code error;
    if (!fs::is_directory(options.templates_folder, error)) {
      return std::unexpected(wrong_usage(phrase("--templates: there is no folder `{}`", options.templates_folder)));
    }
    return Request{.name = options.template_name, .folder = options.templates_folder, .given = {}};
  }
  auto text = DiskFileSystem().read(options.template_name, kFileLimit);
  if (!text)
    return std::unexpected(
        wrong_usage(text.error().message(), phrase("name a file, or a template below --templates DIR")));
  const std::string folder(parent_path(options.template_name));
  const std::string name(file_name(options.template_name));
  return Request{.name = name, .folder = folder.empty() ? "." : folder, .given = {{name, std::move(*text)}}};
}

std::expected<templates::Value, ExitStatus> find_context(const Options& options) {
  if (options.data_file.empty()) return templates::Value::map({});
  std::string text;
  if (options.data_file == "-") {
    text = standard_input();
  } else {
    auto read = DiskFileSystem().read(options.data_file, kFileLimit);
    if (!read) return std::unexpected(report(read.error()));
    text = std::move(*read);
  }
  auto value = templates::parse_json_value(text);
  if (!value)
    return std::unexpected(
        wrong_usage(fmt::format("--data: {}", value.error()), phrase("give a JSON object: {\"name\": \"value\"}")));
  if (!value->is_map())
    return std::unexpected(
        wrong_usage(phrase("--data: the context is not a JSON object"), phrase("write {\"name\": \"value\"}")));
  return *value;
}

}  // namespace

ExitStatus run_render(const Options& options) {
  if (options.template_name == "-" && options.data_file == "-")
    return wrong_usage(phrase("the template and the data cannot both be standard input"));
  auto request = find_template(options);
  if (!request) return request.error();
  auto context = find_context(options);
  if (!context) return context.error();
  SourceMap sources;
  const FolderLoader loader(request->folder, std::move(request->given));
  templates::Environment environment(sources, loader);
  Diagnostics diagnostics = environment.compile(request->name);
  std::string text;
  if (!diagnostics.has_errors()) {
    auto rendered = environment.render(request->name, *context, {.autoescape = options.autoescape});
    diagnostics.append(std::move(rendered.diagnostics));
    text = std::move(rendered.value);
  }
  diagnostics.sort(sources);
  print_diagnostics(diagnostics, sources, options.format);
  return diagnostics.has_errors() ? ExitStatus::ContentErrors : print(text);
}

}  // namespace bondgenoot::cli
