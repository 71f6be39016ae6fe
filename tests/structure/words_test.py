"""The interface words: every language has the same keys, plural forms and fillings, and a layout asks for no word that is missing."""
import re

import yaml

from project import StructureTest, below, text

LANGUAGES = {path.stem: yaml.safe_load(text(path)) for path in below("templates") if path.parent.name == "i18n"}
# t("list.count", n=2), and t("list.backlinks." ~ name, n=2), of which only the beginning is known.
CALL = re.compile(r"""\bt\("([\w.]+)"\s*(~)?""")
PLURAL = {"one", "other"}


def flat(words, prefix=""):
    """Every key with its text; the forms of a plural stay together."""
    for key, value in words.items():
        if isinstance(value, dict) and not PLURAL <= value.keys():
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def fillings(value):
    """The names between braces, for each plural form."""
    forms = value if isinstance(value, dict) else {"": value}
    return {form: set(re.findall(r"{(\w+)}", str(words))) for form, words in forms.items()}


class WordsTest(StructureTest):
    def test_all_languages_have_the_same_words(self):
        words = {language: dict(flat(content)) for language, content in LANGUAGES.items()}
        wrong = [f"templates/i18n/{language}.yaml: no {key}" for language, own in words.items()
                 for key in sorted(set().union(*words.values()) - own.keys())]
        self.expect_none(wrong, "every language has every key")

    def test_translations_fill_in_the_same(self):
        first, *others = (dict(flat(content)) for content in LANGUAGES.values())
        wrong = [f"{key}: {fillings(first[key])} and {fillings(other[key])}" for other in others
                 for key in sorted(first.keys() & other.keys()) if fillings(first[key]) != fillings(other[key])]
        self.expect_none(wrong, "a word takes the same fillings in every language")

    def test_layouts_ask_for_words_that_exist(self):
        keys = set(dict(flat(LANGUAGES["nl"])))
        wrong = (f"{path}: {key}" for path in below("templates", "themes", suffixes={".html", ".xml"})
                 for key, joined in CALL.findall(text(path))
                 if not (any(known.startswith(key) for known in keys) if joined else key in keys))
        self.expect_none(wrong, "a layout's words stand in templates/i18n")
