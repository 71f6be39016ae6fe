"""A build after an edit uses what the last one left; the site, and all that is said, is that of a build from nothing.

scripts/test has compiled build/release before this runs.
"""
import itertools
import random
import re
import shutil
import subprocess

from site_test import DAY, PROGRAM, run, tree
from small_project import SmallProject, entry

TEXTS = ["Tekst.", "Andere tekst.", "## Kop\n\nMeer tekst.\n\n## Nog een\n\nEn meer.\n\n## Derde\n\nSlot.", "Naar [de Linde](../scholen/de-linde.md).",
         "Naar [jaar](../haltes/jaar.md#kop).", "Een woord en een vraag?", "- een\n- twee\n\n> [!TIP]\n> Doe dit.", "Zie <https://example.org/> en *meer*."]
KINDS = ["a", "b", "c"]


class WarmTest(SmallProject):
    def setUp(self):
        pristine = self.folder / "pristine"
        if not pristine.exists():
            shutil.copytree(self.project, pristine, ignore=shutil.ignore_patterns(".cache"))
        shutil.rmtree(self.project)
        shutil.copytree(pristine, self.project)

    def build_both(self, today=DAY, *arguments):
        """A build after the last, and one that knows of none: what each said, and its site."""
        place = self.folder / "cold"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.project, place / "project", ignore=shutil.ignore_patterns(".cache"))
        answers = []
        for project, out in ((self.project, self.out), (place / "project", place / "site")):
            done = subprocess.run([PROGRAM, "build", "--explain", "--lang", "en", "-C", project, "-o", out, "--today", today, *arguments],
                                  capture_output=True, text=True, check=False, timeout=120)
            answers.append((done.returncode, done.stderr, tree(out) if out.exists() else {}, done.stdout))
        return answers

    def assert_same(self, today=DAY, *arguments):
        warm, cold = self.build_both(today, *arguments)
        self.assertEqual(warm[:2], cold[:2], "what is said")
        if cold[0] == 0:
            self.assertEqual(warm[2], cold[2], "the site")
        return warm[3]

    def test_after_any_edit_the_site_is_that_of_a_build_from_nothing(self):
        for seed in range(2):
            rng = random.Random(seed)
            numbers = itertools.count()
            for step in range(12):
                change = rng.choice([self.edit_text, self.edit_text, self.edit_title, self.edit_value, self.add, self.remove, self.rename, self.template,
                                     self.model, self.settings, self.mistake, self.damage_site, self.damage_cache])
                change(rng, next(numbers))
                day = rng.choice([DAY, DAY, DAY, "2026-03-01"])
                with self.subTest(seed=seed, step=step, change=change.__name__):
                    self.assert_same(day)

    def stops(self):
        return sorted(path for path in (self.project / "content/haltes").glob("*.md") if path.stem not in ("dag", "anoniem"))

    def edit_text(self, rng, _):
        path = rng.choice(self.stops())
        head = path.read_text(encoding="utf-8").split("---\n")[1]
        path.write_text(f"---\n{head}---\n{rng.choice(TEXTS)}\n\n{rng.choice(TEXTS)}\n", encoding="utf-8")

    def edit_title(self, rng, number):
        rng.choice(self.stops()).write_text(entry({"title": f"Titel {number}", "date": str(rng.randrange(2000, 2030))}, rng.choice(TEXTS)), encoding="utf-8")

    def edit_value(self, rng, number):
        fields = {"title": f"Waarde {number}", "kinds": rng.sample(KINDS, 2), "schools": ["de-linde"], "publish_on": rng.choice(["2026-01-20", "2025-01-01"])}
        rng.choice(self.stops()).write_text(entry(fields, rng.choice(TEXTS)), encoding="utf-8")

    def add(self, rng, number):
        self.write(f"haltes/nieuw-{number}.md", entry({"title": f"Nieuw {number}", "kinds": [rng.choice(KINDS)]}, rng.choice(TEXTS)))

    def remove(self, rng, _):
        rng.choice(self.stops()[1:]).unlink()

    def rename(self, rng, number):
        path = rng.choice(self.stops()[1:])
        path.rename(path.with_name(f"anders-{number}.md"))

    def template(self, rng, number):
        path = self.project / "templates/404.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<!doctype html><title>{number}</title>{{{{ site.title }}}} {rng.choice(TEXTS)}", encoding="utf-8")

    def model(self, rng, _):
        path = self.project / "content/haltes/_collection.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("order: -date", "order: title") if "-date" in text else text.replace("order: title", "order: -date"), encoding="utf-8")

    def settings(self, rng, number):
        path = self.project / "content/site.yaml"
        path.write_text(path.read_text(encoding="utf-8").split("description:")[0] + f"description: Nummer {number}\n", encoding="utf-8")

    def mistake(self, rng, _):
        path = rng.choice(self.stops()[1:])
        path.write_text(rng.choice(["---\ntitle: Fout\nsummary:\n---\nTekst.\n", "---\ntitel: Fout\n---\n", "---\ntitle: Fout\n---\n[weg](er-niet.md)\n"]), encoding="utf-8")

    def damage_site(self, rng, number):
        pages = sorted(self.out.rglob("*.html"))
        rng.choice(pages).write_text(f"weg {number}", encoding="utf-8")

    def damage_cache(self, rng, _):
        files = sorted(path for path in (self.project / ".cache").rglob("*") if path.is_file())
        if not files:
            return
        path = rng.choice(files)
        good = path.read_bytes()
        at = rng.randrange(len(good) + 1)
        path.write_bytes(rng.choice([b"", good[:at], good[:at] + b"\xff" + good[at + 1:], b"\x00" * 100]))

    def test_only_what_changed_is_read_anew_and_explain_says_what(self):
        self.assert_same()
        self.write("haltes/jaar.md", entry({"title": "Jaar", "date": "2021~"}, "Nog een tekst."))
        said = self.assert_same()
        self.assertIn("1 were read anew", said)
        self.assertIn("`content/haltes/jaar.md`", said)
        pages, rendered = map(int, re.search(r"of (\d+) pages (\d+) were rendered", said).groups())
        self.assertIn(rendered, range(1, pages // 2), "the others show nothing of that text")
        self.write("haltes/_collection.yaml", (self.project / "content/haltes/_collection.yaml").read_text(encoding="utf-8") + "  more: {type: text}\n")
        said = self.assert_same()
        self.assertIn("all entries were read anew", said)
        self.assertIn("all pages were rendered: something else than the text of an entry has changed", said)
        (self.project / "templates").mkdir(exist_ok=True)
        (self.project / "templates/404.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
        self.assertIn("no entry was read anew", self.assert_same())

    def test_a_check_uses_what_a_build_left_and_writes_nothing(self):
        self.assert_same()
        self.write("haltes/jaar.md", "---\ntitel: Jaar\n---\n")
        before = tree(self.project)
        warm = run("check", "-C", self.project, "--today", DAY, "--lang", "en", status=1).stderr
        self.assertEqual(tree(self.project), before)
        shutil.rmtree(self.project / ".cache")
        self.assertEqual(run("check", "-C", self.project, "--today", DAY, "--lang", "en", status=1).stderr, warm)
        self.assertFalse((self.project / ".cache").exists())

