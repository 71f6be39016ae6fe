#!/usr/bin/env python3
"""Puts the handbook's project together, for `bondgenoot build` to make a site of. Called by scripts/handbook.

    handbook.py PROGRAM FOLDER

In FOLDER: the frame (docs/handbook/), the chapters for editors (docs/redactie/) and the guides (docs/*.md) as they are, each guide
with its first heading as title; a page for the fields of each collection in content/, made from the model; a page for each
diagnostic, as the program explains it, with the mistakes that its tests make. Links between them are those that work on GitHub
too: here they lead to the pages.
"""
import json
import os
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The guides in the order to read them; others come after these, by name.
READING_ORDER = ["content-model", "commands", "editing", "diagnostics", "publishing", "allies", "links", "search", "data", "languages", "themes", "templates", "template-language"]
FEW = 16  # Of so many entries, a page of fields can list all that a reference may name.
LONGEST_ADDRESS = 6000  # GitHub refuses addresses of over some 8,000 characters.
EDITORS = {"content", "front_matter", "markdown", "pictures"}  # The areas of the registry that are about what an editor writes.
LINK = re.compile(r"(`+)[^\n]*?\1|(?P<open>\]\()(?P<address>[^\s)]+)(?=[\s)])")
LINKED_WORDS = r"!?\[([^\]\n]*)\]\(%s\)"
FENCE = re.compile(r"^ {0,3}(```+|~~~+)")


def dutch(words):
    """A text of the model, which may have one for each language."""
    return words.get("nl") or next(iter(words.values()), "") if isinstance(words, dict) else words or ""


def front_matter(**keys):
    return "---\n" + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items()) + "---\n"


def on_github(site, view, path):
    """The address of GitHub's page that shows, edits or makes a file; None for a site without a repository."""
    return f"{site['repository']}/{view}/{site.get('branch', 'main')}/{path}" if site.get("repository") else None


class Places:
    """Where each file of the repository that the handbook has is found in it; the others are on GitHub, if `site` says where."""

    def __init__(self, site):
        self.site = site
        self.pages = {f"docs/{page.name}": f"guides/{page.name}" for page in guides()}
        self.pages |= {f"docs/redactie/{file.name}": f"redactie/{file.name}" for file in chapters()}
        self.pages |= {f"content/{name}/_collection.yaml": f"velden/{name}.md" for name in collections()}
        self.lists = {"content": "/velden/", "docs/redactie": "/redactie/", "docs/redactie/README.md": "/redactie/", "src/support/diagnostic_codes": "/meldingen/"}

    def address(self, address, source):
        """What a link of `source` is in the handbook; None for a file that is nowhere on the web."""
        path, mark, place = address.partition("#")
        if not path or re.match(r"[a-z][a-z0-9+.-]*:|/", path):
            return address
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), urllib.parse.unquote(path)))
        if target in self.lists:
            return self.lists[target]
        if target in self.pages:
            return posixpath.relpath(self.pages[target], posixpath.dirname(self.pages[source])) + mark + place
        if not (ROOT / target).exists():
            return address  # `bondgenoot check` reports it.
        return on_github(self.site, "tree" if (ROOT / target).is_dir() else "blob", target)

    def relink(self, text, source):
        """`text` with the links that hold in the handbook; of one that leads nowhere from there, the words stay."""
        lines, fence = [], None
        for line in text.split("\n"):
            mark = FENCE.match(line)
            if mark and (fence is None or line.strip().startswith(fence)):
                fence = None if fence else mark[1]
            lines.append(line if fence or mark else self.relink_line(line, source))
        return "\n".join(lines)

    def relink_line(self, line, source):
        def changed(found):
            return found[0] if not found["open"] else found["open"] + (self.address(found["address"], source) or found["address"])

        for found in LINK.finditer(line):
            if found["open"] and self.address(found["address"], source) is None:
                line = re.sub(LINKED_WORDS % re.escape(found["address"]), r"\1", line)
        return LINK.sub(changed, line)


