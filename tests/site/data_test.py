"""Data, feeds and calendars of the real content and of a small project, read by readers that others wrote.

scripts/test has compiled build/release before this runs.
"""
import csv
import datetime
import io
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import feedparser
import icalendar
import jsonschema
import yaml

from site_test import DAY, ROOT, run, tree

SITE = """title: Buurtkennis & meer
base_url: https://example.org/kennis/
language: nl
license: {title: CC BY 4.0, href: "https://creativecommons.org/licenses/by/4.0/"}
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
  kinds: {type: choice, many: true, options: {a: Anders, b: Beter}}
  schools: {type: reference, to: scholen, many: true, private_when: anonymous}
  contact: {type: email, private_when: anonymous}
  steps: {type: list, of: {type: group, fields: {what: {type: text}, school: {type: reference, to: scholen}}}}
  anonymous: {type: boolean, default: false}
"""
AWKWARD = 'Komma, "aanhaling"; een \\ en ’s — é ' + "lang " * 30
SECRETS = ("Geheimschool", "geheimschool", "geheim@example.org")
# Their pages exist, and nothing leads there from the entry that withholds them.
OWN_PAGE = ("scholen/geheimschool", "data/scholen.", "data/knowledge-base.json", "search/")


def entry(fields, text="Tekst."):
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n{text}\n"


class SmallProjectTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="bondgenoot-data-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
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

    def test_a_feed_reader_reads_the_feeds(self):
        for path, title in (("feed.xml", "Buurtkennis & meer"), ("haltes/feed.xml", "Buurtkennis & meer: Haltes")):
            subprocess.run(["xmllint", "--noout", self.out / path], check=True)
            feed = feedparser.parse((self.out / path).read_bytes())
            self.assertFalse(feed.bozo, feed.get("bozo_exception"))
            self.assertEqual((feed.version, feed.feed.title, feed.feed.language), ("atom10", title, "nl"))
            self.assertEqual(feed.feed.rights, "CC BY 4.0")
            self.assertEqual(feed.entries[0].title, AWKWARD.strip())
            self.assertEqual(feed.entries[0].link, "https://example.org/kennis/haltes/dag/")
            self.assertEqual(feed.entries[0].summary, AWKWARD.strip())
            self.assertEqual(feed.entries[0].updated, "2024-02-29T00:00:00Z")
            moments = [found.updated_parsed for found in feed.entries]
            self.assertEqual(moments, sorted(moments, reverse=True))
            self.assertNotIn("Zonder datum", [found.title for found in feed.entries])
            self.assertEqual(feed.feed.updated_parsed, moments[0])
            ids = [found.id for found in feed.entries]
            self.assertEqual(len(ids), len(set(ids)))

    def test_a_json_feed_has_what_its_specification_asks(self):
        feed = self.json("haltes/feed.json")
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual(feed["feed_url"], "https://example.org/kennis/haltes/feed.json")
        self.assertEqual(feed["home_page_url"], "https://example.org/kennis/haltes/")
        for item in feed["items"]:
            self.assertTrue(item["id"] and item["content_text"] and item["url"].startswith("https://"))
            datetime.datetime.strptime(item["date_modified"], "%Y-%m-%dT%H:%M:%SZ")
        typed = self.folder / "feed.ts"  # As a value of the types that others wrote down from the specification.
        typed.write_text(f'import JSONFeed from "@json-feed-types/1_1";\nexport const feed: JSONFeed = {json.dumps(feed)};\n', encoding="utf-8")
        modules = ROOT / "tests/node_modules"
        (self.folder / "node_modules").symlink_to(modules)
        checked = subprocess.run([modules / ".bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--target", "es2022",
                                  "--moduleResolution", "node", typed], capture_output=True, text=True, check=False)
        self.assertEqual((checked.returncode, checked.stdout), (0, ""))
        atom = feedparser.parse((self.out / "haltes/feed.xml").read_bytes())
        self.assertEqual([item["id"] for item in feed["items"]], [found.id for found in atom.entries])

    def test_pages_lead_to_the_feeds_that_there_are(self):
        def alternates(path):
            page = (self.out / path / "index.html").read_text(encoding="utf-8")
            return [part.split('"')[0] for part in page.split('rel="alternate"')[1:] for part in [part.split('href="')[1]]]
        site = ["/kennis/feed.xml", "/kennis/feed.json"]
        stops = ["/kennis/haltes/feed.xml", "/kennis/haltes/feed.json", "/kennis/haltes/calendar.ics"]
        self.assertEqual(alternates(""), site)
        self.assertEqual(alternates("scholen/de-linde"), site)
        self.assertEqual(alternates("haltes"), site + stops)
        self.assertEqual(alternates("haltes/dag"), site + stops)

    def events(self):
        calendar = icalendar.Calendar.from_ical((self.out / "haltes/calendar.ics").read_bytes())
        self.assertEqual((str(calendar["VERSION"]), calendar.errors), ("2.0", []))
        return {str(event["UID"]).split("/")[1].split("@")[0]: event for event in calendar.walk("VEVENT")}

    def test_a_calendar_is_as_precise_as_what_is_known(self):
        events = self.events()
        day = datetime.date
        spans = {name: (event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None) for name, event in events.items()}
        self.assertEqual(spans["dag"], (day(2024, 2, 29), day(2024, 3, 1)))
        self.assertEqual(spans["maand"], (day(2016, 12, 1), day(2017, 1, 1)))
        self.assertEqual(spans["najaar"], (day(2018, 9, 1), day(2018, 12, 1)))
        self.assertEqual(spans["week"], (day(2017, 1, 23), day(2017, 1, 28)))
        self.assertEqual(spans["sinds"], (day(2011, 1, 1), None))
        self.assertNotIn("zonder", events)
        self.assertEqual(str(events["maand"]["SUMMARY"]), "Maand (december 2016)")
        self.assertEqual(str(events["week"]["SUMMARY"]), "Week")
        self.assertEqual(str(events["misschien"]["SUMMARY"]), "Misschien (waarschijnlijk februari 2017)")
        self.assertEqual({name for name, event in events.items() if str(event["STATUS"]) == "TENTATIVE"}, {"misschien", "jaar"})
        self.assertEqual({str(event["TRANSP"]) for event in events.values()}, {"TRANSPARENT"})

    def test_a_calendar_keeps_its_lines_short_and_its_text_whole(self):
        raw = (self.out / "haltes/calendar.ics").read_bytes()
        self.assertNotIn(b"\n", raw.replace(b"\r\n", b""))
        for line in raw.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode("utf-8")  # No letter is cut in two.
        event = self.events()["dag"]
        self.assertEqual(str(event["SUMMARY"]), AWKWARD.strip())
        self.assertEqual(str(event["UID"]), "haltes/dag@example.org")

    def test_a_browser_is_told_how_to_search(self):
        path = self.out / "opensearch.xml"
        self.assertFalse(path.exists())  # There is no search page.
        self.write("pages/zoek.md", entry({"title": "Zoek", "lists": ["haltes"]}))
        self.write("pages/_collection.yaml", "title: Pagina's\npath: /\nlayouts: {entry: page.html}\nfields:\n  title: {type: text}\n"
                                             "  lists: {type: list, of: {type: text}}\n")
        self.write("site.yaml", SITE + "pages: {search: pages/zoek.md}\n")
        try:
            out = self.build("searched")
            path = out / "opensearch.xml"
            subprocess.run(["xmllint", "--noout", path], check=True)
            self.assertIn('template="https://example.org/kennis/zoek/?q={searchTerms}"', path.read_text(encoding="utf-8"))
            self.assertIn('href="/kennis/opensearch.xml"', (out / "index.html").read_text(encoding="utf-8"))
        finally:
            self.write("site.yaml", SITE)
            (self.project / "content/pages/zoek.md").unlink()
            (self.project / "content/pages/_collection.yaml").unlink()

    def test_a_site_without_a_host_has_data_and_no_feeds(self):
        self.write("site.yaml", "title: Zonder adres\n")
        try:
            out = self.build("hostless")
            self.assertTrue((out / "data/haltes.json").exists())
            for name in ("feed.xml", "haltes/feed.json", "haltes/calendar.ics"):
                self.assertFalse((out / name).exists(), name)
            self.assertNotIn("application/atom+xml", (out / "index.html").read_text(encoding="utf-8"))
        finally:
            self.write("site.yaml", SITE)


class RealContentTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="bondgenoot-data-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
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
        self.assertEqual(found["WebSite"]["potentialAction"]["target"]["urlTemplate"],
                         "https://example.org/kennisbank/praktijken/?q={search_term_string}")

    def test_the_timeline_is_a_calendar(self):
        calendar = icalendar.Calendar.from_ical((self.folder / "site/timeline/calendar.ics").read_bytes())
        self.assertGreater(len(calendar.walk("VEVENT")), 50)


if __name__ == "__main__":
    unittest.main()
