// A project for the commands that write or describe entries: read whole, with a content model that is sound.
//
// In:  what was typed. Out: the project, or the status to end with after the message was printed. Owns: the project.
// Threads: one.
#pragma once

#include <expected>
#include <string>

#include "build/project.h"
#include "cli/options.h"

namespace bondgenoot::cli {

struct ModelProject {
  build::BuildOptions options;
  build::Project project;
};

/// Only the model must be sound: entries with mistakes do not stand in the way of a new one. What is wrong with the
/// model is printed.
[[nodiscard]] std::expected<ModelProject, ExitStatus> load_model_project(const Options& options);

/// The collection called `name`; else says which was meant.
[[nodiscard]] std::expected<const content::Collection*, ExitStatus> find_collection(const content::Model& model,
                                                                                    const std::string& name);

/// `--lang`, else the site's own.
[[nodiscard]] std::string language_of(const Options& options, const build::Project& project);

}  // namespace bondgenoot::cli
