#include "site/html_links.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "site/html_scanner.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr std::string_view kIndexFile = "index.html";
constexpr std::size_t kSuggestions = 10;  // Each compares with every address of the site.

bool has_scheme(std::string_view address) {
  const std::size_t colon = address.find_first_of(":/?#");
  return colon != std::string_view::npos && colon > 0 && address[colon] == ':';
}

struct Address {
  std::string_view path;
  std::string_view fragment;
  bool has_fragment = false;
};

Address split_address(std::string_view address) {
  Address parts;
  const std::size_t hash = address.find('#');
  parts.has_fragment = hash != std::string_view::npos;
  if (parts.has_fragment) parts.fragment = address.substr(hash + 1);
  const std::string_view front = address.substr(0, hash);
  parts.path = front.substr(0, front.find('?'));
  return parts;
}

/// `#top`, a text to highlight, or what a script keeps there (`#menu=a,b`): no ids.
bool is_no_id(std::string_view fragment) {
  return fragment.empty() || fragment == "top" || fragment.find('=') != std::string_view::npos;
}

class PageScan {
 public:
  PageScan(const HtmlPage& page, const OutputIndex& index) : page_(page), index_(index) {}

  PageLinks run() {
    thread_local HtmlPlaces places;
    places.clear();
    scan_html(page_.html, places);
    std::ranges::sort(places.ids);
    ids_ = &places.ids;
    for (const std::string_view address : places.addresses) check(address);
    return std::move(links_);
  }

 private:
  void check(std::string_view written) {
    std::string decoded;
    std::string_view address = written;
    if (written.find('&') != std::string_view::npos) {
      decoded = decoded_attribute(written);
      address = decoded;
    }
    const std::string_view rest =
        address.starts_with(index_.origin()) ? address.substr(index_.origin().size()) : std::string_view{};
    if (rest.starts_with(index_.base_path()))
      address = rest;  // Elsewhere on the same host stands another site.
    else if (address.starts_with("//") || has_scheme(address))
      return;
    const Address parts = split_address(address);
    const std::string id =
        parts.has_fragment ? percent_decoded(parts.fragment).value_or(std::string(parts.fragment)) : std::string();
    if (parts.path.empty()) return check_own_id(written, id);
    if (!resolve(parts.path)) {
      links_.broken.push_back({.address = std::string(written), .output = {}, .fragment = {}});
      return;
    }
    const std::uint32_t target = index_.find(output_);
    if (target == OutputIndex::kNone)
      links_.broken.push_back({.address = std::string(written), .output = output_, .fragment = {}});
    else if (output_ == page_.output)
      check_own_id(written, id);
    else if (!is_no_id(id) && output_.ends_with(".html"))
      links_.fragments.push_back({.target = target, .id = id, .address = written});
  }

  void check_own_id(std::string_view written, const std::string& id) {
    if (is_no_id(id) || std::ranges::binary_search(*ids_, std::string_view(id))) return;
    // An id in the page stands there encoded, when it holds `&` or a quote.
    const bool encoded = std::ranges::any_of(*ids_, [&](std::string_view each) {
      return each.find('&') != std::string_view::npos && decoded_attribute(each) == id;
    });
    if (!encoded)
      links_.broken.push_back({.address = std::string(written), .output = std::string(page_.output), .fragment = id});
  }

  /// The file behind a path, in `output_`; false when it lies outside the site.
  bool resolve(std::string_view path) {
    const std::string& base = index_.base_path();
    output_.clear();
    if (!path.starts_with('/'))
      output_.append(parent_path(page_.output)).append("/").append(path);
    else if (path.starts_with(base))
      output_.append(path.substr(base.size()));
    else if (path == std::string_view(base).substr(0, base.size() - 1))
      output_.clear();
    else
      return false;
    const bool is_folder = path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..");
    if (!path.starts_with('/') || output_.find("./") != std::string::npos || output_.find("//") != std::string::npos ||
        output_.ends_with("/..")) {
      const auto normal = normalized_path(output_);
      if (!normal) return false;
      output_ = *normal;
      if (is_folder && !output_.empty()) output_ += '/';
    }
    if (output_.find('%') != std::string::npos) output_ = percent_decoded(output_).value_or(output_);
    if (output_.empty() || output_.back() == '/') output_ += kIndexFile;
    return true;
  }

  const HtmlPage& page_;
  const OutputIndex& index_;
  const std::vector<std::string_view>* ids_ = nullptr;
  std::string output_;  // Reused: one allocation for all links of a page.
  PageLinks links_;
};

/// A thing that is missing, and who asks for it.
struct Missing {
  std::size_t page = 0;
  std::string_view address;
  std::size_t pages = 0;
  std::size_t last = SIZE_MAX;
};

class Reporter {
 public:
  Reporter(const std::vector<HtmlPage>& pages, const std::vector<PageLinks>& links, const OutputIndex& index)
      : pages_(pages), links_(links), index_(index) {}

  Diagnostics run() {
    for (std::size_t i = 0; i < links_.size(); ++i) {
      for (const PageLinks::Broken& broken : links_[i].broken) {
        const bool outside = broken.output.empty();
        note(outside ? std::string_view(broken.address) : std::string_view(broken.output), broken.fragment, i,
             broken.address);
      }
    }
    check_fragments();
    if (index_.find(kIndexFile) == OutputIndex::kNone) report_no_home();
    for (const auto& [target, missing] : missing_) {
      const bool is_home = target == Target(kIndexFile, "");
      if (!is_home) report(target.first, target.second, missing);
    }
    return std::move(diagnostics_);
  }

