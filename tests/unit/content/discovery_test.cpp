#include "content/discovery.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <random>

#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "support/diagnostic_codes.h"
#include "support/diagnostic_text.h"
#include "support/disk_file_system.h"
#include "support/memory_file_system.h"
#include "support/temporary_folder.h"

namespace bondgenoot::content {
namespace {

using Files = std::map<std::string, std::string>;

std::string text_of(Diagnostics diagnostics) {
  const SourceMap sources;
  diagnostics.sort(sources);
  return to_text(diagnostics, sources);
}

Outcome<Discovery> discovered(const std::vector<std::string>& paths) {
  Files files;
  for (const std::string& path : paths) files[path] = "";
  auto found = discover(MemoryFileSystem(files), "");
  REQUIRE(found.has_value());
  return std::move(*found);
}

std::vector<std::string> entry_paths(const Discovery& discovery) {
  std::vector<std::string> paths;
  for (const DiscoveredEntry& entry : discovery.entries) paths.push_back(entry.path);
  return paths;
}

TEST_CASE("collections, entries and assets are found, sorted bytewise", "[content][discovery]") {
  const auto [found, diagnostics] = discovered({
      "content/site.yaml",
      "content/logo.svg",
      "content/menu/_collection.yaml",
      "content/menu/b.md",
      "content/menu/a-b.md",
      "content/menu/a.en.md",
      "content/menu/foto's/klas.jpg",
      "content/menu/picture.jpg",
      "content/a-menu/_collection.yaml",
      "content/a-menu/z.md",
      "content/pages/index.md",
      "content/static/README.md",
      "content/static/brochure 2017.pdf",
      "content/static/deep/er/file.md",
      "content/images/a.png",
      "templates/base.html",
      "other.md",
  });
  CHECK(text_of(diagnostics).empty());
  CHECK(found.collections ==
        std::vector<std::string>{"content/a-menu/_collection.yaml", "content/menu/_collection.yaml"});
  CHECK(entry_paths(found) == std::vector<std::string>{"content/a-menu/z.md", "content/menu/a-b.md",
                                                       "content/menu/a.en.md", "content/menu/b.md",
                                                       "content/pages/index.md"});
  CHECK(found.entries[1].collection == "menu");
  CHECK(found.assets == std::vector<std::string>{"images/a.png", "logo.svg", "menu/foto's/klas.jpg", "menu/picture.jpg",
                                                 "static/README.md", "static/brochure 2017.pdf",
                                                 "static/deep/er/file.md"});
  CHECK(found.has_pages);
}

TEST_CASE("hidden files, backups and explanations for GitHub are passed over", "[content][discovery]") {
  const auto [found, diagnostics] = discovered({
      "content/.DS_Store",
      "content/README.md",
      "content/.hidden/a.md",
      "content/menu/_collection.yaml",
      "content/menu/.a.md.swp",
      "content/menu/a.md~",
      "content/menu/README.md",
      "content/menu/_draft.md",
      "content/static/.htaccess",
      "content/static/.well-known/security.txt",
      "content/static/sub/.well-known/security.txt",
  });
  CHECK(text_of(diagnostics).empty());
  CHECK(entry_paths(found) == std::vector<std::string>{"content/menu/_draft.md"});
  CHECK(found.assets == std::vector<std::string>{"static/.well-known/security.txt"});
  CHECK_FALSE(found.has_pages);
}

TEST_CASE("a project without content is an error of the system, an empty one is not", "[content][discovery]") {
  const auto missing = discover(MemoryFileSystem(Files{{"a", ""}}), "");
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().code == ENOENT);
  const auto [found, diagnostics] = discovered({"content/site.yaml"});
  CHECK(diagnostics.empty());
  CHECK(found.entries.empty());
}

struct Row {
  std::vector<std::string> paths;
  std::string said;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.paths.front());
    CHECK(text_of(discovered(row.paths).diagnostics) == row.said);
  }
}

