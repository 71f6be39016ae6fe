"""`rename` and `refs` as an editor types them: in a copy of the real content, on a real disk."""
import json
import os
import re
import subprocess
import unittest

from folders import copy_project, temporary_folder
from site_test import PROGRAM

MUCH_USED = "good-practices/transformatieve-school"


def texts(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class RenameTest(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder(self)
        copy_project(self.folder)
        self.content = self.folder / "content"

    def run_program(self, *words, cwd=None, language="en_GB.UTF-8"):
        return subprocess.run([PROGRAM, *words], cwd=cwd or self.folder, capture_output=True, check=False, timeout=300,
                              env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "LC_ALL": language, "NO_COLOR": "1"})

    def refused(self, status, *words, cwd=None):
        """What is said by a command that must change nothing."""
        before = texts(self.content)
        done = self.run_program(*words, cwd=cwd)
        self.assertEqual(done.returncode, status, done.stderr.decode("utf-8", "replace")[:2000])
        self.assertEqual(texts(self.content), before)
        return done.stderr.decode("utf-8")

    def test_a_much_used_entry_goes_with_all_that_names_it(self):
        before = texts(self.content)
        uses = json.loads(self.run_program("refs", MUCH_USED, "--format", "json").stdout)
        self.assertGreater(len(uses["referred_to_by"]), 2)
        self.assertGreater(len(uses["linked_from"]), 9)
        dry = self.run_program("rename", MUCH_USED, "school-met-regie", "--dry-run")
        self.assertEqual((dry.returncode, texts(self.content)), (0, before))
        done = self.run_program("rename", MUCH_USED, "school-met-regie")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.decode().splitlines()[:-1], dry.stdout.decode().splitlines()[:-1])
        self.assertEqual(self.run_program("check", "--strict").returncode, 0)
        again = json.loads(self.run_program("refs", "school-met-regie", "--format", "json").stdout)
        for kind in ("referred_to_by", "linked_from", "menus", "refers_to", "links_to"):
            self.assertEqual(len(again[kind]), len(uses[kind]), kind)
        # Nothing but the name differs, wherever it stands.
        after = texts(self.content)
        old, new = "good-practices/transformatieve-school", "good-practices/school-met-regie"
        for ending, address in ((".md", b"/"), (".en.md", b"/en/")):
            alias = b"aliases: [" + address + b"good-practices/transformatieve-school/]\n"
            self.assertIn(alias, after[new + ending])
            after[old + ending] = after.pop(new + ending).replace(alias, b"", 1)
        self.assertEqual(before.keys(), after.keys())
        for path, text in after.items():
            self.assertEqual(text.replace(b"school-met-regie", b"transformatieve-school"), before[path], path)

    def test_there_and_back_again_is_where_it_was(self):
        before = texts(self.content)
        self.assertEqual(self.run_program("rename", "pages/over", "over-ons").returncode, 0)
        self.assertIn(b"page: pages/over-ons.md", (self.content / "site.yaml").read_bytes())
        self.assertEqual(self.run_program("rename", "over-ons.md", "over", cwd=self.content / "pages").returncode, 0)
        after = texts(self.content)
        after["pages/over.md"] = after["pages/over.md"].replace(b"aliases: [/over-ons/]\n", b"", 1)
        self.assertEqual(after, before)

    def test_what_is_not_there_or_is_there_twice_is_said(self):
        self.assertIn("did you mean `good-practices/droomproject`?", self.refused(2, "rename", "good-practices/droomprojekt", "x"))
        self.assertIn("`alliances/gelijke-kansen-alliantie` or `organisations/gelijke-kansen-alliantie`",
                      self.refused(2, "rename", "gelijke-kansen-alliantie", "gka"))
        self.assertIn("there is no entry", self.refused(2, "refs", "../../etc/passwd"))
        self.assertIn("there is no entry `a?b`", self.refused(2, "refs", "a\nb"))
        self.assertIn("there is no entry", self.refused(2, "rename", "x" * 100_000, "y"))
        self.assertLess(len(self.refused(2, "rename", "x" * 100_000, "y")), 1000)

    def test_names_that_climb_or_break_lines_are_refused(self):
        for name in ("../over", "a\nb", "/etc/x", "pages/../over", "over/x/y", "", "é", "static/x"):
            with self.subTest(name=name):
                self.assertTrue(self.refused(2, "rename", "pages/scan", name))
        self.assertTrue(self.refused(2, "rename", "pages/scan", b"\xff\xfe"))

    def test_content_with_errors_is_left_alone(self):
        (self.content / "good-practices/kapot.md").write_bytes(b"---\ntitle: \xff\n---\n[x](droomproject.md)\n")
        said = self.refused(1, "rename", "good-practices/droomproject", "droom")
        self.assertIn("[not-utf8]", said)
        self.assertIn("nothing was changed: mend these first", said)

    def test_what_is_reached_by_a_symlink_is_left_alone(self):
        path = self.content / "good-practices/droomproject.md"
        path.rename(self.folder / "elders.md")
        path.symlink_to("../../elders.md")
        self.assertIn("is reached by a symlink", self.refused(2, "rename", "good-practices/droomproject", "droom"))
        self.assertTrue(path.is_symlink())

    def test_an_alias_of_another_is_refused_with_its_place(self):
        path = self.content / "pages/over.md"
        path.write_text(path.read_text(encoding="utf-8").replace("---\n", "---\naliases: [/good-practices/droom/]\n", 1), encoding="utf-8")
        said = self.refused(1, "rename", "good-practices/droomproject", "droom")
        self.assertIn("content/pages/over.md:2:", said)
        self.assertIn("[alias-collision]", said)

    def test_an_editor_reads_it_in_dutch(self):
        done = self.run_program("rename", "pages/scan", "over", language="nl_NL.UTF-8")
        self.assertEqual(done.returncode, 2)
        self.assertIn("`content/pages/over.md` bestaat al", done.stderr.decode())

    def test_what_an_anonymous_entry_withholds_is_marked(self):
        entry = next(path for path in sorted((self.content / "awkward-practices").glob("*.md"))
                     if re.search(r"^organisations:", path.read_text(encoding="utf-8"), re.M))
        text = entry.read_text(encoding="utf-8")
        organisation = re.search(r"^organisations: \[([a-z0-9-]+)", text, re.M)[1]
        entry.write_text(text.replace("---\n", "---\nanonymous: true\n", 1), encoding="utf-8")
        uses = json.loads(self.run_program("refs", f"organisations/{organisation}", "--format", "json").stdout)
        marked = [use["file"] for use in uses["referred_to_by"] if use.get("withheld")]
        self.assertEqual(marked, [f"content/awkward-practices/{entry.name}"])


if __name__ == "__main__":
    unittest.main()
