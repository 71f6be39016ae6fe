#include "content/entry_name.h"

#include <algorithm>

#include <fmt/format.h>

#include "content/file_names.h"
#include "content/names.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::content {
namespace {

bool is_known_language(std::string_view code, const EntryParserOptions& options) {
  return code == options.language || std::ranges::find(options.languages, code) != options.languages.end();
}

void report_name(std::string_view path, std::string_view name, std::string_view suffix, Diagnostics& diagnostics) {
  const std::string better = slugified(name);
  diagnostics
      .add_for_path(DiagnosticCode::InvalidFileName, std::string(path),
                    phrase("the file name `{}` cannot be part of an address", file_name(path)))
      .with_help(better.empty() ? phrase("name it with lower-case letters, digits and `-`")
                                : phrase("rename it to `{}{}.md`", better, suffix));
}

}  // namespace

EntryName read_entry_name(std::string_view path, const EntryParserOptions& options, Diagnostics& diagnostics) {
  std::string_view name = file_name(path);
  const bool said_elsewhere = problem_of_entry_name(name).has_value();
  if (name.ends_with(kMarkdownEnding)) name.remove_suffix(kMarkdownEnding.size());
  EntryName result;
  const std::size_t dot = name.rfind('.');
  const std::string_view code = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  if (!code.empty() && is_known_language(code, options)) {
    name = name.substr(0, dot);
    if (code != options.language) result.language = code;
  } else if (is_language_code(code) && is_slug(name.substr(0, dot))) {
    const std::string_view whole = name;
    name = name.substr(0, dot);
    result.language = code;  // So that it is not taken for the entry in the site's own language.
    diagnostics
        .add_for_path(DiagnosticCode::UnknownLanguage, std::string(path),
                      phrase("the file name says that it is in `{}`, and the site has no such language", code))
        .with_help(phrase(
            "the languages are {}; add `{}` under `languages` in `content/site.yaml`, or rename the file to `{}.md`",
            quoted_list(options.languages), code, slugified(whole)));
  }
  result.name = name;
  const std::string suffix = result.language.empty() ? std::string() : fmt::format(".{}", result.language);
  if (!is_slug(name) && !said_elsewhere) report_name(path, name, suffix, diagnostics);
  return result;
}

}  // namespace bondgenoot::content