TEST_CASE("Markdown in a wrong place says where it should be", "[content][discovery]") {
  check_rows({
      {{"content/about.md"},
       "content/about.md: error: `about.md` stands in no collection [markdown-outside-collection]\n"
       "help: move it into the folder of a collection; a free page goes to `content/pages/`, and the home page is "
       "`content/pages/index.md`\n"},
      {{"content/good-practises/a.md", "content/good-practises/b.md", "content/good-practices/_collection.yaml"},
       "content/good-practises/a.md: error: `a.md` (and 1 more) stands in a folder that is no collection "
       "[markdown-outside-collection]\n"
       "help: move it to the collection `good-practices`, or add a `content/good-practises/_collection.yaml` that "
       "names its fields\n"},
      {{"content/notes/a.md", "content/menu/_collection.yaml"},
       "content/notes/a.md: error: `a.md` stands in a folder that is no collection [markdown-outside-collection]\n"
       "help: add a `content/notes/_collection.yaml` that names its fields\n"},
      {{"content/menu/2017/deep/a.md", "content/menu/_collection.yaml"},
       "content/menu/2017/deep/a.md: error: `a.md` stands in a folder within the collection `menu` "
       "[markdown-in-subfolder]\n"
       "help: move it to `content/menu/a.md`: entries stand directly in their collection's folder\n"},
      {{"content/pages/over/a.md"},
       "content/pages/over/a.md: error: `a.md` stands in a folder within the collection `pages` "
       "[markdown-in-subfolder]\n"
       "help: move it to `content/pages/a.md`: entries stand directly in their collection's folder\n"},
  });
}

TEST_CASE("a misspelled name gives one diagnostic and is read as it was meant", "[content][discovery]") {
  check_rows({
      {{"content/menu/_collection.yml", "content/menu/a.md", "content/menu/b.md"},
       "content/menu/_collection.yml: error: `_collection.yml` is not read as the folder's `_collection.yaml` "
       "[misspelled-file-name]\n"
       "help: rename it to `_collection.yaml`\n"},
      {{"content/menu/_collection.yaml", "content/menu/_Collection.yaml"},
       "content/menu/_Collection.yaml: error: `_Collection.yaml` is not read as the folder's `_collection.yaml` "
       "[misspelled-file-name]\n"
       "help: rename it to `_collection.yaml`\n\n"
       "content/menu/_collection.yaml: error: `_Collection.yaml` and `_collection.yaml` differ only in upper and lower "
       "case [names-differ-in-case]\n"
       "help: rename one of them: Windows and macOS cannot hold both\n"},
      {{"content/menu/_collection.yaml", "content/menu/de-hef.markdown"},
       "content/menu/de-hef.markdown: error: `de-hef.markdown` is not read as an entry [misspelled-file-name]\n"
       "help: rename it to `de-hef.md`\n"},
      {{"content/menu/_collection.yaml", "content/menu/De-Hef.MD"},
       "content/menu/De-Hef.MD: error: `De-Hef.MD` is not read as an entry [misspelled-file-name]\n"
       "help: rename it to `De-Hef.md`\n"},
      {{"content/menu/_collection.yaml", "content/menu/a.md.txt"},
       "content/menu/a.md.txt: error: `a.md.txt` is not read as an entry [misspelled-file-name]\n"
       "help: rename it to `a.md`\n"},
      {{"content/site.yml"},
       "content/site.yml: error: `site.yml` is not read as the settings of the site [misspelled-file-name]\n"
       "help: rename it to `site.yaml`\n"},
  });
  CHECK(discovered({"content/menu/_collection.yml", "content/menu/a.md"}).value.entries.size() == 1);
  CHECK(discovered({"content/menu/_collection.yml", "content/menu/a.md"}).value.collections.size() == 1);
}

TEST_CASE("a collection within a folder or in content itself is out of place, once", "[content][discovery]") {
  const std::string rest =
      ": error: a `_collection.yaml` stands directly in a folder of `content/`, and nowhere else "
      "[misplaced-collection]\n"
      "help: move its folder to `content/`, or remove the file\n";
  check_rows({
      {{"content/_collection.yaml"}, "content/_collection.yaml" + rest},
      {{"content/a/b/_collection.yaml", "content/a/b/x.md"}, "content/a/b/_collection.yaml" + rest},
      {{"content/menu/_collection.yaml", "content/menu/b/_collection.yaml", "content/menu/b/x.md"},
       "content/menu/b/_collection.yaml" + rest},
  });
  CHECK(discovered({"content/static/example/_collection.yaml"}).diagnostics.empty());
}

