#include "support/encoding.h"

#include <cerrno>
#include <optional>

#include <iconv.h>

#include "support/utf8.h"

namespace bondgenoot {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";

// The first bytes of a zip file (.xlsx, .ods) and of Microsoft's older container (.xls).
bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv);
}

// Nothing when a byte stands for no character in `from`.
std::optional<std::string> converted(std::string_view bytes, const char* from) {
  const iconv_t converter = iconv_open("UTF-8", from);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT: how iconv.h spells failure.
  std::string out;
  std::string in(bytes);
  char* input = in.data();
  std::size_t input_left = in.size();
  bool fits = true;
  while (input_left > 0 && fits) {
    char piece[4096];
    char* output = piece;
    std::size_t output_left = sizeof piece;
    const std::size_t status = iconv(converter, &input, &input_left, &output, &output_left);
    out.append(piece, sizeof piece - output_left);
    fits = status != static_cast<std::size_t>(-1) || errno == E2BIG;
  }
  iconv_close(converter);
  if (!fits) return std::nullopt;
  return out;
}

std::expected<DecodedText, NoText> decoded_utf16(std::string_view bytes, const char* from) {
  auto text = converted(bytes, from);
  if (!text) return std::unexpected(NoText::Cut);
  return DecodedText{.text = std::move(*text), .encoding = Encoding::Utf16};
}

}  // namespace

std::expected<DecodedText, NoText> decoded_text(std::string_view bytes) {
  if (is_workbook(bytes)) return std::unexpected(NoText::Workbook);
  auto decoded = [&]() -> std::expected<DecodedText, NoText> {
    if (bytes.starts_with(kUtf16LittleMark)) return decoded_utf16(bytes.substr(2), "UTF-16LE");
    if (bytes.starts_with(kUtf16BigMark)) return decoded_utf16(bytes.substr(2), "UTF-16BE");
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    if (!find_invalid_utf8(bytes)) return DecodedText{.text = std::string(bytes), .encoding = Encoding::Utf8};
    auto text = converted(bytes, "WINDOWS-1252");
    if (!text) return std::unexpected(NoText::Binary);
    return DecodedText{.text = std::move(*text), .encoding = Encoding::Windows1252};
  }();
  // No text holds a NUL; UTF-16 without its mark is full of them.
  if (decoded && decoded->text.find('\0') != std::string::npos) return std::unexpected(NoText::Binary);
  return decoded;
}

}  // namespace bondgenoot
