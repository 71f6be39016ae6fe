"""The handbook as a publisher makes it: scripts/handbook, below the site that `publish.yml` has just made.

scripts/test has compiled build/release before this runs.
"""
import pathlib
import re
import subprocess
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]


def step(name):
    """A step of publish.yml, by its name."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]
    return next(each for job in jobs.values() for each in job.get("steps", []) if each.get("name") == name)


class HandbookTest(unittest.TestCase):
    def make(self, command, folder, **environment):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
                              env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), **environment})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_workflow_puts_it_below_the_site(self):
        with tempfile.TemporaryDirectory() as folder:
            public = pathlib.Path(folder, "public")
            public.mkdir()
            (public / "index.html").write_text("the site")
            command = step("Make the handbook, below the site")["run"].replace("-o public/", f"-o {public}/")
            self.make(command, folder, BASE_URL="https://alliantie.github.io/kennisbank")
            page = (public / "handboek/redactie/eerste-praktijk/index.html").read_text(encoding="utf-8")
            self.assertIn('rel="canonical" href="https://alliantie.github.io/kennisbank/handboek/redactie/eerste-praktijk/"', page)
            self.assertEqual({address for address in re.findall(r'(?:href|src)="(/[^"]*)"', page) if not address.startswith("/kennisbank/handboek/")}, set())
            self.assertEqual((public / "index.html").read_text(), "the site")
            self.assertEqual([path.name for path in public.iterdir() if path.name.startswith(".")], [], "nothing else is left to be published")

    def test_it_is_made_after_the_site_and_before_it_is_taken_along(self):
        jobs = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]
        names = [each.get("name") or each["uses"].split("@")[0] for each in jobs["site"]["steps"]]
        order = [names.index(name) for name in ("Make the site", "Make the handbook, below the site", "actions/upload-pages-artifact")]
        self.assertEqual(order, sorted(order))


if __name__ == "__main__":
    unittest.main()
