"""The data of the real content and of a small project, read by readers that others wrote.

scripts/test has compiled build/release before this runs.
"""
import csv
import io
import json
import re
import shutil
import unittest

import icalendar
import jsonschema
import yaml

from folders import temporary_folder
from site_test import DAY, ROOT, run, tree
from small_project import AWKWARD, SITE, STOPS, SmallProject, entry

CONCEPTS = """title: Onderwerpen
path: /themas/
concepts: {definition: summary}
layouts: {entry: entry.html, list: list.html}
fields:
  title: {type: text, required: true}
  summary: {type: text}
"""
SECRETS = ("Geheimschool", "geheimschool", "geheim@example.org")
# Their pages exist, and nothing leads there from the entry that withholds them.
OWN_PAGE = ("scholen/geheimschool", "data/scholen.", "data/knowledge-base.json", "search/")


class DataTest(SmallProject):
    def test_an_entry_is_given_with_its_fields_as_the_model_types_them(self):
        day = self.entries()["dag"]
        self.assertEqual(day["href"], "https://example.org/kennis/haltes/dag/")
        self.assertEqual(day["title"], AWKWARD.strip())
        self.assertEqual((day["date"], day["number"], day["anonymous"]), ("2024-02-29", 3, False))
        self.assertEqual((day["tags"], day["kinds"], day["schools"]), (["een", "twee"], ["a", "b"], ["de-linde"]))
        self.assertEqual(day["steps"], [{"what": "Bel", "school": "de-linde"}, {"what": "Wacht"}])
        self.assertEqual(day["plain_text"], "Eerste regel.\nTweede regel & meer.")
        self.assertEqual(list(self.entries("data/scholen.json")), ["de-linde", "geheimschool"])

    def test_each_file_names_its_licence_and_version(self):
        for path in ("data/haltes.json", "data/knowledge-base.json"):
            data = self.json(path)
            self.assertEqual(data["license"], {"title": "CC BY 4.0", "href": "https://creativecommons.org/licenses/by/4.0/"})
            self.assertRegex(data["version"], r"^[0-9a-f]{16}$")
            self.assertEqual(data["format"], 1)
        package = self.json("data/datapackage.json")
        self.assertEqual(package["licenses"][0]["title"], "CC BY 4.0")
        self.assertEqual(package["version"], self.json("data/knowledge-base.json")["version"])

    def test_the_version_is_that_of_the_data_alone(self):
        self.assertEqual(tree(self.build("again", "--jobs", 1)), tree(self.out))
        before = self.json("data/haltes.json")["version"]
        self.write("scholen/de-linde.md", entry({"title": "De Linde"}, "Anders."))
        try:
            other = self.build("other")
            self.assertEqual(json.loads((other / "data/haltes.json").read_text(encoding="utf-8"))["version"], before)
            self.assertNotEqual(json.loads((other / "data/scholen.json").read_text(encoding="utf-8"))["version"],
                                self.json("data/scholen.json")["version"])
        finally:
            self.write("scholen/de-linde.md", entry({"title": "De Linde"}))

    def test_in_the_whole_references_are_resolved(self):
        collections = self.json("data/knowledge-base.json")["collections"]
        self.assertEqual(sorted(collections), ["haltes", "scholen"])
        day = next(found for found in collections["haltes"]["entries"] if found["name"] == "dag")
        linde = {"collection": "scholen", "name": "de-linde", "title": "De Linde", "href": "https://example.org/kennis/scholen/de-linde/"}
        self.assertEqual(day["schools"], [linde])
        self.assertEqual(day["steps"][0]["school"], linde)

    def test_a_table_has_the_models_names_above_it_and_reads_back(self):
        raw = (self.out / "data/haltes.csv").read_bytes()
        self.assertTrue(raw.endswith(b"\r\n"))
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
        columns = yaml.safe_load(STOPS)["fields"]
        self.assertEqual(list(rows[0]), ["name", "href", "language", "added_on", "changed_on", *columns, "plain_text"])
        day = next(row for row in rows if row["name"] == "dag")
        self.assertEqual(day["title"], AWKWARD.strip())
        self.assertEqual((day["tags"], day["number"], day["anonymous"]), ("een; twee", "3", "false"))
        self.assertEqual(json.loads(day["steps"])[1], {"what": "Wacht"})
        self.assertEqual(day["plain_text"], "Eerste regel.\nTweede regel & meer.")
        names = [field["name"] for field in self.json("data/datapackage.json")["resources"][0]["schema"]["fields"]]
        self.assertEqual(names, list(rows[0]))

    def test_the_data_are_what_their_schema_says_and_nothing_else_is(self):
        for name in ("haltes", "scholen"):
            schema = self.json(f"data/{name}.schema.json")
            jsonschema.Draft202012Validator.check_schema(schema)
            check = jsonschema.Draft202012Validator(schema)
            data = self.json(f"data/{name}.json")
            self.assertEqual([error.message for error in check.iter_errors(data)], [])
        data["entries"][0]["unknown"] = 1
        self.assertFalse(check.is_valid(data))
        del data["entries"][0]["unknown"], data["entries"][0]["title"]
        self.assertFalse(check.is_valid(data))

    def test_a_site_that_gives_out_no_open_data_has_vocabularies_alone_and_its_pages_lead_nowhere_else(self):
        self.write("pages/bestanden.md", entry({"title": "Bestanden", "layout": "data.html"}))
        self.write("themas/_collection.yaml", CONCEPTS)
        self.write("themas/les.md", entry({"title": "Les"}))
        try:
            given = self.build("given")
            self.write("site.yaml", SITE + "open_data: false\n")
            kept = self.build("kept")  # Which fails when a link leads nowhere.
            self.assertEqual([path.name for path in (kept / "data").glob("*.*")], ["themas.ttl"])
            gone = set(tree(given)) - set(tree(kept))
            self.assertEqual({str(path).split("/")[0] for path in gone}, {"data"})
            self.assertIn("themas.ttl", self.links_of(kept))
            self.assertEqual(self.links_of(given) - self.links_of(kept),
                             {path.name for path in (given / "data").glob("*.*")} - {"themas.ttl"})
        finally:
            self.write("site.yaml", SITE)
            shutil.rmtree(self.project / "content/themas")
            (self.project / "content/pages/bestanden.md").unlink()

    @staticmethod
    def links_of(out):
        """The files that the data dictionary leads to."""
        return set(re.findall(r'href="[^"]*/data/([^"/]+\.[^"/]+)"', (out / "bestanden/index.html").read_text(encoding="utf-8")))

    def test_what_is_withheld_is_in_no_file(self):
        found = 0
        for path in sorted(self.out.rglob("*")):
            name = str(path.relative_to(self.out))
            if not path.is_file() or name.startswith("assets/"):
                continue
            text = path.read_bytes().decode("utf-8", "replace")
            self.assertNotIn("geheim@example.org", text, name)
            found += "Geheimschool" in text
            if not name.startswith(OWN_PAGE) and name not in ("sitemap.xml",):
                for secret in SECRETS:
                    self.assertNotIn(secret, text, name)
        self.assertGreater(found, 0)  # Its own page has it, so the search is able to find it.
        nameless = self.entries()["anoniem"]
        self.assertEqual(set(nameless), {"name", "href", "language", "title", "date", "anonymous", "plain_text"})
        whole = self.json("data/knowledge-base.json")["collections"]["haltes"]["entries"]
        self.assertNotIn("geheimschool", json.dumps(next(found for found in whole if found["name"] == "anoniem")))


class RealContentTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        run("build", "--strict", "--today", DAY, "-o", cls.folder / "site", cwd=ROOT)
        cls.data = cls.folder / "site/data"

    def test_every_collection_is_given_as_its_schema_says(self):
        names = sorted(path.parent.name for path in (ROOT / "content").glob("*/_collection.yaml") if path.parent.name != "pages")
        for name in names:
            schema = json.loads((self.data / f"{name}.schema.json").read_text(encoding="utf-8"))
            data = json.loads((self.data / f"{name}.json").read_text(encoding="utf-8"))
            errors = [f"{list(error.absolute_path)}: {error.message}"[:200] for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]
            self.assertEqual(errors, [], name)
            rows = list(csv.DictReader(io.StringIO((self.data / f"{name}.csv").read_bytes().decode("utf-8"), newline=""), strict=True))
            self.assertEqual([row["name"] for row in rows], [found["name"] for found in data["entries"]])
        self.assertIn("good-practices", names)

    def test_each_page_says_what_it_is_in_json_ld(self):
        found = {}
        for page in sorted((self.folder / "site").rglob("index.html")):
            text = page.read_text(encoding="utf-8")
            if 'http-equiv="refresh"' in text:
                continue
            data = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
            self.assertEqual(data["@context"], "https://schema.org")
            about = data["@graph"][0] if "@graph" in data else data
            self.assertTrue(about["url"].startswith("https://example.org/kennisbank/") and about.get("name", about.get("headline")), page)
            found.setdefault(about["@type"], about)
        self.assertEqual(set(found), {"WebSite", "Article", "CollectionPage", "Event", "Organization", "DefinedTerm"})
        for folder, search in (("", "praktijken"), ("en/", "en/practices")):
            home = (self.folder / "site" / folder / "index.html").read_text(encoding="utf-8")
            data = json.loads(home.split('<script type="application/ld+json">')[1].split("</script>")[0])
            self.assertEqual((data["@graph"][0] if "@graph" in data else data)["potentialAction"]["target"]["urlTemplate"],
                             f"https://example.org/kennisbank/{search}/?q={{search_term_string}}")

    def test_the_timeline_is_a_calendar(self):
        calendar = icalendar.Calendar.from_ical((self.folder / "site/timeline/calendar.ics").read_bytes())
        self.assertGreater(len(calendar.walk("VEVENT")), 50)


if __name__ == "__main__":
    unittest.main()
