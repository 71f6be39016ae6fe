// Pictures for who shares a page. The fonts are those that the themes name: packages that the build needs.
#include "pictures/share_picture.h"

#include <expected>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "pictures/encoder.h"
#include "pictures/letters.h"
#include "support/thread_pool.h"

namespace bondgenoot::pictures {
namespace {

constexpr const char* kDrawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><path d=\"M0 0h1200v630H0z\" "
    "fill=\"#fbf6ea\"/></svg>";

ShareDesign design() {
  return {.drawing = kDrawing,
          .fonts = {"/usr/share/fonts/opentype/inter/InterDisplay-ExtraBold.otf",
                    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
          .title = {.red = 28, .green = 25, .blue = 19},
          .sign = {.red = 28, .green = 25, .blue = 19},
          .on_sign = {.red = 255, .green = 198, .blue = 26},
          .foot = {.red = 85, .green = 78, .blue = 61}};
}

ShareWords words(const std::string& title) {
  return {.sign = "Goede praktijk", .title = title, .foot = "Een alliantie", .language = "nl"};
}

std::expected<std::string, std::string> draw(const ShareDesign& with, const ShareWords& on_it) {
  const auto artist = ShareArtist::make(with);
  if (!artist) return std::unexpected(artist.error());
  return artist->draw(on_it);
}

std::string drawn(const ShareWords& on_it) {
  const auto picture = draw(design(), on_it);
  if (!picture) FAIL(picture.error());
  return *picture;
}

TEST_CASE("a picture for who shares a page has the size and the kind that other sites ask for", "[pictures][share]") {
  const std::string picture = drawn(words("Een reservelijst van ervaringsdeskundigen"));
  CHECK(format_of_bytes(picture) == Format::Png);
  const auto header = read_header(picture);
  REQUIRE(header);
  CHECK(header->width == kShareWidth);
  CHECK(header->height == kShareHeight);
}

TEST_CASE("whatever the title is, it fits, weighs little and stands on the picture", "[pictures][share]") {
  const std::string bare = drawn(words(""));
  std::string long_title;
  while (long_title.size() < 120) long_title += "ervaringsdeskundige ";
  const std::vector<std::string> titles = {
      "Kort",
      long_title.substr(0, 120),
      std::string(200, 'w'),
      std::string(20'000, 'm'),
      "<b>Vet</b> & \"aan\" 'halen' </span>",
      "Ελληνικά, Русский, العربية, עברית",
      "Één ĳsje, ½ liter: “ja” — 50 % 🚌",
      "regel\nandere regel\ttab\x01einde",
  };
  for (const std::string& title : titles) {
    INFO(title.substr(0, 200));
    const std::string picture = drawn(words(title));
    CHECK(picture.size() < 100'000);
    CHECK(picture != bare);
  }
  CHECK(drawn(words(std::string(5'000, 'm'))) == drawn(words(std::string(20'000, 'm'))));  // What is read of it.
}

TEST_CASE("signs that the fonts do not have are left out, for no word needs them", "[pictures][share]") {
  REQUIRE(open_letters(design().fonts));
  CHECK(has_letter(U'é'));
  CHECK(has_letter(U'ш'));
  CHECK_FALSE(has_letter(U'漢'));
  CHECK(drawn(words("Een bus \U0001F68C rijdt")) == drawn(words("Een bus rijdt")));
  CHECK(drawn(words("漢字")) == drawn(words("")));
}

TEST_CASE("one thread and many draw the same", "[pictures][share]") {
  ThreadPool pool(4);
  std::vector<std::string> made(12);
  pool.parallel_for(made.size(), [&](std::size_t i) { made[i] = drawn(words("Titel " + std::to_string(i % 3))); });
  for (std::size_t i = 3; i < made.size(); ++i) CHECK(made[i] == made[i % 3]);
  CHECK(made[0] == drawn(words("Titel 0")));
  CHECK(made[0] != made[1]);
}

TEST_CASE("a drawing of another size, or that is none, is refused in words", "[pictures][share]") {
  ShareDesign wrong = design();
  wrong.drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"600\"/>";
  const auto small = draw(wrong, words("Titel"));
  REQUIRE_FALSE(small);
  CHECK(small.error() == "it is 1200 by 600 pixels, not 1200 by 630");
  for (const char* drawing : {"", "<svg", "tekening", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>"}) {
    INFO(drawing);
    wrong.drawing = drawing;
    CHECK_FALSE(draw(wrong, words("Titel")));
  }
}

}  // namespace
}  // namespace bondgenoot::pictures
