// Other projects whose content this site gathers, as `sources` in site.yaml names them, and what was found in them.
//
// In/Out: values; site/sources_parser.h reads the settings, gather.h looks into the folders. Owns: its strings.
// Threads: plain values, so any.
//
// A gathered site reads as if the files of all stood in one `content/`: an entry of an ally has the path it has there,
// so that links, references and addresses need not know of allies; `file` says where it is read.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/source.h"

namespace bondgenoot::content {

/// Which project an entry is from: 0 is this one, n the n-th ally, counted from 1.
using AllyNumber = std::uint32_t;

/// A collection (`good-practices`) or an entry (`good-practices/de-hef`), as written.
struct AllyItem {
  std::string name;
  Span span;
  friend bool operator==(const AllyItem&, const AllyItem&) = default;
};

/// One other project.
struct Ally {
  std::string name;   ///< Its key under `sources`: a slug.
  std::string title;  ///< What visitors read; the name when it has none.
  std::string path;   ///< Of the folder that holds its `content/`, from this project's root: `../delft`.
  std::string href;   ///< The address of its own site; may be empty.
  std::string repository;
  std::string branch = "main";
  std::vector<AllyItem> collections;  ///< Only these; empty: all but `pages`.
  std::vector<AllyItem> skip;         ///< Not these.
  Span span;                          ///< Of the name.
  Span path_span;

  friend bool operator==(const Ally&, const Ally&) = default;
};

/// What a linked site keeps of its allies.
struct Gathering {
  std::vector<Ally> allies;
  std::map<std::string, std::string, std::less<>> files;  ///< Assets of allies, below `content/`: where each is read.
  std::vector<std::set<std::string, std::less<>>> left_out;  ///< By ally: its entries, below `content/`, not taken.

  /// Null for this project itself.
  [[nodiscard]] const Ally* find(AllyNumber ally) const { return ally == 0 ? nullptr : &allies[ally - 1]; }
  [[nodiscard]] bool leaves_out(AllyNumber ally, const std::string& path) const {
    return ally != 0 && left_out[ally - 1].contains(path);
  }
  /// Where an asset is read, from the project's root: `content/a.jpg`, `../delft/content/b.jpg`.
  [[nodiscard]] std::string file_of(const std::string& asset) const {
    const auto found = files.find(asset);
    return found == files.end() ? "content/" + asset : found->second;
  }
  friend bool operator==(const Gathering&, const Gathering&) = default;
};

}  // namespace bondgenoot::content
