#include "search/languages/en/english.h"
#include <array>
namespace bondgenoot::search {
constexpr std::array<std::string_view, 1> kLinks{""};
const Language& english() {
  static const Language language{.code = "en", .links = kLinks, .stemmer = "english"};
  return language;
}
}
