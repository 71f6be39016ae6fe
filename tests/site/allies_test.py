"""A national site that gathers what a local alliance writes: the two projects in `allies/`, each a repository of its own."""
import json
import os
import pathlib
import shutil
import subprocess
import unittest

from folders import temporary_folder
from site_test import DAY, run, tree

ALLIES = pathlib.Path(__file__).resolve().parent / "allies"


class AlliesTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = temporary_folder(self)
        shutil.copytree(ALLIES, self.folder, dirs_exist_ok=True)
        self.site = self.folder / "landelijk"
        self.local = self.folder / "noord"

    def commit(self, project, day):
        def git(*words):
            subprocess.run(["git", "-c", "user.name=Redactie", "-c", "user.email=redactie@example.org", *words], cwd=project,
                           check=True, capture_output=True, env={**os.environ, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day})
        git("init", "--quiet")
        git("add", "content")
        git("commit", "--quiet", "-m", "Begin")

    def build(self, name="public", *arguments):
        out = self.folder / name
        run("build", "--strict", "-C", self.site, "-o", out, "--today", DAY, *arguments)
        return out

    def said(self, *arguments, status=1):
        before = tree(self.local)
        done = run(*arguments, "-C", self.site, status=status)
        self.assertEqual(tree(self.local), before)
        return done.stderr

    def test_local_practices_are_pages_of_the_national_site_and_stay_local(self):
        self.commit(self.site, "2024-03-01T12:00:00Z")
        self.commit(self.local, "2025-06-15T12:00:00Z")
        before = tree(self.local)
        out = self.build()
        page = (out / "praktijken/huiskamer/index.html").read_text(encoding="utf-8")
        self.assertIn('href="https://github.com/noord/kennisbank/edit/main/content/praktijken/huiskamer.md"', page)
        self.assertIn('href="https://github.com/noord/kennisbank/blob/main/content/pages/over-ons.md"', page)
        self.assertIn('href="/praktijken/stil/"', page)
        self.assertIn('href="/allianties/noord/"', page)
        self.assertIn("Alliantie Noord", page)
        self.assertIn('<a href="https://noord.example.org/">', page)
        self.assertIn('href="/praktijken/huiskamer/"', (out / "index.html").read_text(encoding="utf-8"))
        self.assertIn('href="/praktijken/huiskamer/"', (out / "praktijken/alliance/noord/index.html").read_text(encoding="utf-8"))
        self.assertIn("Een huiskamer in de school", (out / "organisaties/hogeschool/index.html").read_text(encoding="utf-8"))
        self.assertNotIn("Onze buren", (out / "organisaties/hogeschool/index.html").read_text(encoding="utf-8"))
        self.assertTrue((out / "praktijken/huiskamer.svg").exists())
        self.assertFalse((out / "praktijken/ongebruikt.svg").exists())
        self.assertFalse((out / "over-ons/index.html").exists())
        # Each entry's day is that of its own repository.
        sitemap = (out / "sitemap.xml").read_text(encoding="utf-8")
        self.assertIn("<loc>https://example.org/praktijken/huiskamer/</loc><lastmod>2025-06-15", sitemap.replace("\n", "").replace(" ", ""))
        self.assertIn("<loc>https://example.org/praktijken/stages/</loc><lastmod>2024-03-01", sitemap.replace("\n", "").replace(" ", ""))
        self.assertEqual(tree(self.local), before)
        # Everything that is searched and given to programs has both.
        names = {entry["name"] for entry in json.loads((out / "data/praktijken.json").read_text(encoding="utf-8"))["entries"]}
        self.assertEqual(names, {"huiskamer", "stages", "stil"})
        self.assertIn("huiskamer", run("search", "huiskamer", "-C", self.site).stdout)
        # The anonymous one tells no more here than at home.
        quiet = (out / "praktijken/stil/index.html").read_text(encoding="utf-8")
        for word in ("Bibliotheek Noord", "noord/kennisbank", "noord.example.org"):
            self.assertNotIn(word, quiet)
        self.assertNotIn("Wat niet gezegd werd", (out / "organisaties/bibliotheek/index.html").read_text(encoding="utf-8"))
        self.assertEqual(tree(self.build("again", "--jobs", 1)), tree(out))

    def test_the_local_site_builds_by_itself(self):
        run("build", "--strict", "-C", self.local, "-o", self.folder / "public", "--today", DAY)

    def test_a_clone_without_older_commits_is_told_of_by_name(self):
        self.commit(self.local, "2025-06-15T12:00:00Z")
        (self.local / "content/pages/index.md").write_text("---\ntitle: Noord\n---\n", encoding="utf-8")
        self.commit(self.local, "2025-06-16T12:00:00Z")
        shutil.move(self.local, self.folder / "whole")
        subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{self.folder / 'whole'}", self.local], check=True, capture_output=True)
        self.assertIn("content/site.yaml:5:3: warning: the clone of `noord` lacks older commits", self.said("check", status=0))

    def test_nothing_is_written_in_a_source(self):
        self.assertIn("is an entry of the source `noord`", self.said("rename", "praktijken/huiskamer", "kamer", status=2))
        self.assertIn("names the entry too", self.said("rename", "organisaties/hogeschool", "hbo", status=2))
        self.assertIn("`noord` has an entry of this name", self.said("new", "praktijken", "Huiskamer", status=2))
        self.assertIn("../noord/content/praktijken/huiskamer.md", run("refs", "praktijken/stil", "-C", self.site).stdout)

    def test_collisions_name_both_files(self):
        config = self.site / "content/site.yaml"
        config.write_text(config.read_text(encoding="utf-8").replace("    skip: [organisaties/hogeschool]\n", ""), encoding="utf-8")
        self.assertIn("../noord/content/organisaties/hogeschool.md: error: `content/organisaties/hogeschool.md` and "
                      "`../noord/content/organisaties/hogeschool.md` would be one page [source-collision]", self.said("check"))

    def test_a_source_that_is_not_there_or_leads_elsewhere_is_told_of_plainly(self):
        entry = self.local / "content/praktijken/ster.md"
        entry.symlink_to("/etc/passwd")
        self.assertIn("../noord/content/praktijken/ster.md: error: the symlink leads out of the project [symlink-outside-project]",
                      self.said("check"))
        entry.unlink()
        (self.local / "content/praktijken/rond").symlink_to("..")
        self.assertIn("../noord/content/praktijken/rond: error: the symlink leads back to a folder it is in [broken-symlink]", self.said("check"))
        (self.local / "content/praktijken/rond").unlink()
        shutil.move(self.local, self.folder / "elders")
        self.assertIn("content/site.yaml:6:11: error: the source `noord` is not there: there is no folder `../noord` [missing-source]",
                      run("check", "-C", self.site, status=1).stderr)
        self.local.symlink_to("noord")
        self.assertIn("error: the source `noord` cannot be read: ", run("check", "-C", self.site, status=1).stderr)
        self.local.unlink()
        self.local.mkdir()
        self.assertIn("error: the source `noord` has no folder `content/`", self.said("check"))
        (self.local / "content").symlink_to("/etc")
        self.assertIn("is a symlink out of its folder", self.said("check"))
        (self.local / "content").unlink()
        (self.local / "content").symlink_to(self.site / "content")
        self.assertIn("[missing-source]", self.said("check"))

    def test_what_is_said_in_dutch(self):
        shutil.rmtree(self.local / "content")
        self.assertIn("fout: de bron `noord` heeft geen map `content/` [missing-source]", self.said("--lang", "nl", "check"))


if __name__ == "__main__":
    unittest.main()
