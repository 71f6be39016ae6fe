// `links`: whether the pages of others that this site links to are still there. The only command that uses the network.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "build/file_changes.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/links_printer.h"
#include "cli/model_project.h"
#include "network/archive.h"
#include "network/http_client.h"
#include "network/link_check.h"
#include "site/external_links.h"
#include "site/link_file.h"
#include "site/link_records.h"
#include "support/disk_file_system.h"
#include "support/path.h"
#include "support/phrase.h"

namespace bondgenoot::cli {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kDaysUntilAskedAgain = 30;  // For a copy, where there was none.
constexpr std::size_t kCopiesAtOnce = 200;         // Asked for in one run: the archive is a gift.

std::int64_t days_between(const Day& from, const Day& to) {
  const auto days = [](const Day& day) {
    return std::chrono::sys_days(std::chrono::year(day.year) / std::chrono::month(day.month) /
                                 std::chrono::day(day.day));
  };
  return (days(to) - days(from)).count();
}

milliseconds seconds(double count) { return milliseconds(static_cast<std::int64_t>(count * 1000)); }

std::string silence_words(const network::LinkAnswer& answer) {
  if (answer.is_loop) return phrase("it leads on and on");
  switch (answer.silence) {
    case network::Silence::NoName:
      return phrase("nobody knows the host");
    case network::Silence::NoConnection:
      return phrase("the server cannot be reached");
    case network::Silence::TimedOut:
      return phrase("the server takes too long");
    case network::Silence::NoTrust:
      return phrase("the certificate is not right");
    case network::Silence::NoAnswer:
      return phrase("what the server sends is no answer");
    case network::Silence::PrivateAddress:
    case network::Silence::None:
      break;
  }
  return {};
}

/// One run.
class LinkRun {
 public:
  LinkRun(const Options& options, const ModelProject& loaded)
      : options_(options),
        project_(loaded.project),
        today_(loaded.options.today),
        links_(site::find_external_links(loaded.project.graph, loaded.project.config)) {
    if (project_.config.links != nullptr) records_ = *project_.config.links;
    for (const auto& [href, record] : records_) {
      if (links_.contains(href)) continue;
      ++done_.unused;
      if (options.links.prune) changes_.unused.insert(href);
    }
  }

  [[nodiscard]] std::vector<std::string> to_ask() const {
    std::vector<std::string> urls;
    if (options_.links.list) return urls;
    for (const auto& [href, places] : links_) {
      const auto known = records_.find(href);
      const bool asked_today = known != records_.end() && known->second.checked == today_;
      if (!asked_today || options_.links.again) urls.push_back(href);
    }
    return urls;
  }

  /// False when nothing at all answers: then it is this machine that has no network, and nothing was learned.
  bool ask(const network::HttpClient& client, const std::vector<std::string>& urls) {
    const auto answers = network::check_links(client, urls, {.pause = pause()});
    const bool silent = std::ranges::all_of(answers, [](const network::LinkAnswer& answer) {
      return answer.status == 0 && !answer.is_loop && answer.state != network::LinkState::Private;
    });
    if (silent && !is_archive_there(client)) return false;
    for (std::size_t i = 0; i < urls.size(); ++i) note(urls[i], answers[i]);
    return true;
  }

  void ask_for_copies(const network::HttpClient& client) {
    if (!asks_archive()) return;
    std::size_t asked = 0;
    for (const bool gone : {true, false}) {  // Those first that are needed first.
      for (const auto& [href, places] : links_) {
        const auto known = records_.find(href);
        if (known == records_.end() || is_gone(known->second) != gone || !wants_copy(known->second)) continue;
        if (asked >= kCopiesAtOnce) {
          ++done_.without_copy_yet;
          continue;
        }
        if (asked++ > 0) std::this_thread::sleep_for(pause());
        ask_for_copy(client, href, known->second);
      }
    }
  }

  [[nodiscard]] bool has_news() const { return !changes_.records.empty() || !changes_.unused.empty(); }

  ExitStatus write(const std::string& root) {
    DiskFileSystem files;
    const std::string path(site::kLinksPath);
    SourceMap sources;
    auto text = files.read(joined_path(root, path), site::kLinksSizeLimit);
    if (!text && text.error().code != ENOENT) return report(text.error());
    const Source& file = sources.get(sources.add(path, text.value_or(std::string())));
    const auto changed = site::changed_link_file(file, changes_);
    if (!changed) {
      Diagnostics said;
      said.add(changed.error());
      print_diagnostics(said, sources, options_.format);
      return end_with(ExitStatus::ContentErrors, phrase("nothing was changed: mend `{}` first", path));
    }
    build::FileChanges changes;
    if (text)
      changes.rewrites.push_back({path, file.text, *changed});
    else
      changes.creations.push_back({path, *changed});
    if (const auto made = build::make_changes(files, root, changes); !made) return report(made.error());
    done_.written = true;
    return ExitStatus::Fine;
  }

