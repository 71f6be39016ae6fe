#include "support/letter_case.h"

#include <cstddef>

#include "support/utf8.h"

namespace bondgenoot {
namespace {

bool is_dutch(std::string_view language) { return language == "nl" || language.starts_with("nl-"); }

// Bytes of the first letter.
std::size_t first_letter_length(std::string_view text, std::string_view language) {
  if (is_dutch(language) && (text.starts_with("ij") || text.starts_with("IJ"))) return 2;
  std::size_t length = 0;
  if (!text.empty()) static_cast<void>(next_code_point(text, length));
  return length;
}

bool has_capital(std::string_view text) { return to_lower(text) != text; }

}  // namespace

std::string upper_first(std::string_view text, std::string_view language) {
  const std::size_t length = first_letter_length(text, language);
  return to_upper(text.substr(0, length)).append(text.substr(length));
}

std::string lower_first(std::string_view text, std::string_view language) {
  const std::size_t length = first_letter_length(text, language);
  const std::string_view rest = text.substr(length);
  if (has_capital(rest.substr(0, rest.find(' ')))) return std::string(text);
  return to_lower(text.substr(0, length)).append(rest);
}

}  // namespace bondgenoot
