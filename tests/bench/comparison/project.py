"""Makes the same site for Bondgenoot and for Hugo: `project.py FOLDER ENTRIES`.

FOLDER/bondgenoot, FOLDER/bondgenoot-search and FOLDER/hugo have the same entries, byte for byte, and templates that make the same pages of them. What differs is
what each program asks for: Hugo has the organisations as terms of a taxonomy, which is how it knows who names them.
"""
import hashlib
import json
import pathlib
import re
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from corpus import Corpus  # noqa: E402

SHARES = {"practices": 70, "research": 20, "organisations": 10}
PAGES_ONLY, SEARCHED, HUGO = "bondgenoot", "bondgenoot-search", "hugo"


class PlainCorpus(Corpus):
    """Only what both programs have: whole dates."""

    def __init__(self, entries):
        super().__init__(entries, content=HERE / "bondgenoot/content", shares=SHARES)

    def make_date(self, key, about):
        return f"{2005 + int(self.random.random() ** 0.5 * 20)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"


def stamp_of(entries):
    about = [HERE.parent / "corpus.py", HERE.parent / "words.py", *sorted(path for path in HERE.rglob("*") if path.is_file())]
    return json.dumps({"entries": entries, "made_by": hashlib.sha256(b"".join(path.read_bytes() for path in about)).hexdigest()})


def write(folder, entries):
    """Writes the projects, unless the folder holds just these already."""
    folder = pathlib.Path(folder)
    stamp = folder / "comparison.json"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == stamp_of(entries):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "bondgenoot", folder / PAGES_ONLY)
    shutil.copytree(HERE / "hugo", folder / HUGO)
    (folder / HUGO / "static").mkdir()
    shutil.copyfile(HERE / "bondgenoot/themes/plain/css/plain.css", folder / HUGO / "static/plain.css")
    for name in SHARES:
        (folder / HUGO / "content" / name).mkdir(parents=True)
        (folder / HUGO / "content" / name / "_index.md").write_text(f"---\ntitle: {title_of(name)}\n---\n", encoding="utf-8")
    shutil.copyfile(HERE / "bondgenoot/content/pages/index.md", folder / HUGO / "content/_index.md")
    for path, text in PlainCorpus(entries).files():
        (folder / PAGES_ONLY / path).write_text(text, encoding="utf-8")
        target = folder / HUGO / path
        if target.parent.name == "organisations":
            target = target.with_suffix("") / "_index.md"
            target.parent.mkdir()
            text = text.replace("---\n", "---\noutputs: [HTML]\n", 1)
        target.write_text(text, encoding="utf-8")
    shutil.copytree(folder / PAGES_ONLY, folder / SEARCHED)
    for model in (folder / PAGES_ONLY / "content").glob("*/_collection.yaml"):
        model.write_text(model.read_text(encoding="utf-8").replace("search: true\n", ""), encoding="utf-8")
    stamp.write_text(stamp_of(entries), encoding="utf-8")
    return folder


def title_of(name):
    return re.search(r"^title: (.*)$", (HERE / "bondgenoot/content" / name / "_collection.yaml").read_text(encoding="utf-8"), re.M)[1]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(write(sys.argv[1], int(sys.argv[2])))
