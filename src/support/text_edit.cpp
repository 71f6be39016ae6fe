#include "support/text_edit.h"

#include <algorithm>
#include <tuple>

namespace bondgenoot {

std::optional<std::string> edited_text(const Source& source, std::vector<TextEdit> edits) {
  std::ranges::sort(edits, {}, [](const TextEdit& edit) {
    return std::tuple(edit.span.begin, edit.span.end, std::string_view(edit.replacement));
  });
  const auto repeats = std::ranges::unique(edits);
  edits.erase(repeats.begin(), repeats.end());
  std::string text;
  std::size_t done = 0;
  for (const TextEdit& edit : edits) {
    const bool inside = edit.span.source == source.id && edit.span.begin <= edit.span.end &&
                        edit.span.end <= source.text.size() && edit.span.begin >= done;
    if (!inside) return std::nullopt;
    text.append(source.text, done, edit.span.begin - done).append(edit.replacement);
    done = edit.span.end;
  }
  return text.append(source.text, done);
}

}  // namespace bondgenoot
