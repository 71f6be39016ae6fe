#include "cli/options.h"

#include <map>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/console.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

void add_format(CLI::App& command, Options& options, const std::map<std::string, DiagnosticFormat>& formats,
                const std::string& names, std::string help) {
  command.add_option("--format", options.format, std::move(help))
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(names))
      ->default_str("text");
}

void add_format(CLI::App& command, Options& options) {
  add_format(command, options,
             {{"text", DiagnosticFormat::Text}, {"json", DiagnosticFormat::Json}, {"github", DiagnosticFormat::Github}},
             "text|json|github", phrase("How diagnostics are printed: text, json (one object a line) or github"));
}

// What a command prints of its own, and its diagnostics with it.
void add_output_format(CLI::App& command, Options& options) {
  add_format(command, options, {{"text", DiagnosticFormat::Text}, {"json", DiagnosticFormat::Json}}, "text|json",
             phrase("How it is printed: text or json"));
}

void add_project(CLI::App& command, Options& options) {
  command.add_option("-C", options.directory, phrase("The project, or a folder in it (default: the current folder)"))
      ->type_name("DIR");
}

// How the date is given; without it, SOURCE_DATE_EPOCH or the clock tells.
void add_today(CLI::App& command, Options& options) {
  command.add_option("--today", options.today, phrase("The day it is, instead of SOURCE_DATE_EPOCH or the clock"))
      ->type_name("YYYY-MM-DD");
}

void add_jobs(CLI::App& command, Options& options) {
  command.add_option("--jobs,-j", options.build.jobs, phrase("Threads (default: as many as the machine has)"))
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
}

// For commands that write entries with explanations in them.
void add_comments_language(CLI::App& command, Options& options) {
  command.add_option("--lang", options.language, phrase("The language of the comments (default: the site's)"))
      ->type_name("CODE");
}

// What every command takes that makes the site.
void add_site_options(CLI::App& command, Options& options) {
  command
      .add_option("--base-url", options.build.base_url,
                  phrase("The address the site is published at, or only its path: /kennisbank/"))
      ->type_name("URL");
  command.add_option("--theme", options.build.theme, phrase("Another theme than site.yaml names"))->type_name("NAME");
  add_today(command, options);
  add_jobs(command, options);
  command
      .add_option("--private-names", options.build.private_names_file,
                  phrase("A file of names, one a line, that no anonymous entry may hold"))
      ->type_name("FILE");
}

// What `build` and `check` share.
void add_build_options(CLI::App& command, Options& options) {
  add_project(command, options);
  add_format(command, options);
  add_site_options(command, options);
  command.add_flag("--drafts", options.build.drafts, phrase("Publish drafts too"));
  command.add_flag("--future", options.build.future, phrase("Publish entries whose publish_on is still to come"));
  command.add_flag("--strict", options.build.strict, phrase("Warnings are errors"));
  command.add_flag("--timing", options.timing, phrase("Print the time and memory of each stage"));
  command.add_flag("--explain", options.explain, phrase("Say how the site was put in place, and why"));
  command
      .add_option("--explain-search", options.explain_search,
                  phrase("Write down which words search takes for one, and how it takes compounds apart (- prints it)"))
      ->type_name("FILE");
  command.add_flag("--quiet,-q", options.quiet, phrase("Print nothing but diagnostics"));
}

void add_build(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("build", phrase("Build the site into public/"));
  command
      ->add_option("-o,--output", options.build.output, phrase("Where the site goes (default: public/ in the project)"))
      ->type_name("DIR");
  add_build_options(*command, options);
}

void add_check(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("check", phrase("Say all that build would say, and write nothing"));
  add_build_options(*command, options);
}

