"""Publishing as GitHub does it: scripts/publish and the action, run as a runner runs them, with the addresses that Pages gives.

scripts/test has compiled build/release before this runs.
"""
import os
import re
import subprocess
import unittest

import yaml

from folders import temporary_folder
from site_test import PROGRAM, ROOT

SITE = """title: Buurtkennis
base_url: https://kennis.example/
"""
HOME = """---
title: Welkom
summary: Wat de buurt weet.
---
Lees [meer](over.md).
"""
ABOUT = """---
title: Over ons
summary: Wie de buurt is.
---
Wij zijn de buurt.
"""
MISTAKEN = """---
title: Fout
summary: Er staat iets niet goed.
---
Zie [dit](nergens.md).
"""
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
ANNOTATION = re.compile(r"^::(error|warning) file=([^,]*),line=(\d+)(?:,\w+=[^,:]*)*::(.*)$", re.M)


def hrefs(page):
    """The addresses within this site that a page names."""
    return re.findall(r'(?:href|src)="(/[^"]*)"', page.read_text(encoding="utf-8"))


class PublishTest(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder(self)
        self.workspace = self.folder / "workspace"
        self.project = self.workspace / "kennis"
        for name, text in {"site.yaml": SITE, "pages/index.md": HOME, "pages/over.md": ABOUT}.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def environment(self, **more):
        (self.folder / "home").mkdir(exist_ok=True)
        return {**os.environ, "HOME": str(self.folder / "home"), "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(self.workspace),
                "GITHUB_OUTPUT": str(self.folder / "output"), "GITHUB_ACTION_PATH": str(ROOT), **more}

    def run_in(self, folder, command, status=0, **environment):
        done = subprocess.run(list(map(str, command)), cwd=folder, env=self.environment(**environment), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=300)
        self.assertEqual(done.returncode, status, done.stdout)
        return done.stdout

    def publish(self, *arguments, **options):
        return self.run_in(self.workspace, [ROOT / "scripts/publish", "--program", PROGRAM, "-C", "kennis", *arguments], **options)

    def run_action(self, status=0, **inputs):
        """Runs the steps of action.yml as a runner does; inputs have `_` for `-`. Gives what it printed."""
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        values = {name: given["default"] for name, given in action["inputs"].items()}
        values.update({name.replace("_", "-"): value for name, value in inputs.items()})
        printed = ""
        for step in action["runs"]["steps"]:
            if "run" in step:
                self.assertEqual(step["shell"], "bash")
                environment = {name: INPUT.sub(lambda found: values[found[1]], value) for name, value in step["env"].items()}
                environment["CCACHE_DIR"] = os.environ.get("CCACHE_DIR", str(self.folder / "ccache"))
                printed += self.run_in(self.workspace, ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
                                       status=status, **environment)
        return printed

    def outputs(self):
        return dict(line.split("=", 1) for line in (self.folder / "output").read_text(encoding="utf-8").splitlines())

    def assert_on_the_line(self, printed, word):
        """There is one annotation; its file is found from the top of the checkout, and its line holds `word`."""
        found = ANNOTATION.findall(printed)
        self.assertEqual(len(found), 1, printed)
        severity, file, line, _ = found[0]
        self.assertIn(word, (self.workspace / file).read_text(encoding="utf-8").splitlines()[int(line) - 1])
        return severity

    def test_a_mistake_is_shown_on_its_line_also_in_a_folder_of_the_repository(self):
        self.write("pages/fout.md", MISTAKEN)
        for arguments in (["--check"], ["-o", "public"]):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.assert_on_the_line(self.publish(*arguments, status=1), "nergens.md"), "error")
        self.assertFalse((self.workspace / "public").exists())

    def test_a_mistake_is_shown_on_its_line_when_the_repository_is_the_project(self):
        self.write("pages/fout.md", MISTAKEN)
        self.workspace = self.project
        printed = self.run_in(self.workspace, [ROOT / "scripts/publish", "--program", PROGRAM, "-C", ".", "--check"], status=1)
        self.assertEqual(self.assert_on_the_line(printed, "nergens.md"), "error")

    def test_people_get_the_excerpt_and_not_the_annotation(self):
        self.write("pages/fout.md", MISTAKEN)
        printed = self.publish("--check", status=1, GITHUB_ACTIONS="")
        self.assertNotIn("::error", printed)
        self.assertIn("Zie [dit](nergens.md).", printed)

    def test_every_kind_of_address_comes_out_right(self):
        addresses = {
            "https://alliantie.github.io/kennisbank": ("https://alliantie.github.io/kennisbank/", "/kennisbank/"),  # A project's page.
            "https://alliantie.github.io": ("https://alliantie.github.io/", "/"),  # An owner's page.
            "https://kennis.school.example": ("https://kennis.school.example/", "/"),  # A domain of one's own.
            "https://kennis.school.example/": ("https://kennis.school.example/", "/"),
            "": ("https://kennis.example/", "/"),  # That of content/site.yaml.
        }
        for given, (canonical, path) in addresses.items():
            with self.subTest(address=given):
                self.publish("-o", "public", "--base-url", given)
                public = self.workspace / "public"
                self.assertIn(f'rel="canonical" href="{canonical}"', (public / "index.html").read_text(encoding="utf-8"))
                self.assertIn(f"<loc>{canonical}", (public / "sitemap.xml").read_text(encoding="utf-8"))
                for page in public.rglob("*.html"):
                    named = hrefs(page)
                    self.assertTrue(named, page)
                    for href in named:
                        target = public / href.removeprefix(path).split("#")[0].split("?")[0]
                        self.assertTrue(href.startswith(path) and target.exists(), f"{page.relative_to(public)}: {href}")
        self.assertEqual(self.outputs()["site"], "public")

    def test_a_domain_that_only_the_file_knows_is_said(self):
        self.write("static/CNAME", "kennis.school.example\n")
        printed = self.publish("-o", "public", "--base-url", "https://alliantie.github.io/kennisbank")
        self.assertEqual(self.assert_on_the_line(printed, "kennis.school.example"), "warning")
        self.assertEqual((self.workspace / "public/CNAME").read_text(encoding="utf-8"), "kennis.school.example\n")
        printed = self.publish("-o", "public", "--base-url", "https://Kennis.school.example")
        self.assertEqual(ANNOTATION.findall(printed), [])

    def test_an_entry_appears_in_the_night_of_its_day(self):
        self.write("pages/feest.md", "---\ntitle: Feest\nsummary: Er is feest.\npublish_on: 2026-12-01\n---\nHoera.\n")
        for day, there in (("2026-11-30", False), ("2026-12-01", True)):
            self.publish("-o", "public", "--today", day)
            pages = [str(page.relative_to(self.workspace)) for page in (self.workspace / "public").rglob("*.html")]
            self.assertEqual(any("feest" in page for page in pages), there, (day, pages))

    def test_a_folder_that_is_not_there_is_named(self):
        self.assertIn("there is no folder nergens", self.publish("-C", "nergens", status=1))

    def test_the_action_makes_the_site(self):
        self.run_action(folder="kennis", base_url="https://alliantie.github.io/kennisbank", strict="true")
        self.assertEqual(self.outputs()["site"], "public")
        self.assertIn("/kennisbank/", (self.workspace / "public/index.html").read_text(encoding="utf-8"))

    def test_the_action_checks_only_when_asked(self):
        self.write("pages/fout.md", MISTAKEN)
        printed = self.run_action(folder="kennis", check_only="true", status=1)
        self.assertEqual(self.assert_on_the_line(printed, "nergens.md"), "error")
        self.assertFalse((self.workspace / "public").exists())

    def test_the_action_publishes_drafts_only_when_asked(self):
        self.write("pages/plan.md", "---\ntitle: Plan\nsummary: Een plan.\ndraft: true\n---\nLater.\n")
        for drafts, there in (("false", False), ("true", True)):
            self.run_action(folder="kennis", drafts=drafts)
            self.assertEqual(any("plan" in page.name or "plan" in page.parent.name for page in (self.workspace / "public").rglob("*.html")), there)

    def test_the_action_never_runs_what_an_input_holds(self):
        for value in ('$(touch ran)', '"; touch ran; "', "`touch ran`"):
            with self.subTest(value=value):
                self.assertIn(f"there is no folder {value}", self.run_action(folder=value, status=1))
                self.assertFalse(list(self.folder.rglob("ran")))


if __name__ == "__main__":
    unittest.main()
