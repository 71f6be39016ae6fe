"""`report` over the real content: the terminal, JSON and the page say the same, and nothing that is withheld."""
import html
import json
import os
import re
import subprocess
import unittest

from folders import copy_project, temporary_folder
from site_test import PROGRAM

PARTS = {"unpaired": "unpaired", "orphaned": "orphaned", "stale": "to be reviewed", "incomplete": "incomplete", "uneven": "unevenly spread"}


def run(folder, *words):
    return subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=300,
                          env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "LC_ALL": "en_GB.UTF-8", "NO_COLOR": "1"})


class ReportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        copy_project(cls.folder)
        content = cls.folder / "content"
        (content / "organisations/geheime-school.md").write_text(
            '---\ntitle: "Geheime School"\nsummary: "Een school."\nkind: school\n---\n', encoding="utf-8")
        practice = (content / "good-practices/droomproject.md").read_text(encoding="utf-8")
        (content / "good-practices/zonder-naam.md").write_text(
            re.sub(r"^(title|answers|organisations|reviewed|review_in):.*\n", "", practice, flags=re.M).replace(
                "---\n", '---\ntitle: "Zonder naam"\nanonymous: true\norganisations: [geheime-school]\nreviewed: 2024-01\nreview_in: 12m\n', 1),
            encoding="utf-8")
        built = run(cls.folder, "build", "--strict")
        if built.returncode:
            raise AssertionError(built.stderr[:5000])
        cls.site = cls.folder / "public"
        cls.page = (cls.site / "stand-van-de-inhoud/index.html").read_text(encoding="utf-8")
        cls.report = json.loads(run(cls.folder, "report", "--format", "json").stdout)
        cls.text = run(cls.folder, "report").stdout

    def entries(self):
        """(part, title) of every entry that the JSON names."""
        for part in ("unpaired", "orphaned", "incomplete"):
            for group in self.report[part]["groups"]:
                for entry in group["entries"]:
                    yield part, entry["title"]
        for entry in self.report["stale"]["groups"]:
            yield "stale", entry["title"]

    def section(self, part):
        return re.search(rf'<section class="prose" aria-labelledby="p-{part}">(.*?)</section>', self.page, re.S)[1]

    def test_all_three_count_the_same(self):
        self.assertGreater(self.report["incomplete"]["count"], 5)
        for part, head in PARTS.items():
            with self.subTest(part=part):
                count = self.report[part]["count"]
                self.assertIn(f"{head}: {count}\n", self.text)
                shown = re.search(rf'<h2 id="p-{part}">[^<]*: ([\d.]+)</h2>', self.page)[1]
                self.assertEqual(int(shown.replace(".", "")), count)
                self.assertEqual(self.section(part).count("<li>"), count)

    def test_all_three_name_the_same(self):
        named = 0
        for part, title in self.entries():
            named += 1
            self.assertIn(f"  {title}", self.text)
            self.assertIn(f">{title}</a>", html.unescape(self.section(part)))
        self.assertEqual(named, sum(self.report[part]["count"] for part in PARTS if part != "uneven"))

    def test_the_stale_one_is_said_with_its_day(self):
        self.assertIn({"title": "Zonder naam", "due": "2025-01-31"},
                      [{"title": entry["title"], "due": entry["due"]} for entry in self.report["stale"]["groups"]])
        self.assertIn("Zonder naam</a>: sinds 31 januari 2025", self.page)
        later = run(self.folder, "report", "--today", "2025-01-31")
        self.assertNotIn("since 2025-01-31", later.stdout)

    def test_search_engines_are_asked_to_leave_it_alone(self):
        self.assertIn('<meta name="robots" content="noindex">', self.page)
        self.assertNotIn("stand-van-de-inhoud", (self.site / "sitemap.xml").read_text(encoding="utf-8"))

    def test_nothing_withheld_is_told(self):
        # A school that only an anonymous entry names is named nowhere, and that entry lacks no organisation.
        orphans = [entry["title"] for group in self.report["orphaned"]["groups"] for entry in group["entries"]]
        self.assertIn("Geheime School", orphans)
        lacking = [entry["missing"] for group in self.report["incomplete"]["groups"] for entry in group["entries"]
                   if entry["title"] == "Zonder naam"]
        self.assertNotIn("organisations", [name for names in lacking for name in names])

    def test_without_the_role_there_is_no_page(self):
        plain = self.folder / "plain"
        (plain / "content/pages").mkdir(parents=True)
        (plain / "content/site.yaml").write_text("title: Proef\n", encoding="utf-8")
        (plain / "content/pages/index.md").write_text("---\ntitle: Welkom\n---\n", encoding="utf-8")
        said = run(plain, "report")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("unpaired: nothing to go by; write `pairs: true`", said.stdout)
        self.assertEqual(json.loads(run(plain, "report", "--format", "json").stdout)["unpaired"], None)

    def test_what_cannot_be_read_is_said_and_the_rest_is_counted(self):
        broken = self.folder / "content/good-practices/kapot.md"
        broken.write_bytes(b"---\ntitle: \xff\n---\n")
        self.addCleanup(broken.unlink)
        said = run(self.folder, "report")
        self.assertEqual(said.returncode, 1)
        self.assertIn("[not-utf8]", said.stderr)
        self.assertIn("unpaired: ", said.stdout)
        self.assertEqual(run(self.folder, "report", "--today", "soon").returncode, 2)


if __name__ == "__main__":
    unittest.main()
