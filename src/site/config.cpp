#include "site/config.h"

#include <algorithm>
#include <utility>

#include "content/names.h"
#include "content/settings_reader.h"
#include "site/navigation_parser.h"
#include "site/settings.h"
#include "site/sources_parser.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::site {
namespace {

using content::YamlNode;
using content::YamlPair;

class ConfigParser {
 public:
  explicit ConfigParser(const Source& source) { outcome_.value.source = source.id; }

  Outcome<Config> parse(const Source& source);

 private:
  using Read = void (ConfigParser::*)(const YamlPair&);
  struct Setting {
    std::string_view key;
    Read read;
    bool is_translated = false;
  };
  static const std::vector<Setting>& settings();

  template <std::string Config::* member>
  void text(const YamlPair& pair) {
    config().*member = read_text(pair, diagnostics()).text;
  }
  void title(const YamlPair& pair);
  void language(const YamlPair& pair);
  void languages(const YamlPair& pair);
  void read_already(const YamlPair&) {}
  void base_url(const YamlPair& pair);
  void theme(const YamlPair& pair);
  void contact(const YamlPair& pair);
  void repository(const YamlPair& pair);
  void branch(const YamlPair& pair);
  void license(const YamlPair& pair);
  void history(const YamlPair& pair) {
    flag(pair, config().history, phrase("write `history: false` to leave out when pages were changed"));
  }
  void open_data(const YamlPair& pair) {
    flag(pair, config().open_data, phrase("write `open_data: false` to publish no files of open data"));
  }
  void share_pictures(const YamlPair& pair) {
    flag(pair, config().share_pictures,
         phrase("write `share_pictures: false` to draw no pictures for who shares a page"));
  }
  void flag(const YamlPair& pair, bool& value, std::string help);
  void navigation(const YamlPair& pair) { config().navigation = parse_navigation(pair, diagnostics()); }
  void footer(const YamlPair& pair) { config().footer = parse_footer(pair, diagnostics()); }
  void sources(const YamlPair& pair) { config().allies = parse_sources(pair, diagnostics()); }
  void pages(const YamlPair& pair);
  void words(const YamlPair& pair);
  void reserved(const YamlPair& pair);
  void merge_languages();
  YamlPair translated(const YamlPair& pair, std::string_view code);
  void translate(const YamlNode& map);
  bool check_language(const PlacedText& code);
  void invalid(Span span, std::string message, std::string help) {
    diagnostics().add(DiagnosticCode::InvalidSetting, span, std::move(message)).with_help(std::move(help));
  }

  Config& config() { return outcome_.value; }
  Diagnostics& diagnostics() { return outcome_.diagnostics; }

