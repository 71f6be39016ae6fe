// What a person typed, understood. options.cpp is the only file that sees CLI11.
//
// In:  argc and argv. Out: Options, or the status to end with after the message was printed. Owns: its strings.
// Threads: one.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "build/options.h"

namespace bondgenoot::cli {

/// What the process ends with.
enum class ExitStatus : int {
  Fine = 0,           ///< Warnings allowed.
  ContentErrors = 1,  ///< Something in the project is wrong, and it was said.
  WrongUsage = 2,
  SystemFailed = 3,  ///< Disk, permission.
};

enum class DiagnosticFormat { Text, Json, Github };

/// `import`: what becomes of a table or form.
struct ImportSettings {
  std::string file;                  ///< A table, or the text of an issue; `-` is standard input.
  std::string issue;                 ///< `--issue`, instead of a table.
  std::vector<std::string> columns;  ///< `--map`, each `COLUMN=FIELD`.
  char separator = '\0';             ///< Found out when not given.
  bool skip_existing = false;
  bool comments = false;
  bool draft = false;
};

/// `schema`: for whom.
struct SchemaSettings {
  bool issue_form = false;
  bool cms = false;
  bool translations = false;        ///< For translations, which say only what differs.
  std::string output;               ///< A folder: a file there for each collection; empty: standard output.
  std::vector<std::string> fields;  ///< `--fields`: what a form asks too.
};

/// What only `links` takes.
struct LinksSettings {
  bool list = false;               ///< Ask nothing.
  bool again = false;              ///< Also what was asked today.
  bool prune = false;              ///< Forget what no text has any more.
  bool private_addresses = false;  ///< `--private`
  std::string archive;             ///< Empty: the Wayback Machine; `none`: none.
  double pause = 1;                ///< In seconds, between two questions to one server.
  double timeout = 20;             ///< In seconds, of one answer.
};

/// What only `serve` takes.
struct ServeOptions {
  std::optional<int> port;  ///< None: the usual one, or the next that is free.
  std::string host = "127.0.0.1";
  bool open = false;       ///< Show it in the browser.
  bool poll = false;       ///< Do not ask the system to tell of changes.
  bool published = false;  ///< No drafts and nothing that is still to come.
};

struct Options {
  std::string command;
  std::string directory;  ///< `-C`: where to look for the project; empty: here.
  DiagnosticFormat format = DiagnosticFormat::Text;
  bool quiet = false;
  bool timing = false;
  bool explain = false;  ///< `--explain`: say the reason for what was done.
  build::BuildOptions build;
  ServeOptions serve;
  LinksSettings links;
  std::string today;             ///< As typed.
  std::string collection;        ///< new, schema
  std::string title;             ///< new
  std::string slug;              ///< new: `--slug`; edition: its name
  bool print = false;            ///< new, import: write to standard output instead of a file.
  std::string language;          ///< schema, new: of labels and help; empty: the site's.
  std::string template_name;     ///< render
  std::string data_file;         ///< render
  std::string templates_folder;  ///< render
  bool autoescape = true;        ///< render
  std::string query;             ///< search
  std::string queries_file;      ///< search: `--queries`; `-` is standard input.
  std::size_t limit = 10;        ///< search: results of a query.
  std::string explain_search;    ///< build, check: `--explain-search`, the file to write; `-` is standard output.
  std::string entry;             ///< rename, refs: as typed.
  std::string new_name;          ///< rename
  bool dry_run = false;          ///< rename, import, links: say what would change, and change nothing.
  ImportSettings import;
  SchemaSettings schema;
  std::string code;       ///< explain; empty: all of them, a line each.
  bool markdown = false;  ///< explain: with headings, for a handbook.
};

[[nodiscard]] std::expected<Options, ExitStatus> parse_options(int argc, char** argv);

}  // namespace bondgenoot::cli
