// Pictures on their way through a build: what is wrong with them, what is made of them, what is kept.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "build/picture_cache.h"
#include "build/picture_maker.h"
#include "pictures/encoder.h"
#include "support/memory_file_system.h"
#include "support/png_file.h"
#include "unit/build/made_site.h"

namespace bondgenoot::build {
namespace {

using testing::png_file;

Files project_with(const std::string& name, const std::string& bytes) {
  return {
      {"content/site.yaml", "title: Test\nbase_url: https://example.org/kennis/\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: In.\n---\n![Twee kleuren](" + name + ")\n"},
      {"content/pages/" + name, bytes},
      {"templates/page.html", "<!doctype html><title>{{ page.title }}</title>{{ entry.body }}\n"},
      {"templates/404.html", "<!doctype html><title>404</title>\n"},
      {"themes/default/theme.yaml", "name: Default\npicture_sizes: 50vw\n"},
  };
}

std::vector<std::string> outputs_below(const Built& built, const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& [path, bytes] : built.tree.files) {
    if (path.starts_with(folder)) found.push_back(path);
  }
  return found;
}

TEST_CASE("a photo becomes files for each width, and a page names them with its size", "[build][pictures]") {
  const Built built = build_files(project_with("foto.jpg", jpeg_file(1000, 500)));
  INFO(built.said);
  REQUIRE(built.said.empty());
  CHECK(outputs_below(built, "assets/pages/").size() == 6);  // 400, 800 and 1000 wide, AVIF and WebP.
  const std::string& page = built.tree.files.at("index.html");
  INFO(page);
  CHECK_THAT(page, Catch::Contains("<picture><source type=\"image/avif\" srcset=\"/kennis/assets/pages/foto."));
  CHECK_THAT(page, Catch::Contains("-400.webp 400w, ") && Catch::Contains("-1000.webp 1000w\" sizes=\"50vw\""));
  CHECK_THAT(page, Catch::Contains("width=\"1000\" height=\"500\" alt=\"Twee kleuren\" loading=\"lazy\""));
  CHECK_THAT(page, Catch::Contains("</picture>"));
  CHECK(built.tree.files.at("foto.jpg").starts_with("\xFF\xD8\xFF"));
}

TEST_CASE("what a camera wrote into a photo is in no file of the site", "[build][pictures]") {
  const std::string photo = testing::with_exif(jpeg_file(600, 300), "52.0907 N 5.1214 E");
  const Built built = build_files(project_with("foto.jpg", photo));
  INFO(built.said);
  REQUIRE(built.said.empty());
  for (const auto& [path, bytes] : built.tree.files) {
    INFO(path);
    CHECK(bytes.find("52.0907") == std::string::npos);
  }
  CHECK_THAT(built.tree.files.at("index.html"), Catch::Contains("width=\"300\" height=\"600\""));
}

TEST_CASE("one thread and many make the same site of pictures", "[build][pictures]") {
  Files project = project_with("foto.jpg", jpeg_file(900, 300));
  project["content/pages/b.png"] = png_file(500, 20);
  project["content/pages/over.md"] = "---\ntitle: Over\nsummary: Ons.\n---\n![Een streep](b.png)\n";
  CHECK(build_files(project, 1).tree.files == build_files(project, 3).tree.files);
}

TEST_CASE("a picture that no page shows is only at its own address", "[build][pictures]") {
  Files project = project_with("foto.jpg", jpeg_file(900, 300));
  project["content/static/teken.png"] = png_file(32, 32);
  const Built built = build_files(project);
  INFO(built.said);
  CHECK(built.tree.files.contains("teken.png"));
  CHECK(outputs_below(built, "assets/teken").empty());
}

TEST_CASE("a drawing is published clean, with its size", "[build][pictures]") {
  const Built built = build_files(project_with(
      "lijn.svg",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><!-- x --><path d=\"M0 0\"/></svg>"));
  INFO(built.said);
  CHECK(built.tree.files.at("lijn.svg") ==
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"><path d=\"M0 0\"/></svg>\n");
  CHECK_THAT(built.tree.files.at("index.html"),
             Catch::Contains("<img src=\"/kennis/lijn.svg\" width=\"40\" height=\"30\" alt="));
}

TEST_CASE("a picture that is wrong is an error with its name, and nothing is published", "[build][pictures]") {
  const std::string jpeg = jpeg_file(300, 300);
  struct Case {
    std::string name;
    std::string bytes;
    std::string code;
    std::string message;
  };
  const std::vector<Case> cases = {
      {"leeg.jpg", "", "broken-picture", "the picture `leeg.jpg` cannot be read"},
      {"half.jpg", jpeg.substr(0, jpeg.size() / 2), "broken-picture", "the picture `half.jpg` cannot be read"},
      {"kop.png", png_file(9, 9).substr(0, 20), "broken-picture", "the picture `kop.png` cannot be read"},
      {"foto.png", jpeg, "mislabelled-picture", "`foto.png` is PNG by its name, but holds JPEG"},
      {"pagina.jpg", "<!doctype html>", "mislabelled-picture", "`pagina.jpg` is JPEG by its name, but is no picture"},
      {"heic.jpg", std::string("\0\0\0\x20", 4) + "ftypheic....", "mislabelled-picture", "but holds HEIC"},
      {"bom.png", testing::png_header(40000, 30000), "huge-picture",
       "the picture `bom.png` is 40000 by 30000 pixels, more than 100 million in all"},
      {"kwaad.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<script/></svg>", "unsafe-drawing",
       "the drawing `kwaad.svg` is not published: it holds the element `script` (line 2)"},
      {"kapot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>", "broken-picture",
       "the drawing `kapot.svg` cannot be read: it is not well-formed XML (line 1)"},
  };
  for (const Case& wrong : cases) {
    const Built built = build_files(project_with(wrong.name, wrong.bytes));
    INFO(wrong.name << '\n' << built.said);
    CHECK_THAT(built.said, Catch::Contains("content/pages/" + wrong.name + ": error: ") &&
                               Catch::Contains(wrong.message) && Catch::Contains("[" + wrong.code + "]"));
    CHECK(built.tree.files.empty());
  }
}

TEST_CASE("a check names every file that a build makes, and makes none", "[build][pictures]") {
  const Files project = project_with("foto.jpg", jpeg_file(900, 300));
  const Built built = build_files(project);
  const Built checked = build_files(project, 2, [](BuildOptions& options) { options.names_only = true; });
  INFO(checked.said);
  CHECK(outputs_below(checked, "assets/") == outputs_below(built, "assets/"));
  CHECK(checked.site.pictures.fresh.empty());
}

// ---- The cache -----------------------------------------------------------------------------------------------------

struct Kept {
  MemoryFileSystem files;
  site::Picture picture;
  pictures::Target target{.format = pictures::Format::Webp, .width = 20};
  std::string name;

