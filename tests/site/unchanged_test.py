"""A build after which nothing changed: it sees so and stays; and whatever does change, the site is that of a build from nothing.

scripts/test has compiled build/release before this runs.
"""
import os
import shutil
import subprocess
import time

from site_test import DAY, run, times, tree
from small_project import SmallProject, entry

STAYED = "nothing that the site is made of has changed since the last build, nor the site itself"


class UnchangedTest(SmallProject):
    def build_again(self, *arguments, today=DAY):
        """What a build in the same place says."""
        return run("build", "--strict", "-C", self.project, "-o", self.out, "--today", today, "--explain", "--lang", "en", *arguments).stdout

    def assert_as_from_nothing(self, *arguments, today=DAY):
        """The site is what a build makes that knows of no other."""
        place = self.folder / "other"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.project, place / "project", ignore=shutil.ignore_patterns(".cache"))
        run("build", "--strict", "-C", place / "project", "-o", place / "site", "--today", today, *arguments)
        self.assertEqual(tree(self.out), tree(place / "site"))

    def test_a_second_build_of_the_same_stays_and_says_what_the_first_said(self):
        first = self.build_again("--base-url", "https://example.org/first/")
        before = times(self.out)
        second = self.build_again("--base-url", "https://example.org/first/")
        self.assertIn(STAYED, second)
        self.assertNotIn(STAYED, first)
        self.assertEqual(first.split(":")[0], second.split(":")[0], "the same counts")
        self.assertIn(f"0 written, {len(before)} unchanged, 0 removed", second)
        self.assertEqual(times(self.out), before)

    def test_other_options_another_day_or_fewer_threads(self):
        self.build_again()
        self.assertIn(STAYED, self.build_again("--jobs", "1"))
        self.assertEqual(run("build", "--strict", "--quiet", "-C", self.project, "-o", self.out, "--today", DAY).stdout, "")
        self.assertNotIn(STAYED, self.build_again(today="2026-01-16"))
        self.assert_as_from_nothing(today="2026-01-16")
        for other in (["--drafts"], ["--base-url", "/elders/"], ["--theme", "amsterdam"]):
            with self.subTest(other=other):
                self.assertNotIn(STAYED, self.build_again(*other))
                self.assert_as_from_nothing(*other)
                self.assertIn(STAYED, self.build_again(*other))

    def test_whatever_changes_in_the_project_is_in_the_site(self):
        content = self.project / "content"
        old = (content / "haltes/jaar.md").read_text(encoding="utf-8")
        changes = {
            "a text": lambda: self.write("haltes/jaar.md", entry({"title": "Jaar", "date": "2021~"}, "Andere tekst.")),
            "a text of the same length and time": lambda: self.same_length_and_time("haltes/jaar.md", "Andere", "Anders"),
            "a new entry": lambda: self.write("haltes/nieuw.md", entry({"title": "Nieuw", "date": "2022"})),
            "an entry under another name": lambda: (content / "haltes/nieuw.md").rename(content / "haltes/nieuwer.md"),
            "an entry that goes": lambda: (content / "haltes/nieuwer.md").unlink(),
            "a field of the model": lambda: self.write("scholen/_collection.yaml", "title: Alle scholen\npath: /scholen/\nlayouts: {entry: entry.html}\n"
                                                       "fields:\n  title: {type: text, required: true}\n"),
            "a template of the project's own": lambda: self.own_template("<p>Van onszelf.</p>"),
            "that template again": lambda: self.own_template("<p>Weer anders.</p>"),
            "a file for visitors": lambda: self.write("pages/lijst.txt", "Een lijst."),
        }
        self.build_again()
        for what, change in changes.items():
            with self.subTest(what=what):
                change()
                self.assertNotIn(STAYED, self.build_again())
                self.assert_as_from_nothing()
                self.assertIn(STAYED, self.build_again())
        self.write("haltes/jaar.md", old)

    def same_length_and_time(self, name, before, after):
        path = self.project / "content" / name
        moment = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        os.utime(path, ns=(moment.st_atime_ns, moment.st_mtime_ns))

    def own_template(self, text):
        path = self.project / "templates/404.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def test_a_site_that_somebody_changed_is_made_right(self):
        self.build_again()
        whole = tree(self.out)
        page = self.out / "index.html"
        changes = {
            "a page": lambda: page.write_text("weg", encoding="utf-8"),
            "a page that goes": page.unlink,
            "a file too many": lambda: (self.out / "extra.html").write_text("x", encoding="utf-8"),
        }
        for what, change in changes.items():
            with self.subTest(what=what):
                change()
                self.assertNotIn(STAYED, self.build_again())
                self.assertEqual(tree(self.out), whole)

    def test_what_somebody_puts_into_folders_that_are_known_does_not_stay(self):
        staging = self.out.parent / f".{self.out.name}.staging"
        page = self.project / "content/haltes/jaar.md"
        old = page.read_text(encoding="utf-8")

        def edit():
            page.write_text(page.read_text(encoding="utf-8") + "Nog een zin.\n", encoding="utf-8")
            time.sleep(0.1)  # What has rested is known by its stamp.
            self.assertNotIn(STAYED, self.build_again())

        try:
            for _ in range(4):
                edit()
            self.assertTrue((self.project / ".cache/folders").exists())
            for folder in (self.out, staging):
                with self.subTest(folder=folder.name):
                    deep = next(path for path in folder.glob("haltes/*") if path.is_dir())
                    (deep / "extra.html").write_text("x", encoding="utf-8")
                    (folder / "nieuw/diep").mkdir(parents=True)
                    (folder / "nieuw/diep/extra.html").write_text("x", encoding="utf-8")
                    edit()
                    self.assert_as_from_nothing()
                    edit()
                    self.assert_as_from_nothing()
        finally:
            page.write_text(old, encoding="utf-8")

    def test_a_record_that_is_damaged_foreign_or_gone_means_a_build(self):
        self.build_again()
        whole = tree(self.out)
        record = self.project / ".cache/last-build"
        good = record.read_bytes()
        for what, bytes_ in {"empty": b"", "cut": good[: len(good) // 2], "foreign": b"\x00\xff" * 5000, "changed": good.replace(b"index.html", b"index.htmx", 1),
                             "of another version": good.replace(b"-build 3 ", b"-build 4 ", 1)}.items():
            with self.subTest(what=what):
                record.write_bytes(bytes_)
                self.assertNotIn(STAYED, self.build_again())
                self.assertEqual(tree(self.out), whole)
                self.assertIn(STAYED, self.build_again(), "and there is a good one again")
        record.unlink()
        self.assertNotIn(STAYED, self.build_again())

    def test_what_there_is_to_say_is_said_every_time(self):
        self.write("haltes/waarschuwing.md", "---\ntitle: Waarschuwing\nsummary:\n---\nTekst.\n")
        try:
            for _ in range(2):
                done = run("build", "-C", self.project, "-o", self.folder / "said", "--today", DAY, "--lang", "en")
                self.assertIn("[empty-field]", done.stdout + done.stderr)
        finally:
            (self.project / "content/haltes/waarschuwing.md").unlink()

    def test_a_commit_changes_the_days_on_the_pages(self):
        project = self.folder / "repository"
        shutil.copytree(self.project, project, ignore=shutil.ignore_patterns(".cache"))
        out = self.folder / "committed"

        def git(*arguments):
            identity = ("-c", "user.name=Redactie", "-c", "user.email=redactie@example.org")
            environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
            subprocess.run(["git", *identity, *arguments], cwd=project, env=environment, check=True, capture_output=True, timeout=60)

        def build():
            return run("build", "--strict", "-C", project, "-o", out, "--today", DAY, "--explain", "--lang", "en").stdout

        git("init", "-q", "-b", "main")
        git("add", "-A")
        git("commit", "-q", "-m", "Begin")
        build()
        self.assertIn(STAYED, build())
        (project / "content/haltes/jaar.md").write_text(entry({"title": "Jaar", "date": "2021~"}, "Nog niet vastgelegd."), encoding="utf-8")
        self.assertNotIn(STAYED, build())
        git("commit", "-q", "-a", "-m", "Verder", "--date", time.strftime("%Y-%m-%dT12:00:00+0000", time.gmtime()))
        self.assertNotIn(STAYED, build(), "the same texts, but now git knows them")
        self.assertIn(STAYED, build())