def guides():
    rank = {name: index for index, name in enumerate(READING_ORDER)}
    return sorted((ROOT / "docs").glob("*.md"), key=lambda page: (rank.get(page.stem, len(rank)), page.stem))


def chapters():
    """The files of docs/redactie/, pictures too; its README.md is the list for who reads it on GitHub."""
    return [file for file in sorted((ROOT / "docs/redactie").iterdir()) if file.name != "README.md"]


def collections():
    """The models of content/, by name, those an editor needs most first."""
    found = {path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / "content").glob("*/_collection.yaml")}
    entries = {name: len(list((ROOT / "content" / name).glob("*.md"))) for name in found}
    practices = {"good-practices": 0, "awkward-practices": 1}
    return dict(sorted(found.items(), key=lambda each: (practices.get(each[0], 2), -entries[each[0]], each[0])))


def plain(markdown):
    """A paragraph without its marks."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\s+", " ", re.sub(r"[`*]", "", text)).strip()


def opening(body, limit):
    """The first whole sentences of a text, as many as fit."""
    paragraph = next((part for part in re.split(r"\n\s*\n", body) if part.strip() and not part.lstrip().startswith(("#", "|", "```", "-"))), "")
    sentences = re.split(r"(?<=[.:!?]) ", plain(paragraph))
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + 1 + len(sentence) > limit:
            break
        kept += " " + sentence
    return kept.rstrip(":") + ("." if kept.endswith(":") else "")


def guide(page, order, places):
    """A page of docs/ as an entry: its first heading is the title, its first sentences are the summary."""
    first, _, body = page.read_text(encoding="utf-8").partition("\n")
    if not first.startswith("# "):
        raise SystemExit(f"{page.relative_to(ROOT)}: the first line is the title: `# Title`")
    keys = front_matter(title=plain(first[2:]), summary=opening(body, 200), order=order, lang="en")
    return keys + places.relink(body.lstrip("\n"), f"docs/{page.name}")


class Program:
    """What the program itself tells about its model and its diagnostics."""

    def __init__(self, path):
        self.path = pathlib.Path(path).resolve()

    def run(self, *arguments):
        done = subprocess.run([self.path, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
                              env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "NO_COLOR": "1"})
        if done.returncode != 0:
            raise SystemExit(f"bondgenoot {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout

    def form(self, collection):
        return self.run("new", collection, "De titel", "--print", "--lang", "nl")

    def common_keys(self, collection, model):
        """[name, what it means] of the keys that every entry may have, besides the fields of its model."""
        keys = json.loads(self.run("schema", collection, "--lang", "nl"))["properties"]
        return [{"name": key, "meaning": words["description"]} for key, words in keys.items() if key not in model["fields"]]

    def explanations(self):
        """{code: (severity, meaning, text)} of every diagnostic, in Dutch."""
        found = re.findall(r"^## `([\w-]+)`[^\n]*\n\n\*\*(\w+)\*\*: ([^\n]+)\n(.*?)(?=^## `|\Z)", self.run("explain", "--markdown", "--lang", "nl"), re.M | re.S)
        return {code: (severity, meaning, text.strip("\n")) for code, severity, meaning, text in found}

    def render(self, template, data):
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False)
            file.flush()
            return self.run("render", str(template), "--data", file.name, "--no-autoescape")


def example(form, name):
    """The lines of one field in an empty form, without the `#` of what is optional."""
    lines = form.split("\n")
    start = next((index for index, line in enumerate(lines) if re.match(rf"#?{re.escape(name)}:", line)), None)
    if start is None:
        return ""
    taken = [lines[start]]
    for line in lines[start + 1:]:
        if not re.match(r"#? +\S", line):
            break
        taken.append(line)
    return "\n".join(re.sub(r"^( *)#", r"\1", line) for line in taken)


def entries_of(collection):
    """[name, title] of each entry, when they are few."""
    files = [file for file in sorted((ROOT / "content" / collection).glob("*.md")) if "." not in file.stem]
    if len(files) > FEW:
        return []
    return [{"name": file.stem, "title": dutch(yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])["title"])} for file in files]


def more(words, required):
    """What is to be said about an option besides its label: its help, and which fields it asks for."""
    sentences = [dutch(words["help"]).rstrip(".")] if isinstance(words, dict) and words.get("help") else []
    if required:
        sentences.append("Vul dan ook in: " + ", ".join(f"`{name}`" for name in required))
    return ". ".join(sentences)


def told(name, field, form):
    """A field of the model with its words in Dutch, its options as a list and an example, for the template."""
    tale = {**field, "name": name, "label": dutch(field.get("label")), "help": dutch(field.get("help"))}
    if "options" in field:
        given = field["options"]
        given = given if isinstance(given, dict) else {option: option for option in given}
        tale["options"] = [{"value": str(value), "label": dutch(words) or str(value), "more": more(words, field.get("requires", {}).get(value))}
                           for value, words in given.items()]
    if field["type"] == "reference":
        tale["entries"] = entries_of(field["to"])
    tale["example"] = example(form, name) if field["type"] in ("list", "group", "image") else ""
    if "fields" in field:
        tale["fields"] = [told(inner, each, "") for inner, each in field["fields"].items()]
    if "of" in field:
        tale["of"] = told("", field["of"], "")
    return tale


def start_address(site, name, form):
    """Where GitHub's editor opens with a new file of a collection in it, the required fields filled in."""
    folder = on_github(site, "new", f"content/{name}")
    if folder is None:
        return ""
    lines = [line for line in form.split("\n") if not line.lstrip().startswith("#")]
    value = re.sub(r"\n{2,}", "\n", "\n".join(lines))
    query = urllib.parse.urlencode({"filename": "geef-mij-een-naam.md", "value": value}, quote_via=urllib.parse.quote)
    address = f"{folder}?{query}"
    return address if len(address) <= LONGEST_ADDRESS else folder