 private:
  using Target = std::pair<std::string, std::string>;  // An output (or an address outside), and an id.

  void note(std::string_view target, std::string_view id, std::size_t page, std::string_view address) {
    Missing& missing = missing_[Target(target, id)];
    if (missing.pages == 0) {
      missing.page = page;
      missing.address = address;
    }
    if (missing.last != page) ++missing.pages;
    missing.last = page;
  }

  /// Ids are looked for only in pages that are linked to with one.
  void check_fragments() {
    struct Use {
      std::uint32_t target;
      std::size_t page;
      const PageLinks::Fragment* fragment;
    };
    std::vector<Use> uses;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      for (const PageLinks::Fragment& fragment : links_[i].fragments) uses.push_back({fragment.target, i, &fragment});
    }
    if (uses.empty()) return;
    std::ranges::stable_sort(uses, {}, &Use::target);
    for (std::size_t i = 0; i < pages_.size(); ++i) html_of_.emplace(pages_[i].output, i);
    HtmlPlaces places;
    std::uint32_t scanned = OutputIndex::kNone;
    for (const Use& use : uses) {
      const auto html = html_of_.find(index_.outputs()[use.target]);
      if (html == html_of_.end()) continue;  // Not one of our own pages.
      if (use.target != scanned) {
        places.clear();
        scan_html(pages_[html->second].html, places);
        std::ranges::sort(places.ids);
        scanned = use.target;
      }
      if (!std::ranges::binary_search(places.ids, std::string_view(use.fragment->id)))
        note(index_.outputs()[use.target], use.fragment->id, use.page, use.fragment->address);
    }
  }

  /// Every page links to the home page, so its absence is said once, and as what it is.
  void report_no_home() {
    diagnostics_
        .add_for_path(DiagnosticCode::MissingHomePage, "content/pages/index.md", phrase("the site has no home page"))
        .with_help(phrase(
            "create `content/pages/index.md` with at least a `title`; if it is there, it is a draft or for later"));
  }

  void report(const std::string& target, const std::string& id, const Missing& missing) {
    const HtmlPage& page = pages_[missing.page];
    const bool outside = !id.empty() ? false : index_.find(target) == OutputIndex::kNone && target == missing.address;
    std::string message =
        !id.empty() ? phrase("`{}` links to `{}`, and `{}` has no id `{}`", page.output, missing.address, target, id)
        : outside
            ? phrase("`{}` links to `{}`, which is not below `{}`", page.output, missing.address, index_.base_path())
            : phrase("`{}` links to `{}`, which does not exist", page.output, missing.address);
    Diagnostic& diagnostic =
        diagnostics_.add_for_path(DiagnosticCode::BrokenOutputLink,
                                  std::string(page.source.empty() ? page.output : page.source), std::move(message));
    diagnostic.with_help(help_for(target, id, outside));
    if (missing.pages > 1)
      diagnostic.with_note(
          {}, phrase("{} there", counted(missing.pages - 1, phrase("more page links"), phrase("more pages link"))));
  }

  std::string help_for(const std::string& target, const std::string& id, bool outside) {
    if (!id.empty()) return phrase("link to an id that the page has, or to the page itself");
    if (outside) return phrase("templates write addresses with `href(…)`, which puts the base path in front");
    if (index_.find(target + '/' + std::string(kIndexFile)) != OutputIndex::kNone)
      return phrase("write `{}{}/`, with a `/` at the end", index_.base_path(), target);
    if (suggested_++ < kSuggestions) {
      if (const auto near = nearest(target, candidates()))
        return phrase("did you mean `{}{}`?", index_.base_path(), without_index(*near));
    }
    return phrase("link to something that is there, or remove the link");
  }

  static std::string_view without_index(std::string_view output) {
    const bool is_folder = output == kIndexFile || output.ends_with("/index.html");
    return is_folder ? output.substr(0, output.size() - kIndexFile.size()) : output;
  }

  const std::vector<std::string>& candidates() {
    if (candidates_.empty()) candidates_.assign(index_.outputs().begin(), index_.outputs().end());
    return candidates_;
  }

  const std::vector<HtmlPage>& pages_;
  const std::vector<PageLinks>& links_;
  const OutputIndex& index_;
  std::map<Target, Missing> missing_;
  std::unordered_map<std::string_view, std::size_t> html_of_;
  std::vector<std::string> candidates_;
  std::size_t suggested_ = 0;
  Diagnostics diagnostics_;
};

}  // namespace

OutputIndex::OutputIndex(const std::vector<std::string_view>& outputs, const Config& config)
    : outputs_(outputs), base_path_(config.base_path), origin_(config.origin.empty() ? "://" : config.origin) {
  numbers_.reserve(outputs_.size());
  for (std::uint32_t i = 0; i < outputs_.size(); ++i) numbers_.emplace(outputs_[i], i);
}

std::uint32_t OutputIndex::find(std::string_view output) const {
  const auto found = numbers_.find(output);
  return found == numbers_.end() ? kNone : found->second;
}

PageLinks scan_page(const HtmlPage& page, const OutputIndex& index) { return PageScan(page, index).run(); }

Diagnostics report_links(const std::vector<HtmlPage>& pages, const std::vector<PageLinks>& links,
                         const OutputIndex& index) {
  return Reporter(pages, links, index).run();
}

}  // namespace bondgenoot::site
