"""A site in several languages: what is translated, what is not, and a third language that is a file of words away, written from right to left.

scripts/test has compiled build/release before this runs.
"""
import json
import re
import urllib.parse
import xml.etree.ElementTree
from html.parser import HTMLParser

import icalendar
import yaml

from site_test import DAY, ROOT, run
from small_project import SITE, SmallProject, entry

LANGUAGES = "languages: [nl, en, ar]\n"
TEXTS = """slogan: {nl: Samen verder, en: On together}
navigation:
  - {title: {nl: Haltes, en: Stops, ar: محطات}, collection: haltes}
  - {title: {nl: Over ons, en: About us, ar: عنا}, page: pages/over.md}
  - {title: {nl: Alleen hier, en: Only here, ar: هنا}, page: pages/hier.md}
words:
  tagline: {nl: kennis van de buurt, en: knowledge of the neighbourhood, ar: معرفة}
"""
ARABIC = {"title": "محطات", "singular": "محطة"}
# The six plural forms of CLDR, each with a word that tells which it is.
FORMS = {"zero": "صفر", "one": "واحد", "two": "اثنان", "few": "قليل", "many": "كثير", "other": "آخر"}
BASE = "/kennis/"


def in_arabic(words):
    """The words of English with a letter of Arabic before each; the fillings stay."""
    if not isinstance(words, dict):
        return f"ع {words}"
    if {"one", "other"} <= words.keys():
        return {form: f"{word} {words['other']}" for form, word in FORMS.items()}
    return {key: in_arabic(value) for key, value in words.items()}


def arabic_words():
    words = in_arabic(yaml.safe_load((ROOT / "templates/i18n/en.yaml").read_text(encoding="utf-8")))
    words["languages"] = {"nl": "الهولندية", "en": "الإنجليزية", "ar": "العربية"}
    return yaml.safe_dump(words, allow_unicode=True)


class Tree(HTMLParser):
    """The elements of a page that is well formed, as the tests of browser/ hold every page to be."""
    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

    def __init__(self):
        super().__init__()
        self.builder = xml.etree.ElementTree.TreeBuilder()
        self.open = []

    def handle_starttag(self, tag, attributes):
        optional = {"li", "p", "dt", "dd"}
        if tag in optional and self.open and self.open[-1] == tag:
            self.handle_endtag(tag)
        self.builder.start(tag, {name: value or "" for name, value in attributes})
        if tag in self.VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.builder.start(tag, {name: value or "" for name, value in attributes})
        self.builder.end(tag)

    def handle_endtag(self, tag):
        while tag in self.open and tag not in self.VOID:
            last = self.open.pop()
            self.builder.end(last)
            if last == tag:
                return

    def handle_data(self, data):
        if self.open:
            self.builder.data(data)


def parsed(path):
    tree = Tree()
    tree.feed(path.read_text(encoding="utf-8"))
    tree.close()
    return tree.builder.close()


