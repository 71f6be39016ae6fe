// `links.yaml`: what is known of the links to other sites, kept by `bondgenoot links`.
//
// In:  a Source, or the FileSystem that has it. Out: LinkRecords, and a warning at each value that cannot be read.
// Owns: its strings. Threads: const once parsed, so any. A project without the file has no records, and nothing is
// amiss.
//
//     "https://example.org/a":
//       status: dead              # ok, moved, refused, failing, dead
//       code: 404                 # what the server answered, if it did
//       first_seen: 2024-03-01    # the first and last day on which the page was found there
//       last_seen: 2026-05-11
//       checked: 2026-11-22       # when it was last asked for
//       failing_since: 2026-11-20
//       moved_to: "https://…"
//       archive: "https://web.archive.org/web/2024…/https://example.org/a"
//       archive_asked: 2026-11-20
//
// Other keys are a person's own and stay.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/date.h"
#include "support/diagnostic.h"
#include "support/file_system.h"

namespace bondgenoot::site {

enum class LinkStatus : std::uint8_t {
  Ok,
  Moved,    ///< There, and for good under another address.
  Refused,  ///< The server does not tell programs whether the page is there.
  Failing,  ///< It was not there when it was last asked for,
  Dead,     ///< and not on an earlier day either.
};
[[nodiscard]] std::string_view name_of(LinkStatus status);

struct LinkRecord {
  LinkStatus status = LinkStatus::Ok;
  int code = 0;
  std::optional<Day> first_seen = {};
  std::optional<Day> last_seen = {};
  std::optional<Day> checked = {};
  std::optional<Day> failing_since = {};
  std::string moved_to = {};
  std::string archive = {};  ///< A copy of the page, whole address.
  std::optional<Day> archive_asked = {};

  friend bool operator==(const LinkRecord&, const LinkRecord&) = default;
};

/// By address, without `#…`.
using LinkRecords = std::map<std::string, LinkRecord, std::less<>>;

inline constexpr std::string_view kLinksPath = "links.yaml";
inline constexpr std::uint64_t kLinksSizeLimit = 16U << 20U;

[[nodiscard]] Outcome<LinkRecords> parse_link_records(const Source& source);
/// Reads `links.yaml` below `project_root`.
[[nodiscard]] std::expected<Outcome<LinkRecords>, IoError> load_link_records(const FileSystem& files,
                                                                             const std::string& project_root,
                                                                             SourceMap& sources);

// What a day's answer makes of a record.
/// The page is there; `moved_to` is empty where it has not moved.
void note_seen(LinkRecord& record, int code, std::string moved_to, Day today);
/// The server is there, and says nothing of the page.
void note_refused(LinkRecord& record, int code, Day today);
/// The page is not there. It is dead once it was not there on two days, whatever lies between them but an answer.
void note_failing(LinkRecord& record, int code, Day today);

/// The keys and values of a record, as the file has them and in its order.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string>> written_record(const LinkRecord& record);
inline constexpr std::string_view kRecordKeys[] = {"status",        "code",     "first_seen", "last_seen",    "checked",
                                                   "failing_since", "moved_to", "archive",    "archive_asked"};

/// An address on the web without `#…`; nothing for what is none.
[[nodiscard]] std::optional<std::string> link_key(std::string_view href);
/// The record of `href` when it is dead.
[[nodiscard]] const LinkRecord* find_dead(const LinkRecords* records, std::string_view href);

}  // namespace bondgenoot::site
