#include "site/exports.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace bondgenoot::site {
namespace {

constexpr std::int64_t kDaySeconds = 86400;

bool is_single_date(const content::Field& field) {
  return field.type == content::FieldType::Date && !field.many && field.private_when.empty();
}

std::int64_t first_second(const Day& day) {
  const std::chrono::sys_days days =
      std::chrono::year(day.year) / std::chrono::month(day.month) / std::chrono::day(day.day);
  return days.time_since_epoch().count() * kDaySeconds;
}

}  // namespace

const content::FieldValue* shown_value(const content::Graph& graph, content::EntryId id, std::size_t field) {
  const content::Entry& entry = graph.get(id);
  const content::Collection& collection = graph.collection_of(id);
  if (field >= entry.fields.size() || entry.withholds(collection, collection.fields[field])) return nullptr;
  return entry.fields[field].empty() ? nullptr : &entry.fields[field];
}

const content::FieldValue* shown_value(const content::Graph& graph, content::EntryId id, std::string_view field) {
  const auto index = graph.collection_of(id).field_index(field);
  return index ? shown_value(graph, id, std::size_t{*index}) : nullptr;
}

std::string absolute_href(const Config& config, std::string_view href) { return config.origin + std::string(href); }

std::optional<std::size_t> main_date_field(const content::Collection& collection) {
  const auto order = collection.field_index(collection.order_field);
  if (order && is_single_date(collection.fields[*order])) return *order;
  const auto first = std::ranges::find_if(collection.fields, is_single_date);
  if (first == collection.fields.end()) return std::nullopt;
  return static_cast<std::size_t>(first - collection.fields.begin());
}

const Date* main_date(const content::Graph& graph, content::EntryId id) {
  const auto field = main_date_field(graph.collection_of(id));
  const content::FieldValue* value = field ? shown_value(graph, id, *field) : nullptr;
  return value == nullptr ? nullptr : value->get<Date>();
}

std::optional<std::int64_t> moment_of(const Exports& exports, content::EntryId id) {
  if (const auto changed = exports.dates[id.value].changed) return changed;
  if (const auto& day = exports.graph.get(id).publish_on) return first_second(*day);
  const Date* date = main_date(exports.graph, id);
  if (date == nullptr) return std::nullopt;
  return first_second(date->first_day());
}

std::string timestamp(std::int64_t seconds) {
  const std::int64_t of_day = ((seconds % kDaySeconds) + kDaySeconds) % kDaySeconds;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", day_of_unix_time(seconds).iso(), of_day / 3600, of_day / 60 % 60,
                     of_day % 60);
}

std::string plain_text(const markdown::Document& document) {
  std::size_t size = 0;
  for (const markdown::Section& section : document.text->sections) {
    size += section.plain_text.size() + 1;
    if (section.heading) size += document.headings[*section.heading].text.size() + 1;
  }
  std::string text;
  text.reserve(size);
  for (const markdown::Section& section : document.text->sections) {
    if (!text.empty()) text += '\n';
    if (section.heading) text.append(document.headings[*section.heading].text).append("\n");
    text += section.plain_text;
  }
  return text;
}

}  // namespace bondgenoot::site
