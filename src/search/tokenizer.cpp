#include "search/tokenizer.h"

#include <array>
#include <utility>

#include "support/utf8.h"

namespace bondgenoot::search {
namespace {

constexpr std::string_view kHyphens[] = {"-", "\u2010", "\u2011"};

constexpr auto kPlainLetters = [] {
  std::array<bool, 256> letters{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
    letters[static_cast<unsigned char>(c)] = true;
  return letters;
}();

bool is_plain_letter(char c) { return kPlainLetters[static_cast<unsigned char>(c)]; }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Bytes of the hyphen at `at`, or 0.
std::size_t hyphen_at(std::string_view text, std::size_t at) {
  for (const std::string_view hyphen : kHyphens) {
    if (text.substr(at).starts_with(hyphen)) return hyphen.size();
  }
  return 0;
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_plain_letter(text[at]) || is_letter_or_digit(next_code_point(text, at)));
}

void cut_off(std::string& form) {
  if (form.size() <= kFormLimit) return;
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < kFormLimit && at < form.size(); ++letters)
    static_cast<void>(next_code_point(form, at));
  form.resize(at);
}

}  // namespace

std::string form_of(std::string_view part) {
  std::string form = folded(part);
  cut_off(form);
  return form;
}

bool WordReader::next() {
  while (find()) {
    if (read()) return true;
  }
  return false;
}

bool WordReader::find() {
  std::size_t at = end_;
  while (at < text_.size() && !is_plain_letter(text_[at])) {
    const std::size_t before = at;
    if (is_ascii(text_[at])) {
      ++at;
    } else if (is_letter_or_digit(next_code_point(text_, at))) {
      at = before;
      break;
    }
  }
  begin_ = at;
  is_plain_ = true;
  while (at < text_.size()) {
    if (is_plain_letter(text_[at]) || text_[at] == '\'') {
      ++at;
      continue;
    }
    if (is_ascii(text_[at]) && text_[at] != '-') break;
    std::size_t after = at;
    if (const std::size_t hyphen = hyphen_at(text_, at); hyphen > 0) {
      after += hyphen;
      if (!is_letter_at(text_, after)) break;
    } else {
      const char32_t code_point = next_code_point(text_, after);
      const bool inside = is_letter_or_digit(code_point) || is_mark(code_point) || is_apostrophe(code_point) ||
                          code_point == kSoftHyphen;
      if (!inside) break;
    }
    is_plain_ = false;
    at = after;
  }
  end_ = at;
  return begin_ < end_;
}

bool WordReader::read() {
  const std::string_view word = found();
  whole_.clear();
  if (is_plain_) {
    parts_.resize(1);
    for (const char c : word) {
      if (c != '\'') whole_ += lowered(c);
    }
    cut_off(whole_);
    parts_.front() = whole_;
    return !whole_.empty();
  }
  parts_.clear();
  for (std::size_t at = 0, from = 0; from <= word.size();) {
    const std::size_t hyphen = at < word.size() ? hyphen_at(word, at) : 0;
    if (at < word.size() && hyphen == 0) {
      ++at;
      continue;
    }
    if (std::string part = form_of(word.substr(from, at - from)); !part.empty()) parts_.push_back(std::move(part));
    at += hyphen;
    from = at;
    if (hyphen == 0) break;
  }
  for (const std::string& part : parts_) whole_ += part;
  cut_off(whole_);
  return !whole_.empty();
}

std::vector<TextWord> words_of(std::string_view text) {
  std::vector<TextWord> words;
  WordReader reader(text);
  while (reader.next()) words.push_back({.begin = reader.begin(), .end = reader.end(), .parts = reader.parts()});
  return words;
}

}  // namespace bondgenoot::search