void add_serve(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("serve", phrase("Show the site on this machine and follow every change; drafts are marked"));
  command->add_option("--port,-p", options.serve.port, phrase("The port (default: 8080, or the next that is free)"))
      ->type_name("N")
      ->check(CLI::Range(0, 65535));
  command
      ->add_option("--host,--bind", options.serve.host,
                   phrase("The address to listen on; 0.0.0.0 lets others see the site too"))
      ->type_name("ADDRESS")
      ->capture_default_str();
  command->add_flag("--open", options.serve.open, phrase("Open the browser"));
  command->add_flag("--published", options.serve.published,
                    phrase("Leave out drafts, and entries whose publish_on is still to come"));
  command->add_flag("--poll", options.serve.poll,
                    phrase("Look for changes twice a second instead of having the system tell of them"));
  add_project(*command, options);
  add_format(*command, options);
  add_site_options(*command, options);
  command->add_flag("--timing", options.timing, phrase("Print the time and memory of each stage"));
  command->add_flag("--quiet,-q", options.quiet, phrase("Print only the address and diagnostics"));
  command->callback([&options] {
    options.build.drafts = !options.serve.published;
    options.build.future = !options.serve.published;
  });
}

void add_new(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("new", phrase("Make an entry with its collection's fields, ready to fill in"));
  command->add_option("COLLECTION", options.collection, phrase("The collection's folder, such as good-practices"))
      ->required();
  command->add_option("TITLE", options.title, phrase("The entry's title, in quotes"))->required();
  command->add_option("--slug", options.slug, phrase("The file's name without .md (default: from the title)"))
      ->type_name("NAME");
  add_today(*command, options);
  add_comments_language(*command, options);
  command->add_flag("--print", options.print, phrase("Print it instead of writing the file"));
  add_project(*command, options);
  add_format(*command, options);
}

void add_edition(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("edition", phrase("Keep today's figures as an entry, to compare later ones with"));
  command->add_option("NAME", options.slug, phrase("The file's name without .md: the year"))->required();
  command
      ->add_option("--title", options.title, phrase("Its title (default: what the collection calls one, and the name)"))
      ->type_name("TITLE");
  add_today(*command, options);
  add_jobs(*command, options);
  add_comments_language(*command, options);
  command->add_flag("--print", options.print, phrase("Print it instead of writing the file"));
  add_project(*command, options);
  add_format(*command, options);
}

void add_rename(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("rename", phrase("Give an entry another name, and change everything that refers to it"));
  command->add_option("OLD", options.entry, phrase("The entry: its name, COLLECTION/NAME, or the path of its file"))
      ->required();
  command
      ->add_option("NEW", options.new_name, phrase("Its new name, or COLLECTION/NAME to move it to another collection"))
      ->required();
  command->add_flag("--dry-run,-n", options.dry_run, phrase("Say what would change, and change nothing"));
  add_jobs(*command, options);
  add_project(*command, options);
  add_format(*command, options);
}

void add_refs(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("refs", phrase("Print who refers to an entry, and what it refers to"));
  command->add_option("ENTRY", options.entry, phrase("The entry: its name, COLLECTION/NAME, or the path of its file"))
      ->required();
  add_project(*command, options);
  add_output_format(*command, options);
}

void add_import(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("import", phrase("Make entries of the rows of a table (CSV), all of them or none"));
  ImportSettings& settings = options.import;
  command->add_option("COLLECTION", options.collection, phrase("The collection's folder, such as good-practices"))
      ->required();
  CLI::Option* table =
      command->add_option("FILE", settings.file, phrase("The table, saved as CSV; - reads standard input"));
  command
      ->add_option("--issue", settings.issue,
                   phrase("The text of an issue that was made with the collection's form, instead of a table: a draft"))
      ->type_name("FILE")
      ->excludes(table);
  command
      ->add_option("--map", settings.columns,
                   phrase("Which field a column is; \"COLUMN=-\" leaves it out. May be repeated"))
      ->type_name("COLUMN=FIELD")
      ->allow_extra_args(false);
  const std::map<std::string, char> separators = {{";", ';'}, {",", ','}, {"tab", '\t'}};
  command->add_option("--separator", settings.separator, phrase("What stands between cells (default: found out)"))
      ->transform(CLI::CheckedTransformer(separators).description(";|,|tab"));
  command->add_flag("--dry-run", options.dry_run, phrase("Say what would be written, and write nothing"));
  command->add_flag("--print", options.print, phrase("Print the entries instead of writing them"));
  command->add_flag("--skip-existing", settings.skip_existing, phrase("Pass over rows whose entry exists"));
  command->add_flag("--draft", settings.draft, phrase("Make every entry a draft"));
  command->add_flag("--comments", settings.comments, phrase("With the explanations and empty fields that new writes"));
  add_today(*command, options);
  add_comments_language(*command, options);
  add_project(*command, options);
  add_format(*command, options);
}

