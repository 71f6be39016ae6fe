"""How a source file looks: its head, its name, its length, and what it must not hold."""
import pathlib
import re
import subprocess

from project import ROOT, StructureTest, below, files, numbered_lines, text

LONGEST = 400
# Lists of data that grow with the content rather than with a subject.
MAY_BE_LONGER = {"tests/package-lock.json", "tests/bench/search/package-lock.json", "tests/search/judgements.yaml",
                 "templates/i18n/en.yaml", "templates/i18n/nl.yaml"}
TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "CHANGELOG.md", "LICENSE", "action.yml",
             "src", "content", "templates", "themes", "tests", "scripts", "docs"}
# Split, so that this file does not find itself.
LEFT_OPEN = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINE_PATH = re.compile(r"""(?<![\w.:/-])/(?:home|root|work|Users|mnt|var/folders)/[\w.-]""")


class HeadersTest(StructureTest):
    def test_headers_open_with_four_facts(self):
        def wrong():
            for path in below("src", suffixes={".h"}):
                head = text(path).split("#pragma once")[0]
                if "#pragma once" not in text(path):
                    yield f"{path}: no #pragma once"
                missing = [word for word in ("In[:/]", "Out:", "Owns", "Threads") if not re.search(word, head)]
                if not head.startswith("// ") or missing:
                    yield f"{path}: its opening comment lacks {', '.join(missing).replace('[:/]', ':')}"
        self.expect_none(wrong(), "a header says what it is, In:, Out:, Owns: and Threads: above #pragma once")

    def test_a_source_file_includes_its_own_header_first(self):
        def wrong():
            for path in below("src", suffixes={".cpp"}):
                header = path.with_suffix(".h").relative_to("src")
                first = re.search(r'^#include\s+[<"]([^>"]+)', text(path), re.M)
                if (ROOT / "src" / header).exists() and (first is None or first[1] != str(header)):
                    yield f"{path}: begins with {first[1] if first else 'no include'}"
        self.expect_none(wrong(), "a .cpp file includes its own header first")


class FilesTest(StructureTest):
    def test_the_top_level_is_tidy(self):
        names = {path.parts[0] for path in files()}
        self.expect_none(sorted(name for name in names if not name.startswith(".") and name not in TOP_LEVEL),
                         "the top level holds only what this test names")

    def test_source_files_have_snake_case_names(self):
        wrong = (str(path) for path in below("src", suffixes={".h", ".cpp", ".def", ".js"})
                 if not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem))
        self.expect_none(wrong, "source files are named in snake_case")

    def test_no_file_has_two_subjects(self):
        def wrong():
            for path in below("src", "tests", "templates", "themes", "scripts"):
                if str(path) in MAY_BE_LONGER or text(path) is None:
                    continue
                lines = text(path).count("\n")
                if lines > LONGEST:
                    yield f"{path}: {lines} lines"
        self.expect_none(wrong(), f"a file has at most {LONGEST} lines")

    def test_every_browser_test_is_run(self):
        parts = text(pathlib.PurePosixPath("scripts/test"))
        missing = (str(path) for path in below("tests") if path.match("browser/*.test.js") and path.name not in parts)
        self.expect_none(missing, "scripts/test names each test of the browser in one of its parts")

    def test_nothing_is_left_open(self):
        wrong = (f"{path}:{number}: {line.strip()}" for path in below("src", "tests", "templates", "themes", "scripts", "docs", ".ci")
                 for number, line in numbered_lines(path) if LEFT_OPEN.search(line))
        self.expect_none(wrong, "no note of work left open")

    def test_no_path_of_one_machine(self):
        wrong = (f"{path}:{number}: {line.strip()}" for path in files() if path.parts[0] != "content"
                 for number, line in numbered_lines(path) if MACHINE_PATH.search(line))
        self.expect_none(wrong, "no path of one machine in a file")

    def test_the_lock_file_names_no_registry(self):
        self.assertNotIn('"resolved"', text(next(path for path in files() if path.name == "package-lock.json")))

    def test_scripts_are_sound(self):
        def wrong():
            for path in below("scripts", ".ci"):
                if not text(path).startswith("#!"):
                    continue
                if not (ROOT / path).stat().st_mode & 0o100:
                    yield f"{path}: cannot be executed"
                checked = subprocess.run(["bash", "-n", str(ROOT / path)], capture_output=True, text=True, check=False)
                if "bash" in text(path).split("\n")[0] and checked.returncode != 0:
                    yield f"{path}: {checked.stderr}"
        self.expect_none(wrong(), "scripts can be executed and parse")


class GoldenTest(StructureTest):
    def test_golden_files_are_named_as_sentences(self):
        wrong = (str(path) for path in below("tests", suffixes={".case"}) if not re.fullmatch(r"[a-z0-9][a-z0-9_]*", path.stem))
        self.expect_none(wrong, "cases are named in snake_case")

    def test_no_test_is_switched_off(self):
        pattern = re.compile(r"""\[!?(?:hide|\.)\w*\]"|\[!(?:mayfail|shouldfail)\]|\b(?:test|it|describe)\.(?:only|skip|todo)\b|@unittest\.skip""")
        wrong = (f"{path}:{number}: {line.strip()}" for path in below("tests", suffixes={".cpp", ".js", ".py"})
                 for number, line in numbered_lines(path) if pattern.search(line) and path.name != "source_test.py")
        self.expect_none(wrong, "no test is skipped, hidden, focused or expected to fail")
