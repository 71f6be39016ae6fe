#include "site/link_records.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "content/yaml.h"
#include "site/settings.h"
#include "support/diagnostic_codes.h"
#include "support/path.h"
#include "support/phrase.h"
#include "support/text.h"
#include "support/utf8.h"

namespace bondgenoot::site {
namespace {

using content::YamlPair;

constexpr std::pair<LinkStatus, std::string_view> kStatuses[] = {{LinkStatus::Ok, "ok"},
                                                                 {LinkStatus::Moved, "moved"},
                                                                 {LinkStatus::Refused, "refused"},
                                                                 {LinkStatus::Failing, "failing"},
                                                                 {LinkStatus::Dead, "dead"}};

std::optional<Day> LinkRecord::* day_member(std::string_view key) {
  if (key == "first_seen") return &LinkRecord::first_seen;
  if (key == "last_seen") return &LinkRecord::last_seen;
  if (key == "checked") return &LinkRecord::checked;
  if (key == "failing_since") return &LinkRecord::failing_since;
  return key == "archive_asked" ? &LinkRecord::archive_asked : nullptr;
}

std::string LinkRecord::* address_member(std::string_view key) {
  if (key == "moved_to") return &LinkRecord::moved_to;
  return key == "archive" ? &LinkRecord::archive : nullptr;
}

Diagnostic& invalid(const YamlPair& pair, std::string help, Diagnostics& diagnostics) {
  const Span span = pair.value.span.valid() ? pair.value.span : pair.key_span;
  return diagnostics
      .add(DiagnosticCode::InvalidLinkRecord, span,
           phrase("`{}` is {}, and `links.yaml` cannot be read here", pair.key, described(pair.value)))
      .with_help(std::move(help));
}

void read_value(const YamlPair& pair, LinkRecord& record, Diagnostics& diagnostics) {
  const std::string& text = pair.value.text;
  if (pair.value.is_null()) return;
  if (pair.key == "status") {
    const auto* found = std::ranges::find(kStatuses, text, &std::pair<LinkStatus, std::string_view>::second);
    if (found != std::end(kStatuses))
      record.status = found->first;
    else
      invalid(pair, phrase("write `ok`, `moved`, `refused`, `failing` or `dead`"), diagnostics);
  } else if (pair.key == "code") {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), record.code);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || record.code < 0 || record.code > 999) {
      record.code = 0;
      invalid(pair, phrase("write what the server answered: `404`"), diagnostics);
    }
  } else if (const auto day = day_member(pair.key)) {
    record.*day = parse_day(text);
    if (!(record.*day)) invalid(pair, phrase("write a day: `2026-11-22`"), diagnostics);
  } else if (const auto address = address_member(pair.key)) {
    if (link_key(text))
      record.*address = text;
    else
      invalid(pair, phrase("write an address that begins with `https://`"), diagnostics);
  }
}

}  // namespace

std::string_view name_of(LinkStatus status) {
  return std::ranges::find(kStatuses, status, &std::pair<LinkStatus, std::string_view>::first)->second;
}

std::optional<std::string> link_key(std::string_view href) {
  constexpr std::size_t kLongest = 1000;  // YAML's own limit for a key that stands alone.
  const std::string_view address = href.substr(0, href.find('#'));
  const std::size_t host = address.starts_with("https://") ? 8 : address.starts_with("http://") ? 7 : 0;
  if (host == 0 || address.size() == host || address[host] == '/' || address.size() > kLongest) return std::nullopt;
  const bool strange = find_invalid_utf8(address) || std::ranges::any_of(address, [](char c) {
                         const auto byte = static_cast<unsigned char>(c);
                         return byte <= 0x20 || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\';
                       });
  return strange ? std::nullopt : std::optional(std::string(address));
}

const LinkRecord* find_dead(const LinkRecords* records, std::string_view href) {
  if (records == nullptr || records->empty()) return nullptr;
  const auto found = records->find(href.substr(0, href.find('#')));
  return found == records->end() || found->second.status != LinkStatus::Dead ? nullptr : &found->second;
}

Outcome<LinkRecords> parse_link_records(const Source& source) {
  Outcome<LinkRecords> outcome;
  auto read = read_settings(source);
  outcome.diagnostics = std::move(read.diagnostics);
  for (const YamlPair& pair : read.value.pairs) {
    const auto key = link_key(pair.key);
    if (!key || !pair.value.is_map()) {
      if (key && pair.value.is_null()) continue;
      outcome.diagnostics
          .add(DiagnosticCode::InvalidLinkRecord, pair.key_span,
               phrase("`{}` is no link with what is known of it", pair.key))
          .with_help(phrase("let each key be a whole address, with `status` and the like below it; `bondgenoot links` "
                            "writes them"));
      continue;
    }
    LinkRecord record;
    for (const YamlPair& value : pair.value.pairs) read_value(value, record, outcome.diagnostics);
    outcome.value.emplace(*key, std::move(record));
  }
  return outcome;
}

std::expected<Outcome<LinkRecords>, IoError> load_link_records(const FileSystem& files, const std::string& project_root,
                                                               SourceMap& sources) {
  const std::string path = joined_path(project_root, kLinksPath);
  const auto kind = files.kind(path);
  if (!kind) return std::unexpected(kind.error());
  if (*kind != FileKind::File && *kind != FileKind::Symlink) return Outcome<LinkRecords>{};
  auto text = files.read(path, kLinksSizeLimit);
  if (!text) return std::unexpected(text.error());
  return parse_link_records(sources.get(sources.add(std::string(kLinksPath), std::move(*text))));
}

void note_seen(LinkRecord& record, int code, std::string moved_to, Day today) {
  record.status = moved_to.empty() ? LinkStatus::Ok : LinkStatus::Moved;
  record.code = code;
  if (!record.first_seen) record.first_seen = today;
  record.last_seen = today;
  record.checked = today;
  record.failing_since.reset();
  record.moved_to = std::move(moved_to);
}

void note_refused(LinkRecord& record, int code, Day today) {
  record.status = LinkStatus::Refused;
  record.code = code;
  record.checked = today;
  record.failing_since.reset();
}

void note_failing(LinkRecord& record, int code, Day today) {
  const bool before = record.failing_since && *record.failing_since < today;
  record.status = before ? LinkStatus::Dead : LinkStatus::Failing;
  record.code = code;
  record.checked = today;
  if (!before) record.failing_since = today;
}

std::vector<std::pair<std::string_view, std::string>> written_record(const LinkRecord& record) {
  std::vector<std::pair<std::string_view, std::string>> written = {{"status", std::string(name_of(record.status))}};
  if (record.code != 0) written.emplace_back("code", fmt::format("{}", record.code));
  for (const std::string_view key : kRecordKeys) {
    const auto day = day_member(key);
    const auto address = address_member(key);
    if (day != nullptr && record.*day) written.emplace_back(key, (record.*day)->iso());
    if (address != nullptr && !(record.*address).empty())
      written.emplace_back(key, fmt::format("\"{}\"", record.*address));
  }
  return written;
}

}  // namespace bondgenoot::site
