// The only file with libvips. Its functions are looked up by name, see encoder.h. First photos, then canvas.h.
#include <vips/vips.h>

#include <vips/vector.h>  // Needs the one above.

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

#include <fmt/format.h>

#include "pictures/canvas.h"
#include "pictures/encoder.h"
#include "support/opened_library.h"
#include "support/text.h"

namespace bondgenoot::pictures {
namespace {

/// The functions that are used, as vips.h declares them.
struct Library {
  decltype(&::vips_init) init = nullptr;
  decltype(&::vips_version_string) version_string = nullptr;
  decltype(&::vips_concurrency_set) concurrency_set = nullptr;
  decltype(&::vips_cache_set_max) cache_set_max = nullptr;
  decltype(&::vips_block_untrusted_set) block_untrusted_set = nullptr;
  decltype(&::vips_vector_set_enabled) vector_set_enabled = nullptr;
  decltype(&::vips_thread_shutdown) thread_shutdown = nullptr;
  decltype(&::vips_error_buffer_copy) error_buffer_copy = nullptr;
  decltype(&::vips_image_new_from_buffer) image_new_from_buffer = nullptr;
  decltype(&::vips_image_get_width) image_get_width = nullptr;
  decltype(&::vips_image_get_page_height) image_get_page_height = nullptr;
  decltype(&::vips_image_get_n_pages) image_get_n_pages = nullptr;
  decltype(&::vips_image_get_orientation_swap) image_get_orientation_swap = nullptr;
  decltype(&::vips_image_get_fields) image_get_fields = nullptr;
  decltype(&::vips_image_remove) image_remove = nullptr;
  decltype(&::vips_copy) copy = nullptr;
  decltype(&::vips_thumbnail_buffer) thumbnail_buffer = nullptr;
  decltype(&::vips_jpegsave_buffer) jpegsave_buffer = nullptr;
  decltype(&::vips_pngsave_buffer) pngsave_buffer = nullptr;
  decltype(&::vips_webpsave_buffer) webpsave_buffer = nullptr;
  decltype(&::vips_heifsave_buffer) heifsave_buffer = nullptr;
  decltype(&::vips_gifsave_buffer) gifsave_buffer = nullptr;
  decltype(&::vips_operation_block_set) operation_block_set = nullptr;
  decltype(&::vips_image_get_xoffset) image_get_xoffset = nullptr;
  decltype(&::vips_image_get_height) image_get_height = nullptr;
  decltype(&::vips_image_new_memory) image_new_memory = nullptr;
  decltype(&::vips_image_write) image_write = nullptr;
  decltype(&::vips_svgload_buffer) svgload_buffer = nullptr;
  decltype(&::vips_flatten) flatten = nullptr;
  decltype(&::vips_text) text = nullptr;
  decltype(&::vips_draw_rect) draw_rect = nullptr;
  decltype(&::vips_draw_mask) draw_mask = nullptr;
  decltype(&::g_object_unref) object_unref = nullptr;
  decltype(&::g_free) free = nullptr;
  decltype(&::g_strfreev) strfreev = nullptr;
  decltype(&::g_log_set_handler) log_set_handler = nullptr;
  bool usable = false;
};

bool look_up(Library& library) {
  OpenedLibrary names(BONDGENOOT_LIBVIPS_FILE);
  names.find("vips_init", library.init);
  names.find("vips_version_string", library.version_string);
  names.find("vips_concurrency_set", library.concurrency_set);
  names.find("vips_cache_set_max", library.cache_set_max);
  names.find("vips_block_untrusted_set", library.block_untrusted_set);
  names.find("vips_vector_set_enabled", library.vector_set_enabled);
  names.find("vips_thread_shutdown", library.thread_shutdown);
  names.find("vips_error_buffer_copy", library.error_buffer_copy);
  names.find("vips_image_new_from_buffer", library.image_new_from_buffer);
  names.find("vips_image_get_width", library.image_get_width);
  names.find("vips_image_get_page_height", library.image_get_page_height);
  names.find("vips_image_get_n_pages", library.image_get_n_pages);
  names.find("vips_image_get_orientation_swap", library.image_get_orientation_swap);
  names.find("vips_image_get_fields", library.image_get_fields);
  names.find("vips_image_remove", library.image_remove);
  names.find("vips_copy", library.copy);
  names.find("vips_thumbnail_buffer", library.thumbnail_buffer);
  names.find("vips_jpegsave_buffer", library.jpegsave_buffer);
  names.find("vips_pngsave_buffer", library.pngsave_buffer);
  names.find("vips_webpsave_buffer", library.webpsave_buffer);
  names.find("vips_heifsave_buffer", library.heifsave_buffer);
  names.find("vips_gifsave_buffer", library.gifsave_buffer);
  names.find("vips_operation_block_set", library.operation_block_set);
  names.find("vips_image_get_xoffset", library.image_get_xoffset);
  names.find("vips_image_get_height", library.image_get_height);
  names.find("vips_image_new_memory", library.image_new_memory);
  names.find("vips_image_write", library.image_write);
  names.find("vips_svgload_buffer", library.svgload_buffer);
  names.find("vips_flatten", library.flatten);
  names.find("vips_text", library.text);
  names.find("vips_draw_rect", library.draw_rect);
  names.find("vips_draw_mask", library.draw_mask);
  names.find("g_object_unref", library.object_unref);
  names.find("g_free", library.free);
  names.find("g_strfreev", library.strfreev);
  names.find("g_log_set_handler", library.log_set_handler);
  return names.complete();
}

// What goes wrong is in the library's buffer of errors; nobody prints it in the middle of a build.
void say_nothing(const gchar* /*domain*/, GLogLevelFlags /*level*/, const gchar* /*message*/, gpointer /*data*/) {}

Library open_library() {
  Library library;
  if (!look_up(library)) return library;
  const auto all = static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION);
  for (const char* domain : {"VIPS", "GLib", "GLib-GObject"})
    library.log_set_handler(domain, all, say_nothing, nullptr);
  if (library.init("bondgenoot") != 0) return library;
  library.concurrency_set(1);
  library.cache_set_max(0);           // It would know a picture by where its bytes lie.
  library.block_untrusted_set(TRUE);  // Readers of formats that were not made for what strangers send.
  // No machine code that is made for a picture while the program runs: Orc 0.4.33, which libvips 8.14 asks for it, ends
  // the program when two threads do so. Without it the bytes of a picture are the same on every processor, too.
  library.vector_set_enabled(FALSE);
  library.operation_block_set("VipsForeignLoadSvg", FALSE);  // Drawings of the theme's are drawn: no stranger's.
  library.usable = true;
  return library;
}

const Library& library() {
  static const Library kOpened = open_library();
  return kOpened;
}

using Image = ImageHandle;

// The first line of what the library says, without its own function's name.
std::string last_error() {
  char* text = library().error_buffer_copy();
  const std::string all(text == nullptr ? "" : text);
  library().free(text);
  std::string line(trim(split(all, '\n').front()));
  const std::size_t colon = line.find(": ");
  return colon == std::string::npos ? line : line.substr(colon + 2);
}

/// Lets go of what the library keeps for a thread, whatever the way out.
struct ThreadEnd {
  ThreadEnd() = default;
  ThreadEnd(const ThreadEnd&) = delete;
  ThreadEnd& operator=(const ThreadEnd&) = delete;
  ~ThreadEnd() { library().thread_shutdown(); }
};

// What a moving picture cannot do without; all else that is attached to an image is somebody's business.
constexpr std::array<std::string_view, 5> kKeptFields = {"n-pages", "page-height", "delay", "loop", "background"};

// A copy with its pixels alone: not every writer leaves out what it was asked to.
Image without_words(const Image& image) {
  VipsImage* copied = nullptr;
  if (library().copy(image.get(), &copied, nullptr) != 0) return {};
  Image bare(copied);
  char** fields = library().image_get_fields(bare.get());
  for (char** field = fields; field != nullptr && *field != nullptr; ++field) {
    const std::string_view name(*field);
    if (!name.starts_with("vips-") && std::ranges::find(kKeptFields, name) == kKeptFields.end())
      library().image_remove(bare.get(), *field);
  }
  library().strfreev(fields);
  return bare;
}

// In the order of a photo's way to a page: sharp enough for a dense screen, light enough for a phone.
constexpr int kJpegQuality = 86;
constexpr int kWebpQuality = 76;
constexpr int kAvifQuality = 54;
constexpr int kAvifEffort = 3;  // Of 9: 4 takes half as long again, for one part in fifty.
constexpr std::string_view kSettings = "2";

int save(VipsImage* image, Format format, void** bytes, std::size_t* size) {
  const Library& vips = library();
  switch (format) {
    case Format::Jpeg:
      return vips.jpegsave_buffer(image, bytes, size, "Q", kJpegQuality, "optimize_coding", TRUE, "interlace", TRUE,
                                  "strip", TRUE, nullptr);
    case Format::Png:
      return vips.pngsave_buffer(image, bytes, size, "compression", 9, "strip", TRUE, nullptr);
    case Format::Webp:
      return vips.webpsave_buffer(image, bytes, size, "Q", kWebpQuality, "effort", 4, "smart_subsample", TRUE, "strip",
                                  TRUE, nullptr);
    case Format::Avif:
      return vips.heifsave_buffer(image, bytes, size, "Q", kAvifQuality, "effort", kAvifEffort, "compression",
                                  VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "bitdepth", 8, "strip", TRUE, nullptr);
    case Format::Gif:
      return vips.gifsave_buffer(image, bytes, size, "strip", TRUE, nullptr);
    case Format::Svg:
      break;
  }
  return -1;
}

// The reader of a buffer is told only by this text what counts as a failure.
constexpr const char* kWholeFiles = "[fail_on=error]";

Image load_shrunk(std::string_view bytes, std::uint32_t width) {
  VipsImage* image = nullptr;
  const int status = library().thumbnail_buffer(
      const_cast<char*>(bytes.data()), bytes.size(), &image, static_cast<int>(width), "height", VIPS_MAX_COORD, "size",
      VIPS_SIZE_DOWN, "export_profile", "srgb", "option_string", kWholeFiles, nullptr);
  return Image(status == 0 ? image : nullptr);
}

Image load_all_frames(std::string_view bytes) {
  return Image(library().image_new_from_buffer(bytes.data(), bytes.size(), "", "n", -1, "access",
                                               VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, nullptr));
}

// libvips 8.14 writes EXIF of its own making into every WebP, whatever it is asked. A WebP is a list of parts, each a
// name of four letters, a length and as many bytes, made even.
std::string webp_without_words(std::string_view file) {
  constexpr std::size_t kHead = 12;  // RIFF, a length, WEBP.
  constexpr std::size_t kPartHead = 8;
  constexpr std::array<std::string_view, 4> kWords = {"EXIF", "XMP ", "ICCP", "META"};
  constexpr unsigned char kWordFlags = 0x20 | 0x08 | 0x04;  // ICC, EXIF, XMP
  std::string bare(file.substr(0, kHead));
  for (std::size_t at = kHead; at + kPartHead <= file.size();) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length |= std::size_t{static_cast<unsigned char>(file[at + 4 + i])} << (8 * i);
    const std::size_t whole = kPartHead + length + (length & 1U);
    const std::string_view name = file.substr(at, 4);
    if (std::ranges::find(kWords, name) == kWords.end()) {
      bare += file.substr(at, whole);
      char& flags = bare[bare.size() - std::min(whole, file.size() - at) + kPartHead];
      if (name == "VP8X") flags = static_cast<char>(static_cast<unsigned char>(flags) & ~unsigned{kWordFlags});
    }
    at += whole;
  }
  const std::size_t size = bare.size() - 8;
  for (std::size_t i = 0; i < 4; ++i) bare[4 + i] = static_cast<char>((size >> (8 * i)) & 0xFFU);
  return bare;
}

}  // namespace

