#include "cli/links_printer.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "support/json.h"
#include "support/phrase.h"
#include "support/text.h"

namespace bondgenoot::cli {
namespace {

using site::LinkRecord;
using site::LinkStatus;

struct Place {
  std::string file;
  std::uint32_t line = 0;  ///< 0: the file as a whole.
};

Place place_of(const build::Project& project, const site::LinkPlace& place) {
  if (!place.span.valid()) return {.file = std::string(site::kConfigPath)};
  const Source& source = project.sources->get(place.span.source);
  return {.file = source.path, .line = source.position(place.span.begin).line};
}

// "404, not there since 2026-11-20".
std::string reason_of(const std::string& href, const LinkRecord& record, const LinksDone& done) {
  std::string reason = record.code == 0 ? std::string() : fmt::format("{}", record.code);
  if (const auto silence = done.silences.find(href); silence != done.silences.end()) reason = silence->second;
  if (!record.failing_since) return reason;
  return fmt::format("{}{}{}", reason, reason.empty() ? "" : ", ", phrase("since {}", record.failing_since->iso()));
}

class Printer {
 public:
  Printer(const build::Project& project, const site::ExternalLinks& links, const site::LinkRecords& records,
          const LinksDone& done)
      : project_(project), links_(links), records_(records), done_(done) {}

  std::string text() {
    part(LinkStatus::Dead, phrase("dead: not there on more than one day"));
    part(LinkStatus::Failing, phrase("not there today; dead if it is not there on another day either"));
    part(LinkStatus::Moved, phrase("moved for good: write the new address"));
    part(LinkStatus::Refused, phrase("not told to programs: look yourself now and then"));
    summary();
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + '\n'; }

  void part(LinkStatus status, std::string_view head) {
    bool first = true;
    for (const auto& [href, places] : links_) {
      const auto record = records_.find(href);
      if (record == records_.end() || record->second.status != status) continue;
      if (first) line(std::string(head));
      first = false;
      print(href, record->second, places);
    }
    if (!first) line({});
  }

  void print(const std::string& href, const LinkRecord& record, const std::vector<site::LinkPlace>& places) {
    const std::string reason = record.status == LinkStatus::Moved ? std::string() : reason_of(href, record, done_);
    line(fmt::format("  {}{}", href, reason.empty() ? "" : fmt::format(" ({})", reason)));
    if (!record.moved_to.empty()) line(fmt::format("    → {}", record.moved_to));
    for (const site::LinkPlace& place : places) {
      const Place at = place_of(project_, place);
      line(at.line == 0 ? fmt::format("    {}", at.file) : fmt::format("    {}:{}", at.file, at.line));
    }
    const bool gone = record.status == LinkStatus::Dead || record.status == LinkStatus::Failing;
    if (gone && !record.archive.empty()) line(fmt::format("    {}", phrase("a copy: {}", record.archive)));
  }

  void summary() {
    line(phrase("{} links, {} asked after, {} copies found", links_.size(), done_.asked, done_.copies));
    if (done_.not_asked > 0)
      line(phrase("{} not asked after: on this machine or in a private network (--private asks them too)",
                  done_.not_asked));
    if (done_.unused > 0)
      line(phrase("{} in links.yaml that no text has any more (--prune forgets them)", done_.unused));
    if (done_.without_copy_yet > 0) line(phrase("{} copies are left to ask for next time", done_.without_copy_yet));
    line(done_.written ? phrase("written: {}", site::kLinksPath) : phrase("{} was not changed", site::kLinksPath));
  }

  const build::Project& project_;
  const site::ExternalLinks& links_;
  const site::LinkRecords& records_;
  const LinksDone& done_;
  std::string out_;
};

Json count(std::size_t number) { return {static_cast<std::int64_t>(number)}; }
Json day(const std::optional<Day>& day) { return day ? Json(day->iso()) : Json(nullptr); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json link_json(const build::Project& project, const std::string& href, const std::vector<site::LinkPlace>& places,
               const LinkRecord* record) {
  Json json = Json::Object{};
  json.add("href", href);
  json.add("status", record == nullptr ? Json(nullptr) : Json(site::name_of(record->status)));
  const LinkRecord known = record == nullptr ? LinkRecord{} : *record;
  json.add("code", known.code == 0 ? Json(nullptr) : Json(known.code));
  json.add("first_seen", day(known.first_seen));
  json.add("last_seen", day(known.last_seen));
  json.add("checked", day(known.checked));
  json.add("failing_since", day(known.failing_since));
  json.add("moved_to", text_or_null(known.moved_to));
  json.add("archive", text_or_null(known.archive));
  Json::Array uses;
  for (const site::LinkPlace& place : places) {
    const Place at = place_of(project, place);
    Json use = Json::Object{};
    use.add("file", at.file);
    use.add("line", at.line == 0 ? Json(nullptr) : Json(at.line));
    uses.push_back(std::move(use));
  }
  json.add("uses", std::move(uses));
  return json;
}

}  // namespace

std::string links_text(const build::Project& project, const site::ExternalLinks& links,
                       const site::LinkRecords& records, const LinksDone& done) {
  return Printer(project, links, records, done).text();
}

std::string links_json(const build::Project& project, const site::ExternalLinks& links,
                       const site::LinkRecords& records, const LinksDone& done) {
  Json::Array list;
  for (const auto& [href, places] : links) {
    const auto record = records.find(href);
    list.push_back(link_json(project, href, places, record == records.end() ? nullptr : &record->second));
  }
  Json json = Json::Object{};
  json.add("asked", count(done.asked));
  json.add("not_asked", count(done.not_asked));
  json.add("unused", count(done.unused));
  json.add("copies", count(done.copies));
  json.add("written", done.written);
  json.add("links", std::move(list));
  return to_json(json) + '\n';
}

}  // namespace bondgenoot::cli
