"""An organisation in 300 entries and one in none: their pages stay short, and nothing is out of reach."""
import re
import subprocess
import unittest

from folders import copy_project, temporary_folder
from site_test import PROGRAM

MANY = 300


class LivingIndexTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        copy_project(cls.folder)
        content = cls.folder / "content"
        practice = (content / "good-practices/droomproject.md").read_text(encoding="utf-8")
        practice = re.sub(r"^(organisations|research):.*\n", "", practice, flags=re.M)
        for number in range(MANY):
            text = re.sub(r"^title:.*$", f'title: "Praktijk {number}"', practice, count=1, flags=re.M)
            text = text.replace("\nthemes:", "\norganisations: [druk]\nresearch: [veel-genoemd]\nthemes:", 1)
            (content / f"good-practices/nummer-{number}.md").write_text(text, encoding="utf-8")
        for name in ("druk", "stil"):
            (content / f"organisations/{name}.md").write_text(
                f'---\ntitle: "Organisatie {name}"\nsummary: "Een school."\nkind: school\n---\n', encoding="utf-8")
        (content / "research/veel-genoemd.md").write_text(
            '---\ntitle: "Veel genoemd"\nsummary: "Een onderzoek."\nkind: onderzoek\nsources: [{title: "Bron"}]\n---\n', encoding="utf-8")
        done = subprocess.run([PROGRAM, "build", "--today", "2026-01-15", "-o", cls.folder / "public"], cwd=cls.folder,
                              capture_output=True, text=True, check=False, timeout=300)
        if done.returncode:
            raise AssertionError(done.stderr[:5000])

    def page(self, path):
        return (self.folder / "public" / path / "index.html").read_text(encoding="utf-8")

    def test_an_organisation_in_many_entries_shows_a_few_and_the_way_to_all(self):
        page = self.page("organisations/druk")
        self.assertLess(page.count('class="record"'), 20)
        self.assertIn(f'<span class="group__n">{MANY}</span>', page)
        target = re.search(rf'<a class="more" href="/kennisbank/([^"]*)">[^<]*{MANY}', page)
        self.assertIsNotNone(target, "no way to all of them")
        self.assertIn(f"{MANY} ", re.search(r'class="toolbar__count"[^>]*>([^<]*)', self.page(target[1]))[1])

    def test_what_no_list_filters_on_opens_on_its_own_page(self):
        page = self.page("research/veel-genoemd")
        self.assertEqual(page.count('class="record"'), MANY)
        opens = page.index("<details class=\"alt\">")
        self.assertLess(page[:opens].count('class="record"'), 20)

    def test_an_organisation_in_no_entry_says_so(self):
        page = self.page("organisations/stil")
        self.assertEqual(page.count('class="record"'), 0)
        self.assertIn("komt nog in geen andere tekst voor", page)
        self.assertNotIn('class="group"', page)


if __name__ == "__main__":
    unittest.main()