void add_init(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("init", phrase("Make a new project: a knowledge base that builds at once"));
  command->add_option("DIR", options.directory, phrase("The folder to make; an empty one will do"))->required();
  command->add_option("--title", options.title, phrase("The name of the site"))->type_name("TITLE");
  command->add_option("--base-url", options.build.base_url, phrase("The address it will be published at"))
      ->type_name("URL");
  add_today(*command, options);
  command->add_flag("--quiet,-q", options.quiet, phrase("Print nothing but what is wrong"));
  add_format(*command, options);
}

void add_report(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand(
      "report", phrase("Print the state of the content: what is unpaired, orphaned, stale, incomplete or uneven"));
  add_today(*command, options);
  add_project(*command, options);
  add_output_format(*command, options);
}

void add_schema(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("schema", phrase("Print JSON Schema for the front matter of one collection, or of all"));
  SchemaSettings& settings = options.schema;
  command->add_option("COLLECTION", options.collection, phrase("The collection's folder; all of them without it"));
  command->add_flag("--issue-form", settings.issue_form, phrase("A form for GitHub to hand in an entry with, instead"));
  command->add_option("--fields", settings.fields, phrase("With --issue-form: what it asks beside what it must: a,b,c"))
      ->type_name("FIELDS")
      ->delimiter(',');
  command->add_flag("--cms", settings.cms,
                    phrase("The settings of Decap CMS or Sveltia CMS for the whole project, instead"));
  command->add_flag("--translations", settings.translations,
                    phrase("For translations, which need not say anything; with --cms: with them, as Sveltia CMS can"));
  command->add_option("-o,--output", settings.output, phrase("A folder: a file there for each collection"))
      ->type_name("DIR");
  command
      ->add_option("--lang", options.language, phrase("The language of titles and descriptions (default: the site's)"))
      ->type_name("CODE");
  add_project(*command, options);
  add_format(*command, options);
}

void add_render(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("render", phrase("Render one template with a JSON context to standard output"));
  command
      ->add_option("TEMPLATE", options.template_name,
                   phrase("The template's file, its name below --templates, or - for standard input"))
      ->required();
  command->add_option("--data", options.data_file, phrase("A JSON object: the context; - reads standard input"))
      ->type_name("FILE.json");
  command->add_option("--templates", options.templates_folder, phrase("The folder that names of templates start from"))
      ->type_name("DIR");
  command->add_flag("!--no-autoescape", options.autoescape, phrase("Do not escape HTML"));
  add_format(*command, options);
}

