"""The catalogue of what is said to people: all that the source says is in it, in Dutch too, and it holds nothing that is not said."""
import collections
import functools
import re

from project import StructureTest, below, text

LITERAL = r'"(?:\\.|[^"\\\n])*"'
LITERALS = rf"{LITERAL}(?:\s*{LITERAL})*"
# A comment, or what must be left alone because it may look like one.
COMMENT = re.compile(rf"({LITERAL}|'(?:\\.|[^'\\\n])+')|//[^\n]*|/\*.*?\*/", re.S)
CALL = re.compile(rf"\bphrase(?:_in\([\w.]+,|\()\s*({LITERALS})")
ROW = re.compile(rf"^BONDGENOOT_PHRASE\(\s*({LITERALS})\s*,\s*({LITERALS})\s*\)", re.M)
# Two words in a row, behind and before nothing that makes them code.
SENTENCE = re.compile(r"(?<![\w\"'=/<-])[a-z]{2,} [a-z]{2,}(?![\w=-])")
MAKERS = {"phrase.h", "phrase_in.h"}
# Words that are not said to whoever runs the program, or not by it.
NOT_SAID = {
    "src/content/likely_date.cpp": "what people write in dates",
    "src/content/schema_parser.cpp": "labels, as a model has them",
    "src/content/yaml_events.cpp": "what libyaml says",
    "src/content/yaml_slips.cpp": "what libyaml says",
    "src/cli/options.cpp": "what CLI11 says",
    "src/markdown/html_tags.cpp": "lists of tags",
    "src/markdown/html_writer.cpp": "HTML",
    "src/markdown/options.h": "interface words until a site gives its own",
    "src/site/data_schema.cpp": "for programs, in a file that must not depend on who makes it",
    "src/site/redirects.cpp": "HTML",
    "src/site/search_settings.cpp": "an example of synonyms",
    "src/templates/operators.cpp": "an operator",
    "src/templates/program_text.cpp": "a program's listing, for tests",
}
DUTCH_ROW = re.compile(r"^BONDGENOOT_IN_DUTCH\(\s*(\w+),\s*(" + LITERALS + r")\s*,\s*(" + LITERALS + r")\s*\)", re.M)
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
        if path.name in MAKERS:
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

    def test_no_phrase_breaks_while_it_is_said(self):
        """A brace on its own, or numbered values among others, would only be found when somebody is told."""
        def breaks(words):
            numbers = [found[1] for found in VALUE.finditer(words) if found[0] not in ("{{", "}}")]
            return re.search(r"[{}]", VALUE.sub("", words)) or any(numbers) != all(numbers) and numbers
        wrong = (f"{path}: {words}" for path, *row in catalogue() if row[0] in said() and said()[row[0]][1]
                 for words in row if breaks(words))
        self.expect_none(wrong, "braces stand for values, all of them numbered or none")

    def test_the_dutch_is_dutch(self):
        """What is the same in both is a name, a sign or a word that Dutch has too; a sentence is not."""
        wrong = (f"{path}: {english}" for path, english, dutch in catalogue()
                 if english == dutch and len(re.sub(r"`[^`]*`|\{[^}]*\}", "", english).split()) > 3)
        self.expect_none(wrong, "a sentence is said differently in Dutch")

    def test_phrases_are_literals(self):
        wrong = (f"{path}: {found[0].strip()}" for path in below("src", suffixes={".cpp", ".h"}) if path.name not in MAKERS
                 for found in re.finditer(r"\bphrase(?:_in\([\w.]+,|\()(?!\s*\")[^\n]*", code(path)))
        self.expect_none(wrong, "what is said stands between the quotes of `phrase(\"…\")`, where this test can see it")

    def test_no_sentence_stands_outside_a_phrase(self):
        def wrong():
            for path in below("src", suffixes={".cpp", ".h"}):
                if str(path) in NOT_SAID or "languages" in path.parts:
                    continue
                said_here = [call.span() for call in CALL.finditer(code(path))]
                for found in re.finditer(LITERALS, code(path)):
                    line = code(path)[code(path).rfind("\n", 0, found.start()) + 1:found.start()]
                    words = re.sub(r"`[^`]*`|\\.|\{[^{}]*\}", "", joined(found[0]))
                    if SENTENCE.search(words) and not line.lstrip().startswith("#") \
                            and not any(begin <= found.start() < end for begin, end in said_here):
                        yield f"{path}: {joined(found[0])}"
        self.expect_none(wrong(), "what reads as words is said with `phrase(\"…\")`")

    def test_no_part_of_a_diagnostic_is_a_bare_literal(self):
        part = re.compile(rf"(?:\.with_(?:label|help)\(|\.(?:message|label|help) = |\.with_note\([^,()]*(?:\([^()]*\))?[^,()]*, )({LITERAL})")
        wrong = (f"{path}: {found[1]}" for path in below("src", suffixes={".cpp", ".h"}) for found in part.finditer(code(path))
                 if re.search("[a-z]", found[1]))
        self.expect_none(wrong, "messages, labels, helps and notes are phrases")


class ExplanationsTest(StructureTest):
    """Every code is explained in Dutch, in a file of the same name."""

    @staticmethod
    def codes(folder, row):
        return {(path.name, found[1]) for path in below("src", suffixes={".def"}) if str(path.parent).endswith(folder)
                for found in row.finditer(text(path))}

    def test_every_code_is_explained_in_dutch(self):
        english = self.codes("support/diagnostic_codes", re.compile(r"^BONDGENOOT_DIAGNOSTIC\(\s*(\w+)", re.M))
        dutch = self.codes("diagnostic_codes/nl", DUTCH_ROW)
        self.expect_none((f"src/support/diagnostic_codes/nl/{file}: {code} is missing" for file, code in sorted(english - dutch)),
                         "each diagnostic has its meaning and explanation in Dutch")
        self.expect_none((f"src/support/diagnostic_codes/nl/{file}: {code}" for file, code in sorted(dutch - english)),
                         "what is explained in Dutch is a diagnostic")

    def test_every_file_of_explanations_is_read(self):
        listed = text(next(path for path in below("src") if path.name == "diagnostic_codes_nl.def"))
        wrong = (str(path) for path in below("src", suffixes={".def"}) if path.parent.name == "nl" and f"nl/{path.name}\"" not in listed)
        self.expect_none(wrong, "each file of explanations is named in diagnostic_codes_nl.def")

    def test_the_meanings_follow_the_style(self):
        meanings = [(path, joined(found[2])) for path in below("src", suffixes={".def"}) if path.parent.name == "nl"
                    for found in DUTCH_ROW.finditer(text(path))]
        wrong = (f"{path}: {meaning}" for path, meaning in meanings
                 if meaning.endswith(".") or (meaning[0].isupper() and not meaning[:2].isupper()))
        self.expect_none(wrong, "a meaning begins with a small letter and has no full stop")