bool can_encode() { return library().usable; }

std::string encoder_version() {
  return can_encode() ? std::string(library().version_string()) + '/' + std::string(kSettings) : std::string();
}

std::string drawer_version() { return VIPS_VERSION; }

std::expected<Header, std::string> read_header(std::string_view bytes) {
  const ThreadEnd end;
  const Image image(
      library().image_new_from_buffer(bytes.data(), bytes.size(), "", "access", VIPS_ACCESS_SEQUENTIAL, nullptr));
  if (!image) return std::unexpected(last_error());
  const auto size = [](int value) { return static_cast<std::uint32_t>(std::max(value, 1)); };
  Header header{.width = size(library().image_get_width(image.get())),
                .height = size(library().image_get_page_height(image.get())),
                .frames = size(library().image_get_n_pages(image.get()))};
  if (library().image_get_orientation_swap(image.get()) != FALSE) std::swap(header.width, header.height);
  return header;
}

std::expected<std::string, std::string> convert(std::string_view bytes, const Header& header, const Target& target) {
  const ThreadEnd end;
  const bool moves = header.frames > 1 && (target.format == Format::Gif || target.format == Format::Webp);
  const Image whole = moves ? load_all_frames(bytes) : load_shrunk(bytes, target.width);
  if (!whole) return std::unexpected(last_error());
  const Image image = without_words(whole);
  if (!image) return std::unexpected(last_error());
  void* made = nullptr;
  std::size_t size = 0;
  if (save(image.get(), target.format, &made, &size) != 0) return std::unexpected(last_error());
  std::string file(static_cast<const char*>(made), size);
  library().free(made);
  return target.format == Format::Webp ? webp_without_words(file) : file;
}