  Outcome<Config> outcome_;
  std::vector<PlacedText> languages_;
  bool has_title_ = false;
};

const std::vector<ConfigParser::Setting>& ConfigParser::settings() {
  static const std::vector<Setting> kAll = {
      {"title", &ConfigParser::title, true},
      {"slogan", &ConfigParser::text<&Config::slogan>, true},
      {"description", &ConfigParser::text<&Config::description>, true},
      {"language", &ConfigParser::read_already},
      {"languages", &ConfigParser::read_already},
      {"base_url", &ConfigParser::base_url},
      {"theme", &ConfigParser::theme},
      {"contact", &ConfigParser::contact},
      {"repository", &ConfigParser::repository},
      {"branch", &ConfigParser::branch},
      {"license", &ConfigParser::license},
      {"history", &ConfigParser::history},
      {"open_data", &ConfigParser::open_data},
      {"share_pictures", &ConfigParser::share_pictures},
      {"navigation", &ConfigParser::navigation, true},
      {"footer", &ConfigParser::footer, true},
      {"pages", &ConfigParser::pages},
      {"words", &ConfigParser::words, true},
      {kReservedSettings[0], &ConfigParser::reserved},
      {kReservedSettings[1], &ConfigParser::reserved},
      {"sources", &ConfigParser::sources},
  };
  return kAll;
}

Outcome<Config> ConfigParser::parse(const Source& source) {
  Outcome<YamlNode> read = read_settings(source);
  const bool whole = !read.diagnostics.has_errors();
  outcome_.diagnostics = std::move(read.diagnostics);
  std::vector<std::string_view> known;
  for (const Setting& setting : settings()) known.push_back(setting.key);
  content::report_unknown_settings(read.value, known, "`site.yaml`", diagnostics());
  for (const YamlPair& pair : read.value.pairs) {
    if (pair.key == "language") language(pair);
    if (pair.key == "languages") languages(pair);
  }
  merge_languages();
  for (const YamlPair& pair : read.value.pairs) {
    const auto setting = std::ranges::find(settings(), pair.key, &Setting::key);
    if (setting == settings().end()) continue;
    if (setting->is_translated)
      (this->*setting->read)(translated(pair, config().language));
    else
      (this->*setting->read)(pair);
  }
  if (whole && !has_title_) {
    diagnostics()
        .add_for_path(DiagnosticCode::MissingSetting, source.path, phrase("the site has no `title`"))
        .with_help(phrase("write what the site is called: `title: …`"));
  }
  translate(read.value);
  return std::move(outcome_);
}

YamlPair ConfigParser::translated(const YamlPair& pair, std::string_view code) {
  YamlPair result{.key = pair.key, .key_span = pair.key_span, .value = {}};
  result.value = pair.value;
  if (pair.key != "words") {
    result.value = in_language(pair.value, code, config().languages);
  } else {
    for (YamlPair& word : result.value.pairs) word.value = in_language(word.value, code, config().languages);
  }
  return result;
}

// What is wrong was said of the site's own language.
void ConfigParser::translate(const YamlNode& map) {
  const Outcome<Config> own = outcome_;
  std::vector<Config> translations;
  for (const std::string& code : own.value.languages) {
    if (code == own.value.language) continue;
    config().words.clear();
    config().word_lists.clear();
    for (const YamlPair& pair : map.pairs) {
      const auto setting = std::ranges::find(settings(), pair.key, &Setting::key);
      if (setting != settings().end() && setting->is_translated) (this->*setting->read)(translated(pair, code));
    }
    translations.push_back(std::exchange(config(), own.value));
  }
  outcome_ = own;
  config().translations = std::move(translations);
}

void ConfigParser::title(const YamlPair& pair) {
  config().title = read_text(pair, diagnostics()).text;
  has_title_ = !config().title.empty() || pair.value.is_list() || pair.value.is_map();
}

bool ConfigParser::check_language(const PlacedText& code) {
  if (content::is_language_code(code.text)) return true;
  invalid(code.span, phrase("`{}` is not the code of a language", code.text),
          phrase("write a code such as `nl`, `en` or `pt-BR`"));
  return false;
}

void ConfigParser::language(const YamlPair& pair) {
  PlacedText code = read_text(pair, diagnostics());
  if (!code.text.empty() && check_language(code)) config().language = std::move(code.text);
}

void ConfigParser::languages(const YamlPair& pair) {
  for (PlacedText& code : read_texts(pair, diagnostics())) {
    const auto same = std::ranges::find(languages_, code.text, &PlacedText::text);
    if (same != languages_.end()) {
      diagnostics()
          .add(DiagnosticCode::InvalidSetting, code.span, phrase("the language `{}` is given twice", code.text))
          .with_note(same->span, phrase("it is given here first"))
          .with_help(phrase("remove one of the two"));
    } else if (check_language(code)) {
      languages_.push_back(std::move(code));
    }
  }
}

// The site's own language comes first, wherever it is written and whether it is.
void ConfigParser::merge_languages() {
  config().languages = {config().language};
  for (PlacedText& code : languages_) {
    if (code.text != config().language) config().languages.push_back(std::move(code.text));
  }
}

void ConfigParser::base_url(const YamlPair& pair) {
  const PlacedText address = read_text(pair, diagnostics());
  config().base_url_span = address.span;
  if (const auto error = set_base_url(config(), address.text)) {
    diagnostics()
        .add(DiagnosticCode::InvalidBaseUrl, address.span,
             phrase("`base_url` is not the address of a website: {}", *error))
        .with_help(phrase("write it whole: `https://example.org/` or `https://organisation.github.io/repository/`"));
  }
}

void ConfigParser::theme(const YamlPair& pair) {
  PlacedText name = read_text(pair, diagnostics());
  config().theme_span = name.span;
  if (!name.text.empty()) config().theme = std::move(name.text);
}

void ConfigParser::contact(const YamlPair& pair) {
  PlacedText contact = read_text(pair, diagnostics());
  const std::size_t at = contact.text.find('@');
  const bool mailbox = at != std::string::npos && at > 0 && at + 1 < contact.text.size() &&
                       contact.text.find_first_of(" \t<>\"") == std::string::npos &&
                       contact.text.find('@', at + 1) == std::string::npos;
  if (contact.text.empty() || mailbox)
    config().contact = std::move(contact.text);
  else
    invalid(contact.span, phrase("`{}` is not an e-mail address", contact.text),
            phrase("write a mailbox: `contact: editors@example.org`"));
}

void ConfigParser::repository(const YamlPair& pair) { config().repository = read_repository(pair, diagnostics()); }

void ConfigParser::branch(const YamlPair& pair) {
  if (auto branch = read_branch(pair, diagnostics()); !branch.empty()) config().branch = std::move(branch);
}

void ConfigParser::license(const YamlPair& pair) {
  if (!pair.value.is_map()) {
    config().license.title = read_text(pair, diagnostics()).text;
    return;
  }
  constexpr std::string_view kKeys[] = {"title", "href"};
  content::report_unknown_settings(pair.value, kKeys, "`license`", diagnostics());
  for (const YamlPair& part : pair.value.pairs) {
    if (part.key == kKeys[0]) config().license.title = read_text(part, diagnostics()).text;
    if (part.key != kKeys[1]) continue;
    PlacedText address = read_text(part, diagnostics());
    const bool plain = address.text.starts_with("http://");
    if (address.text.empty() || is_https_address(plain ? "https" + address.text.substr(4) : address.text))
      config().license.href = std::move(address.text);
    else
      invalid(address.span, phrase("`{}` is not the address of a licence", address.text),
              phrase("write it whole: `https://creativecommons.org/licenses/by/4.0/`"));
  }
  if (config().license.title.empty()) config().license.title = config().license.href;
}

void ConfigParser::flag(const YamlPair& pair, bool& value, std::string help) {
  if (pair.value.is_null()) return;
  const PlacedText answer = read_text(pair, diagnostics());
  if (answer.text == "true" || answer.text == "false")
    value = answer.text == "true";
  else if (pair.value.is_scalar())
    invalid(answer.span, phrase("`{}` is `true` or `false`, not `{}`", pair.key, answer.text), std::move(help));
}

void ConfigParser::pages(const YamlPair& pair) {
  if (!pair.value.is_map() && !pair.value.is_null())
    content::report_wrong_setting(pair, phrase("a map from roles to pages"), diagnostics());
  for (const YamlPair& role : pair.value.pairs) {
    PlacedText page = read_text(role, diagnostics());
    if (page.text.empty()) continue;
    config().pages.push_back(
        {.title = role.key, .page = std::move(page.text), .collection = {}, .href = {}, .span = page.span});
  }
}

void ConfigParser::words(const YamlPair& pair) {
  if (pair.value.is_null()) return;
  if (!pair.value.is_map()) {
    content::report_wrong_setting(pair, phrase("a map of texts"), diagnostics());
    return;
  }
  for (const YamlPair& word : pair.value.pairs) {
    if (!word.value.is_list()) {
      config().words.emplace_back(word.key, read_text(word, diagnostics()).text);
      continue;
    }
    std::vector<std::string>& list = config().word_lists.emplace_back(word.key, std::vector<std::string>{}).second;
    for (PlacedText& text : read_texts(word, diagnostics())) list.push_back(std::move(text.text));
  }
}

void ConfigParser::reserved(const YamlPair& pair) {
  if (pair.value.is_null()) return;
  if (pair.value.is_map() || pair.value.is_list())
    config().reserved.push_back(pair);
  else
    content::report_wrong_setting(pair, phrase("a map or a list"), diagnostics());
}

}  // namespace

