// The program without libvips: src/pictures/without_libvips.cpp is linked in the place of src/pictures/libvips.cpp.
#include <string>

#include <catch2/catch.hpp>

#include "pictures/encoder.h"
#include "support/png_file.h"
#include "unit/build/made_site.h"

namespace bondgenoot::build {
namespace {

Files project() {
  return {
      {"content/site.yaml", "title: Test\nbase_url: https://example.org/\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: In.\n---\n![Twee kleuren](foto.png)\n"},
      {"content/pages/foto.png", testing::png_file(900, 10)},
      {"templates/page.html", "<!doctype html><title>{{ page.title }}</title>{{ entry.body }}\n"},
      {"templates/404.html", "<!doctype html><title>404</title>\n"},
      {"themes/default/theme.yaml", "name: Default\n"},
  };
}

TEST_CASE("without libvips pictures are copied, and the build says what that means", "[build][pictures]") {
  REQUIRE_FALSE(pictures::can_encode());
  const Built built = build_files(project());
  CHECK_THAT(built.said,
             Catch::Contains("content/pages/foto.png: warning: pictures are published as they are (1 of them), "
                             "with all that a camera wrote into them [pictures-as-they-are]"));
  CHECK(built.tree.files.at("foto.png") == project().at("content/pages/foto.png"));
  CHECK_THAT(built.tree.files.at("index.html"), Catch::Contains("<img src=\"/foto.png\" alt="));
}

TEST_CASE("without libvips a wrong name and a drawing that acts are errors all the same", "[build][pictures]") {
  Files wrong = project();
  wrong["content/pages/foto.png"] = "<!doctype html>";
  wrong["content/pages/kwaad.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>";
  const std::string said = build_files(wrong).said;
  CHECK_THAT(said, Catch::Contains("[mislabelled-picture]") && Catch::Contains("[unsafe-drawing]"));
  CHECK_THAT(said, !Catch::Contains("[pictures-as-they-are]"));
}

TEST_CASE("without libvips no page has a picture for who shares it, and no build fails for that", "[build][share]") {
  Files shared = project();
  shared.erase("content/pages/foto.png");
  shared["content/pages/index.md"] = "---\ntitle: Home\nsummary: In.\n---\n";
  shared["templates/page.html"] = "<!doctype html><title>{{ page.share is none }}</title>";
  shared["themes/default/theme.yaml"] = "name: Default\nshare: {drawing: share.svg}\n";
  shared["themes/default/share.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"/>";
  const Built built = build_files(shared);
  CHECK(built.said.empty());
  CHECK(built.tree.files.at("index.html") == "<!doctype html><title>True</title>");
}

}  // namespace
}  // namespace bondgenoot::build
