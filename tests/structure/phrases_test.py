"""The catalogue of what is said to people: all that the source says is in it, in Dutch too, and it holds nothing that is not said."""
import collections
import functools
import re

from project import StructureTest, below, text

LITERAL = r'"(?:\\.|[^"\\\n])*"'
LITERALS = rf"{LITERAL}(?:\s*{LITERAL})*"
# A comment, or what must be left alone because it may look like one.
COMMENT = re.compile(rf"({LITERAL}|'(?:\\.|[^'\\\n])+')|//[^\n]*|/\*.*?\*/", re.S)
CALL = re.compile(rf"\bphrase\(\s*({LITERALS})")
ROW = re.compile(rf"^BONDGENOOT_PHRASE\(\s*({LITERALS})\s*,\s*({LITERALS})\s*\)", re.M)
VALUE = re.compile(r"\{\{|\}\}|\{(\d*)(:[^{}]*)?\}")


def joined(literals):
    """Adjacent literals are one, as the compiler has it; escapes stay as they are written."""
    return "".join(literal[1:-1] for literal in re.findall(LITERAL, literals))


@functools.cache
def code(path):
    return COMMENT.sub(lambda found: found[1] or " ", text(path))


@functools.cache
def catalogue():
    """(file, English, Dutch) of every row."""
    return [(path, joined(english), joined(dutch)) for path in below("src", suffixes={".def"})
            if path.parent.name == "phrases" for english, dutch in ROW.findall(code(path))]


@functools.cache
def said():
    """Every phrase of the source, with the first file that says it; whether it is said with values."""
    found = {}
    for path in below("src", suffixes={".cpp", ".h"}):
        if path.name == "phrase.h":
            continue
        for call in CALL.finditer(code(path)):
            with_values = code(path)[call.end():].lstrip().startswith(",")
            found.setdefault(joined(call[1]), (path, with_values))
    return found


def values(words):
    """The values of a phrase in the order they are given, each as (number, format)."""
    counted, found = 0, []
    for number, form in (match.groups("") for match in VALUE.finditer(words) if match[0] not in ("{{", "}}")):
        found.append((int(number) if number else counted, form))
        counted += 1
    return sorted(found)


class PhrasesTest(StructureTest):
    def test_every_row_is_read(self):
        rows = sum(len(re.findall(r"^BONDGENOOT_PHRASE\(", code(path), re.M)) for path in below("src", suffixes={".def"})
                   if path.parent.name == "phrases")
        self.assertEqual(rows, len(catalogue()), "rows of the catalogue that this test cannot read")
        self.assertGreater(rows, 0)

    def test_every_phrase_has_its_dutch(self):
        known = {english for _, english, _ in catalogue()}
        wrong = (f"{path}: {english}" for english, (path, _) in said().items() if english not in known)
        self.expect_none(wrong, "each phrase of the source stands in a file of src/support/phrases/")

    def test_every_row_is_said(self):
        wrong = (f"{path}: {english}" for path, english, _ in catalogue() if english not in said())
        self.expect_none(wrong, "each row of the catalogue is a phrase of the source")

    def test_every_row_stands_there_once(self):
        count = collections.Counter(english for _, english, _ in catalogue())
        self.expect_none((english for english, times in count.items() if times > 1), "each phrase has one row")

    def test_both_languages_take_the_same_values(self):
        wrong = (f"{path}: {english} -> {dutch}" for path, english, dutch in catalogue()
                 if english in said() and said()[english][1] and values(english) != values(dutch))
        self.expect_none(wrong, "a phrase takes the same values in both languages")

    def test_the_dutch_is_dutch(self):
        """What is the same in both is a name, a sign or a word that Dutch has too; a sentence is not."""
        wrong = (f"{path}: {english}" for path, english, dutch in catalogue()
                 if english == dutch and len(re.sub(r"`[^`]*`|\{[^}]*\}", "", english).split()) > 3)
        self.expect_none(wrong, "a sentence is said differently in Dutch")

    def test_phrases_are_literals(self):
        wrong = (f"{path}: {found[0].strip()}" for path in below("src", suffixes={".cpp", ".h"}) if path.name != "phrase.h"
                 for found in re.finditer(r"\bphrase\((?!\s*\")[^\n]*", code(path)))
        self.expect_none(wrong, "what is said stands between the quotes of `phrase(\"…\")`, where this test can see it")
