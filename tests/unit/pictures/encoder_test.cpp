#include "pictures/encoder.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/png_file.h"
#include "support/thread_pool.h"

namespace bondgenoot::pictures {
namespace {

std::string made(const std::string& bytes, const Target& target) {
  const auto header = read_header(bytes);
  REQUIRE(header);
  auto file = convert(bytes, *header, target);
  REQUIRE(file);
  return std::move(*file);
}

Header header_of(const std::string& bytes) {
  const auto header = read_header(bytes);
  REQUIRE(header);
  return *header;
}

// A photo of 600 by 400 as a camera leaves it when it was held on its side.
std::string photo_on_its_side() {
  const std::string jpeg = made(testing::png_file(600, 400), {.format = Format::Jpeg, .width = 600});
  return testing::with_exif(jpeg, "52.0907 N 5.1214 E");
}

TEST_CASE("a photo that was taken on its side is counted upright", "[pictures][encoder]") {
  const Header header = header_of(photo_on_its_side());
  CHECK(header.width == 400);
  CHECK(header.height == 600);
  CHECK(header.frames == 1);
}

TEST_CASE("what is made of a photo is upright and has nothing of what the camera wrote", "[pictures][encoder]") {
  const std::string photo = photo_on_its_side();
  REQUIRE(photo.find("52.0907") != std::string::npos);
  for (const Format format : {Format::Jpeg, Format::Png, Format::Webp, Format::Avif, Format::Gif}) {
    const std::string file = made(photo, {.format = format, .width = 200});
    INFO(name_of(format));
    CHECK(format_of_bytes(file) == format);
    CHECK(header_of(file).width == 200);
    CHECK(header_of(file).height == 300);
    CHECK(file.find("52.0907") == std::string::npos);
    CHECK(file.find("Exif") == std::string::npos);
  }
}

TEST_CASE("a picture is never made larger than it is", "[pictures][encoder]") {
  CHECK(header_of(made(testing::png_file(40, 30), {.format = Format::Webp, .width = 800})).width == 40);
}

TEST_CASE("a file that ends too early is not half a picture", "[pictures][encoder]") {
  for (const Format format : {Format::Jpeg, Format::Png, Format::Webp, Format::Avif}) {
    const std::string whole = made(testing::png_file(300, 300), {.format = format, .width = 300});
    const std::string part = whole.substr(0, whole.size() * 2 / 3);
    INFO(name_of(format));
    const auto header = read_header(part);
    if (header) CHECK_FALSE(convert(part, *header, {.format = Format::Webp, .width = 100}));
  }
  CHECK_FALSE(read_header(""));
  CHECK_FALSE(read_header("geen afbeelding"));
}

TEST_CASE("the size of a picture is known before its pixels are", "[pictures][encoder]") {
  const Header header = header_of(testing::png_header(60000, 50000));
  CHECK(header.pixels() == 3'000'000'000);
}

// What libvips had made of them by Orc, two threads at once ended the program.
TEST_CASE("no code is made for a picture while the program runs", "[pictures][encoder]") {
  made(photo_on_its_side(), {.format = Format::Webp, .width = 200});
  std::ifstream maps("/proc/self/maps");
  const std::string mapped(std::istreambuf_iterator<char>(maps), {});
  CHECK(mapped.find("libvips") != std::string::npos);
  CHECK(mapped.find("orcexec") == std::string::npos);
}

TEST_CASE("a picture gives the same bytes whoever makes it", "[pictures][encoder]") {
  const std::string photo = photo_on_its_side();
  const Header header = header_of(photo);
  constexpr std::size_t kTimes = 6;
  for (const Format format : {Format::Webp, Format::Avif}) {
    std::vector<std::string> files(kTimes);
    ThreadPool pool(3);
    pool.parallel_for(kTimes, [&](std::size_t i) {
      files[i] = convert(photo, header, {.format = format, .width = 200}).value_or("");
    });
    CHECK_FALSE(files[0].empty());
    for (const std::string& file : files) CHECK(file == files[0]);
  }
}

}  // namespace
}  // namespace bondgenoot::pictures
