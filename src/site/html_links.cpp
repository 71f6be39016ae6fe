#include "site/html_links.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "site/html_scanner.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/suggest.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

constexpr std::string_view kIndexFile = "index.html";
constexpr char kBeforeId = '\0';          // No id of a page has it.
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

/// One text of all ids, to be searched with `has_id`.
std::string joined_ids(const std::vector<std::string_view>& ids) {
  std::string all;
  for (const std::string_view id : ids) {
    all += kBeforeId;
    // An id stands in the page encoded, when it holds `&` or a quote.
    if (id.find('&') == std::string_view::npos)
      all += id;
    else
      all += decoded_attribute(id);
  }
  all += kBeforeId;
  return all;
}

bool has_id(std::string_view ids, const std::string& id) { return ids.find(kBeforeId + id + kBeforeId) != ids.npos; }

}  // namespace

class LinkCheck::Scan {
 public:
  Scan(const LinkCheck& check, std::size_t page) : check_(check), page_(page) {}

  OpenLinks run(std::string_view html, std::string& ids) {
    thread_local HtmlPlaces places;
    places.clear();
    scan_html(html, places);
    ids = joined_ids(places.ids);
    ids_ = ids;
    for (const std::string_view address : places.addresses) look_at(address);
    return std::move(open_);
  }

 private:
  void look_at(std::string_view written) {
    std::string decoded;
    std::string_view address = written;
    if (written.find('&') != std::string_view::npos) {
      decoded = decoded_attribute(written);
      address = decoded;
    }
    const std::string_view rest =
        address.starts_with(check_.origin_) ? address.substr(check_.origin_.size()) : std::string_view{};
    if (rest.starts_with(check_.base_path_))
      address = rest;  // Elsewhere on the same host stands another site.
    else if (address.starts_with("//") || has_scheme(address))
      return;
    const Address parts = split_address(address);
    const std::string id =
        parts.has_fragment ? percent_decoded(parts.fragment).value_or(std::string(parts.fragment)) : std::string();
    if (parts.path.empty()) return look_for_own(written, id);
    if (!resolve(parts.path)) return ask(written, {std::string(written), {}}, true);
    if (output_ == own_output()) return look_for_own(written, id);
    if (!check_.known_.contains(output_)) ask(written, {output_, {}});
    if (!is_no_id(id) && output_.ends_with(".html")) ask(written, {output_, id});
  }

  [[nodiscard]] const std::string& own_output() const { return check_.pages_[page_].output; }

  void look_for_own(std::string_view written, const std::string& id) {
    if (!is_no_id(id) && !has_id(ids_, id)) ask(written, {own_output(), id});
  }

  void ask(std::string_view written, LinkTarget target, bool outside = false) {
    open_.try_emplace(std::move(target),
                      Linking{.page = page_, .address = std::string(written), .pages = 1, .outside = outside});
  }

  /// The file behind a path, in `output_`; false when it lies outside the site.
  bool resolve(std::string_view path) {
    const std::string& base = check_.base_path_;
    output_.clear();
    if (!path.starts_with('/'))
      output_.append(parent_path(own_output())).append("/").append(path);
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

  const LinkCheck& check_;
  std::size_t page_;
  std::string_view ids_;
  std::string output_;  // Reused: one allocation for all links of a page.
  OpenLinks open_;
};

class LinkCheck::Report {
 public:
  Report(const LinkCheck& check, const std::vector<std::string_view>& outputs) : check_(check), outputs_(outputs) {
    for (std::size_t i = 0; i < check_.pages_.size(); ++i) numbers_.emplace(check_.pages_[i].output, i);
  }

  Diagnostics run() {
    if (!is_there(kIndexFile)) report_no_home();
    for (const auto& [target, linking] : check_.open_) {
      const auto& [output, id] = target;
      const bool is_home = output == kIndexFile && id.empty();
      if (!is_home && !is_fine(output, id, linking)) report(output, id, linking);
    }
    return std::move(diagnostics_);
  }

 private:
  [[nodiscard]] bool is_there(std::string_view output) const { return std::ranges::binary_search(outputs_, output); }

  [[nodiscard]] bool is_fine(const std::string& output, const std::string& id, const Linking& linking) const {
    if (linking.outside) return false;
    if (id.empty()) return is_there(output);
    const auto page = numbers_.find(output);
    return page == numbers_.end() || has_id(check_.ids_[page->second], id);  // In what is no page of ours nobody looks.
  }