class LanguagesTest(SmallProject):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.single = cls.out
        cls.write("../templates/i18n/ar.yaml", arabic_words())
        cls.write("site.yaml", SITE + LANGUAGES + TEXTS)
        cls.write("pages/index.en.md", entry({"title": "Welcome"}, "[About](over.md) and [only here](hier.md)."))
        cls.write("pages/index.ar.md", entry({"title": "أهلا"}))
        cls.write("pages/over.md", entry({"title": "Over ons"}))
        cls.write("pages/over.en.md", entry({"title": "About us", "slug": "about"}))
        cls.write("pages/hier.md", entry({"title": "Alleen hier"}))
        cls.write("scholen/de-linde.en.md", entry({"title": "The Lime Tree"}))
        cls.write("haltes/dag.en.md", entry({"title": "The day", "summary": "What happened"}, "First line."))
        cls.write("haltes/maand.ar.md", entry({"title": "شهر"}))
        cls.out = cls.build("languages")

    def page(self, path):
        return parsed(self.out / path)

    def links(self, path, where=".//a"):
        return {link.get("href"): link for link in self.page(path).iterfind(where) if link.get("href")}

    def test_a_site_that_names_one_language_has_nothing_of_another(self):
        for path in self.single.rglob("*.html"):
            text = path.read_text(encoding="utf-8")
            self.assertNotIn("hreflang", text, path)
            self.assertEqual(set(re.findall(r'\blang="(\w+)"', text)), {"nl"}, path)

    def test_each_language_is_a_site_of_its_own(self):
        for language, home in (("en", "Welcome"), ("ar", "أهلا")):
            page = self.page(f"{language}/index.html")
            self.assertEqual(page.get("lang"), language)
            menu = [link.get("href") for link in page.iterfind(".//nav[@id='p-menu']//a")]
            self.assertEqual(menu[0], f"{BASE}{language}/haltes/")
            stops = self.page(f"{language}/haltes/index.html")
            self.assertEqual(stops.get("lang"), language)
            self.assertTrue((self.out / f"{language}/haltes/kinds/a/index.html").is_file())
            crumbs = [link.get("href") for link in stops.iterfind(".//nav[@class='crumbs wrap no-print']//a")]
            self.assertEqual(crumbs, [f"{BASE}{language}/"], home)
        self.assertEqual([link.text for link in self.page("en/index.html").iterfind(".//nav[@id='p-menu']//a")][:2], ["Stops", "About us"])
        self.assertIn("On together", (self.out / "en/index.html").read_text(encoding="utf-8"))

    def test_a_translation_says_only_what_differs(self):
        text = (self.out / "en/haltes/dag/index.html").read_text(encoding="utf-8")
        for said in ("The day", "First line.", "29 February 2024", "Anders", f'<a href="{BASE}en/scholen/de-linde/">The Lime Tree</a>', "linde@example.org"):
            self.assertIn(said, text)
        self.assertNotIn("Eerste regel", text)

    def test_what_is_not_translated_is_in_the_lists_in_its_own_language_and_marked(self):
        stops = self.links("en/haltes/index.html")
        self.assertIsNone(stops[BASE + "en/haltes/dag/"].get("lang"))
        dutch = stops[BASE + "haltes/maand/"]
        self.assertEqual((dutch.text, dutch.get("lang"), dutch.get("dir")), ("Maand", "nl", None))
        self.assertIn("in Dutch", (self.out / "en/haltes/index.html").read_text(encoding="utf-8"))
        self.assertIsNone(self.links("haltes/index.html")[BASE + "haltes/maand/"].get("lang"))
        arabic = self.links("ar/haltes/index.html")
        self.assertEqual(arabic[BASE + "haltes/week/"].get("dir"), "ltr")
        self.assertIn(BASE + "ar/haltes/maand/", arabic)
        dutch = {href.split("/")[-2] for href, link in stops.items() if link.get("lang") == "nl" and re.fullmatch(rf"{BASE}haltes/[\w-]+/", href)}
        self.assertEqual(dutch, {path.stem for path in (self.project / "content/haltes").glob("*.md") if "." not in path.stem} - {"dag"})

    def test_every_page_leads_to_the_same_page_or_says_that_it_is_not_there(self):
        for path in self.out.rglob("index.html"):
            if 'http-equiv="refresh"' in path.read_text(encoding="utf-8"):
                continue
            page = parsed(path)
            own = page.get("lang")
            switches = [link for link in page.iterfind(".//nav[@id='p-menu']//a") if link.get("aria-label")]
            self.assertEqual([link.get("hreflang") for link in switches], [code for code in ("nl", "en", "ar") if code != own], path)
            for switch in switches:
                self.assertEqual(switch.get("lang"), switch.get("hreflang"))
                target = self.out / urllib.parse.unquote(switch.get("href")).removeprefix(BASE) / "index.html"
                other = parsed(target)
                self.assertEqual(other.get("lang"), switch.get("hreflang"), path)
                back = [link.get("href") for link in other.iterfind(".//nav[@id='p-menu']//a") if link.get("hreflang") == own and link.get("aria-label")]
                here = BASE + path.parent.relative_to(self.out).as_posix().removeprefix(".") + "/"
                is_same = [here.replace("//", "/")] == [urllib.parse.unquote(href) for href in back]
                says_not = any(words in switch.get("aria-label") for words in ("not this page", "niet deze pagina"))
                self.assertNotEqual(is_same, says_not, f"{path} {switch.get('href')} {back}")

    def test_pages_name_each_other_as_alternates(self):
        def alternates(path):
            return {link.get("hreflang"): link.get("href") for link in self.page(path).iterfind("./head/link") if link.get("hreflang")}
        both = {"nl": "https://example.org/kennis/over/", "en": "https://example.org/kennis/en/about/"}
        self.assertEqual(alternates("over/index.html"), both)
        self.assertEqual(alternates("en/about/index.html"), both)
        self.assertEqual(alternates("hier/index.html"), {})
        self.assertEqual(set(alternates("haltes/kinds/a/index.html")), {"nl", "en", "ar"})

    def test_links_in_a_text_lead_to_the_translation_where_there_is_one(self):
        links = self.links("en/index.html", ".//main//a")
        self.assertIn(BASE + "en/about/", links)
        self.assertIn(BASE + "hier/", links)

    def test_each_language_has_its_feeds_calendar_and_description_of_its_search(self):
        feed = json.loads((self.out / "en/haltes/feed.json").read_text(encoding="utf-8"))
        self.assertEqual((feed["language"], [item["title"] for item in feed["items"]]), ("en", ["The day"]))
        self.assertIn("شهر", (self.out / "ar/haltes/feed.xml").read_text(encoding="utf-8"))
        calendar = icalendar.Calendar.from_ical((self.out / "en/haltes/calendar.ics").read_bytes())
        said = {str(event["UID"]).split("@")[0]: event["SUMMARY"] for event in calendar.walk("VEVENT")}
        self.assertEqual(str(said["haltes/dag"]), "The day")
        self.assertEqual(said["haltes/week"].params.get("LANGUAGE"), "nl")
        own = icalendar.Calendar.from_ical((self.out / "haltes/calendar.ics").read_bytes())
        self.assertEqual({str(event["UID"]) for event in own.walk("VEVENT")}, {str(event["UID"]) for event in calendar.walk("VEVENT")})

    def test_data_have_what_a_translation_says_itself(self):
        found = self.entries()["dag"]
        self.assertEqual(found["translations"], {"en": {"href": "https://example.org/kennis/en/haltes/dag/", "title": "The day", "summary": "What happened",
                                                        "plain_text": "First line."}})
        self.assertNotIn("translations", self.entries()["week"])

    def test_a_third_language_is_a_file_of_words_away_and_may_run_from_right_to_left(self):
        for path in (self.out / "ar").rglob("*.html"):
            page = parsed(path)
            self.assertEqual((page.get("lang"), page.get("dir")), ("ar", "rtl"), path)
            for element in page.iterfind(".//body//*[@lang]"):
                self.assertEqual(element.get("dir"), "ltr", path)
        self.assertIsNone(self.page("en/index.html").get("dir"))
        switch = [link for link in self.page("en/index.html").iterfind(".//nav[@id='p-menu']//a") if link.get("hreflang") == "ar"][0]
        self.assertEqual((switch.get("dir"), switch.get("title")), ("rtl", "العربية"))
        self.assertIn("ع Skip to the content", (self.out / "ar/index.html").read_text(encoding="utf-8"))

    def test_each_number_has_its_plural_form(self):
        counts = {}
        for path in ["ar/haltes/index.html", *(f"ar/haltes/kinds/{kind}/index.html" for kind in "ab")]:
            count = self.page(path).find(".//p[@class='toolbar__count']").text
            counts[int(re.search(r"\d+", count).group())] = count.split()[0]
        self.assertEqual(counts, {1: FORMS["one"], 9: FORMS["few"]})

    def test_a_page_that_does_not_exist_says_so_in_every_language(self):
        page = self.page("404.html")
        self.assertEqual({element.get("lang") for element in page.iterfind(".//main//div[@lang]")}, {"en", "ar"})

    def test_the_bytes_do_not_depend_on_the_number_of_threads(self):
        again = self.build("again", "--jobs", "4")
        files = {path.relative_to(self.out): path.read_bytes() for path in self.out.rglob("*") if path.is_file()}
        self.assertEqual(files, {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()})


class LackingTest(SmallProject):
    def said(self, languages, *arguments):
        self.write("site.yaml", SITE + languages)
        return run("check", "-C", self.project, "--today", DAY, *arguments).stderr

    def test_a_language_without_a_home_page_is_told(self):
        self.assertIn("[missing-translated-home]", self.said("languages: [nl, en]\n"))

    def test_words_that_are_missing_are_told_and_those_of_the_site_stand_in(self):
        self.write("pages/index.fr.md", entry({"title": "Bienvenue"}))
        said = self.said("languages: [nl, fr]\n")
        self.assertIn("templates/i18n/fr.yaml", said)
        self.assertIn("[missing-words]", said)
        self.write("../templates/i18n/fr.yaml", "nav: {home: Accueil}\n")
        self.assertIn("missing-words", self.said("languages: [nl, fr]\n"))
        out = self.folder / "lacking"
        run("build", "-C", self.project, "-o", out, "--today", DAY)
        text = (out / "fr/index.html").read_text(encoding="utf-8")
        self.assertIn("Ga naar de inhoud", text)
