"""Vocabularies (SKOS) and what pages say of themselves (JSON-LD), read by Debian's rdflib and checked against what schema.org knows.

rdflib reads Turtle and JSON-LD into triples and knows the terms of SKOS and schema.org; the types of npm's schema-dts know which property
of schema.org belongs to which type. Neither knows what one search engine or another asks beyond that.
scripts/test has compiled build/release before this runs.
"""
import collections
import json
import re
import subprocess
import unittest

import rdflib
import yaml
from rdflib.namespace import DCTERMS, RDF, SDO, SKOS, XSD

from folders import temporary_folder
from site_test import DAY, ROOT, run
from small_project import AWKWARD, SITE, entry

HERE = "https://example.org/kennis/"
PLACES = """title: {nl: Plekken, en: Places}
description: "Waar het is: \\"dichtbij\\" of ver"
path: /plekken/
layouts: {entry: term.html, list: terms.html}
concepts: {definition: summary, notation: code, also: [short, also, secret], broader: in}
fields:
  title: {type: text, required: true}
  summary: {type: text}
  code: {type: text}
  short: {type: text}
  also: {type: list, of: {type: text}}
  in: {type: reference, to: plekken, many: true}
  secret: {type: text, private_when: hidden}
  hidden: {type: boolean, default: false}
"""
KINDS = """title: Soorten
path: /soorten/
layouts: {entry: term.html}
concepts: {broader: place}
fields:
  title: {type: text, required: true}
  place: {type: reference, to: plekken}
"""
# What SKOS asks of any vocabulary (https://www.w3.org/TR/skos-reference/, by the numbers there), and what ours promise besides.
INTEGRITY = {
    "S9: a scheme is no concept": "?x a skos:Concept, skos:ConceptScheme",
    "S13: no label is of two kinds": "?x skos:prefLabel ?label ; skos:altLabel ?label",
    "S14: one preferred label in a language": "?x skos:prefLabel ?a, ?b FILTER(lang(?a) = lang(?b) && str(?a) != str(?b))",
    "S27: what is related is not wider": "?x skos:related ?y . ?x skos:broader+ ?y",
    "nothing is wider than itself": "?x (skos:broader|skos:broadMatch)+ ?x",
    "what is wider knows what is narrower": "{?x skos:broader ?y FILTER NOT EXISTS {?y skos:narrower ?x}} UNION {?x skos:narrower ?y FILTER NOT EXISTS {?y skos:broader ?x}}",
    "and so do matches": "{?x skos:broadMatch ?y FILTER NOT EXISTS {?y skos:narrowMatch ?x}} UNION {?x skos:narrowMatch ?y FILTER NOT EXISTS {?y skos:broadMatch ?x}}",
    "parents are in the same scheme": "?x skos:inScheme ?a ; skos:broader/skos:inScheme ?b FILTER(?a != ?b)",
    "every concept is in a scheme": "?x a skos:Concept FILTER NOT EXISTS {?x skos:inScheme/a skos:ConceptScheme}",
    "and has a label": "?x a skos:Concept FILTER NOT EXISTS {?x skos:prefLabel ?label}",
    "the top has no parent": "?scheme skos:hasTopConcept ?x . ?x skos:broader ?y",
    "and knows that it is the top": "{?scheme skos:hasTopConcept ?x FILTER NOT EXISTS {?x skos:topConceptOf ?scheme}} UNION {?x skos:topConceptOf ?scheme FILTER NOT EXISTS {?scheme skos:hasTopConcept ?x}}",
    "who has no parent is at the top": "?x skos:inScheme ?scheme FILTER NOT EXISTS {?x skos:broader ?y} FILTER NOT EXISTS {?x skos:topConceptOf ?scheme}",
    "a notation is of one concept": "?x skos:notation ?n ; skos:inScheme ?scheme . ?y skos:notation ?n ; skos:inScheme ?scheme FILTER(?x != ?y)",
    "what is referred to is there": "?x (skos:broader|skos:narrower|skos:broadMatch|skos:narrowMatch) ?y FILTER NOT EXISTS {?y a skos:Concept}",
}


def vocabularies(data):
    graph = rdflib.Graph()
    for path in sorted(data.glob("*.ttl")):
        graph.parse(path, format="turtle", publicID=HERE + "data/" + path.name)
    return graph


