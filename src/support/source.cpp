#include "support/source.h"

#include <algorithm>
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
  const SourceId id{static_cast<std::uint32_t>(sources_.size())};
  sources_.push_back(std::make_shared<const Source>(Source{id, std::move(path), std::move(text)}));
  last_[sources_.back()->path] = id;
  return id;
}

const Source& SourceMap::get(SourceId id) const { return *sources_[id.value]; }

std::string_view SourceMap::view(Span span) const {
  return span.valid() ? get(span.source).view(span) : std::string_view{};
}

}  // namespace bondgenoot
