#include "support/source.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include "support/utf8.h"

namespace bondgenoot {

Span Span::part(std::size_t from, std::size_t length) const {
  const std::size_t total = size();
  const std::size_t first = std::min(from, total);
  const std::size_t count = std::min(length, total - first);
  const auto begin_offset = static_cast<std::uint32_t>(begin + first);
  return {source, begin_offset, static_cast<std::uint32_t>(begin_offset + count)};
}

std::string_view Source::view(Span span) const {
  const std::size_t first = std::min<std::size_t>(span.begin, text.size());
  const std::size_t last = std::clamp<std::size_t>(span.end, first, text.size());
  return std::string_view(text).substr(first, last - first);
}

Span Source::whole() const { return {id, 0, static_cast<std::uint32_t>(text.size())}; }

Position Source::position(std::uint32_t offset) const {
  const std::string_view before = std::string_view(text).substr(0, offset);
  const std::size_t break_at = before.rfind('\n');
  const std::size_t line_begin = break_at == std::string_view::npos ? 0 : break_at + 1;
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  std::string_view line_text = before.substr(line_begin);
  if (line_begin == 0 && line_text.starts_with("\xEF\xBB\xBF")) line_text.remove_prefix(3);
  return {line, static_cast<std::uint32_t>(count_code_points(line_text) + 1)};
}

Span Source::line_at(std::uint32_t offset) const {
  const std::string_view whole_text = text;
  const std::size_t at = std::min<std::size_t>(offset, whole_text.size());
  const std::size_t break_before = at == 0 ? std::string_view::npos : whole_text.rfind('\n', at - 1);
  const std::size_t begin = break_before == std::string_view::npos ? 0 : break_before + 1;
  std::size_t end = whole_text.find('\n', at);
  if (end == std::string_view::npos) end = whole_text.size();
  if (end > begin && whole_text[end - 1] == '\r') --end;
  return {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

SourceId SourceMap::add(std::string path, std::string text) {
  if (text.size() > UINT32_MAX) text.resize(UINT32_MAX);
  if (const auto last = last_.find(path); last != last_.end() && get(last->second).text == text) return last->second;
  const SourceId id{(*next_)++};
  sources_.push_back(std::make_shared<const Source>(Source{id, std::move(path), std::move(text)}));
  last_.erase(sources_.back()->path);  // The key is to be this one's.
  last_.emplace(sources_.back()->path, id);
  return id;
}

std::size_t SourceMap::place_of(SourceId id) const {
  if (id.value < sources_.size() && sources_[id.value]->id == id) return id.value;  // While none went.
  const auto at = std::ranges::lower_bound(sources_, id, {}, [](const auto& source) { return source->id; });
  return at != sources_.end() && (*at)->id == id ? static_cast<std::size_t>(at - sources_.begin()) : SIZE_MAX;
}

const Source& SourceMap::get(SourceId id) const {
  static const Source kNone;
  const std::size_t place = place_of(id);
  return place == SIZE_MAX ? kNone : *sources_[place];
}

std::string_view SourceMap::view(Span span) const {
  return span.valid() ? get(span.source).view(span) : std::string_view{};
}

std::size_t SourceMap::bytes() const {
  std::size_t bytes = 0;
  for (const auto& source : sources_) bytes += source->text.size();
  return bytes;
}

SourceMap SourceMap::empty_copy() const {
  SourceMap copy;
  copy.next_ = next_;
  return copy;
}

bool SourceMap::has_all_of(const SourceMap& other) const {
  return std::ranges::all_of(other.sources_, [&](const auto& source) { return place_of(source->id) != SIZE_MAX; });
}

void SourceMap::join(const SourceMap& other) {
  const auto id_of = [](const auto& source) { return source->id; };
  std::vector<std::shared_ptr<const Source>> all;
  all.reserve(sources_.size() + other.sources_.size());
  std::ranges::set_union(sources_, other.sources_, std::back_inserter(all), {}, id_of, id_of);
  sources_ = std::move(all);
  find_last();
}

void SourceMap::keep_only(const std::function<bool(const Source&, bool)>& is_kept) {
  std::vector<std::shared_ptr<const Source>> kept;
  kept.reserve(sources_.size());
  for (const auto& source : sources_) {
    if (is_kept(*source, last_.at(source->path) != source->id)) kept.push_back(source);
  }
  if (kept.size() == sources_.size()) return;
  last_.clear();  // Its keys lie in the texts that go.
  sources_ = std::move(kept);
  find_last();
}

void SourceMap::find_last() {
  last_.clear();
  last_.reserve(sources_.size());
  for (const auto& source : std::views::reverse(sources_)) last_.emplace(source->path, source->id);
}

}  // namespace bondgenoot
