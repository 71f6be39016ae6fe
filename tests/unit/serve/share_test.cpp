// Pictures for who shares a page, as the server gives them.
#include <string>

#include <catch2/catch.hpp>

#include "unit/serve/served_project.h"

namespace bondgenoot::serve {
namespace {

TEST_CASE("a picture for who shares a page is drawn when it is asked for, with the title of now", "[serve][share]") {
  const std::string font = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";  // The library reads the disk's.
  Files files = small_project();
  files[".." + font] = "a font";
  files["themes/default/theme.yaml"] =
      "name: Default\nstylesheets: [base.css]\nshare:\n  drawing: share.svg\n  font: " + font + "\n";
  files["themes/default/share.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"/>";
  files["templates/page.html"] = "<html><head></head><body>[{{ page.share.href }}]</body></html>\n";
  ServedProject project(files);
  const auto address = [&] {
    const std::string page = project.body("/kennis/notes/one/");
    const std::size_t begin = page.find('[') + 1;
    return page.substr(begin, page.find(']') - begin);
  };
  const std::string first = address();
  CHECK_THAT(project.body(first), Catch::StartsWith("\x89PNG"));
  CHECK_THAT(first, Catch::StartsWith("/kennis/assets/share/notes/one."));
  project.write("content/notes/one.md", "---\ntitle: Uno\n---\n");
  const std::string second = address();
  CHECK(first != second);
  CHECK_THAT(project.body(second), Catch::StartsWith("\x89PNG"));
  CHECK(project.ask(first).status == 404);
}

}  // namespace
}  // namespace bondgenoot::serve
