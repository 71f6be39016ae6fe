// Every link of the finished site, followed: does the page, the file, the id exist?
//
// In:  all outputs by name, and the HTML of our own pages. Out: a diagnostic for each target that does not exist. Owns:
// what it found. Threads: an OutputIndex is const once made; `scan_page` may run for all pages at once; `report_links`
// is for one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "site/config.h"
#include "support/diagnostic.h"

namespace bondgenoot::site {

/// A page as it will be written. All views outlive the check.
struct HtmlPage {
  std::string_view output;
  std::string_view html;
  std::string_view source;  ///< What diagnostics name: the entry's file, or the template.
};

/// All that will be there.
class OutputIndex {
 public:
  /// `outputs` are the names of all files, pages included; they outlive the index.
  OutputIndex(const std::vector<std::string_view>& outputs, const Config& config);

  /// Its number in `outputs`, or nothing found.
  static constexpr std::uint32_t kNone = UINT32_MAX;
  [[nodiscard]] std::uint32_t find(std::string_view output) const;
  [[nodiscard]] const std::vector<std::string_view>& outputs() const { return outputs_; }
  [[nodiscard]] const std::string& base_path() const { return base_path_; }
  [[nodiscard]] const std::string& origin() const { return origin_; }

 private:
  std::vector<std::string_view> outputs_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::string base_path_;
  std::string origin_;
};

/// What one page says of others.
struct PageLinks {
  struct Broken {
    std::string address;   ///< As written.
    std::string output;    ///< What it would be; empty outside the base path.
    std::string fragment;  ///< Of an id that this very page lacks; then `output` is this page.
  };
  struct Fragment {
    std::uint32_t target = 0;  ///< In OutputIndex::outputs.
    std::string id;
    std::string_view address;
  };
  std::vector<Broken> broken;
  std::vector<Fragment> fragments;  ///< In other pages: checked when all pages are known.
};

[[nodiscard]] PageLinks scan_page(const HtmlPage& page, const OutputIndex& index);

/// One diagnostic for each target that is missing, however many pages link to it; `links` are those of `pages`, in
/// their order.
[[nodiscard]] Diagnostics report_links(const std::vector<HtmlPage>& pages, const std::vector<PageLinks>& links,
                                       const OutputIndex& index);

}  // namespace bondgenoot::site