void add_search(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("search", phrase("Print what a visitor would find, and why"));
  command->add_option("QUERY", options.query, phrase("What is typed in the search box"));
  command
      ->add_option("--queries", options.queries_file, phrase("A file of queries, one a line; - reads standard input"))
      ->type_name("FILE");
  command->add_option("--limit,-n", options.limit, phrase("Results of a query (default: 10)"))
      ->type_name("N")
      ->check(CLI::Range(1, 100'000));
  command
      ->add_option("--base-url", options.build.base_url,
                   phrase("The address the site is published at, or only its path"))
      ->type_name("URL");
  command->add_flag("--drafts", options.build.drafts, phrase("Search drafts too"));
  command->add_flag("--future", options.build.future, phrase("Search entries whose publish_on is still to come"));
  add_today(*command, options);
  add_project(*command, options);
  add_format(*command, options);
}

void add_links(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand(
      "links", phrase("Ask whether the links to other sites still lead somewhere, and keep it in links.yaml"));
  LinksSettings& links = options.links;
  command->add_flag("--dry-run,-n", options.dry_run, phrase("Ask, and write nothing"));
  command->add_flag("--list", links.list, phrase("Print what is known, and ask nothing"));
  command->add_flag("--again", links.again, phrase("Ask after links that were asked after today, too"));
  command->add_flag("--prune", links.prune, phrase("Forget links that no text has any more"));
  command->add_flag("--private", links.private_addresses,
                    phrase("Ask servers on this machine and in private networks too"));
  command
      ->add_option("--archive", links.archive,
                   phrase("Where copies are asked for; none asks for none (default: the Wayback Machine)"))
      ->type_name("URL");
  command->add_option("--pause", links.pause, phrase("Seconds between two questions to one server (default: 1)"))
      ->type_name("N")
      ->check(CLI::Range(0.0, 3600.0));
  command->add_option("--timeout", links.timeout, phrase("Seconds that one answer may take (default: 20)"))
      ->type_name("N")
      ->check(CLI::Range(0.1, 3600.0));
  add_today(*command, options);
  add_project(*command, options);
  add_output_format(*command, options);
}

void add_explain(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("explain", phrase("Explain a diagnostic at length; without a code, list them all"));
  command->add_option("CODE", options.code,
                      phrase("The word in square brackets behind a message, such as unknown-field"));
  command->add_flag("--markdown", options.markdown,
                    phrase("Print Markdown with a heading for each code, for a handbook"));
}

// CLI11's own words.
void translate(CLI::App& app) {
  app.option_defaults()->group(phrase("Options"));  // First, since options take it when they are made.
  app.set_help_flag("-h,--help", phrase("Print this help message and exit"));
  app.set_version_flag("--version", std::string("bondgenoot ") + BONDGENOOT_VERSION,
                       phrase("Display program version information and exit"));
  app.get_formatter()->label("Usage", phrase("Usage"));
  app.get_formatter()->label("OPTIONS", phrase("OPTIONS"));
  app.get_formatter()->label("SUBCOMMAND", phrase("COMMAND"));
  app.get_formatter()->label("Positionals", phrase("Positionals"));
  app.get_formatter()->label("REQUIRED", phrase("REQUIRED"));
}

// What every command shares: the language, and under which heading it stands. It may come before the command too.
void add_language(CLI::App& app, Options& options) {
  const auto add_to = [&](CLI::App& command) {
    if (command.get_option_no_throw("--lang") != nullptr) return;
    command
        .add_option("--lang", options.language,
                    phrase("The language of what is said, nl or en (default: the locale's, else the site's)"))
        ->type_name("CODE")
        ->check(CLI::IsMember({"nl", "en"}));
  };
  for (CLI::App* command : app.get_subcommands({})) {
    command->group(phrase("Commands"));
    add_to(*command);
  }
  add_to(app);
}

// Why the arguments could not be understood.
std::string said(const CLI::ParseError& error) {
  const std::string what = error.what();
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  if (code == CLI::ExitCodes::RequiredError) {
    constexpr std::string_view kEnd = " is required";
    if (what.starts_with("A subcommand")) return phrase("no command is given");
    return phrase("{} is missing", what.ends_with(kEnd) ? what.substr(0, what.size() - kEnd.size()) : what);
  }
  if (code == CLI::ExitCodes::ExtrasError)
    return phrase("`{}` is not known here", trim(std::string_view(what).substr(what.find(':') + 1)));
  return phrase("this cannot be read: {}", what);
}

}  // namespace

std::expected<Options, ExitStatus> parse_options(int argc, char** argv) {
  Options options;
  CLI::App app(phrase("Bondgenoot turns a folder of Markdown into the searchable knowledge base of an alliance."),
               "bondgenoot");
  translate(app);
  app.require_subcommand(1);
  app.footer(
      phrase("bondgenoot COMMAND --help tells more. Exit status: 0 fine, 1 errors in the content, 2 wrong usage, 3 the "
             "system failed."));
  for (const auto add : {add_build, add_check, add_serve, add_new, add_edition, add_rename, add_refs, add_init,
                         add_import, add_report, add_links, add_schema, add_search, add_render, add_explain})
    add(app, options);
  add_language(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return std::unexpected((app.exit(error), ExitStatus::Fine));
    const auto commands = app.get_subcommands();
    const std::string command = commands.empty() ? std::string() : commands.front()->get_name() + ' ';
    return std::unexpected(wrong_usage(said(error), phrase("`bondgenoot {}--help` tells how it goes", command)));
  }
  options.command = app.get_subcommands().front()->get_name();
  return options;
}

}  // namespace bondgenoot::cli
