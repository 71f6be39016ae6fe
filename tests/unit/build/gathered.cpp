#include "unit/build/gathered.h"

#include <utility>

#include <catch2/catch.hpp>

#include "support/diagnostic_text.h"
#include "support/memory_file_system.h"

namespace bondgenoot::build {

Files two_projects(const Files& changes) {
  const std::string notes =
      "title: Notes\nlayouts: {entry: page.html}\nfields:\n  title: {type: text, required: true}\n"
      "  with: {type: reference, to: groups, many: true, inverse: notes, private_when: anonymous}\n"
      "  photo: {type: image}\n  anonymous: {type: boolean, default: false}\n";
  const std::string groups =
      "title: Groups\nlayouts: {entry: page.html}\nfields:\n  title: {type: text, required: true}\n";
  Files files = {
      {"site/content/site.yaml",
       "title: Together\nbase_url: https://example.org/\nrepository: https://github.com/all/together\nsources:\n"
       "  noord: {path: ../noord, title: Noord, repository: \"https://github.com/all/noord\"}\n"},
      {"site/content/pages/index.md", "---\ntitle: Home\n---\nSee [theirs](../notes/theirs.md).\n"},
      {"site/content/notes/_collection.yaml", notes},
      {"site/content/notes/ours.md", "---\ntitle: Ours\nwith: [choir]\n---\nText.\n"},
      {"site/content/groups/_collection.yaml", groups},
      {"site/content/groups/library.md", "---\ntitle: Library\n---\n"},
      {"site/templates/page.html",
       "<!doctype html><title>{{ page.title }}</title>{% if entry is defined %}{{ entry.body }}"
       "<p>{{ entry.ally.title if entry.ally else 'own' }}|{{ page.edit_href or '-' }}"
       "{% if entry.with is defined %}{% for one in entry.with %}|{{ one.title }}{% endfor %}{% endif %}"
       "{% if entry.notes is defined %}{% for one in entry.notes %}|{{ one.title }}{% endfor %}{% endif %}</p>"
       "{% endif %}\n"},
      {"site/templates/404.html", "<!doctype html><title>404</title>\n"},
      {"site/templates/i18n/nl.yaml", "name: naam\n"},
      {"site/themes/default/theme.yaml", "name: Default\n"},
      {"noord/content/site.yaml", "title: Noord\nnavigation: [{title: Away, page: pages/gone.md}]\n"},
      {"noord/content/pages/index.md", "---\ntitle: Noord's own home\n---\n"},
      {"noord/content/pages/about.md", "---\ntitle: About Noord\n---\n"},
      {"noord/content/notes/_collection.yaml", notes},
      {"noord/content/notes/theirs.md",
       "---\ntitle: Theirs\nwith: [choir, library]\n---\nSee [ours](ours.md), [the choir](../groups/choir.md) and "
       "[about](../pages/about.md#us). ![A hall](hall.txt.svg)\n"},
      {"noord/content/notes/hall.txt.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"},
      {"noord/content/notes/unseen.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"},
      {"noord/content/static/CNAME", "noord.example.org\n"},
      {"noord/content/groups/_collection.yaml", groups},
      {"noord/content/groups/choir.md", "---\ntitle: Choir\n---\n"},
  };
  for (const auto& [path, text] : changes) files[path] = text;
  return files;
}

Built gather_files(const Files& projects) {
  const MemoryFileSystem files(projects);
  BuildOptions options;
  options.root = "site";
  options.today = {2026, 11, 22};
  return build_all(files, options, 2);
}

std::string page(const Built& built, const std::string& output) {
  const auto found = built.tree.files.find(output);
  return found == built.tree.files.end() ? std::string() : found->second;
}

}  // namespace bondgenoot::build