  [[nodiscard]] std::string printed() const {
    return options_.format == DiagnosticFormat::Json ? links_json(project_, links_, records_, done_)
                                                     : links_text(project_, links_, records_, done_);
  }

 private:
  [[nodiscard]] milliseconds pause() const { return seconds(options_.links.pause); }
  [[nodiscard]] bool asks_archive() const { return options_.links.archive != "none" && !options_.links.list; }
  [[nodiscard]] std::string archive() const {
    return options_.links.archive.empty() ? network::kArchive : options_.links.archive;
  }
  static bool is_gone(const site::LinkRecord& record) {
    return record.status == site::LinkStatus::Dead || record.status == site::LinkStatus::Failing;
  }

  [[nodiscard]] bool is_archive_there(const network::HttpClient& client) const {
    return asks_archive() && client.ask({.url = archive(), .head = true}).silence == network::Silence::None;
  }

  [[nodiscard]] bool wants_copy(const site::LinkRecord& record) const {
    if (!record.archive.empty()) return false;
    return !record.archive_asked || days_between(*record.archive_asked, today_) >= kDaysUntilAskedAgain;
  }

  void note(const std::string& url, const network::LinkAnswer& answer) {
    if (answer.state == network::LinkState::Private) {
      ++done_.not_asked;
      return;
    }
    ++done_.asked;
    site::LinkRecord& record = records_[url];
    switch (answer.state) {
      case network::LinkState::Here:
      case network::LinkState::Moved:
        // An address that cannot stand in the file is as good as none.
        site::note_seen(record, answer.status, site::link_key(answer.moved_to).value_or(std::string()), today_);
        break;
      case network::LinkState::Refused:
        site::note_refused(record, answer.status, today_);
        break;
      case network::LinkState::Failing:
      case network::LinkState::Private:
        site::note_failing(record, answer.status, today_);
        break;
    }
    if (std::string words = silence_words(answer); !words.empty()) done_.silences.emplace(url, std::move(words));
    changes_.records[url] = record;
  }

  void ask_for_copy(const network::HttpClient& client, const std::string& url, site::LinkRecord& record) {
    const auto found = network::find_copy(client, archive(), url, record.last_seen);
    if (!found.answered) return;
    record.archive_asked = today_;
    record.archive = site::link_key(found.copy).value_or(std::string());
    done_.copies += record.archive.empty() ? 0 : 1;
    changes_.records[url] = record;
  }

  const Options& options_;
  const build::Project& project_;
  Day today_;
  site::ExternalLinks links_;
  site::LinkRecords records_;
  site::LinkFileChanges changes_;
  LinksDone done_;
};

std::expected<std::unique_ptr<network::HttpClient>, ExitStatus> make_client(const Options& options,
                                                                            const site::Config& config) {
  const std::string& whose = config.repository.empty() ? config.base_url : config.repository;
  auto client = network::make_http_client({.user_agent = fmt::format("bondgenoot/{}{}", BONDGENOOT_VERSION,
                                                                     whose.empty() ? "" : fmt::format(" (+{})", whose)),
                                           .connect_timeout = seconds(std::min(options.links.timeout, 10.0)),
                                           .timeout = seconds(options.links.timeout),
                                           .private_addresses = options.links.private_addresses});
  if (client) return std::move(*client);
  return std::unexpected(
      wrong_usage(client.error(), phrase("install it (on Debian and Ubuntu: `apt install libcurl4`); the site is built "
                                         "without it")));
}

}  // namespace

ExitStatus run_links(const Options& options) {
  auto loaded = load_model_project(options);
  if (!loaded) return loaded.error();
  LinkRun run(options, *loaded);
  if (const auto urls = run.to_ask(); !urls.empty()) {
    const auto client = make_client(options, loaded->project.config);
    if (!client) return client.error();
    if (!run.ask(**client, urls))
      return end_with(ExitStatus::SystemFailed,
                      phrase("nothing was changed: no server answers, so there seems to be no network"));
    run.ask_for_copies(**client);
  }
  if (run.has_news() && !options.dry_run) {
    if (const ExitStatus written = run.write(loaded->options.root); written != ExitStatus::Fine) return written;
  }
  return print(run.printed());
}

}  // namespace bondgenoot::cli
