"""The real content through the released program, as a publisher meets it: the same bytes always, nothing half-done, installed or not.

scripts/test has compiled build/release and made build/sites/ before this runs.
"""
import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import unittest

from folders import temporary_folder

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("BONDGENOOT", ROOT / "build/release/bondgenoot"))  # Another one under a sanitizer.
DAY = "2026-01-15"  # What is to come depends on the day, so every build here is of one.
NOBODY = 65534  # The user that owns nothing.


def run(*arguments, program=PROGRAM, status=0, **options):
    """Runs the program; fails with what it said when it does not exit with `status`."""
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=300, **options)
    if done.returncode != status:
        raise AssertionError(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}{done.stderr}"[:5000])
    return done


def tree(folder):
    """Every file below a folder with a hash of its bytes."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def copy_in_any_order(source, target):
    """Copies a folder file by file, shuffled: in which order a file system lists files often follows from when they were made."""
    paths = [path for path in sorted(source.rglob("*")) if path.is_file()]
    random.Random(8).shuffle(paths)
    for path in paths:
        copied = target / path.relative_to(source)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copied)


def times(folder):
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


class SiteTest(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        cls.reference = cls.folder / "reference"
        run("build", "--strict", "--today", DAY, "--jobs", 1, "-o", cls.reference, cwd=ROOT)

    def build(self, name, *arguments, **options):
        out = self.folder / name
        run("build", "--today", DAY, "-o", out, *arguments, **{"cwd": ROOT, **options})
        return out

    def copy_project(self, name, *folders):
        project = self.folder / name
        for folder in folders:
            copy_in_any_order(ROOT / folder, project / folder)
        if (ROOT / ".git").is_dir():  # The days of the last changes come from there.
            shutil.copytree(ROOT / ".git", project / ".git")
        return project

    def assert_same_site(self, out):
        self.assertEqual(tree(out), tree(self.reference))

    def test_there_is_a_site(self):
        pages = [name for name in tree(self.reference) if name.endswith(".html")]
        self.assertGreater(len(pages), 370, "fewer pages than entries")
        for name in ("index.html", "404.html", "sitemap.xml", "robots.txt", ".nojekyll"):
            self.assertTrue((self.reference / name).is_file(), name)

    def test_the_number_of_threads_does_not_show(self):
        self.assert_same_site(self.build("jobs", "--jobs", 8))

    def test_place_and_surroundings_do_not_show(self):
        surroundings = {**os.environ, "LC_ALL": "C", "TZ": "Pacific/Auckland", "COLUMNS": "20", "TERM": "dumb", "HOME": "/nowhere", "USER": "nobody",
                        "LOGNAME": "nobody"}
        self.assert_same_site(self.build("surroundings", cwd=ROOT / "content/good-practices", env=surroundings, umask=0o077))
        project = self.copy_project("elsewhere", "content", "templates", "themes")
        self.assert_same_site(self.build("moved", "-C", project, cwd="/"))

    def test_who_builds_does_not_show(self):
        """Root builds as another user; who is not root builds what they must not write in."""
        project = self.copy_project("of-another", "content", "templates", "themes")
        self.folder.chmod(0o755)
        out = self.folder / "by-another"
        out.mkdir()
        builder, other = os.geteuid(), {"cwd": "/", "env": {"PATH": os.environ["PATH"]}}
        if builder == 0:
            builder = NOBODY
            os.chown(out, NOBODY, NOBODY)
            other |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        everything = [project, *project.rglob("*")]
        with self.subTest("of files that are another's, history and all, where no cache can be kept"):
            for path in everything:
                path.chmod(path.stat().st_mode & ~0o222)
            self.assert_same_site(self.build("by-another/one", "-C", project, **other))
            self.assertFalse((project / ".cache").exists())
        with self.subTest("of files that are their own"):
            for path in everything:
                os.chown(path, builder, -1)
                path.chmod(path.stat().st_mode | 0o200)
            self.assert_same_site(self.build("by-another/two", "-C", project, **other))
            self.assertEqual((project / ".cache").stat().st_uid, builder)
        self.assertEqual({path.stat().st_uid for path in out.rglob("*")}, {builder})

    def test_building_again_touches_no_file(self):
        out = self.build("again")
        before = times(out)
        for _ in ("it sees that nothing changed", "it does not know, and compares what it made"):
            self.build("again")
            self.assertEqual(times(out), before)
            (ROOT / ".cache/last-build").unlink(missing_ok=True)

    def test_a_mistake_leaves_the_site_as_it_was(self):
        project = self.copy_project("mistake", "content", "templates", "themes")
        out = self.build("kept", "-C", project)
        before = times(out)
        (project / "content/good-practices/leeg.md").write_text("---\ntitle: Leeg\n---\n", encoding="utf-8")
        (project / "content/good-practices/de-hef.md").unlink(missing_ok=True)
        said = run("build", "-C", project, "--today", DAY, "-o", out, status=1)
        self.assertIn("content/good-practices/leeg.md:", said.stderr)
        self.assertEqual(times(out), before)

    def test_check_says_nothing_and_writes_nothing(self):
        project = self.copy_project("checked", "content", "templates", "themes")
        before = times(project)
        said = run("check", "-C", project, "--strict", "--today", DAY)
        self.assertEqual(said.stderr, "")
        self.assertEqual(times(project), before)

    def test_an_installed_program_brings_its_templates_and_themes(self):
        prefix = self.folder / "prefix"
        subprocess.run(["cmake", "--install", ROOT / "build/release", "--prefix", prefix], check=True, capture_output=True)
        project = self.copy_project("content-only", "content")
        self.assert_same_site(self.build("installed", "-C", project, program=prefix / "bin/bondgenoot"))

    def test_wrong_usage_has_its_own_exit_status(self):
        run("bild", status=2)
        run("build", "--jobs", "many", status=2, cwd=ROOT)


if __name__ == "__main__":
    unittest.main()
