"""Every diagnostic there is has a test that provokes it, so no message is written without having been read."""
import functools
import re

from project import StructureTest, below, text

ROW = re.compile(r'^BONDGENOOT_DIAGNOSTIC\(\s*(\w+),\s*"([^"]+)",\s*(\w+),\s*"((?:[^"\\]|\\.)*)",', re.M)


@functools.cache
def registry():
    """(file, identifier, name, severity, meaning) of every row."""
    return [(path, *row) for path in below("src", suffixes={".def"}) if path.parent.name == "diagnostic_codes"
            for row in ROW.findall(text(path))]


def tests_text():
    return "\n".join(text(path) or "" for path in below("tests")
                     if path.parts[1] not in ("structure", "bench", "browser"))


class DiagnosticsTest(StructureTest):
    def test_every_row_is_read(self):
        rows = sum(text(path).count("\nBONDGENOOT_DIAGNOSTIC(") + text(path).startswith("BONDGENOOT_DIAGNOSTIC(")
                   for path in below("src", suffixes={".def"}) if path.parent.name == "diagnostic_codes")
        self.assertEqual(rows, len(registry()), "rows of the registry that this test cannot read")
        self.assertGreater(rows, 0)

    def test_every_code_is_provoked_by_a_test(self):
        tests = tests_text()
        named = set(re.findall(r"DiagnosticCode::(\w+)", tests))
        words = set(re.findall(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])", tests))
        wrong = (f"{path}: {name}" for path, identifier, name, *_ in registry() if identifier not in named and name not in words)
        self.expect_none(wrong, "each diagnostic appears in a test, by its name or as DiagnosticCode::Identifier")

    def test_every_code_is_used(self):
        source = "\n".join(text(path) for path in below("src", suffixes={".h", ".cpp"}))
        used = set(re.findall(r"DiagnosticCode::(\w+)", source))
        wrong = (f"{path}: {identifier}" for path, identifier, *_ in registry() if identifier not in used)
        self.expect_none(wrong, "each diagnostic of the registry is raised somewhere")

    def test_names_are_kebab_case_and_unique(self):
        names = [name for _, _, name, *_ in registry()]
        self.expect_none(sorted({name for name in names if names.count(name) > 1}), "a name stands for one diagnostic")
        self.expect_none((name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)), "names are kebab-case")

    def test_meanings_follow_the_style(self):
        wrong = (f"{path}: {name}: {meaning}" for path, _, name, _, meaning in registry()
                 if meaning.endswith(".") or not meaning or (meaning[0].isupper() and not meaning[:2].isupper()))
        self.expect_none(wrong, "a meaning begins with a small letter and has no full stop")
