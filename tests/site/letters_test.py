"""The first letter of names and labels, on the pages that a visitor opens."""
import html
import re
import unittest

from folders import temporary_folder
from small_project import entry
from site_test import run

ORGANISATIONS = """title: Organisaties
path: /organisaties/
type: organisation
order: title
layouts: {entry: entry.html, list: organisations.html}
fields:
  title: {type: text, required: true}
"""
ACTIONS = """title: Acties
singular: ijsbreker
path: /acties/
layouts: {entry: action.html, list: menu.html}
fields:
  title: {type: text, required: true}
  summary: {type: text}
  course: {type: choice, facet: true, options: {a: {nl: Vooraf, help: {nl: AVG en zo}}, b: {nl: Daarna, help: {nl: Ijs en IJs}}, c: {nl: Ooit, help: {nl: IJs eten}}}}
"""
TERMS = """title: Begrippen
path: /begrippen/
layouts: {entry: entry.html, list: terms.html}
fields:
  title: {type: text, required: true}
  kind: {type: choice, options: {a: ijsvrij, b: één keer, c: VO-raad}}
"""
NAMES = {"0–9": ["!!!", "2getthere", "10voorTaal"], "E": ["École Élan", "Ecorys", "Eendracht"], "I": ["IJsselkring"], "O": ["Øresund"],
         "S": ["’s Heeren Loo", "Sardes", "«Stip»"], "T": ["'t Kabouterhuis", "TNO"]}


class LettersTest(unittest.TestCase):
    def build(self, collection, entries):
        """The list's page; `self.site` is where the others are."""
        project = temporary_folder(self) / "project"
        self.site = project / "public"
        for folder in ("pages", "things"):
            (project / "content" / folder).mkdir(parents=True)
        texts = {"site.yaml": "title: Letters\nlanguage: nl\nshare_pictures: false\n", "pages/index.md": entry({"title": "Welkom"}),
                 "things/_collection.yaml": collection,
                 **{f"things/thing{number}.md": entry(fields) for number, fields in enumerate(entries)}}
        for name, text in texts.items():
            (project / "content" / name).write_text(text, encoding="utf-8")
        run("build", "-C", project, "-o", self.site)
        path = re.search(r"^path: /(.*)/$", collection, re.MULTILINE).group(1)
        return self.page(path)

    def page(self, path):
        return html.unescape((self.site / path / "index.html").read_text(encoding="utf-8"))

    def test_each_letter_stands_once_with_the_names_that_sort_by_it(self):
        page = self.build(ORGANISATIONS, [{"title": name} for names in NAMES.values() for name in names])
        sections = re.findall(r'<h3 class="letter__sign"[^>]*>([^<]*)</h3>(.*?)</section>', page, re.DOTALL)
        found = {letter: re.findall(r'<a class="record__name"[^>]*>([^<]*)</a>', names) for letter, names in sections}
        self.assertEqual([letter for letter, _ in sections], list(NAMES))
        self.assertEqual(found, NAMES)
        index = re.search(r'<nav class="letters.*?</nav>', page, re.DOTALL).group()
        self.assertEqual(re.findall(r'<a href="#p-letter-\d+">([^<]*)</a>', index), list(NAMES))

    def test_a_label_begins_a_line_with_a_capital(self):
        page = self.build(TERMS, [{"title": f"Begrip {kind}", "kind": kind} for kind in "abc"])
        self.assertEqual(re.findall(r'<span class="kind kind--plain">([^<]*)</span>', page), ["IJsvrij", "Één keer", "VO-raad"])

    def test_a_label_within_a_line_has_no_capital_unless_it_is_an_abbreviation(self):
        self.build(ACTIONS, [{"title": f"Actie {course}", "summary": "Kort.", "course": course} for course in "abc"])
        for number, line in enumerate(["Vooraf: AVG en zo", "Daarna: ijs en IJs", "Ooit: ijs eten"]):
            action = self.page(f"acties/thing{number}")
            self.assertIn(f'<p class="entry__course">{line}</p>', action)
            self.assertIn("<span>IJsbreker</span>", action)


if __name__ == "__main__":
    unittest.main()
