"""The project's own files, as the structure tests read them. Nothing here looks at history, so a checkout without git will do."""
import functools
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOT_OURS = {"node_modules", "__pycache__"}
OUTPUT = {"build", "public", ".git", ".cache"}  # At the top level only: src/build is a layer.


@functools.cache
def files():
    """Every file that git tracks or would, sorted, relative to the root; without git, every file outside the output folders."""
    if (ROOT / ".git").exists():
        names = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                               check=True, capture_output=True, text=True).stdout.split("\0")
        found = {pathlib.PurePosixPath(name) for name in names if name}
    else:
        found = {path.relative_to(ROOT) for path in ROOT.rglob("*")
                 if not NOT_OURS.intersection(path.parts) and path.relative_to(ROOT).parts[0] not in OUTPUT}
    return sorted(path for path in found if (ROOT / path).is_file())


def below(*folders, suffixes=None):
    """The files in these folders, or only those with one of `suffixes`."""
    return [path for path in files()
            if path.parts[0] in folders and (suffixes is None or path.suffix in suffixes)]


@functools.cache
def text(path):
    """A file's text, or None when it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def numbered_lines(path):
    return enumerate((text(path) or "").splitlines(), start=1)


class StructureTest(unittest.TestCase):
    def expect_none(self, findings, rule):
        """Fails with the rule and a line for each finding."""
        findings = list(findings)
        if findings:
            self.fail("\n".join([f"{rule}; {len(findings)} found:", *findings]))
