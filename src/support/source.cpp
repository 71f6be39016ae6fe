#include "support/source.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <ranges>
#include <utility>

#include "support/made_once.h"
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

// A text that may not be there yet.
struct SourceMap::Held {
  Source source;
  std::optional<Hash128> hash = {};        // As it was added.
  std::function<std::string()> read = {};  // Null when the text was there from the beginning.
  MadeOnce<Source> when_read = {};

  Held(std::string path, std::string text) : source{{}, std::move(path), std::move(text)} {}

  [[nodiscard]] const Source& whole() const {
    return read ? when_read.get([this] { return Source{source.id, source.path, read()}; }) : source;
  }
};

SourceId SourceMap::hold(std::shared_ptr<Held> held) {
  const SourceId id{(*next_)++};
  held->source.id = id;
  sources_.push_back(std::move(held));
  const std::string& path = sources_.back()->source.path;
  last_.erase(path);  // The key is to be this one's.
  last_.emplace(path, id);
  return id;
}

SourceId SourceMap::add(std::string path, std::string text) {
  if (text.size() > UINT32_MAX) text.resize(UINT32_MAX);
  if (const auto last = last_.find(path); last != last_.end() && get(last->second).text == text) return last->second;
  return hold(std::make_shared<Held>(std::move(path), std::move(text)));
}

SourceId SourceMap::add_unread(std::string path, const Hash128& hash, std::function<std::string()> read) {
  auto held = std::make_shared<Held>(std::move(path), std::string());
  held->hash = hash;
  held->read = std::move(read);
  return hold(std::move(held));
}

std::size_t SourceMap::place_of(SourceId id) const {
  if (id.value < sources_.size() && sources_[id.value]->source.id == id) return id.value;  // While none went.
  const auto at = std::ranges::lower_bound(sources_, id, {}, [](const auto& held) { return held->source.id; });
  return at != sources_.end() && (*at)->source.id == id ? static_cast<std::size_t>(at - sources_.begin()) : SIZE_MAX;
}

const Source& SourceMap::get(SourceId id) const {
  static const Source kNone;
  const std::size_t place = place_of(id);
  return place == SIZE_MAX ? kNone : sources_[place]->whole();
}

const std::string& SourceMap::path(SourceId id) const {
  static const std::string kNone;
  const std::size_t place = place_of(id);
  return place == SIZE_MAX ? kNone : sources_[place]->source.path;
}

Hash128 SourceMap::hash(SourceId id) const {
  const std::size_t place = place_of(id);
  const auto& known = place == SIZE_MAX ? std::optional<Hash128>() : sources_[place]->hash;
  return known ? *known : hash_bytes(get(id).text);
}

std::string_view SourceMap::view(Span span) const {
  return span.valid() ? get(span.source).view(span) : std::string_view{};
}

std::size_t SourceMap::bytes() const {
  std::size_t bytes = 0;
  for (const auto& held : sources_) bytes += held->source.text.size();
  return bytes;
}

SourceMap SourceMap::empty_copy() const {
  SourceMap copy;
  copy.next_ = next_;
  return copy;
}

bool SourceMap::has_all_of(const SourceMap& other) const {
  return std::ranges::all_of(other.sources_, [&](const auto& held) { return place_of(held->source.id) != SIZE_MAX; });
}

void SourceMap::join(const SourceMap& other) {
  const auto id_of = [](const auto& held) { return held->source.id; };
  std::vector<std::shared_ptr<Held>> all;
  all.reserve(sources_.size() + other.sources_.size());
  std::ranges::set_union(sources_, other.sources_, std::back_inserter(all), {}, id_of, id_of);
  sources_ = std::move(all);
  find_last();
}

void SourceMap::keep_only(const std::function<bool(const Source&, bool)>& is_kept) {
  std::vector<std::shared_ptr<Held>> kept;
  kept.reserve(sources_.size());
  for (const auto& held : sources_) {
    if (is_kept(held->source, last_.at(held->source.path) != held->source.id)) kept.push_back(held);
  }
  if (kept.size() == sources_.size()) return;
  last_.clear();  // Its keys lie in the texts that go.
  sources_ = std::move(kept);
  find_last();
}

void SourceMap::find_last() {
  last_.clear();
  last_.reserve(sources_.size());
  for (const auto& held : std::views::reverse(sources_)) last_.emplace(held->source.path, held->source.id);
}

}  // namespace bondgenoot
