#!/usr/bin/env python3
"""The handbook: it is whole, it follows the model and the program, and every example in it is what it says.

In docs/redactie/ a fenced block says what its example is, and all of them are checked as entries of this repository's own project:

    ```markdown content/COLLECTION/NAME.md    a whole file
    ```yaml COLLECTION                        some fields, put into the whole file that the chapters show of that collection
    ```markdown COLLECTION                    a text, put below its fields
    ... beeld                                 with the picture that the chapters speak of beside it
    ... fout=CODE                             the program refuses it for this reason, and for no other

    handbook_test.py PROGRAM     the bondgenoot to look with
"""
import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / "build/dev/bondgenoot"
CHAPTERS = sorted(page for page in (ROOT / "docs/redactie").glob("*.md") if page.name != "README.md")
PICTURE = base64.b64decode(  # A white JPEG of 8 by 8.
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAA"
    "ACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0"
    "AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA"
    "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAP//////////////////////////////////////////////////////"
    "////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////"
    "////wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/E"
    "ABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAA/9k=")
sys.path.insert(0, str(ROOT / "scripts/lib"))
sys.dont_write_bytecode = True
import handbook  # noqa: E402
from fences import blocks  # noqa: E402
FORMS = handbook.Program(PROGRAM)
MADE = pathlib.Path(tempfile.mkdtemp(prefix="bondgenoot-handbook-"))  # The project and the site, made once.


def setUpModule():
    unittest.addModuleCleanup(shutil.rmtree, MADE)
    handbook.assemble(FORMS, MADE / "project")


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120,
                          env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "NO_COLOR": "1"}, **options)


def keys_of(fields):
    """The top-level keys of some front matter, each with its lines."""
    found = {}
    for line in fields.rstrip("\n").split("\n"):
        key = re.match(r"(\w+):", line)
        if key:
            name = key[1]
        found[name] = found.get(name, "") + line + "\n"
    return found


def sentences(message):
    """A diagnostic as the chapters show it, below the example that provokes it."""
    return "**Melding:** " + " ".join(words[:1].upper() + words[1:] + ("" if words[-1] in ".?!" else ".") for words in (message["message"], message.get("help")) if words)


class Example:
    """A fenced block of a chapter, and the line of text that follows it."""

    def __init__(self, chapter, info, text, line):
        after = chapter.read_text(encoding="utf-8").split("\n")[line + text.count("\n") + 1:]
        self.following = next((each for each in after if each), "")
        self.where, self.text = f"{chapter.relative_to(ROOT)}:{line}", text
        self.is_file = "/" in info[1]
        self.collection = info[1].split("/")[1] if self.is_file else info[1]
        self.path = info[1] if self.is_file else f"content/{info[1]}/voorbeeld-{chapter.stem}-{line}.md"
        self.is_fields = info[0] == "yaml"
        self.picture = "beeld" in info[2:]
        self.codes = {word.partition("=")[2] for word in info[2:] if word.startswith("fout=")}

    def entry(self, whole):
        """The file that the example makes of the whole one of its collection."""
        if self.is_file:
            return self.text
        _, fields, body = whole.split("---\n", 2)
        if not self.is_fields:
            return f"---\n{fields}---\n{self.text}"
        return "---\n" + "".join((keys_of(fields) | keys_of(self.text)).values()) + "---\n" + body


def examples():
    return [Example(chapter, info, text, line) for chapter in CHAPTERS for info, text, line in blocks(chapter) if len(info) > 1]


