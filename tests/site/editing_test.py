"""`init` and `import` as a publisher types them: a site that builds at once, tables as spreadsheet programs save them, forms from strangers."""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from folders import temporary_folder
from site_test import PROGRAM, ROOT, tree

HEADER = "Titel;Samenvatting;Bron uit;Soort aanpak;Speerpunt;Sector;Bewijskracht"
ROW = "{};Kort en goed.;3-11-2025;praktijk;Voorbeeld: ouders en school;basisonderwijs (po), vo;idee"
ISSUE = """### Titel

{title}

### Samenvatting

Kort en goed.

### Bron uit

najaar 2025

### Soort aanpak

praktijk

### Speerpunt

Voorbeeld: ouders en school

### Sector

mbo

### Bewijskracht

Idee

### Organisatie

_No response_

### Het verhaal

{story}
"""


def run(*arguments, status=0, language="en_GB.UTF-8", **options):
    """Runs the program, in English unless told otherwise; fails with what it said when it does not exit with `status`."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=300,
                          env={**os.environ, "LC_ALL": language, "NO_COLOR": "1"}, **options)
    if done.returncode != status:
        raise AssertionError(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}"[:5000])
    return done


def fenced(page, info):
    """The fenced block of a page whose info string ends in `info`."""
    return re.search(rf"^```\w+ {re.escape(info)}\n(.*?)^```$", page, re.S | re.M)[1]


class EditingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        cls.fresh = cls.folder / "fresh"
        run("init", cls.fresh, "--title", 'Zuid: "samen"', "--base-url", "https://example.org/zuid/", "--today", "2026-11-22")

    def setUp(self):
        self.project = pathlib.Path(tempfile.mkdtemp(dir=self.folder)) / "project"
        shutil.copytree(self.fresh, self.project)
        self.before = tree(self.project)

    def given(self, name, content):
        path = self.project.parent / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def imported(self, content, *options, status=0, collection="good-practices", name="tabel.csv"):
        """The new files by name, after the import of `content`."""
        done = run("import", collection, self.given(name, content), "-C", self.project, *options, status=status)
        return done, {path: text for path, text in tree(self.project).items() if self.before.get(path) != text}

    def assert_refused(self, content, code, *options, **more):
        done, new = self.imported(content, *options, status=1, **more)
        self.assertIn(f"[{code}]", done.stderr)
        self.assertEqual(new, {})
        self.assertEqual(tree(self.project).keys(), self.before.keys())
        return done.stderr

    # init

    def test_a_new_project_builds_at_once_without_a_warning(self):
        run("build", "--strict", "-C", self.project)
        home = html.unescape((self.project / "public/index.html").read_text(encoding="utf-8"))
        self.assertTrue('<title>Zuid: "samen"' in home and 'canonical" href="https://example.org/zuid/"' in home)

    def test_it_builds_with_its_examples_taken_out_too(self):
        for path in self.project.glob("content/*/voorbeeld*.md"):
            path.unlink()
        run("build", "--strict", "-C", self.project)

    def test_it_says_nothing_of_where_it_came_from(self):
        for path in self.project.rglob("*"):
            if path.is_file():
                self.assertNotRegex(path.read_text(encoding="utf-8"), r"@(TITLE|BASE_URL|TODAY)@", path)

    def test_its_workflow_is_the_one_of_the_guide(self):
        guide = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")
        workflow = ".github/workflows/publish.yml"
        self.assertEqual((self.project / workflow).read_text(encoding="utf-8"), fenced(guide, workflow))

    def test_its_schemas_and_forms_are_what_schema_prints(self):
        for kind, folder in (([], ".vscode/schemas"), (["--issue-form"], ".github/ISSUE_TEMPLATE")):
            made = self.folder / "made" / folder
            run("schema", *kind, "--output", made, "-C", self.project)
            self.assertEqual(tree(made), tree(self.project / folder))
        settings = json.loads((self.project / ".vscode/settings.json").read_text(encoding="utf-8"))
        for schema, (files, *others) in settings["yaml.schemas"].items():
            self.assertTrue((self.project / schema).is_file(), schema)
            is_of_translations = schema.endswith(".translation.json")  # The starter has none.
            self.assertEqual(bool(list(self.project.glob(files))), not is_of_translations, files)
            self.assertEqual(others, [] if is_of_translations else ["!" + files.replace("*.md", "*.*.md")])

    def test_its_task_finds_the_place_of_every_message(self):
        task, = json.loads((self.project / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
        entry = self.project / "content/glossary/po.md"
        entry.write_text("---\ntitel: po\nmeaning: x\nsummary: ''\n---\n", encoding="utf-8")
        for language in ("en_GB.UTF-8", "nl_NL.UTF-8"):
            said = run(*task["args"], status=1, cwd=self.project, language=language).stderr
            found = [re.findall(matcher["pattern"]["regexp"], said, re.M) for matcher in task["problemMatcher"]]
            self.assertIn(("content/glossary/po.md", "2"), [match[:2] for match in found[0]], said)
            self.assertEqual(sum(map(len, found)), len(re.findall(r" \[[a-z-]+\]$", said, re.M)), said)

    def test_a_folder_with_something_in_it_is_left_alone(self):
        there = self.folder / "taken"
        there.mkdir()
        (there / "mijn.txt").write_text("van mij", encoding="utf-8")
        self.assertIn("is not empty", run("init", there, status=2).stderr)
        self.assertEqual(list(tree(there)), ["mijn.txt"])
        self.assertIn("is no folder", run("init", there / "mijn.txt", status=2).stderr)

    def test_an_empty_repository_will_do(self):
        there = self.folder / "repository"
        (there / ".git").mkdir(parents=True)
        run("init", ".", "-q", "--title", 'Zuid: "samen"', "--base-url", "https://example.org/zuid/", "--today", "2026-11-22", cwd=there)
        self.assertEqual(tree(there), tree(self.fresh))

    def test_nothing_is_left_when_it_cannot_be_made(self):
        there = self.folder / "wrong"
        run("init", there, "--base-url", "geen adres", status=2)
        run("init", there, "--title", "twee\nregels", status=2)
        self.assertFalse(there.exists())
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".")], [])

    # import

    def test_a_table_is_read_however_it_was_saved(self):
        table = "\r\n".join([HEADER, ROW.format("Één café")]) + "\r\n"
        expected = None
        for number, saved in enumerate((table.encode("utf-8-sig"), table.encode("cp1252"), table.encode("utf-16"),
                                        table.replace(", vo", "|vo").replace(";", ",").encode(), table.replace(";", "\t").encode(),
                                        ("sep=;\r\n" + table).encode("cp1252"))):
            with self.subTest(number=number):
                _, new = self.imported(saved)
                self.assertEqual(list(new), ["content/good-practices/een-cafe.md"])
                expected = expected or new
                self.assertEqual(new, expected)
                (self.project / "content/good-practices/een-cafe.md").unlink()
        self.imported(table)
        run("check", "--strict", "-C", self.project)

    def test_one_wrong_row_keeps_everything_unwritten(self):
        said = self.assert_refused("\n".join([HEADER, ROW.format("Een"), ROW.format("Twee").replace("3-11-2025", "31-2-2025")]), "invalid-date")
        self.assertRegex(said, r"tabel\.csv:3:20: error: row 3, column `Bron uit`: ")

    def test_what_the_whole_project_would_say_is_said_of_the_cell(self):
        said = self.assert_refused(f"{HEADER};tekst\n{ROW.format('Een')};Zie [dit](../menu/bestaat-niet.md).\n", "broken-link")
        self.assertRegex(said, r"tabel\.csv:2:\d+: error: row 2, column `tekst`: ")
        self.assert_refused(f"{HEADER}\n{ROW.format('Een').replace(';idee', ';onderzocht')}\n", "unmet-requirement")
        said = self.assert_refused(f"{HEADER};Citaat: Wie\n{ROW.format('Een')};Iemand\n", "missing-field")
        self.assertIn("row 2, column `Citaat: Wie`", said)

    def test_an_anonymous_row_must_not_name_anyone(self):
        self.assert_refused(f"{HEADER};Zonder namen;Tekst\n{ROW.format('Een')};ja;Op de Voorbeeldschool.\n", "private-name")

    def test_what_is_no_table_is_told(self):
        workbook = b"PK\x03\x04" + bytes(range(256))
        self.assertIn("Excel", self.assert_refused(workbook, "not-a-table", name="tabel.xlsx"))
        for content, code in ((b"\x00\x01\x02", "not-a-table"), (b"a\x00;b", "not-a-table"), (b"\xff\xfea\x00b", "not-a-table"), (b"", "empty-table"),
                              (b"\r\n\r\n", "empty-table"), (HEADER.encode(), "empty-table"), (b'Titel\n"open', "broken-quotes")):
            with self.subTest(content=content):
                self.assert_refused(content, code)
        run("import", "good-practices", self.project / "geen.csv", "-C", self.project, status=3)
        run("import", "good-practices", self.project, "-C", self.project, status=3)
        run("import", "good-practices", "-C", self.project, status=2)

    def test_a_hostile_table_stays_text(self):
        title = '"x: ""{{ t }}"" <script>alert(1)</script> --- #"'
        _, new = self.imported(f"{HEADER};Tekst\n{ROW.format(title)};\"---\ndraft: true\n---\n<script>alert(1)</script> <b onclick=x>vet</b>\"\n", "--map", "tekst=body")
        self.assertEqual(list(new), ["content/good-practices/x-t-script-alert-1-script.md"])
        run("build", "-C", self.project)
        page, = (self.project / "public/good-practices").glob("x-t-*/index.html")
        text = page.read_text(encoding="utf-8")
        self.assertNotIn("<script>alert", text)
        self.assertNotIn("onclick", text)
        self.assertIn("&lt;script&gt;alert(1)", text)

    def test_a_table_of_thousands_of_rows_is_no_trouble(self):
        rows = "\n".join([HEADER, *(ROW.format(f"Rij {number}") for number in range(3000))])
        _, new = self.imported(rows)
        self.assertEqual(len(new), 3000)
        done, new = self.imported(rows + "\n" + ROW.format("Nog een"), "--skip-existing")
        self.assertEqual(done.stdout.count("passed over"), 3000)
        self.assertEqual(len(new), 3001)

    def test_a_dry_run_writes_nothing_and_print_shows_what_it_would(self):
        table = f"{HEADER}\n{ROW.format('Een')}\n"
        done, new = self.imported(table, "--dry-run")
        self.assertEqual(new, {})
        self.assertIn("content/good-practices/een.md (row 2)", done.stdout)
        done, new = self.imported(table, "--print")
        self.assertEqual(new, {})
        self.imported(table)
        self.assertEqual((self.project / "content/good-practices/een.md").read_text(encoding="utf-8"), done.stdout)

    def test_with_comments_it_is_what_new_writes(self):
        self.imported(f"{HEADER}\n{ROW.format('Een')}\n", "--comments")
        text = (self.project / "content/good-practices/een.md").read_text(encoding="utf-8")
        self.assertIn("# Samenvatting (verplicht, hoogstens 320 tekens)", text)
        self.assertIn('\nsummary: "Kort en goed."\n', text)
        self.assertIn("#url: ", text)
        run("check", "--strict", "-C", self.project)

    def test_map_names_what_there_is(self):
        table = self.given("tabel.csv", f"{HEADER}\n{ROW.format('Een')}\n")
        for choice, help_text in (("Titl=title", "did you mean `Titel`?"), ("Titel=titl", "did you mean `title`?"), ("Titel", "write")):
            with self.subTest(choice=choice):
                self.assertIn(help_text, run("import", "good-practices", table, "--map", choice, "-C", self.project, status=2).stderr)

    # import --issue

    def issue(self, text, status=0):
        done = run("import", "good-practices", "--issue", self.given("issue.md", text), "-C", self.project, status=status)
        return done, {path: text for path, text in tree(self.project).items() if self.before.get(path) != text}

    def test_a_form_becomes_a_draft(self):
        for ending in ("\n", "\r\n"):
            text = ISSUE.format(title="Koffie", story="Een verhaal.\n\n### Titel\n\nvan iemand anders").replace("\n", ending)
            _, new = self.issue(text)
            self.assertEqual(list(new), ["content/good-practices/koffie.md"])
            entry = (self.project / "content/good-practices/koffie.md")
            written = entry.read_text(encoding="utf-8")
            self.assertIn('title: "Koffie"\n', written)
            self.assertIn("date: 2025-23\n", written)
            self.assertIn("\ndraft: true\n", written)
            self.assertTrue(written.endswith("Een verhaal.\n\n### Titel\n\nvan iemand anders\n"), written)
            self.assertNotIn("organisations", written)
            entry.unlink()

    def test_a_hostile_form_stays_text(self):
        _, new = self.issue(ISSUE.format(title="Koffie\n\n### slug\n\n../../../weg", story="x"), status=1)
        self.assertEqual(new, {})
        _, new = self.issue(ISSUE.format(title="Koffie\ndraft: false\nlayout: home.html", story="<script>alert(1)</script>"))
        written = (self.project / next(iter(new))).read_text(encoding="utf-8")
        self.assertIn('title: "Koffie draft: false layout: home.html"\n', written)
        self.assertEqual(re.findall(r"^(?:draft|layout).*", written, re.M), ["draft: true"])

    def test_a_picture_from_elsewhere_is_told_with_its_line(self):
        done, new = self.issue(ISSUE.format(title="Koffie", story="![klas](https://example.org/x.jpg)"), status=1)
        self.assertRegex(done.stderr, r"issue\.md:\d+:\d+: error: `Het verhaal`: .*\[missing-image\]")
        self.assertEqual(new, {})

    def test_the_form_of_another_collection_is_told(self):
        for text in ("Zomaar een tekst.", "", "### Iets\n\nanders\n"):
            done, new = self.issue(text, status=1)
            self.assertIn("[not-an-issue-form]", done.stderr)
            self.assertEqual(new, {})


if __name__ == "__main__":
    unittest.main()
