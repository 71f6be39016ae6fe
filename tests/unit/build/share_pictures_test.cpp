// Pictures for who shares a page, on their way through a build.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "build/picture_cache.h"
#include "build/share_maker.h"
#include "support/memory_file_system.h"
#include "unit/build/made_site.h"

namespace bondgenoot::build {
namespace {

// Its bytes are read from the disk by the library; those in memory are what the program sees of it.
constexpr const char* kFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";

Files project() {
  return {
      {"content/site.yaml", "title: De Hef\nslogan: Samen verder\nbase_url: https://example.org/kennis/\n"},
      {"content/pages/index.md", "---\ntitle: Home\nsummary: In.\n---\n"},
      {"content/notes/_collection.yaml",
       "title: Notities\nsingular: notitie\npath: /notes/\nlayouts: {entry: page.html, list: page.html}\nfields:\n"
       "  title: {type: text, required: true}\n  anonymous: {type: boolean}\n"
       "  people: {type: text, many: true, private_when: anonymous}\n"},
      {"content/notes/een.md", "---\ntitle: Eerste\nanonymous: true\npeople: [Jansen]\n---\n"},
      {"content/notes/twee.md", "---\ntitle: Tweede\n---\n"},
      {"templates/page.html",
       "<!doctype html><title>{{ page.title }}</title>{% if page.share %}<meta property=\"og:image\" content=\"{{ "
       "absolute(page.share.href) }}\"><meta content=\"{{ page.share.alt }}, {{ page.share.width }} by {{ "
       "page.share.height }}\">{% endif %}\n"},
      {"templates/404.html", "<!doctype html><title>404</title>{% if page.share %}shared{% endif %}\n"},
      {"themes/default/theme.yaml",
       std::string("name: Default\nshare:\n  drawing: share.svg\n  font: ") + kFont + "\n  title: \"#102030\"\n"},
      {"themes/default/share.svg",
       "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><path d=\"M0 0h1200v12H0z\" "
       "fill=\"#c00\"/></svg>"},
      {kFont, "a font"},
  };
}

std::vector<std::string> pictures_of(const Built& built) {
  std::vector<std::string> found;
  for (const auto& [path, bytes] : built.tree.files) {
    if (path.starts_with("assets/share/")) found.push_back(path);
  }
  return found;
}

Built built_with(const std::string& path, const std::string& text) {
  Files changed = project();
  changed[path] = text;
  return build_files(changed);
}

TEST_CASE("each page of an entry names a picture with its title, and other pages that of the site", "[build][share]") {
  const Built built = build_files(project());
  INFO(built.said);
  REQUIRE(built.said.empty());
  const std::vector<std::string> pictures = pictures_of(built);
  REQUIRE(pictures.size() == 3);
  CHECK_THAT(pictures[0], Catch::StartsWith("assets/share/index."));
  CHECK_THAT(pictures[1], Catch::StartsWith("assets/share/notes/een.") && Catch::EndsWith(".png"));
  const auto page = [&](const char* output) { return built.tree.files.at(output); };
  CHECK_THAT(page("notes/een/index.html"),
             Catch::Contains("content=\"https://example.org/kennis/" + pictures[1] + "\"") &&
                 Catch::Contains("content=\"Notitie: Eerste, 1200 by 630\""));
  CHECK_THAT(page("index.html"), Catch::Contains("content=\"De Hef: Samen verder, 1200 by 630\""));
  CHECK_THAT(page("notes/index.html"), Catch::Contains("content=\"https://example.org/kennis/" + pictures[0] + "\""));
  CHECK_THAT(page("404.html"), !Catch::Contains("shared"));
  CHECK_FALSE(std::ranges::any_of(built.tree.files, [](const auto& file) { return file.first.ends_with(".svg"); }));
}

TEST_CASE("what is on a picture of an anonymous entry is on its page", "[build][share]") {
  const Files files = project();
  const Built built = build_files(files);
  const MemoryFileSystem disk(files);
  Diagnostics said;
  const auto share = site::read_share(disk, built.site.project.theme, built.site.project.config, said);
  REQUIRE(share);
  REQUIRE(*share);
  site::Page page;
  page.href = "/kennis/notes/een/";
  page.output = "notes/een/index.html";
  page.title = "Eerste";
  page.entry = {0};
  const pictures::ShareWords words =
      site::share_picture(**share, built.site.project.graph, built.site.project.config, page).words;
  CHECK(words == pictures::ShareWords{.sign = "Notitie", .title = "Eerste", .foot = "De Hef", .language = "nl"});
}

TEST_CASE("one thread and many draw the same pictures, and a check names them all", "[build][share]") {
  const Built one = build_files(project(), 1);
  CHECK(one.tree.files == build_files(project(), 3).tree.files);
  const Built checked = build_files(project(), 2, [](BuildOptions& options) { options.names_only = true; });
  CHECK(pictures_of(checked) == pictures_of(one));
  CHECK(checked.site.pictures.fresh.empty());
}

TEST_CASE("a picture that was drawn before is not drawn again, and another title is another picture",
          "[build][share]") {
  const Built first = build_files(project());
  REQUIRE(first.site.pictures.fresh.size() == 3);
  MemoryFileSystem kept(project());
  REQUIRE(keep_pictures(kept, "", first.site.pictures.fresh, first.site.pictures.used));
  const Built again = build_files(kept.files());
  CHECK(again.site.pictures.fresh.empty());
  CHECK(again.tree.files == first.tree.files);
  Files renamed = kept.files();
  renamed["content/notes/twee.md"] = "---\ntitle: Anders\n---\n";
  CHECK(build_files(renamed).site.pictures.fresh.size() == 1);
  Files recoloured = kept.files();
  recoloured["themes/default/share.svg"].replace(recoloured["themes/default/share.svg"].find("#c00"), 4, "#00c");
  CHECK(build_files(recoloured).site.pictures.fresh.size() == 3);
}

TEST_CASE("site.yaml can do without these pictures", "[build][share]") {
  const Built built =
      built_with("content/site.yaml", "title: De Hef\nbase_url: https://example.org/kennis/\nshare_pictures: false\n");
  CHECK(built.said.empty());
  CHECK(pictures_of(built).empty());
  CHECK_THAT(built.tree.files.at("notes/een/index.html"), !Catch::Contains("og:image"));
}

TEST_CASE("a font that is not there is said, with the package that has it, and pages speak of no picture",
          "[build][share]") {
  const Built built = built_with("themes/default/theme.yaml",
                                 "name: Default\nshare:\n  drawing: share.svg\n  font: /nowhere.ttf\n"
                                 "  font_package: fonts-nowhere\n");
  CHECK_THAT(built.said,
             Catch::Contains("themes/default/theme.yaml: warning: pages have no picture for who shares them: there is "
                             "no font `/nowhere.ttf` [no-share-pictures]") &&
                 Catch::Contains("`apt install fonts-nowhere`"));
  CHECK(pictures_of(built).empty());
  CHECK_THAT(built.tree.files.at("index.html"), !Catch::Contains("og:image"));
}

TEST_CASE("what is wrong with a theme's design is an error at its place", "[build][share]") {
  const std::string head = "name: Default\nshare:\n  drawing: ";
  const Built missing = built_with("themes/default/theme.yaml", head + "shear.svg\n");
  CHECK_THAT(missing.said, Catch::Contains("there is no file `shear.svg` in the theme [missing-theme-file]"));
  const Built colour =
      built_with("themes/default/theme.yaml", head + "share.svg\n  font: " + kFont + "\n  sign: geel\n");
  CHECK_THAT(colour.said, Catch::Contains("`share.sign` is `geel`, which is no colour [invalid-setting]"));
  const Built small =
      built_with("themes/default/share.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"12\" height=\"6\"/>");
  CHECK_THAT(small.said, Catch::Contains("themes/default/share.svg: error: a picture for who shares a page cannot be "
                                         "drawn (it is 12 by 6 pixels, not 1200 by 630) [broken-picture]"));
  CHECK(small.tree.files.empty());
}

}  // namespace
}  // namespace bondgenoot::build