def field_page(program, site, name, model, order):
    form = program.form(name)
    fields = [told(key, field, form) for key, field in model["fields"].items()]
    title, singular = dutch(model["title"]), dutch(model["singular"])
    text = program.render(ROOT / "docs/handbook/fields.md", {
        "folder": f"content/{name}", "common": program.common_keys(name, model), "singular": singular, "form": form.strip(), "start": start_address(site, name, form),
        "required": [field for field in fields if field.get("required")], "optional": [field for field in fields if not field.get("required")]})
    summary = f"De velden van een bestand in content/{name}. {dutch(model.get('description'))}".strip()
    return front_matter(title=title, summary=summary, order=order) + text


def areas():
    """The area of the registry that each code stands in."""
    row = re.compile(r'^BONDGENOOT_DIAGNOSTIC\(\w+, "([\w-]+)"', re.M)
    return {code: file.stem for file in sorted((ROOT / "src/support/diagnostic_codes").glob("*.def"))
            for code in row.findall(file.read_text(encoding="utf-8"))}


def cases():
    """{code: [(file, before, message, (file, after))]} of the commonest mistakes, as their tests have them."""
    said = re.compile(r"^([^\n:]+):(?:(\d+):\d+:)? (?:fout|waarschuwing): ([^\n]*) \[([\w-]+)\]$(?:.*?^oplossing: ([^\n]*))?", re.M | re.S)
    found = {}
    for file in sorted((ROOT / "tests/golden/mistakes").glob("*.case")):
        text = file.read_text(encoding="utf-8", errors="replace")
        if re.search("[\ufffd\x00-\x08\x0b-\x1f]", text):
            continue  # What cannot be shown: a page of the handbook would make the same mistake.
        parts = re.split(r"^-- (.+) --\n", text, flags=re.M)
        sections = dict(zip(parts[1::2], parts[2::2]))
        first = said.match(sections.get("diagnostics in Dutch", ""))
        if not first or first[1] not in sections:
            continue
        after = next(((name.split(" ", 1)[1], text) for name, text in sections.items() if re.match("(repaired|mended) (?!gone )", name)), None)
        message = (f"**Melding bij regel {first[2]}:** " if first[2] else "**Melding:** ") + " ".join(sentence(words) for words in (first[3], first[5]) if words)
        found.setdefault(first[4], []).append((first[1], sections[first[1]], message, after))
    return found


