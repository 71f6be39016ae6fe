// `serve`: the site as it will be, on this machine, following every change.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include <pthread.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/project_finder.h"
#include "serve/file_watcher.h"
#include "serve/rebuild_loop.h"
#include "serve/server.h"
#include "serve/site_handler.h"
#include "support/diagnostic_text.h"
#include "support/disk_file_system.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

constexpr int kDefaultPort = 8080;
constexpr int kPortsTried = 20;

/// What is told on the terminal, from whichever thread: brief, and the same mistakes only once.
class Reporter {
 public:
  explicit Reporter(const Options& options) : options_(options) {}

  void tell(const serve::Rebuilt& rebuilt) {
    const std::scoped_lock lock(mutex_);
    if (!options_.quiet) static_cast<void>(print(line_of(rebuilt)));
    if (options_.timing) static_cast<void>(print(rebuilt.trace->table()));
    if (rebuilt.error != nullptr) {
      report(*rebuilt.error);
    } else if (is_new(to_text(*rebuilt.diagnostics, *rebuilt.sources))) {
      print_diagnostics(*rebuilt.diagnostics, *rebuilt.sources, options_.format);
    }
    of_pages_.clear();
  }

  void tell_of_trouble(serve::WatchTrouble trouble) {
    const std::scoped_lock lock(mutex_);
    const std::string text =
        trouble == serve::WatchTrouble::NoMoreWatches
            ? phrase(
                  "the system cannot watch more folders (`fs.inotify.max_user_watches`): from now on looking for "
                  "changes twice a second")
            : phrase("too much changed at once to follow: everything is looked at again");
    std::fputs((text + '\n').c_str(), stderr);
  }

  void tell_of_page(const Diagnostics& problems, const SourceMap& sources) {
    const std::scoped_lock lock(mutex_);
    if (of_pages_.insert(to_text(problems, sources)).second) print_diagnostics(problems, sources, options_.format);
  }

 private:
  static std::string line_of(const serve::Rebuilt& rebuilt) {
    constexpr std::size_t kNamed = 3;
    const std::string time = fmt::format("{:.0f} ms", rebuilt.milliseconds);
    const std::string what = rebuilt.changed.empty() ? counted(rebuilt.entries, phrase("entry"), phrase("entries"))
                                                     : quoted_list(rebuilt.changed, phrase("and"), kNamed);
    return rebuilt.is_shown ? fmt::format("{}: {}\n", what, time)
                            : fmt::format("{}: {}\n", what, phrase("not shown yet, see below ({})", time));
  }

  bool is_new(std::string text) {
    const bool differs = text != last_;
    last_ = std::move(text);
    return differs;
  }

  const Options& options_;
  std::mutex mutex_;
  std::string last_;
  std::set<std::string> of_pages_;
};

/// The port it has. The usual one may be another program's: then the next is taken, unless this very one was asked for.
std::expected<int, ExitStatus> take_port(serve::Server& server, const Options& options) {
  const int first = options.serve.port.value_or(kDefaultPort);
  std::string reason;
  for (int port = first; port < first + (options.serve.port ? 1 : kPortsTried); ++port) {
    const auto taken = server.bind(options.serve.host, port);
    if (taken) return *taken;
    if (reason.empty()) reason = taken.error();
  }
  return std::unexpected(wrong_usage(phrase("cannot listen on {}, port {}: {}", options.serve.host, first, reason),
                                     phrase("name another port with --port, or see which program has this one")));
}

std::string address_of(const Options& options, int port, const std::string& base_path) {
  const bool everywhere = options.serve.host == "0.0.0.0" || options.serve.host == "::";
  const bool six = options.serve.host.find(':') != std::string::npos;
  const std::string host = everywhere ? "localhost"
                           : six      ? fmt::format("[{}]", options.serve.host)
                                      : options.serve.host;
  return fmt::format("http://{}:{}{}", host, port, base_path);
}

void open_in_browser(const std::string& address) {
  std::string program = "xdg-open";
  std::string target = address;
  char* arguments[] = {program.data(), target.data(), nullptr};
  pid_t child = 0;
  if (::posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments, environ) != 0) {
    std::fputs((phrase("there is no program here that opens a browser; go to {}", address) + '\n').c_str(), stderr);
    return;
  }
  std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
}

/// Ends the program within a moment, whatever its threads are at: all entries are being read, words are being learned,
/// a photo is being made smaller. Nothing that `serve` makes is ever written, so nothing is lost.
void end_soon() {
  constexpr std::chrono::milliseconds kPatience{200};
  std::thread([kPatience] {
    std::this_thread::sleep_for(kPatience);
    std::_Exit(static_cast<int>(ExitStatus::Fine));
  }).detach();
}

/// Signals that end the program are waited for by one thread; so this comes before all others are made.
sigset_t hold_signals() {
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&signals, signal);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Read before all else, so that what happens in their folders meanwhile is seen; what is wrong is said with the rest.
std::vector<content::Ally> allies_of(const FileSystem& files, const build::BuildOptions& options) {
  SourceMap sources;
  auto config = site::load_config(files, options.root, sources);
  return config ? std::move(config->value.allies) : std::vector<content::Ally>{};
}

}  // namespace

ExitStatus run_serve(const Options& options) {
  const auto build_options = complete(options);
  if (!build_options) return build_options.error();
  const sigset_t signals = hold_signals();
  const DiskFileSystem files;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  serve::Preview preview(
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
  serve::EventStream events;
  Reporter reporter(options);
  serve::Server server(serve::SiteHandler(
      preview, events,
      {.host = options.serve.host, .on_problems = [&](const Diagnostics& problems, const SourceMap& sources) {
         reporter.tell_of_page(problems, sources);
       }}));
  const auto port = take_port(server, options);
  if (!port) return port.error();

  const auto watcher = serve::make_watcher(serve::watched_folders(*build_options, allies_of(files, *build_options)),
                                           {.poll = options.serve.poll, .on_trouble = [&](serve::WatchTrouble trouble) {
                                              reporter.tell_of_trouble(trouble);
                                            }});
  serve::RebuildLoop loop(files, *build_options, preview, events,
                          [&](const serve::Rebuilt& rebuilt) { reporter.tell(rebuilt); });
  loop.begin();
  server.start();
  const serve::Showing first = preview.get();
  const std::string address = address_of(options, *port, first.site ? first.site->project().config.base_path : "/");
  if (watcher->is_polling())
    static_cast<void>(print(fmt::format("{}\n", phrase("looking for changes twice a second"))));
  static_cast<void>(print(phrase("the site is at {} (Ctrl-C stops)", address) + '\n'));
  if (options.serve.open) open_in_browser(address);
  std::thread following([&] { loop.run(*watcher); });
  int signal = 0;
  ::sigwait(&signals, &signal);
  end_soon();
  loop.stop(*watcher);
  following.join();
  events.close();
  server.stop();
  return ExitStatus::Fine;
}

}  // namespace bondgenoot::cli
