"""What docs/security.md promises is held by a test that is there."""
import pathlib
import re
import unittest

from project import StructureTest, text

PAGE = pathlib.PurePosixPath("docs/security.md")


class PromisesTest(StructureTest):
    def test_each_promise_names_a_test_that_is_there(self):
        promises = text(PAGE).split("## Promises")[1].split("\n## ")[0]
        rows = re.findall(r"^\| (?!promise |---)(.+) \| `([^`]+)`: (.+?) \| .*\|$", promises, re.M)
        self.assertEqual(len(rows), sum(line.startswith("| ") for line in promises.splitlines()) - 2)

        def wrong():
            for promise, file, name in rows:
                words = " ".join((text(pathlib.PurePosixPath(file)) or "").replace('"\n', "").split())
                if name not in words and name not in words.replace('" "', ""):
                    yield f"{file}: no test “{name}”, for: {promise}"
        self.expect_none(wrong(), "each promise names a test that is there")


if __name__ == "__main__":
    unittest.main()
