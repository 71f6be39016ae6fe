"""What an anonymous entry withholds is nowhere: a thousand marked secrets, and every byte of the site looked at."""
import gzip
import json
import re
import struct
import subprocess
import unittest
import zlib

import yaml

from folders import temporary_folder
from site_test import DAY, run

SITE = """title: Buurtkennis
base_url: https://example.org/kennis/
language: nl
repository: https://github.com/example/kennis
share_pictures: false
"""
SCHOOLS = """title: Scholen
path: /scholen/
layouts: {entry: entry.html, list: list.html}
fields:
  title: {type: text, required: true}
"""
STORIES = """title: Verhalen
path: /verhalen/
order: -date
layouts: {entry: entry.html, list: list.html}
feed: true
calendar: true
fields:
  title: {type: text, required: true, search: 4}
  summary: {type: text, search: 2}
  date: {type: date, private_when: anonymous}
  place: {type: text, facet: true, search: 3, private_when: anonymous}
  story: {type: markdown, search: 1, private_when: anonymous}
  amount: {type: number, private_when: anonymous}
  page: {type: url, private_when: anonymous}
  contact: {type: email, private_when: anonymous}
  people: {type: list, of: {type: text}, private_when: anonymous}
  steps: {type: list, of: {type: group, fields: {what: {type: text}, who: {type: text}}}, private_when: anonymous}
  picture: {type: image, private_when: anonymous}
  schools: {type: reference, to: scholen, many: true, facet: true, inverse: verhalen, private_when: anonymous}
  anonymous: {type: boolean, default: false}
"""
STORIES_TOLD = 100


def word(number):
    """A word that is nowhere else, of letters only, so that nothing splits it."""
    return "geheim" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:05d}") + "zq"


def png(comment):
    """A picture of one point with a comment, as cameras and programs write them."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"tEXt", b"Comment\0" + comment.encode())
            + chunk(b"IDAT", zlib.compress(b"\0\xff\xcc\0")) + chunk(b"IEND", b""))


class SecretsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder(cls)
        cls.project = cls.folder / "project"
        cls.secrets = set()
        cls.write("site.yaml", SITE)
        cls.write("pages/index.md", "---\ntitle: Welkom\n---\nTekst.\n")
        cls.write("scholen/_collection.yaml", SCHOOLS)
        cls.write("verhalen/_collection.yaml", STORIES)
        for number in range(STORIES_TOLD):
            cls.tell(number)
        git = ["git", "-C", cls.project, "-c", "user.name=Geheimegit Schrijver", "-c", "user.email=geheimegit@example.org"]
        subprocess.run(["git", "init", "-q", cls.project], check=True)
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-qm", "Geheimegit", "--date", "2011-02-03T04:05:06Z"], check=True)
        cls.write("verhalen/later.md", "---\ntitle: Later\ndraft: true\n---\n[Bijlage](later.txt) en [van ons samen](samen.txt).\n")
        cls.write("verhalen/nu.md", "---\ntitle: Nu\n---\n[Van ons samen](samen.txt).\n")
        for name in ("later", "samen", "los"):
            cls.write(f"verhalen/{name}.txt", name)
        cls.out = cls.folder / "site"
        run("build", "--strict", "--drafts", "--future", "-C", cls.project, "-o", cls.out, "--today", DAY)
        cls.files = {str(path.relative_to(cls.out)): path.read_bytes() for path in cls.out.rglob("*") if path.is_file()}

    @classmethod
    def write(cls, name, text):
        path = cls.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    @classmethod
    def secret(cls):
        cls.secrets.add(word(len(cls.secrets)))
        return word(len(cls.secrets) - 1)

    @classmethod
    def tell(cls, number):
        school, picture = cls.secret(), cls.secret()
        cls.write(f"scholen/school-{number}.md", f"---\ntitle: School {number}\n---\nTekst.\n")
        cls.write(f"verhalen/{picture}.png", png(cls.secret()))
        cls.write(f"verhalen/verhaal-{number}.md", "---\n" + yaml.safe_dump({
            "title": f"Verhaal {number}", "summary": "Wat er misging.", "date": f"1{900 + number % 90}-05-0{1 + number % 9}",
            "place": cls.secret(), "story": f"Het was bij {cls.secret()}.", "amount": 7_000_000_000 + number,
            "page": f"https://{cls.secret()}.example.org/", "contact": f"{cls.secret()}@example.org", "people": [cls.secret(), cls.secret()],
            "steps": [{"what": cls.secret(), "who": school}], "picture": {"src": f"{picture}.png", "alt": cls.secret()},
            "schools": [f"school-{number}"], "anonymous": True}, sort_keys=False) + "---\nDe tekst noemt niemand.\n")

    def unpacked(self):
        """Every file, and what is in it once unpacked."""
        for name, data in self.files.items():
            yield name, name.encode() + b"\n" + data
            if data[:2] == b"\x1f\x8b":
                yield f"{name} (unpacked)", gzip.decompress(data)

    def test_a_thousand_secrets_are_nowhere(self):
        self.assertGreaterEqual(len(self.secrets), 1000)
        found = {(name, match.decode()) for name, data in self.unpacked() for match in re.findall(rb"geheim[a-j]{5}zq|(?i:geheimegit)|70000000\d\d", data)}
        self.assertEqual(sorted(found)[:20], [])

    def test_words_of_secrets_cannot_be_put_together_from_the_index(self):
        """The index keeps the beginnings of words apart from their ends."""
        words = b"".join(data for name, data in self.unpacked() if name.startswith("search/"))
        self.assertNotIn(b"geheim", words)
        self.assertEqual(run("search", "-C", self.project, "geheim", "--format", "json").stdout.count("verhaal-"), 0)

    def test_nothing_leads_from_a_school_to_who_tells_or_back(self):
        for number in range(STORIES_TOLD):
            school = self.files[f"scholen/school-{number}/index.html"].decode()
            self.assertNotIn(f"verhaal-{number}", school)
            story = self.files[f"verhalen/verhaal-{number}/index.html"].decode()
            self.assertNotIn(f"school-{number}", story)
            self.assertNotIn("github.com", story)
        together = json.dumps(json.loads(self.files["data/verhalen.json"]))
        self.assertNotIn("school-", together)

    def test_a_file_that_only_a_draft_names_waits_with_it(self):
        out = self.folder / "today"
        run("build", "--strict", "-C", self.project, "-o", out, "--today", DAY)
        for site, files in ((self.out, {"later.txt", "los.txt", "samen.txt"}), (out, {"los.txt", "samen.txt"})):
            self.assertEqual({path.name for path in site.rglob("*.txt")} - {"robots.txt"}, files)

    def test_the_order_of_a_list_does_not_tell_the_dates(self):
        """By date, verhaal-0 would be the last of all and verhaal-89 the first."""
        data = json.loads(self.files["data/verhalen.json"])
        names = [entry["name"] for entry in data["entries"] if entry["name"].startswith("verhaal-")]
        self.assertEqual(names, [f"verhaal-{number}" for number in range(STORIES_TOLD)])


if __name__ == "__main__":
    unittest.main()