class Examples(unittest.TestCase):
    def test_every_example_is_what_it_says(self):
        found = examples()
        whole = {example.collection: example.text for example in reversed(found) if example.is_file}
        with tempfile.TemporaryDirectory() as project:
            shutil.copytree(ROOT / "content", pathlib.Path(project, "content"))
            for example in found:
                target = pathlib.Path(project, example.path)
                target.write_text(example.entry(whole[example.collection]), encoding="utf-8")
                if example.picture:
                    (target.parent / "koffie-met-ouders.jpg").write_bytes(PICTURE)
            said = run("check", "-C", project, "--strict", "--format", "json", "--lang", "nl", "--drafts", "--future").stderr
        codes = {}
        for line in said.splitlines():
            message = json.loads(line)
            codes.setdefault(message["file"], {})[message["code"]] = sentences(message)
        for example in found:
            with self.subTest(example.where):
                messages = codes.pop(example.path, {})
                self.assertEqual(set(messages), example.codes, said)
                for message in messages.values():
                    self.assertEqual(example.following, message)
        self.assertEqual(codes, {}, "no example is to do harm elsewhere")
        self.assertGreater(len(found), 30)
        self.assertTrue(any(example.codes for example in found))

    def test_a_code_block_without_a_purpose_is_not_there(self):
        for chapter in CHAPTERS:
            for info, _, line in blocks(chapter):
                self.assertGreater(len(info), 1, f"{chapter.relative_to(ROOT)}:{line}: say what the example is")

    def test_what_an_anonymous_page_withholds_is_what_the_chapter_says(self):
        models = handbook.collections()
        for name in ("good-practices", "awkward-practices"):
            withheld = {handbook.dutch(field["label"]).lower() for field in models[name]["fields"].values() if "private_when" in field}
            self.assertEqual(withheld, {"organisatie", "plaats"})
        self.assertIn("De velden voor organisatie en plaats staan nergens op de site", (ROOT / "docs/redactie/wat-niet-goed-ging.md").read_text(encoding="utf-8"))

    def test_the_kinds_of_pictures_are_those_that_the_program_takes(self):
        taken = re.search(r"kEndings = \{([^}]*)\}", (ROOT / "src/content/validator_images.cpp").read_text(encoding="utf-8"))[1]
        said = re.search(r"Gebruik een bestand dat eindigt op (.*)\.\s", (ROOT / "docs/redactie/beelden.md").read_text(encoding="utf-8"))[1]
        self.assertEqual(re.findall(r"`(\.\w+)`", said), [ending for ending in re.findall(r'"(\.\w+)"', taken) if ending != ".jpeg"])

    def test_the_dates_read_as_the_chapter_says(self):
        rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", (ROOT / "docs/redactie/datums.md").read_text(encoding="utf-8"), re.M)
        self.assertGreater(len(rows), 8)
        with tempfile.TemporaryDirectory() as project:
            def write(path, text):
                target = pathlib.Path(project, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
            write("content/site.yaml", "title: T\n")
            write("content/pages/index.md", "---\ntitle: T\nsummary: T\nlayout: dates.html\n---\n")
            write("content/days/_collection.yaml", "title: D\nsingular: d\npath: /d/\norder: title\nlayouts: {entry: page.html}\n"
                  "fields: {title: {type: text, required: true}, date: {type: date, required: true}}\n")
            write("templates/dates.html", "{% for day in site.collections.days.entries %}{{ day.title }} | {{ day.date.text }}\n{% endfor %}")
            for index, (date, _) in enumerate(rows):
                write(f"content/days/dag-{index}.md", f"---\ntitle: \"{index}\"\ndate: {date}\n---\n")
            done = run("build", "--quiet", "-C", project, "-o", f"{project}/out")
            self.assertEqual(done.returncode, 0, done.stderr)
            shown = dict(line.split(" | ") for line in pathlib.Path(project, "out/index.html").read_text(encoding="utf-8").splitlines() if " | " in line)
        self.assertEqual([shown[str(index)] for index in range(len(rows))], [words.strip() for _, words in rows])


class Whole(unittest.TestCase):
    folder = MADE / "project"

    def page(self, path):
        return (self.folder / "content" / path).read_text(encoding="utf-8")

    def test_it_is_a_project_without_a_fault(self):
        done = run("check", "--strict", "-C", self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_every_field_and_every_value_of_each_collection_is_explained(self):
        for name, model in handbook.collections().items():
            page = self.page(f"velden/{name}.md")
            for key, field in model["fields"].items():
                with self.subTest(collection=name, field=key):
                    self.assertIn(f"In het bestand: `{key}`.", page)
                    for value in field.get("options", []):
                        self.assertIn(f"| `{value}` |", page)
                    for inner in field.get("fields", field.get("of", {}).get("fields", {})):
                        self.assertRegex(page, rf"\n- `{inner}`")

    def test_the_keys_of_every_entry_are_explained_too(self):
        for name in handbook.collections():
            rest = self.page(f"velden/{name}.md").split("\n## Deze mogen overal")[1].split("\n## ")[0]
            self.assertEqual(re.findall(r"^- `(\w+)`: \S", rest, re.M), ["slug", "draft", "publish_on", "aliases", "layout", "lang"], name)

    def test_required_fields_stand_apart_from_the_others(self):
        for name, model in handbook.collections().items():
            must, may = self.page(f"velden/{name}.md").split("\n## Deze velden mogen")
            for key, field in model["fields"].items():
                self.assertIn(f"In het bestand: `{key}`.", must if field.get("required") else may, name)

    def test_every_diagnostic_has_a_page(self):
        codes = {line.split()[0] for line in run("explain", "--lang", "nl").stdout.splitlines()}
        self.assertGreater(len(codes), 100)
        self.assertEqual({file.stem for file in (self.folder / "content/meldingen").glob("*.md")}, codes)

    def test_a_common_mistake_is_shown_with_what_is_said_and_how_it_is_right(self):
        page = self.page("meldingen/unknown-reference.md")
        wrong, right = page.split("\nZo is het goed:\n")[:2]
        said = re.search(r"\*\*Melding bij regel (\d+):\*\* .* heeft geen .*\.", wrong)
        before, after = (part.split("```markdown\n")[1].split("```")[0].split("\n") for part in (wrong, right))
        self.assertNotEqual(before[int(said[1]) - 1], after[int(said[1]) - 1])

    def test_nearly_every_tested_mistake_is_shown(self):
        tested = {re.search(rb"\[([a-z0-9-]+)\]\r?$", case.read_bytes().split(b"-- diagnostics in Dutch --")[1], re.M)[1].decode()
                  for case in (ROOT / "tests/golden/mistakes").glob("*.case")}
        shown = set(handbook.cases())
        self.assertGreater(len(shown), 30)
        self.assertEqual(tested - shown, {"not-utf8"}, "a page of the handbook is UTF-8 itself")

    def test_every_guide_and_every_chapter_is_in_it(self):
        self.assertEqual({file.name for file in (self.folder / "content/guides").glob("*.md")}, {file.name for file in (ROOT / "docs").glob("*.md")})
        self.assertEqual({file.name for file in (self.folder / "content/redactie").glob("*.md")}, {file.name for file in CHAPTERS})

    def test_the_chapters_have_an_order_without_gaps(self):
        orders = sorted(int(re.search(r"^order: (\d+)$", chapter.read_text(encoding="utf-8"), re.M)[1]) for chapter in CHAPTERS)
        self.assertEqual(orders, list(range(1, len(CHAPTERS) + 1)))


class Site(unittest.TestCase):
    """The site that is made of it."""

    @classmethod
    def setUpClass(cls):
        done = run("build", "--strict", "--quiet", "-C", MADE / "project", "-o", MADE / "site", "--base-url", "https://alliantie.example/kennis/handboek/")
        if done.returncode:
            raise AssertionError(done.stderr)

    def html(self, path):
        return (MADE / "site" / path / "index.html").read_text(encoding="utf-8")

    def test_each_chapter_leads_to_the_next_and_back(self):
        order = {int(re.search(r"^order: (\d+)$", chapter.read_text(encoding="utf-8"), re.M)[1]): chapter.stem for chapter in CHAPTERS}
        for number in range(1, len(order)):
            this, following = order[number], order[number + 1]
            self.assertRegex(self.html(f"redactie/{this}"), rf'href="[^"]*/redactie/{following}/" rel="next"')
            self.assertRegex(self.html(f"redactie/{following}"), rf'href="[^"]*/redactie/{this}/" rel="prev"')

    def test_a_long_chapter_has_its_contents_beside_it(self):
        self.assertIn('href="#stap-3-schrijf-je-praktijk"', self.html("redactie/eerste-praktijk").split('aria-labelledby="p-toc"')[1].split("</nav>")[0])

    def test_the_first_page_names_every_chapter(self):
        home = self.html("")
        for chapter in CHAPTERS:
            self.assertIn(f"/redactie/{chapter.stem}/", home)

    def test_what_is_written_by_hand_can_be_edited_on_github(self):
        repository = yaml.safe_load((ROOT / "content/site.yaml").read_text(encoding="utf-8"))["repository"]
        self.assertIn(f'href="{repository}/edit/main/docs/redactie/hulp.md"', self.html("redactie/hulp"))
        self.assertIn(f'href="{repository}/edit/main/docs/commands.md"', self.html("en/guides/commands"))
        for made in ("velden/menu", "meldingen/unknown-value"):
            self.assertNotIn("/edit/", self.html(made))
            self.assertIn("mailto:", self.html(made))

    def test_it_lives_below_its_address(self):
        self.assertIn('rel="canonical" href="https://alliantie.example/kennis/handboek/redactie/hulp/"', self.html("redactie/hulp"))
        self.assertRegex(self.html("redactie/hulp"), r'href="/kennis/handboek/velden/"')

    def test_an_editor_finds_what_they_look_for(self):
        for query, found in [("anoniem", "/redactie/wat-niet-goed-ging/"), ("unknown-value", "/meldingen/unknown-value/"), ("foto", "/redactie/beelden/"),
                             ("seizoen", "/redactie/datums/"), ("bewijskracht", "/velden/good-practices/"), ("stylesheets", "/en/guides/themes/")]:
            done = run("search", "-C", MADE / "project", "--base-url", "/", "--limit", "5", "--format", "json", query)
            self.assertIn(found, [json.loads(line)["url"] for line in done.stdout.splitlines()], query)


class NewFile(unittest.TestCase):
    """The address that opens GitHub's editor with a new file."""

    site = {"repository": "https://github.com/example/kennis", "branch": "main"}

    def test_it_brings_every_required_field_and_a_place_for_the_text(self):
        for name, model in handbook.collections().items():
            address = urllib.parse.urlsplit(handbook.start_address(self.site, name, FORMS.form(name)))
            self.assertEqual(address.path, f"/example/kennis/new/main/content/{name}")
            value = urllib.parse.parse_qs(address.query)["value"][0]
            fields = yaml.safe_load(value.split("---\n")[1])
            self.assertEqual(set(fields), {key for key, field in model["fields"].items() if field.get("required")})
            self.assertNotIn("#\n", value)

    def test_one_too_long_for_github_opens_an_empty_file(self):
        form = "---\n" + "".join(f"field_{number}: \"\"\n" for number in range(900)) + "---\n"
        self.assertEqual(handbook.start_address(self.site, "menu", form), "https://github.com/example/kennis/new/main/content/menu")

    def test_without_a_repository_there_is_none(self):
        self.assertEqual(handbook.start_address({}, "menu", "---\n---\n"), "")


class Settings(unittest.TestCase):
    def test_they_follow_those_of_the_site(self):
        site = {"base_url": "https://example.org", "contact": "wij@example.org", "repository": "https://github.com/wij/kennis", "branch": "trunk"}
        self.assertEqual(yaml.safe_load(handbook.settings_from(site)),
                         {"base_url": "https://example.org/handboek/", "contact": "wij@example.org", "words": {"edit": "https://github.com/wij/kennis/edit/trunk/docs/"}})

    def test_a_site_that_says_little_is_enough(self):
        self.assertEqual(handbook.settings_from({"title": "T"}), "", "it is put below other settings")


class OnGitHub(unittest.TestCase):
    def test_links_lead_somewhere_there_too(self):
        for page in [*CHAPTERS, *sorted((ROOT / "docs").glob("*.md"))]:
            text = re.sub(r"^```.*?^```$|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
            for address in re.findall(r"\]\(([^)\s]+)", text):
                path = address.partition("#")[0]
                if path and not re.match(r"[a-z]+:", path):
                    self.assertTrue((page.parent / path).exists(), f"{page.relative_to(ROOT)}: {address}")

    def test_the_list_of_chapters_has_them_all_in_their_order(self):
        heads = {chapter: yaml.safe_load(chapter.read_text(encoding="utf-8").split("---\n")[1]) for chapter in CHAPTERS}
        rows = [f"{head['order']}. [{head['title']}]({chapter.name})" for chapter, head in sorted(heads.items(), key=lambda each: each[1]["order"])]
        self.assertEqual(re.findall(r"^\d+\. .*$", (ROOT / "docs/redactie/README.md").read_text(encoding="utf-8"), re.M), rows)

    def test_every_picture_is_a_drawing_that_loads_nothing_and_is_shown(self):
        text = "".join(chapter.read_text(encoding="utf-8") for chapter in CHAPTERS)
        pictures = sorted((ROOT / "docs/redactie").glob("*.svg"))
        self.assertGreaterEqual(len(pictures), 5)
        for picture in pictures:
            source = picture.read_text(encoding="utf-8")
            root = xml.etree.ElementTree.fromstring(source)
            self.assertIn(f"]({picture.name})", text)
            self.assertTrue(root.find("{http://www.w3.org/2000/svg}title").text)
            self.assertNotRegex(source.replace('xmlns="http://www.w3.org/2000/svg"', ""), r"<script|href|url\(|@import|https?:")


class Links(unittest.TestCase):
    """How links of a chapter or a guide become those of the handbook."""

    def relink(self, text, source="docs/publishing.md", **site):
        return handbook.Places(site).relink(text, source)

    def test_a_link_to_another_guide_stays(self):
        self.assertEqual(self.relink("See [all](commands.md#new)."), "See [all](commands.md#new).")

    def test_the_model_becomes_its_page_of_fields(self):
        self.assertEqual(self.relink("[velden](../../content/menu/_collection.yaml)", "docs/redactie/hulp.md"), "[velden](../velden/menu.md)")

    def test_a_folder_becomes_its_list(self):
        self.assertEqual(self.relink("[velden](../../content/)", "docs/redactie/hulp.md"), "[velden](/velden/)")

    def test_what_the_handbook_has_not_is_on_github(self):
        site = {"repository": "https://github.com/wij/kennis", "branch": "trunk"}
        self.assertEqual(self.relink("in [`FORMAT.md`](../src/search/FORMAT.md)", **site), "in [`FORMAT.md`](https://github.com/wij/kennis/blob/trunk/src/search/FORMAT.md)")
        self.assertEqual(self.relink("[de map](../../content/menu/)", "docs/redactie/hulp.md", **site), "[de map](https://github.com/wij/kennis/tree/trunk/content/menu)")

    def test_without_a_repository_the_words_of_such_a_link_stay(self):
        self.assertEqual(self.relink("in [`FORMAT.md`](../src/search/FORMAT.md), and [here](#x)"), "in `FORMAT.md`, and [here](#x)")

    def test_what_is_nowhere_is_left_for_the_check(self):
        self.assertEqual(self.relink("[x](nowhere.md)"), "[x](nowhere.md)")

    def test_code_is_left_alone(self):
        text = "`[a](../src/README.md)`\n```\n[a](../src/README.md)\n```\n[a](https://example.org/)"
        self.assertEqual(self.relink(text), text)

    def test_an_opening_is_whole_sentences_without_marks(self):
        self.assertEqual(handbook.opening("A **word** is [here](x.md). And `more`. This is too long.", 30), "A word is here. And more.")
        self.assertEqual(handbook.opening("\n```\ncode\n```\n\nThe table:\n\n| a |", 99), "The table.")


if __name__ == "__main__":
    unittest.main(verbosity=2)