TEST_CASE("names that do not fit in an address are refused with a better one", "[content][discovery]") {
  struct NameRow {
    std::string name;
    std::string message;
    std::string better;
  };
  const NameRow rows[] = {
      {"Thuis & veiligheid.md", "holds a space, which does not fit in the address of a page",
       "rename it to `thuis-veiligheid.md`"},
      {"wat?.md", "holds a `?`, which means something else in an address", "rename it to `wat.md`"},
      {"a#b.en.md", "holds a `#`, which means something else in an address", "rename it to `a-b.en.md`"},
      {"50%.jpg", "holds a `%`, which means something else in an address", "rename it to `50.jpg`"},
      {"a:b.jpg", "holds a `:`, which means something else in an address", "rename it to `a-b.jpg`"},
      {"a\\b.jpg", "holds a `\\`, which means something else in an address", "rename it to `a-b.jpg`"},
      {"a\nb.jpg", "holds a control character", "rename it to `a-b.jpg`"},
      {" a.jpg", "begins or ends with a space", "rename it to `a.jpg`"},
      {"a.", "ends with a dot", "rename it to `a`"},
      {"caf\xE9.jpg", "is not written in UTF-8", "rename it to `caf.jpg`"},
      {"cafe\xCC\x81.md", "holds an accent as a character of its own, so that no link will match it",
       "rename it to `cafe.md`"},
      {"de_hef!.md", "holds a `!`, which does not fit in the address of a page", "rename it to `de-hef.md`"},
      {"?", "holds a `?`, which means something else in an address", "give it a name of letters, digits and hyphens"},
  };
  for (const NameRow& row : rows) {
    INFO(row.name);
    const auto [found, diagnostics] = discovered({"content/menu/_collection.yaml", "content/menu/" + row.name});
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(diagnostics.items()[0].code == DiagnosticCode::UnsafeFileName);
    CHECK(diagnostics.items()[0].path == "content/menu/" + row.name);
    CHECK(diagnostics.items()[0].message == "the name `" + row.name + "` " + row.message);
    CHECK(diagnostics.items()[0].help == row.better);
    CHECK(found.entries.size() + found.assets.size() == 1);  // It stays, so that links to it are not broken too.
  }
  for (const char* name : {"één.md", "de_hef-2.en.md", "foto (1).jpg", "zo'n dag.jpg", "日本.md", "a+b&c.png"}) {
    INFO(name);
    CHECK(discovered({"content/menu/_collection.yaml", std::string("content/menu/") + name}).diagnostics.empty());
  }
  CHECK(discovered({"content/wat?/a.jpg"}).diagnostics.items().size() == 1);
}

TEST_CASE("names that differ only in case are an error, also among folders", "[content][discovery]") {
  check_rows({
      {{"content/menu/_collection.yaml", "content/menu/Één.md", "content/menu/één.md"},
       "content/menu/één.md: error: `Één.md` and `één.md` differ only in upper and lower case [names-differ-in-case]\n"
       "help: rename one of them: Windows and macOS cannot hold both\n"},
      {{"content/Images/a.png", "content/images/A.png"},
       "content/images: error: `Images` and `images` differ only in upper and lower case [names-differ-in-case]\n"
       "help: rename one of them: Windows and macOS cannot hold both\n"},
  });
}

TEST_CASE("the order of a disk does not matter", "[content][discovery]") {
  // A file system that lists in any order it likes would break its contract; the order of folders is ours.
  std::vector<std::string> paths = {"content/a/_collection.yaml", "content/a/x.md", "content/b/_collection.yaml",
                                    "content/b/y.md", "content/c/z.md"};
  const auto first = discovered(paths);
  std::ranges::reverse(paths);
  const auto second = discovered(paths);
  CHECK(entry_paths(first.value) == entry_paths(second.value));
  CHECK(text_of(first.diagnostics) == text_of(second.diagnostics));
}

class DiskProject {
 public:
  DiskProject() {
    std::filesystem::create_directories(root() + "/content/menu");
    write("content/menu/_collection.yaml");
  }

  [[nodiscard]] std::string root() const { return base_.path() + "/project"; }
  [[nodiscard]] const std::string& outside() const { return base_.path(); }
  void write(const std::string& path) const {
    std::filesystem::create_directories(std::filesystem::path(root() + '/' + path).parent_path());
    REQUIRE(DiskFileSystem().write(root() + '/' + path, "x").has_value());
  }
  void link(const std::string& path, const std::string& target) const {
    REQUIRE(::symlink(target.c_str(), (root() + '/' + path).c_str()) == 0);
  }
  [[nodiscard]] Outcome<Discovery> discovered() const {
    auto found = discover(DiskFileSystem(), root());
    REQUIRE(found.has_value());
    return std::move(*found);
  }

 private:
  tests::TemporaryFolder base_;
};

TEST_CASE("symlinks within the project are followed", "[content][discovery]") {
  const DiskProject project;
  project.write("shared/picture.jpg");
  project.write("shared/a.md");
  project.write("shared/photos/b.jpg");
  project.link("content/menu/picture.jpg", "../../shared/picture.jpg");
  project.link("content/menu/a.md", "../../shared/a.md");
  project.link("content/menu/photos", project.root() + "/shared/photos");
  const auto [found, diagnostics] = project.discovered();
  CHECK(text_of(diagnostics).empty());
  CHECK(found.entries.size() == 1);
  CHECK(found.assets == std::vector<std::string>{"menu/photos/b.jpg", "menu/picture.jpg"});
}