  Kept() {
    picture.source = png_file(40, 40);
    picture.header = *pictures::read_header(picture.source);
    picture.hash = hash_bytes(picture.source);
    name = cache_name(picture.hash, target);
  }
  void keep(const std::string& bytes) { REQUIRE(keep_pictures(files, "", {{.name = name, .bytes = bytes}}, {name})); }
  [[nodiscard]] std::expected<std::string, IoError> read(const std::string& path) const {
    const FileSystem& any = files;
    return any.read(path);
  }
  [[nodiscard]] std::string place() const { return ".cache/pictures/" + name; }
};

TEST_CASE("a picture that was made before is not made again", "[build][pictures]") {
  Kept kept;
  kept.keep("as it was made");
  CHECK(make_picture(kept.files, "", kept.picture, kept.target) == "as it was made");
}

TEST_CASE("what is damaged in the cache is made again", "[build][pictures]") {
  Kept kept;
  const auto fresh = make_picture(kept.files, "", kept.picture, kept.target);
  REQUIRE(fresh);
  kept.keep(*fresh);
  const std::string whole = *kept.read(kept.place());
  for (const std::string& damaged : {std::string(), whole.substr(0, 10), whole.substr(0, whole.size() - 1), whole + "x",
                                     std::string(whole.size(), 'x')}) {
    REQUIRE(kept.files.write(kept.place(), damaged));
    CHECK(make_picture(kept.files, "", kept.picture, kept.target) == *fresh);
  }
}

TEST_CASE("another width, kind or source is another name in the cache", "[build][pictures]") {
  const Hash128 source = hash_bytes("a");
  const pictures::Target target{.format = pictures::Format::Webp, .width = 400};
  const std::string name = cache_name(source, target);
  CHECK(name == cache_name(source, target));
  CHECK(name != cache_name(hash_bytes("b"), target));
  CHECK(name != cache_name(source, {.format = pictures::Format::Avif, .width = 400}));
  CHECK(name != cache_name(source, {.format = pictures::Format::Webp, .width = 800}));
}

TEST_CASE("what no picture is made into any more leaves the cache", "[build][pictures]") {
  Kept kept;
  kept.keep("old");
  REQUIRE(keep_pictures(kept.files, "", {{.name = "b.webp", .bytes = "new"}}, {"b.webp"}));
  CHECK_FALSE(kept.read(kept.place()));
  CHECK(kept.read(".cache/pictures/b.webp"));
  CHECK(kept.read(".cache/.gitignore"));
}

}  // namespace
}  // namespace bondgenoot::build
