#include "templates/white_space.h"

#include "support/utf8.h"

namespace bondgenoot::templates {

std::size_t skip_space(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    std::size_t next = from;
    if (!is_space(next_code_point(text, next))) break;
    from = next;
  }
  return from;
}

std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && is_continuation(text[last])) --last;
    std::size_t next = last;
    if (!is_space(next_code_point(text, next)) || next != end) break;
    end = last;
  }
  return end;
}

bool is_all_space(std::string_view text) { return skip_space(text, 0) == text.size(); }

}  // namespace bondgenoot::templates
