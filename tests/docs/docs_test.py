#!/usr/bin/env python3
"""Executes the examples of docs/*.md and README.md.

A fenced block whose info string ends in a path (```yaml content/site.yaml) is a file of that page's project, from there on.
A block ```console holds commands behind `$ ` and what they print, standard error included: `…` stands for any characters, a line
`…` for any lines. A block ```jinja is a template; a ```json after it its data ({} without one), a ```text after that what it gives.

    docs_test.py PROGRAM     the bondgenoot to run them with
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from fences import blocks

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else ROOT / "build/dev/bondgenoot"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def pattern(expected):
    """What is printed, as a regular expression with its ellipses opened."""
    lines = []
    for line in expected.rstrip("\n").split("\n"):
        lines.append(r"(?:[^\n]*\n)*?" if line == "…" else re.escape(line).replace("…", r"[^\n]*") + r"\n")
    return re.compile("".join(lines) + r"\Z" if expected.strip() else r"\Z")


def sessions(text):
    """(command, what it prints) for each `$ ` in a console block."""
    parts = re.split(r"^\$ ", text, flags=re.M)
    for part in parts[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


class Docs(unittest.TestCase):
    """One test method per page is added below."""

    def run_command(self, command, project, where):
        environment = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1795305600",
                       "LC_ALL": "", "LC_MESSAGES": "", "LANG": "en"}
        done = subprocess.run(["bash", "-c", command], cwd=project, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False)
        return done.stdout.decode("utf-8", "replace")

    def check_console(self, text, project, where):
        for command, printed in sessions(text):
            with self.subTest(where=where, command=command):
                got = self.run_command(command, project, where)
                self.assertTrue(pattern(printed).match(got if got.endswith("\n") or not got else got + "\n"),
                                f"{where}: $ {command}\nexpected:\n{printed}\ngot:\n{got}")

    def check_template(self, template, data, expected, where):
        with self.subTest(where=where), tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "t.html").write_text(template, encoding="utf-8")
            pathlib.Path(folder, "data.json").write_text(json.dumps(data), encoding="utf-8")
            got = subprocess.run([PROGRAM, "render", "t.html", "--data", "data.json"], cwd=folder, capture_output=True, timeout=60, check=False)
            self.assertEqual(got.stdout.decode().rstrip("\n"), expected.rstrip("\n"), f"{where}\n{got.stderr.decode()}")

    def check_page(self, page):
        with tempfile.TemporaryDirectory() as project:
            template, data = None, {}
            for info, text, line in blocks(page):
                where = f"{page.relative_to(ROOT)}:{line}"
                if len(info) == 2:
                    target = pathlib.Path(project, info[1])
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(text, encoding="utf-8")
                elif info == ["console"]:
                    self.check_console(text, project, where)
                elif info == ["jinja"]:
                    template, data = text, {}
                elif info == ["json"] and template is not None:
                    data = json.loads(text)
                elif info == ["text"] and template is not None:
                    self.check_template(template, data, text, where)
                    template = None


def add(page):
    name = "test_" + re.sub(r"\W+", "_", str(page.relative_to(ROOT)).removesuffix(".md").lower())
    setattr(Docs, name, lambda self: self.check_page(page))


for each in PAGES:
    if each.exists():
        add(each)

if __name__ == "__main__":
    unittest.main(verbosity=2)
