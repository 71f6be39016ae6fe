#include "build/picture_maker.h"

#include <utility>

#include "build/picture_problem.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

struct Made {
  std::string bytes;
  bool fresh = false;  // It was not in the cache.
};

struct Job {
  const std::string* asset;
  const site::Picture* picture;
  const site::PictureFile* file;
  std::string cache_name;
  Made made;
  std::string failure;
};

std::vector<Job> jobs_for(const site::Pictures& pictures, const content::Graph& graph) {
  const std::set<std::string> shown = graph.shown_assets();
  std::vector<Job> jobs;
  const auto add = [&](const std::string& asset, const site::Picture& picture, const site::PictureFile& file) {
    jobs.push_back({.asset = &asset,
                    .picture = &picture,
                    .file = &file,
                    .cache_name = cache_name(picture.hash, file.target),
                    .made = {},
                    .failure = {}});
  };
  for (const auto& [asset, picture] : pictures) {
    if (!picture.is_made()) continue;
    add(asset, picture, picture.own);
    if (!shown.contains(asset)) continue;
    for (const site::PictureFile& file : picture.shown) add(asset, picture, file);
  }
  return jobs;
}

std::expected<Made, std::string> take_or_make(const FileSystem& files, const std::string& root,
                                              const site::Picture& picture, const pictures::Target& target,
                                              const std::string& name) {
  if (auto known = read_cached(files, root, name)) return Made{.bytes = std::move(*known)};
  auto made = pictures::convert(picture.source, picture.header, target);
  if (!made) return std::unexpected(std::move(made.error()));
  return Made{.bytes = std::move(*made), .fresh = true};
}

void run(const FileSystem& files, const std::string& root, Job& job) {
  auto made = take_or_make(files, root, *job.picture, job.file->target, job.cache_name);
  if (made)
    job.made = std::move(*made);
  else
    job.failure = made.error().empty() ? phrase("it cannot be made smaller") : std::move(made.error());
}

}  // namespace

MadePictures make_pictures(const FileSystem& files, const std::string& root, const site::Pictures& pictures,
                           const content::Graph& graph, bool only_names, ThreadPool& pool, Diagnostics& said) {
  std::vector<Job> jobs = jobs_for(pictures, graph);
  if (!only_names) pool.parallel_for(jobs.size(), [&](std::size_t i) { run(files, root, jobs[i]); });
  MadePictures made;
  for (const auto& [asset, picture] : pictures) {
    if (!picture.is_made()) continue;
    made.used.insert(cache_name(picture.hash, picture.own.target));
    for (const site::PictureFile& file : picture.shown) made.used.insert(cache_name(picture.hash, file.target));
  }
  for (Job& job : jobs) {
    if (!job.failure.empty())
      report_picture(broken_picture(*job.asset, job.failure), graph.gathering().file_of(*job.asset), said);
    if (job.made.fresh) made.fresh.push_back({.name = std::move(job.cache_name), .bytes = job.made.bytes});
    made.files.push_back({.output = job.file->output, .bytes = std::move(job.made.bytes)});
  }
  return made;
}

std::expected<std::string, std::string> make_picture(const FileSystem& files, const std::string& root,
                                                     const site::Picture& picture, const pictures::Target& target) {
  auto made = take_or_make(files, root, picture, target, cache_name(picture.hash, target));
  if (!made) return std::unexpected(std::move(made.error()));
  return std::move(made->bytes);
}

}  // namespace bondgenoot::build
