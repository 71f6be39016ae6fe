"""A site is never seen half-done: builds that are killed, that meet each other, or that the disk lets down; caches that are damaged."""
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest

from folders import temporary_folder
from site_test import DAY, PROGRAM, run
from site_test import tree as files_of

SITE = "title: Buurtkennis\nbase_url: https://example.org/kennis/\nlanguage: nl\nshare_pictures: false\n"
COLLECTION = """title: Praktijken
path: /praktijken/
layouts: {entry: entry.html, list: list.html}
feed: true
fields:
  title: {type: text, required: true, search: 4}
  summary: {type: text}
  place: {type: text, facet: true}
"""
KILLS = 100
ENTRIES = 60


def tree(folder):
    """All of a site in a few letters."""
    return hashlib.sha256(repr(sorted(files_of(folder).items())).encode()).hexdigest()[:12]




class InterruptionTest(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder(self)
        self.project = self.folder / "project"
        self.out = self.folder / "public"
        self.write("site.yaml", SITE)
        self.write("pages/index.md", "---\ntitle: Welkom\n---\nTekst.\n")
        self.write("praktijken/_collection.yaml", COLLECTION)
        self.sites = [self.site_of(0), self.site_of(1)]

    def write(self, name, text):
        path = self.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def become(self, state):
        """Writes one of two states of the content: half of its entries differ, some are in one of them only."""
        for number in range(ENTRIES):
            name = f"praktijken/praktijk-{number}.md"
            if number % 10 == 9 and state:
                (self.project / "content" / name).unlink(missing_ok=True)
                continue
            words = f"toestand {state}" if number % 2 else "altijd hetzelfde"
            self.write(name, f"---\ntitle: Praktijk {number}\nsummary: Samen, {words}\nplace: Plaats {number % 5 + state}\n---\n{words} " + "\n\nEen alinea.\n" * 40)

    def site_of(self, state):
        """What a build of that state gives where nothing was before."""
        self.become(state)
        out = self.folder / f"site-{state}"
        self.build(out=out)
        return tree(out)

    def command(self, out=None):
        return ["build", "--strict", "--today", DAY, "-C", self.project, "-o", out or self.out]

    def build(self, out=None, status=0, **options):
        return run(*self.command(out), status=status, **options)

    def assert_whole(self, *states):
        """The folder holds exactly one of these sites, and nothing lies around but what the next build takes up again."""
        self.assertIn(tree(self.out), [self.sites[state] for state in states])
        beside = {path.name for path in self.folder.iterdir()} - {"project", "public", "site-0", "site-1"}
        self.assertLessEqual(beside, {".public.staging", ".site-0.staging", ".site-1.staging"})

    def test_a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new(self):
        chance = random.Random(20260115)
        self.become(0)
        self.build()
        begin = time.monotonic()
        self.become(1)
        self.build()
        takes = time.monotonic() - begin
        self.become(0)
        self.build()
        before, kills, changes = 0, 0, 0
        while kills < KILLS:
            after = 1 - before  # A build of what is there already has nothing to write.
            self.become(after)
            with subprocess.Popen([PROGRAM, *map(str, self.command())], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
                time.sleep(chance.uniform(0, 1.3 * takes))
                build.send_signal(signal.SIGKILL)
                build.wait()
            kills += build.returncode == -signal.SIGKILL
            self.assert_whole(before, after)
            if tree(self.out) == self.sites[after]:
                changes += before != after
                before = after
        self.assertGreater(changes, 0)
        for state in (0, 1):
            self.become(state)
            self.build()
            self.assert_whole(state)

    def test_builds_at_once_do_not_mix(self):
        for state in (0, 1, 0, 1, 0):
            self.become(state)
            builds = [subprocess.Popen([PROGRAM, *map(str, self.command())], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
            said = [build.communicate(timeout=60) for build in builds]
            for build, (_, error) in zip(builds, said):
                self.assertIn(build.returncode, (0, 3), error)
                if build.returncode == 3:
                    self.assertRegex(error, "public")
            self.assertIn(0, [build.returncode for build in builds])
            self.assert_whole(state)
            self.build()
            self.assert_whole(state)

    def test_when_a_file_cannot_be_written_whole_the_site_stays_and_the_reason_is_said(self):
        self.become(0)
        self.build()
        self.become(1)
        for limit in (0, 100, 1000, 3000, 10_000, 30_000):
            def small(limit=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            done = self.build(status=3, preexec_fn=small)
            self.assertRegex(done.stderr, r"public.*te groot")
            self.assert_whole(0)
        self.build()
        self.assert_whole(1)

    def test_a_damaged_or_foreign_cache_is_a_build_anew(self):
        subprocess.run(["git", "init", "-q", self.project], check=True)
        subprocess.run(["git", "-C", self.project, "add", "."], check=True)
        subprocess.run(["git", "-C", self.project, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "A"], check=True)
        self.build()
        site = tree(self.out)
        caches = [path for path in (self.project / ".cache").rglob("*") if path.is_file() and path.name != ".gitignore"]
        self.assertTrue(caches)
        for cache in caches:
            whole = cache.read_bytes()
            for damaged in (b"", whole[:len(whole) // 2], whole[:-1], whole + b"x", b"\0" * len(whole), os.urandom(1 << 20), whole.replace(b" 1 ", b" 9 ", 1)):
                cache.write_bytes(damaged)
                if cache.name != "last-build":
                    (self.project / ".cache/last-build").unlink(missing_ok=True)  # It would see that nothing changed.
                self.build()
                self.assertEqual(tree(self.out), site)
            cache.unlink()
            cache.mkdir()
            self.build()
            self.assertEqual(tree(self.out), site)
            cache.rmdir()
        shutil.rmtree(self.project / ".cache")
        (self.project / ".cache").write_text("Ik ben een bestand.", encoding="utf-8")
        self.build()
        self.assertEqual(tree(self.out), site)

    def test_what_is_no_file_is_never_read(self):
        """A pipe would be waited for, and a link may lead out of the project."""
        secret = self.folder / "geheim.txt"
        secret.write_text("wachtwoord-van-de-machine", encoding="utf-8")
        os.mkfifo(self.project / "content/praktijken/pijp.md")
        os.mkfifo(self.project / "content/praktijken/pijp.jpg")
        for name in ("gelinkt.md", "gelinkt.txt", "gelinkt.jpg"):
            (self.project / "content/praktijken" / name).symlink_to(secret)
        (self.project / "content/praktijken/kring").symlink_to(self.project / "content")
        (self.project / "content/praktijken/uit").symlink_to("/etc")
        done = subprocess.run([PROGRAM, *map(str, self.command())], capture_output=True, text=True, timeout=60, check=False)
        self.assertIn(done.returncode, (0, 1, 3), done.stderr)
        published = b"".join(path.read_bytes() for path in self.out.rglob("*") if path.is_file()) if self.out.exists() else b""
        self.assertNotIn(b"wachtwoord-van-de-machine", published)
        self.assertFalse(list(self.out.rglob("passwd")))


if __name__ == "__main__":
    unittest.main()