const Config& Config::in(std::string_view code) const {
  const auto found = std::ranges::find(languages, code);
  const auto at = static_cast<std::size_t>(found - languages.begin());
  return at == 0 || at > translations.size() ? *this : translations[at - 1];
}

Outcome<Config> parse_config(const Source& source) {
  if (trim(source.text).empty()) {
    Outcome<Config> empty;
    empty.value.source = source.id;
    empty.diagnostics.add_for_path(DiagnosticCode::EmptySiteConfig, source.path, phrase("`{}` is empty", source.path))
        .with_help(phrase("write at least what the site is called: `title: …`"));
    return empty;
  }
  return ConfigParser(source).parse(source);
}

std::expected<Outcome<Config>, IoError> load_config(const FileSystem& files, const std::string& project_root,
                                                    SourceMap& sources) {
  constexpr std::uint64_t kSizeLimit = 1U << 20U;
  const std::string path = joined_path(project_root, kConfigPath);
  const auto kind = files.kind(path);
  if (!kind) return std::unexpected(kind.error());
  if (*kind == FileKind::Missing || *kind == FileKind::Directory) {
    Outcome<Config> missing;
    missing.diagnostics
        .add_for_path(DiagnosticCode::MissingSiteConfig, std::string(kConfigPath),
                      phrase("there is no `{}`", kConfigPath))
        .with_help(phrase("write it with at least `title: …`, or begin with `bondgenoot init`"));
    return missing;
  }
  auto text = files.read(path, kSizeLimit);
  if (!text) return std::unexpected(text.error());
  return parse_config(sources.get(sources.add(std::string(kConfigPath), std::move(*text))));
}

}  // namespace bondgenoot::site
