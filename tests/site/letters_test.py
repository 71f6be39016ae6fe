"""Organisations by the letter of their name, on the page that a visitor opens."""
import re
import unittest

from folders import temporary_folder
from small_project import entry
from site_test import run

COLLECTION = """title: Organisaties
path: /organisaties/
type: organisation
order: title
layouts: {entry: entry.html, list: organisations.html}
fields:
  title: {type: text, required: true}
"""
NAMES = {"0–9": ["!!!", "2getthere", "10voorTaal"], "E": ["École Élan", "Ecorys", "Eendracht"], "I": ["IJsselkring"], "O": ["Øresund"],
         "S": ["’s Heeren Loo", "Sardes", "«Stip»"], "T": ["'t Kabouterhuis", "TNO"]}


class LettersTest(unittest.TestCase):
    def test_each_letter_stands_once_with_the_names_that_sort_by_it(self):
        project = temporary_folder(self) / "project"
        (project / "content/pages").mkdir(parents=True)
        (project / "content/organisaties").mkdir()
        (project / "content/site.yaml").write_text("title: Letters\nlanguage: nl\nshare_pictures: false\n", encoding="utf-8")
        (project / "content/pages/index.md").write_text(entry({"title": "Welkom"}), encoding="utf-8")
        (project / "content/organisaties/_collection.yaml").write_text(COLLECTION, encoding="utf-8")
        for number, name in enumerate(name for names in NAMES.values() for name in names):
            (project / f"content/organisaties/o{number}.md").write_text(entry({"title": name}), encoding="utf-8")
        run("build", "-C", project, "-o", project / "public")
        page = (project / "public/organisaties/index.html").read_text(encoding="utf-8")
        sections = re.findall(r'<h3 class="letter__sign"[^>]*>([^<]*)</h3>(.*?)</section>', page, re.DOTALL)
        found = {letter: re.findall(r'<a class="record__name"[^>]*>([^<]*)</a>', names) for letter, names in sections}
        self.assertEqual([letter for letter, _ in sections], list(NAMES))
        self.assertEqual({letter: [name.replace("&#39;", "'") for name in names] for letter, names in found.items()}, NAMES)
        index = re.search(r'<nav class="letters.*?</nav>', page, re.DOTALL).group()
        self.assertEqual(re.findall(r'<a href="#p-letter-\d+">([^<]*)</a>', index), list(NAMES))


if __name__ == "__main__":
    unittest.main()
