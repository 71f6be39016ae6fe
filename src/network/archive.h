// Where an archive keeps a copy of a page: the Wayback Machine's availability API, or one that answers alike.
//
// In:  an address. Out: the address of the copy. Owns nothing. Threads: any.
#pragma once

#include <optional>
#include <string>

#include "network/http_client.h"
#include "support/date.h"

namespace bondgenoot::network {

inline constexpr const char* kArchive = "https://archive.org/wayback/available";

struct ArchiveAnswer {
  bool answered = false;  ///< Otherwise nothing is known, and it may be asked again.
  std::string copy;       ///< Empty: there is none.
};

/// The copy nearest to `day`, or the newest.
[[nodiscard]] ArchiveAnswer find_copy(const HttpClient& client, const std::string& api, const std::string& url,
                                      const std::optional<Day>& day);

/// What the API says, read: only an address on the web is one.
[[nodiscard]] ArchiveAnswer read_archive_answer(const std::string& json);

}  // namespace bondgenoot::network
