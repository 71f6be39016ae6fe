#!/usr/bin/env python3
"""Renders every case of tests/golden/templates with Jinja2 itself: the same templates and contexts give the same text.

Cases that begin with `fail_` are about our messages and must fail under Jinja2 too; a section `differs` holds the reason why a case
does not give the same (each is told in docs/template-language.md).
"""
import json
import pathlib
import re
import unittest

import jinja2

CASES = pathlib.Path(__file__).resolve().parents[1] / "golden" / "templates"
HEADER = re.compile(r"^-- (.+) --$")


def sections(path):
    """Section name -> text of a case file."""
    found, name = {}, None
    for line in path.read_text(encoding="utf-8").split("\n"):
        header = HEADER.match(line)
        if header and len(line) > 6:
            name = header[1]
            found[name] = ""
        elif name is not None:
            found[name] += line + "\n"
    return {key: text[:-1] if key == name else text for key, text in found.items()}


def render(case):
    templates = {name: text for name, text in case.items() if name.endswith(".html")}
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates), undefined=jinja2.StrictUndefined, autoescape=True)
    return environment.get_template("main.html").render(json.loads(case.get("context.json", "{}")))


class SameAsJinja(unittest.TestCase):
    def test_every_case_gives_the_same_text(self):
        paths = sorted(CASES.rglob("*.case"))
        self.assertGreater(len(paths), 100)
        compared = 0
        for path in paths:
            case = sections(path)
            if "differs" in case:
                continue
            with self.subTest(case=str(path.relative_to(CASES))):
                compared += 1
                if path.name.startswith("fail_"):
                    with self.assertRaises((jinja2.TemplateError, TypeError, ZeroDivisionError, OverflowError, ValueError, RecursionError)):
                        render(case)
                else:
                    self.assertEqual(render(case) + "\n", case["stdout"])
        print(f"{compared} cases compared with Jinja2 {jinja2.__version__}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
