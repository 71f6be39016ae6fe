#include "pictures/share_picture.h"

#include <algorithm>
#include <array>

#include "pictures/letters.h"
#include "support/phrase.h"
#include "support/utf8.h"

namespace bondgenoot::pictures {
namespace {

constexpr int kLeft = 72;
constexpr int kWidth = static_cast<int>(kShareWidth) - 2 * kLeft;
constexpr Box kSign{.left = kLeft, .top = 60, .width = kWidth, .height = 58};
constexpr int kSignPadding = 24;
constexpr int kSignPixels = 30;
constexpr Box kTitle{.left = kLeft, .top = 154, .width = kWidth, .height = 266};
constexpr Box kFoot{.left = kLeft, .top = 520, .width = 780, .height = 110};  // What is right of it is the drawing's.
constexpr std::array kTitlePixels = {104, 90, 76, 70, 64, 58, 52, 46, 40, 35, 30, 26};
constexpr std::array kFootPixels = {36, 30, 25, 21};
// More than that is not read on a picture, nor does it fit in the smallest letters.
constexpr std::size_t kLongest = 280;

std::string shortened(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == kLongest) return std::string(text.substr(0, at)) + "…";
    static_cast<void>(next_code_point(text, at));
  }
  return std::string(text);
}

// What the fonts have no shape for and no word needs (an emoji, mostly) is left out: else a box would stand there.
std::string printable(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(text, at);
    if (is_space(code_point) || !is_printable(code_point)) {
      if (!kept.empty() && kept.back() != ' ') kept += ' ';
    } else if (has_letter(code_point)) {
      kept += text.substr(begin, at - begin);
    }
  }
  while (kept.ends_with(' ')) kept.pop_back();
  return shortened(kept);
}

/// The largest of these sizes in which the text fits in the box; the smallest when none does.
template <std::size_t count>
std::expected<Lettering, std::string> fitted(const std::string& text, const std::array<int, count>& sizes,
                                             const Box& box, const std::string& language) {
  const auto letters = static_cast<double>(count_code_points(text));
  for (const int pixels : sizes) {
    // Letters are at least this wide on the whole, and lines this high: what cannot fit is not tried.
    constexpr double kNarrow = 0.4;
    constexpr double kLine = 1.1;
    const double area = letters * kNarrow * pixels * kLine * pixels;
    if (pixels != sizes.back() && area > static_cast<double>(box.width) * box.height) continue;
    auto set =
        Lettering::set(text, {.families = font_families(), .language = language, .pixels = pixels, .width = box.width});
    if (!set || set->height() <= box.height || pixels == sizes.back()) return set;
  }
  return std::unexpected(std::string());
}

// The middle of what is left of the height.
int middle(const Box& box, const Lettering& text) { return box.top + (box.height - text.height()) / 2; }

std::expected<void, std::string> print_sign(Canvas& canvas, const ShareDesign& design, const ShareWords& words) {
  const std::string sign = printable(words.sign);
  if (sign.empty()) return {};
  Box inside = kSign;
  inside.width -= 2 * kSignPadding;
  const auto text = fitted(sign, std::array{kSignPixels, 20, 14}, inside, words.language);
  if (!text) return std::unexpected(text.error());
  Box box = kSign;
  box.width = text->width() + 2 * kSignPadding;
  const bool printed = canvas.fill(box, design.sign) &&
                       canvas.print(*text, kSign.left + kSignPadding, middle(kSign, *text), design.on_sign);
  return printed ? std::expected<void, std::string>{} : std::unexpected(std::string());
}

}  // namespace

std::expected<ShareArtist, std::string> ShareArtist::make(ShareDesign design) {
  if (!open_letters(design.fonts)) return std::unexpected(phrase("its fonts cannot be read"));
  auto canvas = Canvas::of_drawing(design.drawing);
  if (!canvas) return std::unexpected(std::move(canvas.error()));
  if (canvas->width() != static_cast<int>(kShareWidth) || canvas->height() != static_cast<int>(kShareHeight)) {
    return std::unexpected(
        phrase("it is {} by {} pixels, not {} by {}", canvas->width(), canvas->height(), kShareWidth, kShareHeight));
  }
  return ShareArtist(std::move(design), std::move(*canvas));
}

std::expected<std::string, std::string> ShareArtist::draw(const ShareWords& words) const {
  auto canvas = background_.copy();
  if (!canvas) return std::unexpected(std::move(canvas.error()));
  if (auto printed = print_sign(*canvas, design_, words); !printed) return std::unexpected(printed.error());
  if (const std::string title = printable(words.title); !title.empty()) {
    const auto text = fitted(title, kTitlePixels, kTitle, words.language);
    if (!text) return std::unexpected(text.error());
    if (!canvas->print(*text, kTitle.left, kTitle.top, design_.title)) return std::unexpected(std::string());
  }
  if (const std::string foot = printable(words.foot); !foot.empty()) {
    const auto text = fitted(foot, kFootPixels, kFoot, words.language);
    if (!text) return std::unexpected(text.error());
    if (!canvas->print(*text, kFoot.left, middle(kFoot, *text), design_.foot)) return std::unexpected(std::string());
  }
  return canvas->to_png();
}

}  // namespace bondgenoot::pictures
