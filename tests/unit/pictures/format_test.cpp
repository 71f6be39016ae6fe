#include "pictures/format.h"

#include <string>

#include <catch2/catch.hpp>

namespace bondgenoot::pictures {
namespace {

TEST_CASE("a picture is told by the ending of its name, in capitals too", "[pictures][format]") {
  CHECK(format_of_name("good-practices/foto.jpg") == Format::Jpeg);
  CHECK(format_of_name("FOTO.JPEG") == Format::Jpeg);
  CHECK(format_of_name("a.b/tekening.svg") == Format::Svg);
  CHECK(format_of_name("a.webp") == Format::Webp);
  CHECK_FALSE(format_of_name("jpg"));
  CHECK_FALSE(format_of_name("foto.jpg.txt"));
  CHECK_FALSE(format_of_name("foto.tiff"));
}

TEST_CASE("a picture is told by its first bytes, whatever it is called", "[pictures][format]") {
  CHECK(format_of_bytes("\xFF\xD8\xFF\xE0rest") == Format::Jpeg);
  CHECK(format_of_bytes("\x89PNG\r\n\x1A\nrest") == Format::Png);
  CHECK(format_of_bytes("GIF89arest") == Format::Gif);
  CHECK(format_of_bytes(std::string("RIFF\x24\0\0\0WEBPVP8 ", 16)) == Format::Webp);
  CHECK(format_of_bytes(std::string("\0\0\0\x20"
                                    "ftypavif\0\0\0\0",
                                    16)) == Format::Avif);
  CHECK(format_of_bytes("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>") ==
        Format::Svg);
  CHECK_FALSE(format_of_bytes(""));
  CHECK_FALSE(format_of_bytes("RIFF\x24"));
  CHECK_FALSE(format_of_bytes("<!doctype html><title>Niet gevonden</title>"));
}

TEST_CASE("what a telephone makes is named when it has the wrong name", "[pictures][format]") {
  CHECK(foreign_kind(std::string("\0\0\0\x20"
                                 "ftypheic\0\0\0\0",
                                 16)) == "HEIC");
  CHECK(foreign_kind("%PDF-1.7") == "PDF");
  CHECK(foreign_kind("tekst").empty());
}

}  // namespace
}  // namespace bondgenoot::pictures
