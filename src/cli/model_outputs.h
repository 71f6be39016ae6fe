// What other programs need to know of the content model: JSON Schema and settings for VS Code, forms for GitHub.
//
// In:  a project. Out: texts, or files by path. Owns nothing. Threads: one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "build/project.h"
#include "content/json_schema.h"

namespace bondgenoot::cli {

/// JSON Schema for the front matter of a collection.
[[nodiscard]] std::string schema_text(const build::Project& project, const content::Collection& collection,
                                      const std::string& language, content::SchemaOf of);

/// The name of its file.
[[nodiscard]] std::string schema_file(const content::Collection& collection, content::SchemaOf of);

/// The form of a collection; it asks `fields` too.
[[nodiscard]] std::string form_text(const build::Project& project, const content::Collection& collection,
                                    const std::string& language, const std::vector<std::string>& fields);

/// Whether somebody may be expected to hand in an entry: what the site announces (`feed: true`) is made by many.
[[nodiscard]] bool has_form(const content::Collection& collection);

/// `.vscode/settings.json`, schemas for each collection below `.vscode/schemas/`, and the forms below
/// `.github/ISSUE_TEMPLATE/`: what `init` adds to the starter.
[[nodiscard]] std::map<std::string, std::string> editor_files(const build::Project& project);

}  // namespace bondgenoot::cli
