// What `links` prints: for people, and for programs.
//
// In:  the links, what is known of them, what was done. Out: text or JSON. Owns nothing. Threads: any; pure.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "build/project.h"
#include "site/external_links.h"
#include "site/link_records.h"

namespace bondgenoot::cli {

struct LinksDone {
  std::size_t asked = 0;
  std::size_t not_asked = 0;         ///< On this machine or in a private network.
  std::size_t unused = 0;            ///< In the file, and in no text any more.
  std::size_t copies = 0;            ///< Found now.
  std::size_t without_copy_yet = 0;  ///< To be asked for next time.
  bool written = false;
  /// Why a link failed that got no answer, in words, by address.
  std::map<std::string, std::string, std::less<>> silences;
};

[[nodiscard]] std::string links_text(const build::Project& project, const site::ExternalLinks& links,
                                     const site::LinkRecords& records, const LinksDone& done);
[[nodiscard]] std::string links_json(const build::Project& project, const site::ExternalLinks& links,
                                     const site::LinkRecords& records, const LinksDone& done);

}  // namespace bondgenoot::cli
