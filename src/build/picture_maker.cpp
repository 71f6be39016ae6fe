#include "build/picture_maker.h"

#include <utility>

#include <fmt/format.h>

#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

struct Job {
  const std::string* asset;
  const site::Picture* picture;
  const site::PictureFile* file;
  std::string cache_name;
  std::string bytes;
  bool fresh = false;
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
                    .bytes = {},
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

void run(const FileSystem& files, const std::string& root, Job& job) {
  if (auto known = read_cached(files, root, job.cache_name)) {
    job.bytes = std::move(*known);
    return;
  }
  auto made = pictures::convert(job.picture->source, job.picture->header, job.file->target);
  if (!made) {
    job.failure = made.error().empty() ? phrase("it cannot be made smaller") : std::move(made.error());
    return;
  }
  job.bytes = std::move(*made);
  job.fresh = true;
}

void report(const Job& job, Diagnostics& said) {
  said.add_for_path(
          DiagnosticCode::BrokenPicture, joined_path("content", *job.asset),
          phrase("the picture `{}` cannot be read", file_name(*job.asset)) + fmt::format(" ({})", job.failure))
      .with_help(phrase("open it in a program for pictures and save it anew as `.jpg` or `.png`"));
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
    if (!job.failure.empty()) report(job, said);
    if (job.fresh) made.fresh.push_back({.name = std::move(job.cache_name), .bytes = job.bytes});
    made.files.push_back({.output = job.file->output, .bytes = std::move(job.bytes)});
  }
  return made;
}

std::expected<std::string, std::string> make_picture(const FileSystem& files, const std::string& root,
                                                     const site::Picture& picture, const pictures::Target& target) {
  if (auto known = read_cached(files, root, cache_name(picture.hash, target))) return std::move(*known);
  return pictures::convert(picture.source, picture.header, target);
}

}  // namespace bondgenoot::build