TEST_CASE("symlinks out of the project, to hidden files, to nowhere and in circles are errors",
          "[content][discovery]") {
  const DiskProject project;
  project.write(".git/config");
  project.write("content/menu/sub/a.jpg");
  REQUIRE(DiskFileSystem().write(project.outside() + "/secret", "x").has_value());
  project.link("content/menu/1-out.jpg", "../../../secret");
  project.link("content/menu/2-etc", "/etc");
  project.link("content/menu/3-hidden.txt", "../../.git/config");
  project.link("content/menu/4-nowhere.jpg", "nothing.jpg");
  project.link("content/menu/5-self.jpg", "5-self.jpg");
  project.link("content/menu/sub/6-up", "../..");
  project.link("content/menu/sub/7-here", ".");
  const auto [found, diagnostics] = project.discovered();
  CHECK(
      text_of(diagnostics) ==
      "content/menu/1-out.jpg: error: the symlink leads out of the project [symlink-outside-project]\n"
      "help: put a copy of the file here: only what is in the project can be published\n\n"
      "content/menu/2-etc: error: the symlink leads out of the project [symlink-outside-project]\n"
      "help: put a copy of the file here: only what is in the project can be published\n\n"
      "content/menu/3-hidden.txt: error: the symlink leads to a hidden file of the project [symlink-outside-project]\n"
      "help: put a copy of the file here: only what is in the project can be published\n\n"
      "content/menu/4-nowhere.jpg: error: the symlink leads nowhere: No such file or directory [broken-symlink]\n"
      "help: remove it, or put the file itself here\n\n"
      "content/menu/5-self.jpg: error: the symlink leads nowhere: Too many levels of symbolic links [broken-symlink]\n"
      "help: remove it, or put the file itself here\n\n"
      "content/menu/sub/6-up: error: the symlink leads back to a folder it is in [broken-symlink]\n"
      "help: remove it: the content would never end\n\n"
      "content/menu/sub/7-here: error: the symlink leads back to a folder it is in [broken-symlink]\n"
      "help: remove it: the content would never end\n");
  CHECK(found.assets == std::vector<std::string>{"menu/sub/a.jpg"});
}

TEST_CASE("folders that lead to each other by symlinks come to an end", "[content][discovery]") {
  const DiskProject project;
  project.write("content/a/one.jpg");
  project.write("content/b/two.jpg");
  project.link("content/a/to-b", "../b");
  project.link("content/b/to-a", "../a");
  const auto [found, diagnostics] = project.discovered();
  CHECK(diagnostics.items().size() == 2);
  for (const Diagnostic& item : diagnostics.items()) CHECK(item.code == DiagnosticCode::BrokenSymlink);
  CHECK(found.assets == std::vector<std::string>{"a/one.jpg", "a/to-b/two.jpg", "b/to-a/one.jpg", "b/two.jpg"});
}

TEST_CASE("a pipe in the content is an error", "[content][discovery]") {
  const DiskProject project;
  REQUIRE(::mkfifo((project.root() + "/content/menu/a.md").c_str(), 0600) == 0);
  const auto [found, diagnostics] = project.discovered();
  CHECK(text_of(diagnostics) ==
        "content/menu/a.md: error: `a.md` is neither a file nor a folder [not-a-file]\nhelp: remove it from "
        "`content/`\n");
  CHECK(found.entries.empty());
}

TEST_CASE("folders are followed to a depth and no further", "[content][discovery]") {
  std::string deep = "content/menu";
  for (int i = 0; i < 200; ++i) deep += "/d";
  const auto [found, diagnostics] =
      discovered({"content/menu/_collection.yaml", deep + "/a.jpg", "content/menu/b.jpg"});
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].code == DiagnosticCode::FoldersTooDeep);
  CHECK(diagnostics.items()[0].message == "folders lie more than 32 deep");
  CHECK(found.assets == std::vector<std::string>{"menu/b.jpg"});
}

TEST_CASE("discovery reads no file", "[content][discovery]") {
  MemoryFileSystem files(
      Files{{"content/site.yaml", "x"}, {"content/menu/_collection.yaml", "x"}, {"content/menu/a.md", "x"}});
  REQUIRE(discover(files, "/").has_value());
  CHECK(files.take_reads().empty());
}

}  // namespace
}  // namespace bondgenoot::content
