#include "cli/model_project.h"

#include "cli/console.h"
#include "cli/project_finder.h"
#include "support/disk_file_system.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::cli {

std::expected<ModelProject, ExitStatus> load_model_project(const Options& options) {
  auto build_options = complete(options);
  if (!build_options) return std::unexpected(build_options.error());
  const DiskFileSystem files;
  ThreadPool pool(1);
  Trace trace;
  auto project = build::load_project(files, *build_options, pool, trace);
  if (!project) return std::unexpected(report(project.error()));
  Diagnostics of_model;
  for (const Diagnostic& diagnostic : project->diagnostics.items()) {
    const std::string path =
        diagnostic.span.valid() ? project->sources->get(diagnostic.span.source).path : diagnostic.path;
    if (path.ends_with(".yaml")) of_model.add(diagnostic);
  }
  of_model.sort(*project->sources);
  if (of_model.has_errors()) {
    print_diagnostics(of_model, *project->sources, options.format);
    return std::unexpected(ExitStatus::ContentErrors);
  }
  return ModelProject{std::move(*build_options), std::move(*project)};
}

std::expected<const content::Collection*, ExitStatus> find_collection(const content::Model& model,
                                                                      const std::string& name) {
  if (const content::Collection* collection = model.find(name)) return collection;
  const auto near = nearest(name, model.names());
  return std::unexpected(
      wrong_usage(phrase("there is no collection `{}`", name),
                  near ? phrase("did you mean `{}`?", *near)
                       : phrase("the collections are {}", quoted_list(model.names(), phrase("and"), 50))));
}

std::string language_of(const Options& options, const build::Project& project) {
  return options.language.empty() ? project.config.language : options.language;
}

}  // namespace bondgenoot::cli