class LinkedData(unittest.TestCase):
    def check_integrity(self, graph):
        for what, pattern in INTEGRITY.items():
            found = list(graph.query(f"PREFIX skos: <{SKOS}> SELECT ?x WHERE {{ {pattern} }} LIMIT 3"))
            self.assertEqual([str(row.x) for row in found], [], what)
        for predicate in set(graph.predicates()):
            if str(predicate).startswith(str(SKOS)):
                self.assertIn(predicate, SKOS)


class VocabularyTest(LinkedData):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        cls.project = cls.folder / "project"
        cls.write("site.yaml", SITE + "languages: [nl, en]\n")
        cls.write("pages/index.md", entry({"title": "Welkom"}))
        cls.write("pages/index.en.md", entry({"title": "Welcome"}))
        cls.write("plekken/_collection.yaml", PLACES)
        cls.write("plekken/amsterdam.md", entry({"title": "Amsterdam", "summary": AWKWARD, "code": "A\\B", "short": "Mokum", "also": ["Mokum", "Amsterdam", "020"], "secret": "Damstad"}))
        cls.write("plekken/amsterdam.en.md", entry({"title": "Amsterdam", "summary": "The capital", "short": "Venice of the North"}))
        cls.write("plekken/noord.md", entry({"title": "Noord", "in": ["amsterdam"], "secret": "Geheimnaam", "hidden": True}))
        cls.write("plekken/concept.md", entry({"title": "Concept", "in": ["noord"], "draft": True}))
        cls.write("soorten/_collection.yaml", KINDS)
        cls.write("soorten/pont.md", entry({"title": "Pont \"IJ\"", "place": "noord"}))
        run("build", "--strict", "-C", cls.project, "-o", cls.folder / "site", "--today", DAY)
        cls.graph = vocabularies(cls.folder / "site/data")
        cls.amsterdam = rdflib.URIRef(HERE + "plekken/amsterdam/")
        cls.noord = rdflib.URIRef(HERE + "plekken/noord/")
        cls.pont = rdflib.URIRef(HERE + "soorten/pont/")

    @classmethod
    def write(cls, name, text):
        path = cls.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def test_a_vocabulary_is_whole(self):
        self.check_integrity(self.graph)
        self.assertEqual(set(self.graph.subjects(RDF.type, SKOS.Concept)), {self.amsterdam, self.noord, self.pont})

    def test_the_checks_notice_what_is_wrong(self):
        right = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://example.org/> .
            :s a skos:ConceptScheme ; skos:hasTopConcept :a .
            :a a skos:Concept ; skos:inScheme :s ; skos:topConceptOf :s ; skos:prefLabel "A"@nl ; skos:narrower :b .
            :b a skos:Concept ; skos:inScheme :s ; skos:prefLabel "B"@nl ; skos:broader :a ."""
        self.check_integrity(rdflib.Graph().parse(data=right, format="turtle"))
        for wrong in (":s a skos:Concept .", ':a skos:altLabel "A"@nl .', ':a skos:prefLabel "Anders"@nl .', ":a skos:related :b . :b skos:related :a .",
                      ":a skos:broader :a ; skos:narrower :a .", ":b skos:narrower :a .", ":b skos:broadMatch :a .", ":a skos:narrower :nergens .",
                      ":c a skos:Concept .", ":s skos:hasTopConcept :b .", ':a skos:notation "1" . :b skos:notation "1" .', ":a skos:parent :b ."):
            graph = rdflib.Graph().parse(data=f"{right}\n{wrong}", format="turtle")
            with self.subTest(wrong=wrong), self.assertRaises(AssertionError):
                self.check_integrity(graph)

    def test_labels_come_in_the_languages_of_the_entry(self):
        def said(property, of=self.amsterdam):
            return {(str(text), text.language) for text in self.graph.objects(of, property)}
        self.assertEqual(said(SKOS.prefLabel), {("Amsterdam", "nl"), ("Amsterdam", "en")})
        self.assertEqual(said(SKOS.altLabel), {("Mokum", "nl"), ("020", "nl"), ("Damstad", "nl"), ("Venice of the North", "en")})
        self.assertEqual(said(SKOS.definition), {(AWKWARD.strip(), "nl"), ("The capital", "en")})
        self.assertEqual(said(SKOS.notation), {("A\\B", None)})
        self.assertEqual(said(SKOS.prefLabel, self.pont), {('Pont "IJ"', "nl")})

    def test_what_is_withheld_is_no_label(self):
        self.assertEqual(list(self.graph.objects(self.noord, SKOS.altLabel)), [])
        for path in (self.folder / "site").rglob("*"):
            if path.is_file():
                self.assertNotIn(b"Geheimnaam", path.read_bytes(), path)

    def test_what_is_wider_is_a_parent_at_home_and_a_match_elsewhere(self):
        self.assertIn((self.noord, SKOS.broader, self.amsterdam), self.graph)
        self.assertIn((self.pont, SKOS.broadMatch, self.noord), self.graph)
        self.assertNotIn((self.pont, SKOS.broader, None), self.graph)

    def test_the_scheme_says_what_it_is_and_what_may_be_done_with_it(self):
        scheme = rdflib.URIRef(HERE + "data/plekken.ttl#scheme")
        self.assertEqual({(str(text), text.language) for text in self.graph.objects(scheme, DCTERMS.title)}, {("Plekken", "nl"), ("Places", "en")})
        self.assertEqual(str(self.graph.value(scheme, DCTERMS.description)), 'Waar het is: "dichtbij" of ver')
        self.assertEqual(self.graph.value(scheme, DCTERMS.license), rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/"))
        self.assertEqual(list(self.graph.objects(scheme, SKOS.hasTopConcept)), [self.amsterdam])

    def test_pages_lead_to_the_vocabulary(self):
        page = (self.folder / "site/plekken/index.html").read_text(encoding="utf-8")
        self.assertIn('<link rel="alternate" type="text/turtle" title="Buurtkennis &amp; meer: Plekken" href="/kennis/data/plekken.ttl">', page)

    def test_a_site_without_a_host_names_concepts_by_where_they_are(self):
        self.write("site.yaml", "title: Zonder adres\nlanguages: [nl, en]\n")
        try:
            run("build", "--strict", "-C", self.project, "-o", self.folder / "hostless", "--today", DAY)
        finally:
            self.write("site.yaml", SITE + "languages: [nl, en]\n")
        graph = rdflib.Graph().parse(self.folder / "hostless/data/plekken.ttl", format="turtle", publicID="https://ergens.example/data/plekken.ttl")
        self.assertIn((rdflib.URIRef("https://ergens.example/plekken/noord/"), SKOS.broader, rdflib.URIRef("https://ergens.example/plekken/amsterdam/")), graph)


class RealContentTest(LinkedData):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        cls.site = cls.folder / "site"
        run("build", "--strict", "--today", DAY, "-o", cls.site, cwd=ROOT)
        cls.pages = {}
        for page in sorted(cls.site.rglob("index.html")):
            text = page.read_text(encoding="utf-8")
            if 'http-equiv="refresh"' not in text:
                cls.pages[page.parent.relative_to(cls.site).as_posix()] = json.loads(
                    text.split('<script type="application/ld+json">')[1].split("</script>")[0])
        cls.nodes = [node for data in cls.pages.values() for node in data.get("@graph", [data])]

    def test_focus_points_aspects_and_dimensions_are_vocabularies(self):
        graph = vocabularies(self.site / "data")
        self.check_integrity(graph)
        for name in ("focus-points", "aspects", "dimensions"):
            scheme = rdflib.URIRef(f"https://example.org/kennisbank/data/{name}.ttl#scheme")
            entries = json.loads((self.site / f"data/{name}.json").read_text(encoding="utf-8"))["entries"]
            self.assertEqual({str(found) for found in graph.subjects(SKOS.inScheme, scheme)}, {found["href"] for found in entries})
        self.assertTrue(list(graph.triples((None, SKOS.broadMatch, None))))  # The scan's tables are those of aspects.
        for day in graph.objects(None, DCTERMS.modified):
            self.assertEqual(day.datatype, XSD.date)

    def test_pages_are_of_the_type_that_their_collection_says(self):
        wanted = {"article": "Article", "event": "Event", "organisation": "Organization", "term": "DefinedTerm"}
        seen = collections.Counter()
        for model in sorted((ROOT / "content").glob("*/_collection.yaml")):
            said = yaml.safe_load(model.read_text(encoding="utf-8"))
            kind = wanted[said.get("type", "term" if "concepts" in said else "article")]
            if model.parent.name == "pages":
                continue
            for found in json.loads((self.site / f"data/{model.parent.name}.json").read_text(encoding="utf-8"))["entries"]:
                page = self.pages[found["href"].removeprefix("https://example.org/kennisbank/").strip("/")]
                about = page["@graph"][0]
                self.assertEqual((about["@type"], about["@id"]), (kind, found["href"]))
                self.assertEqual(about["headline" if kind == "Article" else "name"], found["title"])
                seen[kind] += 1
        self.assertEqual(set(seen), set(wanted.values()))

    def test_every_word_of_it_is_one_of_schema_org(self):
        graph = rdflib.Graph()
        for data in self.pages.values():
            graph.parse(data=json.dumps({**data, "@context": {"@vocab": str(SDO)}}), format="json-ld")
        self.assertGreater(len(graph), 5000)
        for predicate in sorted(set(graph.predicates()) - {RDF.type}):
            self.assertIn(rdflib.URIRef(predicate.removesuffix("-input")), SDO)  # What an action asks for: `query-input`.
        for kind in sorted(set(graph.objects(None, RDF.type))):
            self.assertIn(kind, SDO)

    def test_trails_lead_from_the_home_page_to_the_page(self):
        for path, data in self.pages.items():
            if path in (".", "en"):
                continue
            about, trail = data["@graph"]
            home = "https://example.org/kennisbank/" + ("en/" if path.startswith("en/") else "")
            items = trail["itemListElement"]
            self.assertEqual([item["position"] for item in items], list(range(1, len(items) + 1)))
            self.assertEqual((items[0]["item"], items[-1]["item"]), (home, about["url"]), path)
            self.assertTrue(all(item["name"] for item in items))

    def test_the_home_page_says_how_to_search(self):
        home = self.pages["."]
        self.assertEqual(home["potentialAction"]["target"]["urlTemplate"], "https://example.org/kennisbank/praktijken/?q={search_term_string}")
        for node in self.nodes:
            if "isPartOf" in node:
                self.assertEqual(node["isPartOf"]["@id"], home["@id"])

    def test_terms_belong_to_the_vocabulary_that_is_written(self):
        schemes = {str(found) for found in vocabularies(self.site / "data").subjects(RDF.type, SKOS.ConceptScheme)}
        named = {node["inDefinedTermSet"]["@id"] for node in self.nodes if node["@type"] == "DefinedTerm"}
        self.assertEqual({found for found in named if found.endswith("#scheme")}, schemes)

    def test_dates_are_days_months_or_years(self):
        dated = [node[key] for node in self.nodes for key in ("startDate", "endDate", "datePublished", "dateModified") if key in node]
        self.assertTrue(dated)
        for date in dated:
            self.assertRegex(date, r"^\d{4}(-\d\d(-\d\d)?)?$")

    def test_properties_have_the_values_that_their_type_has(self):
        shapes = {}  # One of each shape stands for all: what differs is only the text.
        for node in self.nodes:
            shapes.setdefault(re.sub(r'(?<=: )("(?:[^"\\]|\\.)*"|\d+)', "", json.dumps(node, ensure_ascii=False)), node)
        kinds = sorted({node["@type"] for node in shapes.values()})
        self.assertEqual(kinds, ["Article", "BreadcrumbList", "CollectionPage", "DefinedTerm", "Event", "Organization", "WebSite"])
        lines = [f'import type {{{", ".join(kinds)}, SearchAction, WithActionConstraints}} from "schema-dts";']
        for number, node in enumerate(shapes.values()):
            node = {key: value for key, value in node.items() if key != "@context"}
            if "potentialAction" in node:
                lines.append(f'export const action: WithActionConstraints<SearchAction> = {json.dumps(node.pop("potentialAction"))};')
            lines.append(f'export const node{number}: {node["@type"]} = {json.dumps(node)};')
        wrong = '"startDate": {"@type": "Place", "name": "Hier"}'
        lines.append(f'// @ts-expect-error: the types notice a value of another type\nexport const wrong: Event = {{"@type": "Event", {wrong}}};')
        (self.folder / "nodes.ts").write_text("\n".join(lines), encoding="utf-8")
        options = {"noEmit": True, "strict": True, "skipLibCheck": True, "target": "es2022", "module": "es2022", "moduleResolution": "bundler", "types": []}
        (self.folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["nodes.ts"]}), encoding="utf-8")
        modules = ROOT / "tests/node_modules"
        (self.folder / "node_modules").symlink_to(modules)
        checked = subprocess.run([modules / ".bin/tsc", "--project", self.folder], capture_output=True, text=True, check=False)
        self.assertEqual((checked.returncode, checked.stdout[:3000]), (0, ""))


if __name__ == "__main__":
    unittest.main()
