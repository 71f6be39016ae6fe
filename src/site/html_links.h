// Every link of the finished site, followed: does the page, the file, the id exist?
//
// In:  the HTML of our own pages, one by one as they are made, and at last the names of all files. Out: a diagnostic
// for each target that does not exist. Owns: what is still to be looked for, and the ids of each page; no page's text.
// Threads: `scan` may run for all pages at once; `add` and `report` are for one at a time.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "site/config.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// A page that is checked.
struct CheckedPage {
  std::string output;  ///< `good-practices/de-hef/index.html`.
  std::string source;  ///< What diagnostics name: the entry's file, or the template.
};

/// What pages link to that is still to be looked for: by its output, or its address outside the site; and an id there,
/// or none.
struct LinkTarget {
  std::string output;
  std::string id;

  friend auto operator<=>(const LinkTarget&, const LinkTarget&) = default;
};
/// Who does: the first page, with the address as it stands there.
struct Linking {
  std::size_t page = 0;
  std::string address;
  std::size_t pages = 0;
  bool outside = false;
};
using OpenLinks = std::map<LinkTarget, Linking>;

class LinkCheck {
 public:
  /// A link to one of `known_files`, which surely will be there, is not kept until the end. Pages are among them
  /// anyway.
  LinkCheck(const Config& config, std::vector<CheckedPage> pages, const std::vector<std::string>& known_files);

  /// Looks through page number `page`, for whatever `add` is to know. Nothing of `html` is kept.
  [[nodiscard]] OpenLinks scan(std::size_t page, std::string_view html);
  void add(const OpenLinks& of_page);

  /// Files that pages lead to and that are still to be looked for.
  [[nodiscard]] std::vector<std::string> asked_files() const;
  /// Pages that have not been looked through, while others link to an id in them.
  [[nodiscard]] std::vector<std::size_t> unseen_targets() const;
  /// Whether page number `page`, which has been looked through, has every id that is in `html`.
  [[nodiscard]] bool has_ids_of(std::size_t page, std::string_view html) const;

  /// One diagnostic for each target that is missing, however many pages link to it. `outputs`: all files, sorted.
  [[nodiscard]] Diagnostics report(const std::vector<std::string_view>& outputs) const;

 private:
  class Scan;
  class Report;

  std::vector<CheckedPage> pages_;
  std::string base_path_;
  std::string origin_;
  std::unordered_set<std::string> known_;
  std::vector<std::string> ids_;  // By page: all its ids in one text.
  OpenLinks open_;
};

}  // namespace bondgenoot::site
