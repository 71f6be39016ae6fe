#include "content/link_context.h"

#include <algorithm>

#include "support/phrase.h"

namespace bondgenoot::content {

EntryId published_version(const LinkContext& context, const std::vector<EntryId>& versions, std::string_view language) {
  EntryId best;
  for (const EntryId version : versions) {
    if (!context.published[version.value]) continue;
    if (context.index.language(context.get(version)) == language) return version;
    if (!best.valid()) best = version;  // The site's own comes first.
  }
  return best;
}

bool waits(const LinkContext& context, EntryId id) { return !context.published[id.value] && context.usable[id.value]; }

std::string reason_unpublished(const Entry& entry, const LinkOptions& options) {
  if (entry.draft && !options.drafts) return phrase("is a draft");
  return phrase("appears on {}", entry.publish_on ? entry.publish_on->iso() : phrase("a later day"));
}

Span key_span(const Entry& entry, std::string_view key, const SourceMap& sources) {
  const std::string_view yaml = sources.view(entry.front_matter);
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    if (line.starts_with(key) && line.substr(key.size()).starts_with(':'))
      return entry.front_matter.part(at, key.size());
    at = end + 1;
  }
  return {};
}

Span without_quotes(Span span, const SourceMap& sources) {
  const std::string_view written = sources.view(span);
  const bool quoted =
      written.size() >= 2 && (written.front() == '"' || written.front() == '\'') && written.back() == written.front();
  return quoted ? span.part(1, written.size() - 2) : span;
}

std::string_view below_content(std::string_view path) {
  constexpr std::string_view kFolder = "content/";
  return path.starts_with(kFolder) ? path.substr(kFolder.size()) : path;
}

}  // namespace bondgenoot::content