def sentence(words):
    return words[:1].upper() + words[1:] + ("" if words[-1] in ".?!" else ".")


def shown_case(path, before, message, after):
    """A mistake as Markdown: the file, what is said about it, and the file as it should be."""
    kind = "yaml" if path.endswith(".yaml") else "markdown"

    def block(text):
        text = text.rstrip("\n")
        fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", text)), default=0))
        return f"{fence}{kind}\n{text}\n{fence}\n"

    tale = f"In `{path}` staat:\n\n{block(before)}\n{message}\n"
    if after:
        tale += ("\nZo is het goed:" if after[0] == path else f"\nZo is het goed, in `{after[0]}`:") + f"\n\n{block(after[1])}"
    return tale


def message_page(code, area, severity, meaning, text, examples):
    keys = front_matter(title=code, summary=plain(sentence(meaning)),
                        audience="redactie" if area in EDITORS else "beheer", severity=severity)
    heads = ["Voorbeeld"] if len(examples) == 1 else [f"Voorbeeld {number}" for number in range(1, len(examples) + 1)]
    if area in EDITORS:
        text += "\n\nWat je bij elk veld kunt invullen, staat bij [Velden per verzameling](/velden/). Kom je er niet uit? [Vraag hulp](../redactie/hulp.md)."
    return keys + text + "\n" + "".join(f"\n## {head}\n\n{shown_case(*example)}" for head, example in zip(heads, examples))


def settings_from(site):
    """What the handbook's settings take over from those of the site."""
    settings = {"base_url": f"{site['base_url'].rstrip('/')}/handboek/" if site.get("base_url") else None, "contact": site.get("contact")}
    edit = on_github(site, "edit", "docs/")
    if edit:
        settings["words"] = {"edit": edit}
    given = {key: value for key, value in settings.items() if value}
    return yaml.safe_dump(given) if given else ""


def assemble(program, folder):
    site = yaml.safe_load((ROOT / "content/site.yaml").read_text(encoding="utf-8"))
    places, content = Places(site), folder / "content"
    shutil.copytree(ROOT / "docs/handbook", folder, ignore=shutil.ignore_patterns("fields.md"))
    with open(content / "site.yaml", "a", encoding="utf-8") as settings:
        settings.write(settings_from(site))
    for file in chapters():
        target = content / "redactie" / file.name
        if file.suffix == ".md":
            target.write_text(places.relink(file.read_text(encoding="utf-8"), f"docs/redactie/{file.name}"), encoding="utf-8")
        else:
            shutil.copyfile(file, target)
    for order, page in enumerate(guides(), start=1):
        (content / "guides" / page.name).write_text(guide(page, order, places), encoding="utf-8")
    for order, (name, model) in enumerate(collections().items(), start=1):
        (content / "velden" / f"{name}.md").write_text(field_page(program, site, name, model, order), encoding="utf-8")
    area_of, case_of = areas(), cases()
    for code, words in program.explanations().items():
        (content / "meldingen" / f"{code}.md").write_text(message_page(code, area_of[code], *words, case_of.get(code, [])[:3]), encoding="utf-8")


def main():
    program, folder = Program(sys.argv[1]), pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    assemble(program, folder)


if __name__ == "__main__":
    main()
