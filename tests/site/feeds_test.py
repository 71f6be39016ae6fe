"""Feeds, calendars and the description of the search of a small project, read by readers that others wrote.

scripts/test has compiled build/release before this runs.
"""
import datetime
import json
import subprocess
import unittest

import feedparser
import icalendar

from site_test import ROOT, run
from small_project import AWKWARD, SITE, STOPS, SmallProject, entry


class FeedsTest(SmallProject):
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
        stops = [f"/kennis/haltes/{name}" for name in ("feed.xml", "feed.json", "calendar.ics", "upcoming.ics")]
        self.assertEqual(alternates(""), site)
        self.assertEqual(alternates("scholen/de-linde"), site)
        self.assertEqual(alternates("haltes"), site + stops)
        self.assertEqual(alternates("haltes/dag"), site + stops)
        value = ["/kennis/haltes/kinds/a/feed.xml", "/kennis/haltes/kinds/a/feed.json"]
        self.assertEqual(alternates("haltes/kinds/a"), site + stops + value)
        page = (self.out / "haltes/kinds/a/index.html").read_text(encoding="utf-8")
        self.assertIn('<a href="/kennis/haltes/kinds/a/feed.xml" type="application/atom+xml">', page)
        self.assertNotIn('<a href="/kennis/haltes/feed.xml"', page)

    def test_each_value_of_a_facet_has_feeds_of_its_own(self):
        feed = feedparser.parse((self.out / "haltes/kinds/a/feed.xml").read_bytes())
        self.assertFalse(feed.bozo, feed.get("bozo_exception"))
        self.assertEqual((feed.version, feed.feed.title), ("atom10", "Buurtkennis & meer: Haltes: Anders"))
        self.assertEqual(feed.feed.link, "https://example.org/kennis/haltes/kinds/a/")
        self.assertEqual([found.title for found in feed.entries], [AWKWARD.strip()])
        other = self.json("haltes/kinds/a/feed.json")
        self.assertEqual(other["feed_url"], "https://example.org/kennis/haltes/kinds/a/feed.json")
        self.assertEqual([item["content_text"] for item in other["items"]], [AWKWARD.strip()])  # The summary, not the text.
        self.assertFalse((self.out / "haltes/kinds/c").exists())  # Nobody has it.
        self.assertFalse((self.out / "haltes/tags").exists())  # No facet.

    def test_the_feed_of_a_value_has_its_newest_twenty(self):
        names = [f"haltes/veel-{number:02}.md" for number in range(25)]
        for number, name in enumerate(names):
            self.write(name, entry({"title": f"Veel {number}", "date": f"2019-01-{number + 1:02}", "kinds": ["b"]}))
        try:
            feed = feedparser.parse((self.build("many") / "haltes/kinds/b/feed.xml").read_bytes())
            self.assertEqual([found.title for found in feed.entries], [AWKWARD.strip()] + [f"Veel {number}" for number in range(24, 5, -1)])
        finally:
            for name in names:
                (self.project / "content" / name).unlink()

    def test_a_page_that_lists_collections_leads_to_the_feeds_below_their_own_lists(self):
        self.write("pages/alles.md", entry({"title": "Alles", "layout": "list.html", "lists": ["haltes"]}))
        self.write("pages/_collection.yaml", "title: Pagina's\npath: /\nlayouts: {entry: page.html}\nfields:\n  title: {type: text}\n"
                                             "  lists: {type: list, of: {type: text}}\n")
        try:
            out = self.build("listed")
            self.assertFalse((out / "alles/kinds/a/feed.xml").exists())
            self.assertIn('href="/kennis/haltes/kinds/a/feed.xml"', (out / "alles/kinds/a/index.html").read_text(encoding="utf-8"))
            self.write("haltes/_collection.yaml", STOPS.replace(", list: list.html", ""))
            out = self.build("listed-only-there")
            self.assertTrue((out / "alles/kinds/a/feed.xml").exists())
            self.assertIn('href="/kennis/alles/kinds/a/feed.xml"', (out / "alles/kinds/a/index.html").read_text(encoding="utf-8"))
        finally:
            self.write("haltes/_collection.yaml", STOPS)
            (self.project / "content/pages/alles.md").unlink()
            (self.project / "content/pages/_collection.yaml").unlink()

    def upcoming(self, today):
        out = self.folder / f"on-{today}"
        run("build", "--strict", "-C", self.project, "-o", out, "--today", today)
        calendar = icalendar.Calendar.from_ical((out / "haltes/upcoming.ics").read_bytes())
        self.assertEqual((str(calendar["VERSION"]), calendar.errors), ("2.0", []))
        return calendar

    def test_what_is_to_come_follows_from_the_day_of_the_build(self):
        def names(today):
            calendar = self.upcoming(today)
            self.assertEqual(str(calendar["X-WR-CALNAME"]), "Buurtkennis & meer: Haltes (wat nog komt)")
            return {str(event["UID"]).split("/")[1].split("@")[0] for event in calendar.walk("VEVENT")}
        self.assertEqual(names("2024-02-29"), {"dag"})  # Today is not over.
        self.assertEqual(names("2021-12-31"), {"dag", "jaar"})  # Nor is a year before its last day.
        self.assertEqual(names("2018-10-01"), {"dag", "jaar", "najaar", "anoniem"})  # `2011/..` has no end, and began long ago.
        self.assertIn("sinds", names("2010-06-01"))

    def test_a_calendar_of_what_is_to_come_is_there_when_nothing_is(self):
        calendar = self.upcoming("2025-01-01")
        self.assertEqual(len(calendar.walk("VEVENT")), 0)
        self.assertEqual(len(calendar.subcomponents), 1)  # RFC 5545 asks for at least one.

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


if __name__ == "__main__":
    unittest.main()
