"""Makes a project of any size in this repository's own content model: `corpus.py FOLDER ENTRIES [SEED]`.

The collections are read from content/*/_collection.yaml, so a new field is in the next corpus too. The same arguments give the same
bytes. Collections that describe the alliance (focus points, menu ...) stay as small as they are; those that grow share the rest.
"""
import functools
import hashlib
import json
import pathlib
import random
import re
import shutil
import sys

import yaml

from words import Speaker, vocabulary, vocabulary_size

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Of every hundred entries; a collection that is not here keeps the number it has in content/.
SHARES = {"good-practices": 55, "awkward-practices": 25, "organisations": 8, "research": 6, "timeline": 6}
WORDS_IN_AN_ENTRY = 260
HEADINGS = ["Aanleiding", "Aanpak", "Resultaat", "Lessen", "Vervolg"]


class Corpus:
    def __init__(self, entries, seed=1, content=ROOT / "content", shares=None):
        self.content = content
        self.shares = shares or SHARES
        self.collections = {path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8"))
                            for path in sorted(content.glob("*/_collection.yaml")) if path.parent.name != "pages"}
        self.random = random.Random(seed)
        self.seed = seed
        self.speaker = Speaker(self.random, vocabulary(vocabulary_size(entries * WORDS_IN_AN_ENTRY)))
        self.slugs = {name: [self.slug(name, index) for index in range(count)] for name, count in self.counts(entries).items()}

    def counts(self, entries):
        fixed = {name: sum(1 for path in (self.content / name).glob("*.md") if "." not in path.stem)
                 for name in self.collections if name not in self.shares}
        left = max(entries - sum(fixed.values()), len(self.shares))
        growing = {name: max(1, left * share // 100) for name, share in self.shares.items()}
        growing[next(iter(self.shares))] += max(0, left - sum(growing.values()))
        return {name: (fixed | growing)[name] for name in self.collections}

    def slug(self, name, index):
        words = [word for word in self.speaker.words(3) if word.isalpha()]
        return "-".join([*words, str(index + 1)])

    def files(self):
        """(path, text) of every entry, in order."""
        for name, slugs in self.slugs.items():
            for index, slug in enumerate(slugs):
                yield f"content/{name}/{slug}.md", self.entry(name, index)

    def entry(self, name, index):
        self.random = random.Random(f"{self.seed}/{name}/{index}")
        self.speaker.reseed(self.random)
        self.place = (name, index)
        fields = self.make_fields(self.collections[name]["fields"], top=True)
        if fields.get("anonymous"):
            for field, about in self.collections[name]["fields"].items():
                if about.get("private_when") == "anonymous":
                    fields.pop(field, None)
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        return "\n".join(["---", *lines, "---", self.body(name, bool(fields.get("anonymous")))])

    # Front matter: one maker for each type of field, named after it.

    def make(self, key, about):
        return getattr(self, "make_" + about["type"])(key, about)

    def make_fields(self, fields, top=False):
        made = {}
        for key, about in fields.items():
            if about.get("required") or ("follows" not in about and self.random.random() < 0.5):
                value = self.make(key, about)
                if value is not None and value != []:
                    made[key] = value
        for key, about in fields.items():
            # A rung must be earned: what it asks for is filled in too.
            for needed in about.get("requires", {}).get(made.get(key) if isinstance(made.get(key), str) else None, []):
                made.setdefault(needed, self.make(needed, fields[needed]))
        if top and "title" in made:
            number = f" {self.place[1] + 1}"
            made["title"] = made["title"][:fields["title"].get("max", 120) - len(number)].rstrip() + number
        return made

    def make_text(self, key, about):
        limit = about.get("max", 300)
        if limit == 1:
            return chr(ord("A") + self.place[1] % 26)
        if limit <= 8:
            return "12m"
        if key == "id":
            return "-".join(self.speaker.words(2))
        if key in ("abbreviation", "also"):  # Names that an anonymous text must not hold: no word of the vocabulary.
            return f"{self.speaker.phrase(1, 1, 6).upper()}{self.place[1] + 1}"
        if limit > 200:
            return " ".join([self.speaker.sentence(limit // 2), self.speaker.sentence(limit // 2 - 1)])
        return self.speaker.phrase(3, 7, min(limit, 90))

    def make_markdown(self, key, about):
        return self.speaker.sentences(2)

    def make_number(self, key, about):
        return about.get("min", 0) + self.place[1]

    def make_boolean(self, key, about):
        return True if self.random.random() < 0.06 else None

    def make_date(self, key, about):
        year = 2005 + min(int(self.random.random() ** 0.5 * 21), 20)
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        forms = [f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}?", f"{year}-{month:02}~",
                 f"{year}/..", f"{year}/{year + 2}", f"{year}-{self.random.choice([21, 22, 23, 24])}"]
        return self.random.choices(forms, weights=[40, 20, 25, 4, 3, 3, 3, 2])[0]

    def make_choice(self, key, about):
        return self.values(about, list(about["options"]))

    def make_reference(self, key, about):
        name, own = about["to"], self.slugs[about["to"]]
        return self.values(about, [slug for slug in {own[self.popular(len(own))]: None for _ in range(4)}
                                   if (name, slug) != (self.place[0], self.slugs[self.place[0]][self.place[1]])])

    def values(self, about, options):
        if about.get("all_values") and about.get("many") and self.random.random() < 0.05:
            return [about["all_values"]]
        count = self.random.choice([1, 1, 2, 2, 3]) if about.get("many") else 1
        chosen = self.random.sample(options, min(count, len(options)))
        if about.get("many"):
            return chosen
        return chosen[0] if chosen else None

    def popular(self, count):
        """An index below `count`; the first come often, as a well-known organisation does."""
        return int(count * self.random.random() ** 3)

    def make_url(self, key, about):
        return f"https://example.org/{'/'.join(self.speaker.words(2))}"

    def make_email(self, key, about):
        return f"{self.speaker.words(1)[0]}@example.org"

    def make_image(self, key, about):
        return None

    def make_list(self, key, about):
        return [self.make(key, about["of"]) for _ in range(self.random.randint(1, 3))]

    def make_group(self, key, about):
        return self.make_fields(about["fields"])

    # The body: sections of paragraphs, with the odd list, table, quotation, callout and footnote.

    def body(self, name, anonymous):
        parts = []
        words = self.random.gauss(WORDS_IN_AN_ENTRY - 60, 90)
        notes = 0
        for heading in HEADINGS[:max(2, min(5, round(words / 50)))]:
            parts.append(f"## {heading}")
            for _ in range(self.random.randint(1, 2)):
                parts.append(self.paragraph(name, anonymous))
            kind = self.random.random()
            if kind < 0.20:
                mark = self.random.choice(["- ", "1. "])
                parts.append("\n".join(mark + self.speaker.sentence() for _ in range(self.random.randint(3, 5))))
            elif kind < 0.26:
                parts.append(self.table())
            elif kind < 0.30:
                parts.append("> " + self.speaker.sentences(2))
            elif kind < 0.33:
                parts.append("> [!TIP]\n> " + self.speaker.sentence())
            elif kind < 0.35:
                notes += 1
                parts.append(f"{self.speaker.sentence()}[^{notes}]\n\n[^{notes}]: {self.speaker.sentence()}")
        return "\n\n".join(parts) + "\n"

    def paragraph(self, name, anonymous):
        sentences = [self.speaker.sentence() for _ in range(self.random.randint(2, 4))]
        chance = self.random.random()
        if chance < 0.5:
            sentences.append(f"Zie ook {self.link(name, anonymous)}.")
        elif chance < 0.6:
            sentences.append(f"Dat is **{self.speaker.phrase(2, 3).lower()}** en *{self.speaker.phrase(1, 2).lower()}*.")
        elif chance < 0.65:
            sentences.append(f"Meer staat [op de website]({self.make_url('', {})}).")
        return " ".join(sentences)

    def link(self, name, anonymous):
        # An anonymous text names no organisation, so it links to none either.
        targets = [key for key in self.shares if key in self.slugs and not (anonymous and key == "organisations")]
        target = self.random.choice(targets)
        slug = self.slugs[target][self.popular(len(self.slugs[target]))]
        path = f"{slug}.md" if target == name else f"../{target}/{slug}.md"
        anchor = "#aanpak" if self.random.random() < 0.1 else ""
        return f"[{self.speaker.phrase(2, 4).lower()}]({path}{anchor})"

    def table(self):
        rows = [[self.speaker.phrase(1, 3), str(self.random.randint(2, 900)), f"{self.random.randint(1, 99)}%"]
                for _ in range(self.random.randint(3, 6))]
        return "\n".join("| " + " | ".join(row) + " |" for row in [["Wat", "Aantal", "Aandeel"], ["---", "--:", "--:"], *rows])


def copy_frame(folder):
    """The model, the settings and the free pages, the latter with a body of their own: theirs links to entries that are not here."""
    for path in sorted((ROOT / "content").rglob("*")):
        target = folder / path.relative_to(ROOT)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif path.name == "site.yaml":  # Pictures are drawn once and kept; what is measured is the rest.
            target.write_text(path.read_text(encoding="utf-8") + "share_pictures: false\n", encoding="utf-8")
        elif path.name == "_collection.yaml" or "static" in path.parts:
            shutil.copyfile(path, target)
        elif path.parent.name == "pages" and path.suffix == ".md":
            front_matter = re.match(r"---\n.*?\n---\n", path.read_text(encoding="utf-8"), re.S)[0]
            target.write_text(front_matter + "## Over\n\nEen project voor metingen.\n", encoding="utf-8")


@functools.cache
def made_by():
    """Changes whenever the generator or the content model does."""
    about = [pathlib.Path(__file__), pathlib.Path(__file__).with_name("words.py"), ROOT / "content/site.yaml",
             *sorted((ROOT / "content").glob("*/_collection.yaml")), *sorted((ROOT / "content/pages").glob("*.md"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in about)).hexdigest()


def write(folder, entries, seed=1):
    """Writes the project, unless the folder holds just this one already."""
    folder = pathlib.Path(folder)
    stamp = folder / "corpus.json"
    wanted = json.dumps({"entries": entries, "seed": seed, "made_by": made_by()})
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    copy_frame(folder)
    for path, text in Corpus(entries, seed).files():
        (folder / path).write_text(text, encoding="utf-8")
    stamp.write_text(wanted, encoding="utf-8")
    return folder


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    print(write(sys.argv[1], *map(int, sys.argv[2:])))
