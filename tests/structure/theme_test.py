"""Templates and themes: nothing inline, so that the published policy can forbid it, and colours only in the tokens."""
import re

from project import StructureTest, below, numbered_lines

INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>", re.I),
    "a <style> element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"""<[^>]*\sstyle\s*=""", re.I),
    "an event handler": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']""", re.I),
    "a javascript: address": re.compile(r"""=\s*["']?\s*javascript:""", re.I),
}
DEFINITION = re.compile(r"--[\w-]+\s*:[^;]*")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b(?![^()]*\))|\b(?:rgb|hsl|oklch|oklab|lab|lch)a?\(", re.I)


class ThemeTest(StructureTest):
    def test_templates_hold_nothing_inline(self):
        def wrong():
            for path in below("templates", "themes", suffixes={".html", ".xml", ".svg"}):
                for number, line in numbered_lines(path):
                    yield from (f"{path}:{number}: {what}" for what, pattern in INLINE.items() if pattern.search(line))
        self.expect_none(wrong(), "templates and themes hold no script, style or handler of their own")

    def test_colours_are_tokens(self):
        wrong = (f"{path}:{number}: {line.strip()}" for path in below("themes", suffixes={".css"})
                 for number, line in numbered_lines(path) if COLOUR.search(DEFINITION.sub("", line.split("/*")[0])))
        self.expect_none(wrong, "a literal colour stands only where a token is given its value")
