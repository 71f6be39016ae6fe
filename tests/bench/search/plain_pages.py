"""A project as plain pages and as JSON: what other search engines are given, with the same text in it that ours reads.

In: a project's content/. Out: Document for each entry that is searched. Fields are those with `search:` in the collection's model; a
reference gives its entry's title. Facets are those with `facet:`. What an anonymous entry withholds is left out here too.
"""
import dataclasses
import html
import json
import pathlib
import re

import yaml


@dataclasses.dataclass
class Document:
    name: str  # collection/slug
    path: str  # below the site's address
    title: str
    summary: str
    fields: list  # the texts of the other searched fields
    body: str  # Markdown
    facets: dict  # facet -> values

    def text(self):
        return "\n".join([*self.fields, plain(self.body)])


def split(path):
    parts = re.match(r"---\n(.*?)\n---\n?(.*)", path.read_text(encoding="utf-8"), re.S)
    return yaml.load(parts[1], Loader=yaml.CSafeLoader), parts[2]


def plain(markdown):
    """Markdown without its marks: good enough for words."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"^\s*(#+|>( \[!\w+\])?|[-*]|\d+\.|\|?[ :|-]+\|)\s", "", text, flags=re.M)
    return re.sub(r"[*_`|]+|\[\^\d+\]:?", " ", text)


def values_of(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def texts_of(value):
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_of(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


def documents(project):
    """Every searched entry of a project, by collection and slug."""
    content = pathlib.Path(project) / "content"
    models = {path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(content.glob("*/_collection.yaml"))}
    entries = {f"{name}/{path.stem}": split(path) for name in models for path in sorted((content / name).glob("*.md")) if "." not in path.stem}
    for name, (fields, body) in entries.items():
        collection, slug = name.split("/")
        model = models[collection]
        if not model.get("search"):
            continue
        shown = {key: about for key, about in model["fields"].items() if key in fields and not fields.get(about.get("private_when"))}
        others, facets = [], {"collection": [collection]}
        for key, about in shown.items():
            value = fields[key]
            if about.get("search") and key not in ("title", "summary"):
                if about["type"] == "reference":
                    value = [entries[f"{about['to']}/{target}"][0]["title"] for target in values_of(value) if f"{about['to']}/{target}" in entries]
                others += texts_of(value)
            if about.get("facet"):
                facets[key] = [str(each)[:4] if about["facet"] == "year" else str(each) for each in values_of(fields[key])]
        path = f"{model.get('path', f'/{collection}/').strip('/')}/{slug}/".lstrip("/")
        yield Document(name, path, fields["title"], fields.get("summary", ""), others, body, facets)


def write_pages(all_documents, folder):
    """A page each, as a bare site would have them, with the marks that Pagefind reads."""
    for document in all_documents:
        page = folder / document.path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        filters = "".join(f'<span data-pagefind-filter="{html.escape(key)}">{html.escape(value)}</span>'
                          for key, values in document.facets.items() for value in values)
        paragraphs = "".join(f"<h2>{html.escape(part[3:])}</h2>" if part.startswith("## ") else f"<p>{html.escape(plain(part))}</p>"
                             for part in re.split(r"\n\n+|\n(?=## )|(?<=\n)(?=- )", document.body) if part.strip())
        page.write_text(f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{html.escape(document.title)}</title></head><body>'
                        f'<main data-pagefind-body><h1>{html.escape(document.title)}</h1>'
                        f'<p data-pagefind-meta="summary">{html.escape(document.summary)}</p>{paragraphs}'
                        f'<p>{html.escape(" ".join(document.fields))}</p></main><div hidden>{filters}</div></body></html>', encoding="utf-8")


def write_json(all_documents, path):
    path.write_text(json.dumps([{"id": number, "url": document.path, "title": document.title, "summary": document.summary, "text": document.text(),
                                 "facets": document.facets} for number, document in enumerate(all_documents)], ensure_ascii=False), encoding="utf-8")