void ReleaseImage::operator()(VipsImage* image) const { library().object_unref(image); }

namespace {

std::array<double, 3> ink_of(Colour colour) {
  return {static_cast<double>(colour.red), static_cast<double>(colour.green), static_cast<double>(colour.blue)};
}

// Text is given to the library as markup.
std::string markup_of(std::string_view text, std::string_view language) {
  return fmt::format("<span lang=\"{}\">{}</span>", html_escaped(language), html_escaped(text));
}

}  // namespace

std::expected<Lettering, std::string> Lettering::set(std::string_view text, const Setting& setting) {
  const ThreadEnd end;
  VipsImage* mask = nullptr;
  constexpr int kDotsPerInch = 72;  // Then a point is a pixel.
  const std::string font = fmt::format("{} {}", setting.families, setting.pixels);
  if (library().text(&mask, markup_of(text, setting.language).c_str(), "font", font.c_str(), "width", setting.width,
                     "dpi", kDotsPerInch, "wrap", VIPS_TEXT_WRAP_WORD_CHAR, nullptr) != 0)
    return std::unexpected(last_error());
  Lettering lettering;
  lettering.mask_.reset(mask);
  lettering.width_ = library().image_get_width(mask);
  lettering.height_ = library().image_get_height(mask);
  lettering.left_ = library().image_get_xoffset(mask);
  return lettering;
}

