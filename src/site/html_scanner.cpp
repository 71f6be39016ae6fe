#include "site/html_scanner.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "support/utf8.h"

namespace bondgenoot::site {
namespace {

// What a byte may end, one bit each.
constexpr std::uint8_t kBlank = 1;
constexpr std::uint8_t kSlash = 2;
constexpr std::uint8_t kGreater = 4;
constexpr std::uint8_t kEquals = 8;

constexpr std::array<std::uint8_t, 256> make_signs() {
  std::array<std::uint8_t, 256> signs{};
  for (const char c : {' ', '\n', '\t', '\r', '\f'}) signs[static_cast<unsigned char>(c)] = kBlank;
  signs['/'] = kSlash;
  signs['>'] = kGreater;
  signs['='] = kEquals;
  return signs;
}
constexpr auto kSigns = make_signs();

bool is_one_of(char c, unsigned signs) { return (kSigns[static_cast<unsigned char>(c)] & signs) != 0; }
bool is_blank(char c) { return is_one_of(c, kBlank); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equals(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() && std::ranges::equal(text, lower_case, {}, lower);
}

enum class Place : std::uint8_t { None, Address, Addresses, Id, Name };

Place place_of(std::string_view name) {
  switch (name.size()) {
    case 2:
      return equals(name, "id") ? Place::Id : Place::None;
    case 3:
      return equals(name, "src") ? Place::Address : Place::None;
    case 4:
      return equals(name, "href") ? Place::Address : equals(name, "name") ? Place::Name : Place::None;
    case 6:
      return equals(name, "srcset")                             ? Place::Addresses
             : equals(name, "action") || equals(name, "poster") ? Place::Address
                                                                : Place::None;
    case 10:
      return equals(name, "xlink:href") ? Place::Address : Place::None;
    default:
      return Place::None;
  }
}

class Scanner {
 public:
  Scanner(std::string_view html, HtmlPlaces& places) : html_(html), places_(places) {}

  void run() {
    for (at_ = html_.find('<'); at_ < html_.size(); at_ = html_.find('<', at_)) {
      ++at_;
      if (at_ >= html_.size()) return;
      if (html_[at_] == '!')
        skip_declaration();
      else if (is_letter(html_[at_]))
        read_tag();
    }
  }

 private:
  void skip_past(std::string_view mark) {
    const std::size_t found = html_.find(mark, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  void skip_declaration() { skip_past(html_.substr(at_).starts_with("!--") ? "-->" : ">"); }

  void skip_blanks() {
    while (at_ < html_.size() && is_one_of(html_[at_], kBlank | kSlash)) ++at_;
  }

  /// To a blank, or to one of `ends`.
  std::string_view read_word(unsigned ends) {
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_one_of(html_[at_], kBlank | ends)) ++at_;
    return html_.substr(begin, at_ - begin);
  }

  void read_tag() {
    const std::string_view tag = read_word(kSlash | kGreater);
    for (skip_blanks(); at_ < html_.size() && html_[at_] != '>'; skip_blanks()) read_attribute(tag);
    ++at_;
    if (equals(tag, "script") || equals(tag, "style") || equals(tag, "textarea") || equals(tag, "title"))
      skip_raw_text(tag);
  }

  void read_attribute(std::string_view tag) {
    const std::size_t before = at_;
    const std::string_view name = read_word(kEquals | kSlash | kGreater);
    std::size_t next = at_;
    while (next < html_.size() && is_blank(html_[next])) ++next;
    if (next >= html_.size() || html_[next] != '=') {
      if (at_ == before) ++at_;  // A stray `=`: go on behind it.
      return;
    }
    at_ = next + 1;
    while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
    const std::string_view value = read_value();
    take(tag, place_of(name), value);
  }

  std::string_view read_value() {
    if (at_ >= html_.size()) return {};
    const char quote = html_[at_];
    if (quote != '"' && quote != '\'') return read_word(kGreater);
    const std::size_t begin = at_ + 1;
    const std::size_t end = std::min(html_.find(quote, begin), html_.size());
    at_ = std::min(end + 1, html_.size());
    return html_.substr(std::min(begin, end), end - std::min(begin, end));
  }

  void take(std::string_view tag, Place place, std::string_view value) {
    switch (place) {
      case Place::None:
        return;
      case Place::Address:
        places_.addresses.push_back(value);
        return;
      case Place::Addresses:
        take_candidates(value);
        return;
      case Place::Id:
        places_.ids.push_back(value);
        return;
      case Place::Name:
        if (equals(tag, "a")) places_.ids.push_back(value);
        return;
    }
  }

  /// `small.jpg 480w, large.jpg 960w`: the first word of each.
  void take_candidates(std::string_view set) {
    for (std::size_t at = 0; at < set.size();) {
      while (at < set.size() && (is_blank(set[at]) || set[at] == ',')) ++at;
      std::size_t end = at;
      while (end < set.size() && !is_blank(set[end])) ++end;
      std::string_view address = set.substr(at, end - at);
      const bool alone = address.ends_with(',');
      while (address.ends_with(',')) address.remove_suffix(1);
      if (!address.empty()) places_.addresses.push_back(address);
      at = alone ? end : std::min(set.find(',', end), set.size());
    }
  }

  /// To the end tag of an element that holds no tags.
  void skip_raw_text(std::string_view tag) {
    for (std::size_t found = html_.find("</", at_); found != std::string_view::npos;
         found = html_.find("</", found + 2)) {
      at_ = found + 2;
      if (equals(html_.substr(at_, tag.size()), tag)) return;
    }
    at_ = html_.size();
  }

  std::string_view html_;
  HtmlPlaces& places_;
  std::size_t at_ = 0;
};

std::optional<char32_t> character(std::string_view entity) {
  constexpr std::pair<std::string_view, char32_t> kNamed[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [name, code_point] : kNamed) {
    if (entity == name) return code_point;
  }
  if (!entity.starts_with('#') || entity.size() < 2) return std::nullopt;
  const bool hex = entity[1] == 'x' || entity[1] == 'X';
  const std::string_view digits = entity.substr(hex ? 2 : 1);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  const bool whole = error == std::errc() && end == digits.data() + digits.size() && number > 0 && number <= 0x10FFFF;
  return whole ? std::optional<char32_t>(number) : std::nullopt;
}

}  // namespace

void scan_html(std::string_view html, HtmlPlaces& places) { Scanner(html, places).run(); }

std::string decoded_attribute(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = value[at] == '&' ? value.find(';', at) : std::string_view::npos;
    const auto found = end == std::string_view::npos ? std::nullopt : character(value.substr(at + 1, end - at - 1));
    if (found)
      append_utf8(out, *found);
    else
      out += value[at];
    at = found ? end + 1 : at + 1;
  }
  return out;
}

}  // namespace bondgenoot::site
