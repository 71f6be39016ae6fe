#include "build/share_maker.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "build/picture_cache.h"
#include "pictures/encoder.h"
#include "support/diagnostic_codes.h"
#include "support/phrase.h"

namespace bondgenoot::build {
namespace {

std::string cache_name_of(const site::SharePicture& picture) { return picture.hash.hex() + ".png"; }

struct Job {
  std::string bytes;
  bool is_kept = false;  // In the cache.
  std::optional<std::string> failure;
};

void draw(const pictures::ShareArtist& artist, const site::SharePicture& picture, Job& job) {
  auto drawn = artist.draw(picture.words);
  if (drawn)
    job.bytes = std::move(*drawn);
  else
    job.failure = std::move(drawn.error());
}

std::vector<Job> take_or_draw(const FileSystem& files, const std::string& root, const site::Share& share,
                              const std::vector<site::SharePicture>& pictures, ThreadPool& pool) {
  std::vector<Job> jobs(pictures.size());
  pool.parallel_for(jobs.size(), [&](std::size_t i) {
    auto known = read_cached(files, root, cache_name_of(pictures[i]));
    jobs[i].is_kept = known.has_value();
    if (known) jobs[i].bytes = std::move(*known);
  });
  if (std::ranges::all_of(jobs, &Job::is_kept)) return jobs;
  const auto artist = pictures::ShareArtist::make(share.design);
  pool.parallel_for(jobs.size(), [&](std::size_t i) {
    if (jobs[i].is_kept) return;
    if (artist)
      draw(*artist, pictures[i], jobs[i]);
    else
      jobs[i].failure = artist.error();
  });
  return jobs;
}

bool is_home(const site::Page& page, const site::Config& config) { return page.href == config.base_path; }

}  // namespace

std::vector<site::SharePicture> share_pictures(const site::Share& share, const Project& project,
                                               const site::Plan& plan) {
  std::vector<site::SharePicture> pictures;
  for (const site::Page& page : plan.pages) {
    if (site::has_own_picture(page))
      pictures.push_back(site::share_picture(share, project.graph, project.config, page));
  }
  return pictures;
}

std::expected<void, IoError> survey_share(const FileSystem& files, const std::string& root, const Project& project,
                                          const site::Plan& plan, Outcome<site::Assets>& assets) {
  if (pictures::drawer_version().empty()) return {};  // Whoever compiled it so knows; `--explain` says it.
  auto share = site::read_share(files, project.theme, project.config, assets.diagnostics);
  if (!share) return std::unexpected(share.error());
  if (!*share) return {};
  const auto is_drawn = [&](const site::SharePicture& picture) {
    return is_cached(files, root, cache_name_of(picture));
  };
  if (!std::ranges::all_of(share_pictures(**share, project, plan), is_drawn) && !pictures::can_encode()) {
    assets.diagnostics
        .add_for_path(DiagnosticCode::NoSharePictures, (*share)->drawing_path,
                      phrase("pages have no picture for who shares them: libvips is not there to draw one"))
        .with_help(phrase("build with libvips, or write `share_pictures: false` in `content/site.yaml`"));
    return {};
  }
  const auto home =
      std::ranges::find_if(plan.pages, [&](const site::Page& page) { return is_home(page, project.config); });
  if (home != plan.pages.end() && site::has_own_picture(*home))
    (*share)->home = site::share_picture(**share, project.graph, project.config, *home);
  assets.value.share = std::move(**share);
  return {};
}

void make_share_pictures(const FileSystem& files, const std::string& root, const site::Share& share,
                         const std::vector<site::SharePicture>& pictures, bool only_names, ThreadPool& pool,
                         MadePictures& made, Diagnostics& said) {
  std::vector<Job> jobs =
      only_names ? std::vector<Job>(pictures.size()) : take_or_draw(files, root, share, pictures, pool);
  // What is wrong with one is wrong with all of them, for they have the drawing and the fonts in common.
  const auto failed = std::ranges::find_if(jobs, [](const Job& job) { return job.failure.has_value(); });
  if (failed != jobs.end()) {
    said.add_for_path(DiagnosticCode::BrokenPicture, share.drawing_path,
                      phrase("a picture for who shares a page cannot be drawn ({})",
                             failed->failure->empty() ? phrase("the library does not say why") : *failed->failure))
        .with_help(phrase("draw it as plain SVG of {} by {} pixels, without letters", pictures::kShareWidth,
                          pictures::kShareHeight));
  }
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    std::string name = cache_name_of(pictures[i]);
    made.used.insert(name);
    if (!only_names && !jobs[i].is_kept) made.fresh.push_back({.name = std::move(name), .bytes = jobs[i].bytes});
    made.files.push_back({.output = pictures[i].output, .bytes = std::move(jobs[i].bytes)});
  }
}

std::expected<std::string, std::string> make_share_picture(const FileSystem& files, const std::string& root,
                                                           const site::Share& share,
                                                           const site::SharePicture& picture) {
  if (auto known = read_cached(files, root, cache_name_of(picture))) return std::move(*known);
  const auto artist = pictures::ShareArtist::make(share.design);
  if (!artist) return std::unexpected(artist.error());
  return artist->draw(picture.words);
}

}  // namespace bondgenoot::build