std::expected<Canvas, std::string> Canvas::of_drawing(std::string_view svg) {
  const ThreadEnd end;
  VipsImage* made = nullptr;
  if (library().svgload_buffer(const_cast<char*>(svg.data()), svg.size(), &made, nullptr) != 0)
    return std::unexpected(last_error());
  const ImageHandle drawing(made);
  if (library().flatten(drawing.get(), &made, nullptr) != 0) return std::unexpected(last_error());
  Canvas opaque;
  opaque.pixels_.reset(made);
  return opaque.copy();
}

std::expected<Canvas, std::string> Canvas::copy() const {
  const ThreadEnd end;
  Canvas canvas;
  canvas.pixels_.reset(library().image_new_memory());
  if (library().image_write(pixels_.get(), canvas.pixels_.get()) != 0) return std::unexpected(last_error());
  return canvas;
}

int Canvas::width() const { return library().image_get_width(pixels_.get()); }
int Canvas::height() const { return library().image_get_height(pixels_.get()); }

bool Canvas::fill(const Box& box, Colour colour) {
  auto ink = ink_of(colour);
  return library().draw_rect(pixels_.get(), ink.data(), static_cast<int>(ink.size()), box.left, box.top, box.width,
                             box.height, "fill", TRUE, nullptr) == 0;
}

bool Canvas::print(const Lettering& text, int left, int top, Colour colour) {
  auto ink = ink_of(colour);
  return library().draw_mask(pixels_.get(), ink.data(), static_cast<int>(ink.size()), text.mask_.get(),
                             left + text.left_, top, nullptr) == 0;
}

std::expected<std::string, std::string> Canvas::to_png() const {
  const ThreadEnd end;
  constexpr int kCompression = 3;  // 6 takes twice as long, for one part in ten.
  void* made = nullptr;
  std::size_t size = 0;
  // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): who has a canvas has the library.
  if (library().pngsave_buffer(pixels_.get(), &made, &size, "compression", kCompression, "strip", TRUE, nullptr) != 0)
    return std::unexpected(last_error());
  std::string file(static_cast<const char*>(made), size);
  library().free(made);
  return file;
}

}  // namespace bondgenoot::pictures
