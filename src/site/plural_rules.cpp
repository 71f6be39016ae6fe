// Cardinal plural rules of CLDR 44 for integers. Rules for fractions are left out: nothing here counts in halves.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "site/messages.h"

namespace bondgenoot::site {
namespace {

constexpr std::string_view kZero = "zero";
constexpr std::string_view kOne = "one";
constexpr std::string_view kTwo = "two";
constexpr std::string_view kFew = "few";
constexpr std::string_view kMany = "many";
constexpr std::string_view kOther = "other";

using Rule = std::string_view (*)(std::uint64_t n);

bool between(std::uint64_t n, std::uint64_t low, std::uint64_t high) { return n >= low && n <= high; }

// "Um milhão de …": Romance languages have a form of their own for whole millions.
bool whole_millions(std::uint64_t n) { return n != 0 && n % 1'000'000 == 0; }

std::string_view never(std::uint64_t) { return kOther; }
std::string_view germanic(std::uint64_t n) { return n == 1 ? kOne : kOther; }
std::string_view romance(std::uint64_t n) { return n == 1 ? kOne : whole_millions(n) ? kMany : kOther; }
std::string_view french(std::uint64_t n) { return n <= 1 ? kOne : whole_millions(n) ? kMany : kOther; }

std::string_view polish(std::uint64_t n) {
  if (n == 1) return kOne;
  return between(n % 10, 2, 4) && !between(n % 100, 12, 14) ? kFew : kMany;
}

std::string_view czech(std::uint64_t n) {
  if (n == 1) return kOne;
  return between(n, 2, 4) ? kFew : kOther;
}

std::string_view east_slavic(std::uint64_t n) {
  if (n % 10 == 1 && n % 100 != 11) return kOne;
  return between(n % 10, 2, 4) && !between(n % 100, 12, 14) ? kFew : kMany;
}

std::string_view arabic(std::uint64_t n) {
  if (n == 0) return kZero;
  if (n == 1) return kOne;
  if (n == 2) return kTwo;
  if (between(n % 100, 3, 10)) return kFew;
  return between(n % 100, 11, 99) ? kMany : kOther;
}

std::string_view hebrew(std::uint64_t n) { return n == 1 ? kOne : n == 2 ? kTwo : kOther; }

struct LanguageRule {
  std::string_view language;
  Rule rule;
};

constexpr LanguageRule kRules[] = {
    {"ar", arabic},   {"be", east_slavic}, {"ca", romance},     {"cs", czech},    {"da", germanic}, {"de", germanic},
    {"el", germanic}, {"en", germanic},    {"es", romance},     {"et", germanic}, {"fi", germanic}, {"fr", french},
    {"fy", germanic}, {"he", hebrew},      {"hu", germanic},    {"id", never},    {"it", romance},  {"ja", never},
    {"ko", never},    {"nb", germanic},    {"nl", germanic},    {"nn", germanic}, {"no", germanic}, {"pl", polish},
    {"pt", french},   {"pt-PT", romance},  {"ru", east_slavic}, {"sk", czech},    {"sv", germanic}, {"th", never},
    {"tr", germanic}, {"uk", east_slavic}, {"vi", never},       {"zh", never},
};

Rule find_rule(std::string_view language) {
  for (std::string_view tag = language;; tag = tag.substr(0, tag.rfind('-'))) {
    const auto* found = std::ranges::find(kRules, tag, &LanguageRule::language);
    if (found != std::end(kRules)) return found->rule;
    if (tag.rfind('-') == std::string_view::npos) return germanic;
  }
}

}  // namespace

std::string_view plural_category(std::string_view language, std::int64_t n) {
  const auto bits = static_cast<std::uint64_t>(n);
  return find_rule(language)(n < 0 ? ~bits + 1 : bits);
}

}  // namespace bondgenoot::site
