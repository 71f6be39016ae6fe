"""When pages were changed, by git: in the pages, the lists and the sitemap of real repositories, made by git itself.

scripts/test has compiled build/release before this runs.
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import unittest

from folders import temporary_folder
from site_test import PROGRAM, run, tree

SITE = "title: Buurtkennis\nbase_url: https://example.org/\nlanguage: nl\n"
MODEL = """title: Praktijken
singular: praktijk
path: /praktijken/
layouts: {entry: entry.html, list: list.html}
fields:
  title: {type: text, required: true}
  summary: {type: text}
  school: {type: text, private_when: anonymous}
  anonymous: {type: boolean, default: false}
"""
DAY = 86400
START = 1_700_000_000  # 14 November 2023


def entry(title, text="Tekst.", extra=""):
    return f"---\ntitle: {title}\nsummary: Kort.\n{extra}---\n{text}\n"


class HistoryTest(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder(self)
        self.repository = self.folder / "repository"
        self.project = self.repository
        self.repository.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments, at=None, cwd=None):
        """Runs git as if it were the `at`-th day, whatever the settings of this machine."""
        moment = f"{START + DAY * (at or 0)} +0000"
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
                       "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        identity = ("-c", "user.name=Redactie", "-c", "user.email=redactie@example.org")
        return subprocess.run(["git", *identity, *map(str, arguments)], cwd=cwd or self.repository, env=environment,
                              capture_output=True, text=True, check=True, timeout=60).stdout

    def write(self, name, text):
        path = self.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def start(self):
        self.write("praktijken/een.md", entry("Een"))
        self.write("praktijken/twee.md", entry("Twee"))
        self.start_from_here()

    def start_from_here(self):
        self.write("site.yaml", SITE)
        self.write("pages/index.md", entry("Welkom"))
        self.write("praktijken/_collection.yaml", MODEL)
        self.commit(0)

    def commit(self, at):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"Dag {at}", at=at)

    def build(self, *arguments, project=None, status=0):
        """The site's folder; what was said is in `self.said`."""
        out = self.folder / "site"
        done = run("build", "--lang", "en", "-C", project or self.project, "-o", out, "--today", "2026-01-15", *arguments, status=status,
                   env={**os.environ, "LANG": "C", "LC_ALL": "C"})
        self.said = done.stdout + done.stderr
        return out

    def changed(self, out, path):
        """The day that a page names, or None."""
        found = re.search(r"Laatst bijgewerkt op ([^.<]*)\.", (out / path / "index.html").read_text(encoding="utf-8"))
        return found[1] if found else None

    def recently(self, out):
        """The section of what was changed last on the list of practices: (title, day)."""
        page = (out / "praktijken/index.html").read_text(encoding="utf-8")
        section = re.search(r'aria-labelledby="p-changed".*?</section>', page, re.S)
        return re.findall(r'<li>.*?<a [^>]*>([^<]*)</a>.*?datetime="([^"]*)"', section[0], re.S) if section else []

    def last_modified(self, out):
        text = (out / "sitemap.xml").read_text(encoding="utf-8")
        return dict(re.findall(r"<loc>https://example.org(/[^<]*)</loc><lastmod>([^<]*)</lastmod>", text))

    def test_a_page_its_list_and_the_sitemap_name_the_day_of_the_last_change(self):
        self.start()
        self.write("praktijken/twee.md", entry("Twee", "Anders."))
        self.commit(3)
        out = self.build("--strict")
        self.assertEqual(self.changed(out, "praktijken/een"), "14 november 2023")
        self.assertEqual(self.changed(out, "praktijken/twee"), "17 november 2023")
        self.assertEqual(self.recently(out), [("Twee", "2023-11-17"), ("Een", "2023-11-14")])
        self.assertEqual(self.last_modified(out), {"/": "2023-11-14", "/praktijken/": "2023-11-17",
                                                   "/praktijken/een/": "2023-11-14", "/praktijken/twee/": "2023-11-17"})

    def test_the_list_of_changes_is_short_and_says_nothing_when_all_came_at_once(self):
        self.start()
        self.assertEqual(self.recently(self.build()), [])
        for number in range(8):
            self.write(f"praktijken/nummer-{number}.md", entry(f"Nummer {number}"))
            self.commit(number + 1)
        self.assertEqual([title for title, day in self.recently(self.build())], [f"Nummer {n}" for n in (7, 6, 5, 4, 3)])

    def test_an_anonymous_entry_tells_nothing_of_its_history(self):
        self.start()
        self.write("praktijken/geheim.md", entry("Geheim", extra="anonymous: true\nschool: De Linde\n"))
        self.commit(5)
        out = self.build("--strict")
        self.assertIsNone(self.changed(out, "praktijken/geheim"))
        self.assertEqual(self.recently(out), [])  # Of the others nothing newer is known.
        self.assertNotIn("/praktijken/geheim/", self.last_modified(out))
        self.assertEqual(self.last_modified(out)["/praktijken/"], "2023-11-14")
        for path in out.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"2023-11-19", path.read_bytes(), path)

    def test_what_is_not_committed_has_no_day(self):
        self.start()
        self.write("praktijken/een.md", entry("Een", "Nog niet vastgelegd."))
        self.write("praktijken/nieuw.md", entry("Nieuw"))
        out = self.build("--explain", "--strict")
        self.assertIsNone(self.changed(out, "praktijken/een"))
        self.assertIsNone(self.changed(out, "praktijken/nieuw"))
        self.assertEqual(self.changed(out, "praktijken/twee"), "14 november 2023")
        self.assertNotIn("/praktijken/een/", self.last_modified(out))
        self.assertIn("2 entries have a date from git, 2 have changes that are not committed", self.said)

    def test_line_ends_that_git_changes_on_the_way_are_no_change(self):
        self.start()
        self.write("praktijken/een.md", entry("Een").replace("\n", "\r\n"))
        self.assertEqual(self.changed(self.build(), "praktijken/een"), "14 november 2023")

    def test_a_file_that_was_renamed_keeps_its_days(self):
        self.start()
        self.git("mv", "content/praktijken/een.md", "content/praktijken/een-nieuw.md")
        self.commit(2)
        self.assertEqual(self.changed(self.build(), "praktijken/een-nieuw"), "14 november 2023")

    def test_a_file_that_was_renamed_and_changed_at_once_is_followed_too(self):
        self.write("praktijken/een.md", entry("Een", "Een lange tekst.\n" * 30))
        self.start_from_here()
        self.git("mv", "content/praktijken/een.md", "content/praktijken/uno.md")
        self.write("praktijken/uno.md", entry("Een", "Een lange tekst.\n" * 30, extra="aliases: [/praktijken/een/]\n"))
        self.commit(2)
        self.build()
        line = next(line for line in (self.project / ".cache/history").read_text().splitlines() if "uno.md" in line)
        self.assertEqual(line.split()[2:4], [str(START), str(START + 2 * DAY)])  # First and last.

    def test_a_whole_project_may_move_within_its_repository(self):
        self.start()
        (self.repository / "docs").mkdir()
        self.git("mv", "content", "docs/content")
        self.commit(2)
        self.project = self.repository / "docs"
        self.assertEqual(self.changed(self.build(), "praktijken/een"), "14 november 2023")

    def test_a_shallow_clone_is_noticed_and_dates_nothing(self):
        self.start()
        self.write("praktijken/twee.md", entry("Twee", "Anders."))
        self.commit(3)
        clone = self.folder / "clone"
        self.git("clone", "-q", "--depth", 1, f"file://{self.repository}", clone, cwd=self.folder)
        out = self.build(project=clone)
        self.assertEqual(self.said.count("[shallow-history]"), 1)
        self.assertIn("fetch-depth: 0", self.said)
        self.assertIsNone(self.changed(out, "praktijken/twee"))
        self.assertEqual(self.last_modified(out), {})
        self.build("--strict", project=clone, status=1)
        self.git("fetch", "-q", "--unshallow", cwd=clone)
        self.assertEqual(self.changed(self.build("--strict", project=clone), "praktijken/twee"), "17 november 2023")

    def test_site_yaml_can_do_without_history(self):
        self.start()
        clone = self.folder / "clone"
        self.git("clone", "-q", "--depth", 1, f"file://{self.repository}", clone, cwd=self.folder)
        (clone / "content/site.yaml").write_text(SITE + "history: false\n", encoding="utf-8")
        out = self.build("--strict", project=clone)
        self.assertEqual(self.last_modified(out), {})
        self.assertFalse((clone / ".cache/history").exists())
        (clone / "content/site.yaml").write_text(SITE + "history: soms\n", encoding="utf-8")
        self.build(project=clone, status=1)
        self.assertIn("[invalid-setting]", self.said)

    def test_without_git_or_without_commits_nothing_is_said(self):
        self.write("site.yaml", SITE)
        self.write("pages/index.md", entry("Welkom"))
        self.assertEqual(self.last_modified(self.build("--strict")), {})  # A repository without a commit.
        shutil.rmtree(self.repository / ".git")
        self.assertEqual(self.last_modified(self.build("--strict")), {})
        self.assertFalse((self.project / ".cache/history").exists())

    def test_a_damaged_repository_is_noticed_and_dates_nothing(self):
        self.start()
        first = self.git("rev-parse", "HEAD").strip()
        self.write("praktijken/twee.md", entry("Twee", "Anders."))
        self.commit(3)
        lost = self.repository / ".git/objects" / first[:2] / first[2:]
        lost.unlink()
        out = self.build()
        self.assertEqual(self.said.count("[unreadable-history]"), 1)
        self.assertEqual(self.last_modified(out), {})
        self.build("--strict", status=1)

    def test_a_detached_checkout_and_a_worktree_are_as_good_as_any(self):
        self.start()
        self.write("praktijken/twee.md", entry("Twee", "Anders."))
        self.commit(3)
        worktree = self.folder / "worktree"
        self.git("worktree", "add", "-q", "--detach", worktree, "HEAD~1")
        out = self.build("--strict", project=worktree)
        self.assertEqual(self.changed(out, "praktijken/twee"), "14 november 2023")

    def test_a_repository_of_another_kind_is_noticed(self):
        shutil.rmtree(self.repository / ".git")
        self.git("init", "-q", "-b", "main", "--object-format=sha256")
        self.start()
        out = self.build()
        self.assertEqual(self.said.count("[unreadable-history]"), 1)
        self.assertEqual(self.last_modified(out), {})

    def test_a_clone_that_fetches_texts_only_when_asked_has_its_days(self):
        self.start()
        self.write("praktijken/twee.md", entry("Twee", "Anders."))
        self.commit(3)
        self.git("config", "uploadpack.allowFilter", "true")
        clone = self.folder / "clone"
        self.git("clone", "-q", "--filter=blob:none", f"file://{self.repository}", clone, cwd=self.folder)
        self.assertEqual(self.changed(self.build("--strict", project=clone), "praktijken/twee"), "17 november 2023")

    def test_the_cache_gives_the_same_site_and_its_damage_harms_nothing(self):
        self.start()
        self.write("praktijken/twee.md", entry("Twee", "Anders."))
        self.commit(3)
        reference = tree(self.build("--strict"))
        cache = self.project / ".cache/history"
        kept = cache.read_bytes()
        self.assertEqual(self.git("status", "--porcelain"), "")  # Git does not see it.
        self.assertEqual(tree(self.build("--strict")), reference)
        for damaged in (b"", kept[:-1], kept.replace(b"17", b"18"), b"\0" * 1000, kept + kept):
            cache.write_bytes(damaged)
            (self.project / ".cache/last-build").unlink(missing_ok=True)  # It would see that nothing changed.
            self.assertEqual(tree(self.build("--strict")), reference)
            self.assertEqual(cache.read_bytes(), kept)
        (self.project / ".cache/last-build").unlink()
        cache.unlink()
        cache.mkdir()  # It cannot be written either.
        self.assertEqual(tree(self.build("--strict")), reference)

    def test_check_writes_no_cache(self):
        self.start()
        run("check", "-C", self.project, "--strict")
        self.assertFalse((self.project / ".cache").exists())

    def test_a_newer_commit_takes_over_what_the_cache_knows(self):
        self.start()
        self.build()
        self.git("mv", "content/praktijken/een.md", "content/praktijken/uno.md")
        self.write("praktijken/twee.md", entry("Twee", "Anders."))
        self.commit(3)
        with_cache = tree(self.build("--strict"))
        shutil.rmtree(self.project / ".cache")
        self.assertEqual(tree(self.build("--strict")), with_cache)

    def test_settings_and_place_of_the_machine_play_no_part(self):
        self.start()
        reference = tree(self.build("--strict"))
        home = self.folder / "home"
        home.mkdir()
        (home / ".gitconfig").write_text("[broken\n", encoding="utf-8")
        env = {**os.environ, "HOME": str(home), "TZ": "Pacific/Auckland", "GIT_DIR": "/nowhere"}
        out = self.folder / "elsewhere"
        run("build", "--strict", "-o", out, "--today", "2026-01-15", cwd=self.project / "content/praktijken", env=env)
        self.assertEqual(tree(out), reference)

    def test_last_changes_are_those_that_git_log_names(self):
        """Branches and merges at random, with conflicts: each file's last change beside `git log -1 FILE`."""
        chance = random.Random(5)
        self.write("site.yaml", SITE)
        self.write("pages/index.md", entry("Welkom"))
        names = [f"praktijken/p{number}.md" for number in range(8)]
        self.write("praktijken/_collection.yaml", MODEL)
        for name in names:
            self.write(name, entry(name))
        self.commit(0)
        branches = ["main"]
        for at in range(1, 90):
            self.git("checkout", "-q", chance.choice(branches))
            other = chance.choice(branches)
            step = chance.random()
            if step < 0.15 and len(branches) < 5:
                branches.append(f"tak-{at}")
                self.git("checkout", "-q", "-b", branches[-1])
            elif step < 0.4:
                strategy = chance.choice([("-X", "ours"), ("-X", "theirs"), ("-s", "ours")])
                self.git("merge", "-q", "--no-edit", "--no-ff", *strategy, other, at=at)
            else:
                for name in chance.sample(names, chance.randint(1, 3)):
                    self.write(name, entry(name, str(chance.randint(0, 3))))  # The same text comes back at times.
                if self.git("status", "--porcelain"):
                    self.commit(at)
        self.git("checkout", "-q", "main")
        for branch in branches[1:]:
            self.git("merge", "-q", "--no-edit", "-X", "theirs", branch, at=90)
        self.assertGreater(int(self.git("rev-list", "--count", "--merges", "HEAD")), 8)
        modified = self.last_modified(self.build())
        for name in names:
            day = self.git("log", "-1", "--format=%cd", "--date=format:%Y-%m-%d", "--", f"content/{name}").strip()
            self.assertEqual(modified[f"/praktijken/{pathlib.Path(name).stem}/"], day, name)


if __name__ == "__main__":
    unittest.main()
