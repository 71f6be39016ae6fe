// The pictures for who shares a page: drawn, or taken from what was drawn before.
//
// In:  a site that is planned. Out: files, and those of them that are new. Owns nothing. Threads: one calls
// make_share_pictures, which spreads them over the pool; make_share_picture is for any.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "build/picture_maker.h"
#include "build/project.h"
#include "site/assets.h"
#include "site/page.h"
#include "site/share.h"
#include "support/diagnostic.h"
#include "support/file_system.h"
#include "support/thread_pool.h"

namespace bondgenoot::build {

/// The pictures of all pages that have one of their own, in the order of the pages.
[[nodiscard]] std::vector<site::SharePicture> share_pictures(const site::Share& share, const Project& project,
                                                             const site::Plan& plan);

/// Reads the theme's design, and sees whether pictures can be drawn: where none are, pages do not speak of them, and a
/// warning says what is missing, but in a program that was compiled without what draws them. With
/// all of them in the cache nothing need be drawn, and the library is left alone.
std::expected<void, IoError> survey_share(const FileSystem& files, const std::string& root, const Project& project,
                                          const site::Plan& plan, Outcome<site::Assets>& assets);

/// Adds them to `made`. With `only_names` the files are empty.
void make_share_pictures(const FileSystem& files, const std::string& root, const site::Share& share,
                         const std::vector<site::SharePicture>& pictures, bool only_names, ThreadPool& pool,
                         MadePictures& made, Diagnostics& said);

/// One of them; what the library has against it when it cannot be drawn.
[[nodiscard]] std::expected<std::string, std::string> make_share_picture(const FileSystem& files,
                                                                         const std::string& root,
                                                                         const site::Share& share,
                                                                         const site::SharePicture& picture);

}  // namespace bondgenoot::build
