#!/usr/bin/env python3
"""In which language a person is spoken to: what was typed, else the locale, else the project, else English."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from site_test import DAY, PROGRAM, tree

SILENT = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}  # As on a machine that builds unattended.


class LanguageTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.project = pathlib.Path(temporary.name)
        self.write("content/site.yaml", "title: Test\nlanguage: nl\n")
        self.write("content/pages/index.md", "---\ntitle: Test\nsumary: Een tikfout.\n---\n")

    def write(self, name, text):
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def said(self, *arguments, **locale):
        environment = {**os.environ, **SILENT, **locale, "NO_COLOR": "1"}
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.project, env=environment, capture_output=True, text=True,
                              check=False, timeout=60)
        return done.stdout + done.stderr

    def assert_dutch(self, said):
        self.assertIn("oplossing: bedoel je `summary`?", said)

    def assert_english(self, said):
        self.assertIn("help: did you mean `summary`?", said)

    def test_what_is_typed_decides(self):
        self.assert_english(self.said("check", "--lang", "en", LANG="nl_NL.UTF-8"))
        self.assert_english(self.said("check", "--lang=en", LANG="nl_NL.UTF-8"))
        self.assert_english(self.said("--lang", "en", "check", LANG="nl_NL.UTF-8"))
        self.assert_dutch(self.said("check", "--lang", "nl", LANG="en_GB.UTF-8"))

    def test_then_the_locale(self):
        self.assert_english(self.said("check", LANG="en_US.UTF-8"))
        self.assert_english(self.said("check", LANG="nl_NL.UTF-8", LC_MESSAGES="en_US.UTF-8"))
        self.assert_english(self.said("check", LANG="nl_NL.UTF-8", LC_MESSAGES="nl_NL.UTF-8", LC_ALL="en_US.UTF-8"))
        self.write("content/site.yaml", "title: Test\nlanguage: en\n")
        self.assert_dutch(self.said("check", LANG="nl_BE.UTF-8"))

    def test_then_the_project(self):
        self.assert_dutch(self.said("check"))
        self.assert_dutch(self.said("check", LANG="POSIX"))
        self.assert_dutch(self.said("check", LANG="de_DE.UTF-8"))
        self.assert_dutch(self.said("check", "-C", self.project / "content"))
        self.write("content/site.yaml", "title: Test\nlanguage: \"nl\"   # met uitleg\n")
        self.assert_dutch(self.said("check"))

    def test_then_english(self):
        self.write("content/site.yaml", "title: Test\nlanguage: fr\n")
        self.assert_english(self.said("check"))
        with tempfile.TemporaryDirectory() as nowhere:
            self.assertIn("there is no project in", self.said("check", "-C", nowhere))

    def test_a_broken_site_yaml_still_says_the_language(self):
        self.write("content/site.yaml", "title: [Test\nlanguage: nl\n")
        self.assertIn("fout: het haakje `[` wordt niet gesloten [unclosed-bracket]", self.said("check"))

    def test_programs_read_the_same_codes_in_any_language(self):
        dutch, english = (json.loads(self.said("check", "--format", "json", "--lang", language)) for language in ("nl", "en"))
        self.assertEqual(dutch.pop("message"), "`pages` heeft geen veld `sumary`")
        self.assertEqual(english.pop("message"), "`pages` has no field `sumary`")
        self.assertEqual((dutch.pop("help"), english.pop("help")), ("bedoel je `summary`?", "did you mean `summary`?"))
        self.assertEqual(dutch, english)
        self.assertIn("title=unknown-field::`pages` heeft geen veld `sumary`%0Aoplossing: bedoel je `summary`?",
                      self.said("check", "--format", "github"))

    def test_wrong_usage_is_said_in_the_language_too(self):
        self.assertIn("bondgenoot: `--nergens` is hier niet bekend", self.said("check", "--nergens"))
        self.assertIn("bondgenoot: er is geen opdracht genoemd", self.said())
        self.assertIn("bondgenoot: COLLECTION ontbreekt", self.said("new"))
        self.assertIn("bondgenoot: COLLECTION is missing", self.said("new", LANG="en_GB.UTF-8"))
        self.assertIn("dit is niet te lezen", self.said("check", "--lang", "fr"))

    def test_what_is_written_does_not_depend_on_it(self):
        self.write("content/pages/index.md", "---\ntitle: Test\n---\n")
        for language in ("nl", "en"):
            self.said("build", "--lang", language, "--today", DAY, "-o", self.project / language)
        self.assertGreater(len(tree(self.project / "nl")), 3)
        self.assertEqual(tree(self.project / "nl"), tree(self.project / "en"))


if __name__ == "__main__":
    unittest.main()
