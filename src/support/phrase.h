// What is said to people, in their language.
//
// In:  English words where they are needed, a catalogue (phrases/*.def) with the same in Dutch. Out: text.
// Owns: the language of the process. Threads: the language is set once, before any other thread starts; the rest is
// read-only.
//
// English is the key, so a file reads as what it says and a phrase that a catalogue lacks still comes out. A test holds
// the catalogue and the source together: no phrase without its Dutch, no Dutch without its phrase, the same values in
// both. Only what stands between the quotes of a `phrase("…")` is seen by that test, so words are never passed on
// before they went through it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace bondgenoot {

enum class Language : std::uint8_t { English, Dutch };

/// `nl`, `nl_BE.UTF-8`, `en-GB`: by the language alone. Nothing for one that is not spoken here, nor for `C` and
/// `POSIX`, which are no language.
[[nodiscard]] std::optional<Language> find_language(std::string_view tag);

/// The language of everything said from now on.
void set_language(Language language);
[[nodiscard]] Language language();

/// `nl` or `en`.
[[nodiscard]] std::string_view code_of(Language language);

/// A phrase without values, in the language of the process. It lies in the catalogue or in the source, so it lives for
/// ever and may be kept as a string_view.
class Words {
 public:
  explicit constexpr Words(std::string_view text) : text_(text) {}
  // NOLINTNEXTLINE(google-explicit-constructor): it is a text like any other.
  constexpr operator std::string_view() const { return text_; }
  // NOLINTNEXTLINE(google-explicit-constructor)
  operator std::string() const { return std::string(text_); }
  friend bool operator==(Words a, std::string_view b) { return a.text_ == b; }

 private:
  std::string_view text_;
};

/// What stands between the quotes of a phrase without values: a literal, nothing made while the program runs.
class LiteralText {
 public:
  template <std::size_t Size>
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval LiteralText(const char (&text)[Size]) : text_(text, Size - 1) {}
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// As the catalogue of the language has it; as given where that has nothing.
[[nodiscard]] std::string_view translated(std::string_view english);

/// `phrase("a list")`. Braces in it are only braces.
[[nodiscard]] inline Words phrase(LiteralText english) { return Words(translated(english.text())); }

/// `phrase("{} of {} entries", a, b)`. A catalogue that needs another order writes `{1}` and `{0}`.
template <typename First, typename... Rest>
[[nodiscard]] std::string phrase(fmt::format_string<const First&, const Rest&...> english, const First& first,
                                 const Rest&... rest) {
  const fmt::string_view text = english;
  return fmt::vformat(fmt::string_view(translated({text.data(), text.size()})), fmt::make_format_args(first, rest...));
}

}  // namespace bondgenoot

/// Words stand as a value in other words.
template <>
struct fmt::formatter<bondgenoot::Words> : fmt::formatter<std::string_view> {
  template <typename Context>
  auto format(bondgenoot::Words words, Context& context) const {
    return fmt::formatter<std::string_view>::format(words, context);
  }
};
