"""The Debian package: what it says of itself, what is in it, and that it works where dpkg puts it.

scripts/test has made build/package before this runs. Root installs it with dpkg itself, below a folder of the test but against the
packages of this machine; who is not root unpacks it there, as only root may install.
"""
import os
import re
import shutil
import subprocess
import unittest

from folders import temporary_folder
from site_test import DAY, PROGRAM, ROOT, run, tree


def output(*command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=300, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}: exit {done.returncode}\n{done.stdout}{done.stderr}"[:3000])
    return done.stdout


def installed_where(package, folder):
    """The package installed below `folder`; the folder that stands for /."""
    root, administration = folder / "root", folder / "dpkg"
    root.mkdir()
    if os.geteuid() != 0:
        output("dpkg-deb", "--extract", package, root)
        return root
    (administration / "info").mkdir(parents=True)
    (administration / "updates").mkdir()
    shutil.copy("/var/lib/dpkg/status", administration)  # So that its dependencies are those that are really here.
    output("dpkg", f"--admindir={administration}", f"--instdir={root}", "--install", package)
    state = output("dpkg-query", f"--admindir={administration}", "-W", "-f", "${db:Status-Abbrev}", "bondgenoot")
    if state.strip() != "ii":
        raise AssertionError(f"dpkg says {state}")
    return root


class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        packages = list((ROOT / "build/package").glob("*.deb"))
        assert len(packages) == 1, packages
        cls.package = packages[0]
        cls.folder = temporary_folder(cls)
        cls.root = installed_where(cls.package, cls.folder)
        cls.program = cls.root / "usr/bin/bondgenoot"

    def field(self, name):
        return output("dpkg-deb", "--field", self.package, name).strip()

    def test_it_says_what_it_is(self):
        version = run("--version").stdout.split()[-1]
        self.assertEqual(self.package.name, f"bondgenoot_{version}_{output('dpkg', '--print-architecture').strip()}.deb")
        self.assertEqual(self.field("Version"), version)
        self.assertRegex(self.field("Maintainer"), r"^[^<>]+ <[^@<>]+@[^@<>]+>$")
        self.assertEqual(self.field("Section"), "web")
        self.assertGreater(len(self.field("Description").splitlines()), 2)

    def test_it_asks_for_every_library_that_the_program_loads(self):
        libraries = re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", self.program))
        self.assertGreater(len(libraries), 5)
        asked = {re.split(r"[\s:(]", each.strip())[0] for each in self.field("Depends").split(",")}
        for library in libraries:
            owners = {line.split(":")[0] for line in output("dpkg", "--search", f"*/{library}").splitlines()}
            self.assertTrue(owners & asked, f"{library} is of {owners}, and only {asked} are asked for")

    def test_it_puts_only_plain_files_below_usr(self):
        for line in output("dpkg-deb", "--contents", self.package).splitlines():
            mode, owner, *_, name = line.split()
            self.assertEqual(owner, "root/root", line)
            self.assertRegex(name, r"^\./(?:usr/.*)?$")
            self.assertIn(mode, ("drwxr-xr-x", "-rwxr-xr-x" if name == "./usr/bin/bondgenoot" else "-rw-r--r--"), line)
        there = tree(self.root)
        for name in ("share/bondgenoot/templates/base.html", "share/bondgenoot/themes/default/theme.yaml", "share/bondgenoot/client/site.js",
                     "share/bondgenoot/starter/content/site.yaml", "share/bondgenoot/starter/.github/workflows/publish.yml",
                     "share/doc/bondgenoot/README.md", "share/doc/bondgenoot/docs/publishing.md", "share/man/man1/bondgenoot.1.gz"):
            self.assertIn(f"usr/{name}", there)

    def test_it_brings_every_template_and_theme(self):
        for folder in ("templates", "themes"):
            self.assertEqual(tree(self.root / "usr/share/bondgenoot" / folder), tree(ROOT / folder))

    def test_the_installed_program_makes_the_same_site(self):
        project = self.folder / "project"
        shutil.copytree(ROOT / "content", project / "content")
        run("build", "--strict", "--today", DAY, "-o", self.folder / "theirs", program=self.program, cwd=project)
        source = self.folder / "source"  # Without its repository, as the project: pages say when git saw them change.
        for folder in ("content", "templates", "themes", "src/client"):
            shutil.copytree(ROOT / folder, source / folder)
        run("build", "--strict", "--today", DAY, "-o", self.folder / "ours", program=PROGRAM, cwd=source)
        self.assertEqual(tree(self.folder / "theirs"), tree(self.folder / "ours"))

    def test_the_manual_is_sound_and_knows_every_command(self):
        page = self.root / "usr/share/man/man1/bondgenoot.1.gz"
        shown = subprocess.run(["man", "--warnings", "--local-file", page], capture_output=True, text=True, check=True,
                               env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100"}, timeout=60)
        self.assertEqual(shown.stderr, "")
        commands = re.findall(r"^  (\w[\w-]*)", run("--help", "--lang", "en").stdout.split("Commands:")[1], re.M)
        self.assertGreater(len(commands), 5)
        headings = {line.split()[0] for line in shown.stdout.splitlines() if re.match(r" {7}\S", line)}
        self.assertEqual([command for command in commands if command not in headings], [])


if __name__ == "__main__":
    unittest.main()
