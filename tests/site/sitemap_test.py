"""The sitemap, read by npm's `sitemap` and held against the schema of the protocol, which comes with it.

scripts/test has compiled build/release before this runs.
"""
import json
import subprocess
import unittest

from folders import temporary_folder
from site_test import DAY, ROOT, run
from small_project import SITE, entry

MODULES = ROOT / "tests/node_modules"
# The protocol's own schema, with the one element of XHTML that names other languages.
XHTML = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
<xsd:element name="link"><xsd:complexType>
<xsd:attribute name="rel" use="required"><xsd:simpleType><xsd:restriction base="xsd:string"><xsd:enumeration value="alternate"/></xsd:restriction></xsd:simpleType></xsd:attribute>
<xsd:attribute name="hreflang" type="xsd:language" use="required"/><xsd:attribute name="href" type="xsd:anyURI" use="required"/>
</xsd:complexType></xsd:element></xsd:schema>"""
BOTH = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{}"/>
<xsd:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="xhtml.xsd"/></xsd:schema>"""
READER = """import {createReadStream} from 'node:fs';
import {parseSitemap, parseSitemapIndex} from 'sitemap';
const [kind, path] = process.argv.slice(1);
console.log(JSON.stringify(await (kind === 'index' ? parseSitemapIndex : parseSitemap)(createReadStream(path))));"""
HOME = "https://example.org/kennis/"


def read(path, kind="urls"):
    done = subprocess.run(["node", "--input-type=module", "-e", READER, kind, path], cwd=ROOT / "tests", capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class SitemapTest(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder(self)
        self.project = self.folder / "project"
        self.out = self.folder / "site"
        (self.folder / "xhtml.xsd").write_text(XHTML, encoding="utf-8")
        (self.folder / "both.xsd").write_text(BOTH.format(MODULES / "sitemap/schema/sitemap.xsd"), encoding="utf-8")

    def write(self, name, text):
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self):
        run("build", "--quiet", "-C", self.project, "-o", self.out, "--today", DAY)

    def check_schema(self, path):
        checked = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", self.folder / "both.xsd", path], capture_output=True, text=True, check=False)
        self.assertEqual(checked.returncode, 0, checked.stderr[:2000])

    def test_the_schema_notices_what_is_wrong(self):
        wrong = self.folder / "wrong.xml"
        wrong.write_text('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><lastmod>gisteren</lastmod></url></urlset>', encoding="utf-8")
        with self.assertRaises(AssertionError):
            self.check_schema(wrong)

    def test_the_real_sitemap_names_the_pages_that_search_engines_may_keep(self):
        run("build", "--quiet", "-o", self.out, "--today", DAY, cwd=ROOT)
        self.check_schema(self.out / "sitemap.xml")
        named = {found["url"] for found in read(self.out / "sitemap.xml")}
        home = "https://example.org/kennisbank/"
        kept = set()
        for page in self.out.rglob("index.html"):
            text = page.read_text(encoding="utf-8")
            if "noindex" not in text and 'http-equiv="refresh"' not in text:
                kept.add((home + page.parent.relative_to(self.out).as_posix() + "/").replace("/./", "/"))
        self.assertEqual(named, kept)

    def test_a_page_in_two_languages_names_both(self):
        self.write("content/site.yaml", SITE + "languages: [nl, en]\n")
        self.write("content/pages/index.md", entry({"title": "Welkom"}))
        self.write("content/pages/index.en.md", entry({"title": "Welcome"}))
        self.write("content/pages/dutch.md", entry({"title": "Alleen hier"}))
        self.write("content/pages/over.md", entry({"title": "Over"}))
        self.write("content/pages/over.en.md", entry({"title": "About"}))
        self.build()
        self.check_schema(self.out / "sitemap.xml")
        links = {found["url"]: {link["lang"]: link["url"] for link in found["links"]} for found in read(self.out / "sitemap.xml")}
        both = {"nl": HOME + "over/", "en": HOME + "en/over/"}
        homes = {"nl": HOME, "en": HOME + "en/"}
        self.assertEqual(links, {homes["nl"]: homes, homes["en"]: homes, both["nl"]: both, both["en"]: both, HOME + "dutch/": {}})

    def test_above_fifty_thousand_pages_there_are_several_and_an_index(self):
        count = 50_003  # And the home page.
        self.write("content/site.yaml", SITE)
        self.write("content/pages/index.md", entry({"title": "Welkom"}))
        self.write("content/pages/_collection.yaml", "title: Pagina's\npath: /\nlayouts: {entry: bare.html}\nfields:\n  title: {type: text}\n")
        self.write("content/v/_collection.yaml", "title: Veel\nlayouts: {entry: bare.html}\nfields:\n  title: {type: text}\n")
        self.write("templates/bare.html", '<!doctype html><html lang="nl"><title>{{ page.title }}</title></html>')
        for number in range(count):
            (self.project / f"content/v/{number:05}.md").write_text(f"---\ntitle: P{number}\n---\n", encoding="utf-8")
        self.build()
        parts = read(self.out / "sitemap.xml", "index")
        self.assertEqual([part["url"] for part in parts], [HOME + "sitemap-1.xml", HOME + "sitemap-2.xml"])
        named = []
        for part in ("sitemap-1.xml", "sitemap-2.xml"):
            self.check_schema(self.out / part)
            urls = [found["url"] for found in read(self.out / part)]
            self.assertLessEqual(len(urls), 50_000)
            self.assertLessEqual((self.out / part).stat().st_size, 50 * 1024 * 1024)
            named += urls
        self.assertEqual(sorted(named), sorted([HOME] + [f"{HOME}v/{number:05}/" for number in range(count)]))


if __name__ == "__main__":
    unittest.main()