  /// Every page links to the home page, so its absence is said once, and as what it is.
  void report_no_home() {
    diagnostics_
        .add_for_path(DiagnosticCode::MissingHomePage, "content/pages/index.md", phrase("the site has no home page"))
        .with_help(phrase(
            "create `content/pages/index.md` with at least a `title`; if it is there, it is a draft or for later"));
  }

  void report(const std::string& target, const std::string& id, const Linking& linking) {
    const CheckedPage& page = check_.pages_[linking.page];
    std::string message =
        !id.empty() ? phrase("`{}` links to `{}`, and `{}` has no id `{}`", page.output, linking.address, target, id)
        : linking.outside
            ? phrase("`{}` links to `{}`, which is not below `{}`", page.output, linking.address, check_.base_path_)
            : phrase("`{}` links to `{}`, which does not exist", page.output, linking.address);
    Diagnostic& diagnostic = diagnostics_.add_for_path(
        DiagnosticCode::BrokenOutputLink, page.source.empty() ? page.output : page.source, std::move(message));
    diagnostic.with_help(help_for(target, id, linking.outside));
    if (linking.pages > 1)
      diagnostic.with_note(
          {}, phrase("{} there", counted(linking.pages - 1, phrase("more page links"), phrase("more pages link"))));
  }

  std::string help_for(const std::string& target, const std::string& id, bool outside) {
    if (!id.empty()) return phrase("link to an id that the page has, or to the page itself");
    if (outside) return phrase("templates write addresses with `href(…)`, which puts the base path in front");
    if (is_there(target + '/' + std::string(kIndexFile)))
      return phrase("write `{}{}/`, with a `/` at the end", check_.base_path_, target);
    if (suggested_++ < kSuggestions) {
      if (const auto near = nearest(target, candidates()))
        return phrase("did you mean `{}{}`?", check_.base_path_, without_index(*near));
    }
    return phrase("link to something that is there, or remove the link");
  }

  static std::string_view without_index(std::string_view output) {
    const bool is_folder = output == kIndexFile || output.ends_with("/index.html");
    return is_folder ? output.substr(0, output.size() - kIndexFile.size()) : output;
  }

  const std::vector<std::string>& candidates() {
    if (candidates_.empty()) candidates_.assign(outputs_.begin(), outputs_.end());
    return candidates_;
  }

  const LinkCheck& check_;
  const std::vector<std::string_view>& outputs_;
  std::unordered_map<std::string_view, std::size_t> numbers_;  // Of pages, by output.
  std::vector<std::string> candidates_;
  std::size_t suggested_ = 0;
  Diagnostics diagnostics_;
};

LinkCheck::LinkCheck(const Config& config, std::vector<CheckedPage> pages, const std::vector<std::string>& known_files)
    : pages_(std::move(pages)),
      base_path_(config.base_path),
      origin_(config.origin.empty() ? "://" : config.origin),
      known_(known_files.begin(), known_files.end()),
      ids_(pages_.size()) {
  for (const CheckedPage& page : pages_) known_.insert(page.output);
}

OpenLinks LinkCheck::scan(std::size_t page, std::string_view html) { return Scan(*this, page).run(html, ids_[page]); }

void LinkCheck::add(const OpenLinks& of_page) {
  for (const auto& [target, linking] : of_page) {
    const auto [known, is_new] = open_.try_emplace(target, linking);
    if (is_new) continue;
    ++known->second.pages;
    if (linking.page > known->second.page) continue;  // Whichever page comes first, the first of the plan is told.
    known->second.page = linking.page;
    known->second.address = linking.address;
  }
}

std::vector<std::string> LinkCheck::asked_files() const {
  std::vector<std::string> files;
  for (const auto& [target, linking] : open_)
    if (target.id.empty() && !linking.outside) files.push_back(target.output);
  return files;
}

std::vector<std::size_t> LinkCheck::unseen_targets() const {
  std::unordered_set<std::string_view> asked;
  for (const auto& [target, linking] : open_)
    if (!target.id.empty()) asked.insert(target.output);
  std::vector<std::size_t> pages;
  for (std::size_t i = 0; i < pages_.size() && !asked.empty(); ++i)
    if (ids_[i].empty() && asked.contains(pages_[i].output)) pages.push_back(i);
  return pages;
}

bool LinkCheck::has_ids_of(std::size_t page, std::string_view html) const {
  HtmlPlaces places;
  scan_html(html, places);
  return std::ranges::all_of(places.ids, [&](std::string_view id) {
    return has_id(ids_[page], id.contains('&') ? decoded_attribute(id) : std::string(id));
  });
}

Diagnostics LinkCheck::report(const std::vector<std::string_view>& outputs) const {
  return Report(*this, outputs).run();
}

}  // namespace bondgenoot::site
