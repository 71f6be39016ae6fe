"""A small project with something of everything that is given to programs: what the tests of data, feeds and vocabularies build."""
import json
import unittest

import yaml

from folders import temporary_folder
from site_test import DAY, run

SITE = """title: Buurtkennis & meer
base_url: https://example.org/kennis/
language: nl
license: {title: CC BY 4.0, href: "https://creativecommons.org/licenses/by/4.0/"}
share_pictures: false
"""
SCHOOLS = """title: Scholen
path: /scholen/
layouts: {entry: entry.html}
fields:
  title: {type: text, required: true}
"""
STOPS = """title: {nl: Haltes, en: Stops}
path: /haltes/
order: -date
layouts: {entry: entry.html, list: list.html}
feed: true
calendar: true
fields:
  title: {type: text, required: true, label: {nl: Titel, en: Title}}
  summary: {type: text}
  date: {type: date}
  number: {type: number}
  tags: {type: text, many: true}
  kinds: {type: choice, many: true, facet: true, options: {a: Anders, b: Beter, c: Nooit}}
  schools: {type: reference, to: scholen, many: true, private_when: anonymous}
  contact: {type: email, private_when: anonymous}
  steps: {type: list, of: {type: group, fields: {what: {type: text}, school: {type: reference, to: scholen}}}}
  anonymous: {type: boolean, default: false}
"""
AWKWARD = 'Komma, "aanhaling"; een \\ en ’s — é ' + "lang " * 30


def entry(fields, text="Tekst."):
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n{text}\n"


class SmallProject(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        cls.project = cls.folder / "project"
        cls.write("site.yaml", SITE)
        cls.write("pages/index.md", entry({"title": "Welkom"}))
        cls.write("scholen/_collection.yaml", SCHOOLS)
        cls.write("scholen/de-linde.md", entry({"title": "De Linde"}))
        cls.write("scholen/geheimschool.md", entry({"title": "Geheimschool"}))
        cls.write("scholen/concept.md", entry({"title": "Concept", "draft": True}))
        cls.write("haltes/_collection.yaml", STOPS)
        cls.write("haltes/dag.md", entry({"title": AWKWARD, "summary": AWKWARD, "date": "2024-02-29", "number": 3, "tags": ["een", "twee"],
                                          "kinds": ["a", "b"], "schools": ["de-linde"], "contact": "linde@example.org",
                                          "steps": [{"what": "Bel", "school": "de-linde"}, {"what": "Wacht"}]}, "Eerste regel.\n\nTweede <b>regel</b> & *meer*."))
        cls.write("haltes/maand.md", entry({"title": "Maand", "date": "2016-12"}))
        cls.write("haltes/najaar.md", entry({"title": "Najaar", "date": "2018-23"}))
        cls.write("haltes/jaar.md", entry({"title": "Jaar", "date": "2021~"}))
        cls.write("haltes/misschien.md", entry({"title": "Misschien", "date": "2017-02?"}))
        cls.write("haltes/week.md", entry({"title": "Week", "date": "2017-01-23/2017-01-27"}))
        cls.write("haltes/sinds.md", entry({"title": "Sinds", "date": "2011/.."}))
        cls.write("haltes/zonder.md", entry({"title": "Zonder datum"}))
        cls.write("haltes/anoniem.md", entry({"title": "Naamloos", "date": "2020-05-01", "schools": ["geheimschool"],
                                              "contact": "geheim@example.org", "anonymous": True}))
        cls.out = cls.build("site")

    @classmethod
    def write(cls, name, text):
        path = cls.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @classmethod
    def build(cls, name, *arguments):
        out = cls.folder / name
        run("build", "--strict", "-C", cls.project, "-o", out, "--today", DAY, *arguments)
        return out

    def json(self, path):
        return json.loads((self.out / path).read_text(encoding="utf-8"))

    def entries(self, path="data/haltes.json"):
        return {found["name"]: found for found in self.json(path)["entries"]}
