"""What is called by a shorter name, where an alliance's model has none."""
import html
import re
import unittest

from folders import copy_project, temporary_folder
from site_test import DAY, run

TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


class NamesTest(unittest.TestCase):
    def test_focus_points_without_short_names_are_called_by_their_titles(self):
        project = temporary_folder(self)
        copy_project(project)
        points = project / "content/focus-points"
        titles = []
        for path in points.iterdir():
            text = path.read_text(encoding="utf-8")
            if path.name.startswith("_"):
                optional = re.sub(r"^(  short: .*)required: true, ", r"\1", text, flags=re.MULTILINE)
                self.assertNotEqual(optional, text)
                path.write_text(optional, encoding="utf-8")
                continue
            path.write_text(re.sub(r"^short: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
            if not path.name.endswith(".en.md"):
                titles.append(re.search(r'^title: "?(.*?)"?$', text, re.MULTILINE).group(1))
        self.assertEqual(len(titles), 5)
        run("build", "--strict", "-C", project, "-o", project / "public", "--today", DAY)
        pages = {path: html.unescape(TAG.sub("\n", path.read_text(encoding="utf-8"))) for path in (project / "public").rglob("*.html")}
        said = {path: re.findall(r".*\bnone\b.*", text, re.IGNORECASE) for path, text in pages.items() if "en" not in path.relative_to(project).parts}
        self.assertEqual({str(path): lines for path, lines in said.items() if lines}, {})
        more = set(re.findall(r'class="more" href="[^"]*/focus-points/[^"]*">(Meer over [^<]*)<', "".join(self.read(project / "public/good-practices"))))
        self.assertEqual({html.unescape(words).lower() for words in more}, {f"meer over {title.lower()}" for title in titles})
        overview = [line.strip() for line in pages[project / "public/overzicht/index.html"].splitlines()]
        for title in titles:
            self.assertIn(title, overview)

    @staticmethod
    def read(folder):
        return [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]


if __name__ == "__main__":
    unittest.main()
