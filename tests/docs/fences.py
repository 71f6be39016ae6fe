"""The fenced blocks of a Markdown page."""
import re

BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.M | re.S)


def blocks(page):
    """(words of the info string, text, line) of every fenced block."""
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        yield found[1].split(), found[2], text.count("\n", 0, found.start()) + 1
