"""`bondgenoot links` against a server made here: pages that are there, that moved, that are gone, and servers that mean ill."""
import contextlib
import http.server
import json
import socket
import socketserver
import threading
import time
import unittest
import urllib.parse

from folders import temporary_folder
from site_test import run

PAGES = {"/here": 200, "/gone": 404, "/left": 410, "/broken": 500, "/closed": 403, "/no-head": 200, "/moved": 301, "/for-now": 302, "/round": 301}
AWAY = {"/moved": "/here", "/for-now": "/here", "/round": "/round"}


class Web(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), "Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        self.server.seen.append((self.command, self.path, self.headers.get("User-Agent", "")))
        path = urllib.parse.urlparse(self.path)
        changed = self.server.pages.get(path.path, 404)
        if path.path == "/archive":
            wanted = urllib.parse.parse_qs(path.query)["url"][0]
            closest = {"available": True, "status": "200", "timestamp": "20240301", "url": f"http://web.archive.org/web/20240301000000/{wanted}"}
            return self.answer(200, json.dumps({"archived_snapshots": {"closest": closest} if "left" in wanted else {}}).encode())
        if path.path in ("/no-head", "/endless") and self.command == "HEAD":
            return self.answer(405)
        if path.path == "/late":
            self.server.ended.wait(30)
            return None
        if path.path in ("/endless", "/long-head"):
            with contextlib.suppress(OSError):
                self.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if path.path == "/endless" else b""))
                while not self.server.ended.is_set():
                    self.wfile.write(b"X-Long: " + b"x" * 60000 + b"\r\n")
            return None
        return self.answer(changed, b"x" * 9000, **({"Location": AWAY[path.path]} if path.path in AWAY else {}))


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_):
        pass


class LinksTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = temporary_folder(self)
        self.web = Server(("127.0.0.1", 0), Web)
        self.web.seen, self.web.pages, self.web.ended = [], dict(PAGES), threading.Event()
        threading.Thread(target=self.web.serve_forever, args=(0.05,), daemon=True).start()
        self.addCleanup(self.web.server_close)
        self.addCleanup(self.web.shutdown)
        self.addCleanup(self.web.ended.set)
        self.base = f"http://127.0.0.1:{self.web.server_port}"
        self.file = self.folder / "links.yaml"

    def write(self, *links, fields=""):
        pages = self.folder / "content/pages"
        pages.mkdir(parents=True, exist_ok=True)
        (self.folder / "content/site.yaml").write_text("title: Proef\nrepository: https://github.com/proef/kennis\npages: {report: pages/stand.md}\n",
                                                       encoding="utf-8")
        (pages / "stand.md").write_text("---\ntitle: Stand\n---\n", encoding="utf-8")
        text = "\n".join(f"- [Bron {number}]({link})" for number, link in enumerate(links))
        (pages / "index.md").write_text(f"---\ntitle: Welkom\n{fields}---\n{text}\n", encoding="utf-8")

    def links(self, *words, day="2026-11-20", status=0, timeout="2"):
        done = run("links", "-C", self.folder, "--pause", "0", "--timeout", timeout, "--private", "--archive", f"{self.base}/archive",
                   "--today", day, *words, status=status)
        return done.stdout if status == 0 else done.stderr

    def known(self, *words, **options):
        return {link["href"].replace(self.base, ""): link for link in json.loads(self.links("--format", "json", *words, **options))["links"]}

    def built(self):
        run("build", "--strict", "-C", self.folder, "-o", self.folder / "public", "--today", "2026-11-23")
        return (self.folder / "public/index.html").read_text(encoding="utf-8")

    def test_each_answer_is_what_it_is(self):
        self.write(*(self.base + page for page in [*PAGES, "/endless", "/long-head"]))
        known = self.known()
        status = {href: (link["status"], link["code"]) for href, link in known.items()}
        self.assertEqual(status, {"/here": ("ok", 200), "/no-head": ("ok", 200), "/for-now": ("ok", 200), "/moved": ("moved", 200),
                                  "/gone": ("failing", 404), "/left": ("failing", 410), "/broken": ("failing", 500), "/closed": ("refused", 403),
                                  "/round": ("failing", None), "/endless": ("ok", 200), "/long-head": ("failing", None)})
        self.assertEqual(known["/moved"]["moved_to"], self.base + "/here")
        self.assertEqual(known["/here"]["uses"], [{"file": "content/pages/index.md", "line": 4}])
        self.assertEqual((known["/here"]["first_seen"], known["/gone"]["first_seen"]), ("2026-11-20", None))
        agents = {agent for _, _, agent in self.web.seen}
        self.assertEqual(len(agents), 1)
        self.assertRegex(agents.pop(), r"^bondgenoot/[0-9.]+ \(\+https://github.com/proef/kennis\)$")
        self.assertEqual([path for method, path, _ in self.web.seen if path == "/here" and method == "GET"], [])

    def test_a_server_that_does_not_answer_is_waited_for_only_so_long(self):
        self.write(self.base + "/here", self.base + "/late")
        begun = time.monotonic()
        known = self.known(timeout="0.4")
        self.assertLess(time.monotonic() - begun, 20)
        self.assertEqual((known["/late"]["status"], known["/here"]["status"]), ("failing", "ok"))

    def test_a_link_is_dead_on_the_second_day_and_the_page_says_so(self):
        self.write(self.base + "/here", self.base + "/gone#deel", self.base + "/left")
        self.links(day="2026-11-20")
        self.assertNotIn("werkt niet meer", self.built())
        asked = len(self.web.seen)
        self.links(day="2026-11-20")
        self.assertEqual(len(self.web.seen), asked, "what was asked today is not asked again")
        self.assertEqual(self.known("--again", day="2026-11-20")["/gone"]["status"], "failing")
        said = self.links(day="2026-11-21")
        self.assertIn(f"{self.base}/gone (404, since 2026-11-20)\n    content/pages/index.md:5\n", said)
        page = self.built()
        copy = f"https://web.archive.org/web/20240301000000/{self.base}/left"
        self.assertIn("Bron 1</a> <small>(deze link werkt niet meer)</small>", page)
        self.assertIn(f'Bron 2</a> <small>(deze link werkt niet meer; <a href="{copy}">bewaarde kopie</a>)</small>', page)
        self.assertNotIn("Bron 0</a> <small>", page)
        report = run("report", "-C", self.folder).stdout
        self.assertIn("dead links: 2\n", report)
        self.assertIn(f"{self.base}/gone", report)
        self.assertEqual(json.loads(run("report", "-C", self.folder, "--format", "json").stdout)["dead_links"]["count"], 2)
        self.assertIn(f"{self.base}/gone", (self.folder / "public/stand/index.html").read_text(encoding="utf-8"))
        # One answer, and it is there again.
        self.web.pages["/gone"] = 200
        self.assertEqual(self.known(day="2026-11-25")["/gone"]["status"], "ok")
        self.assertNotIn("Bron 1</a> <small>", self.built())

    def test_a_persons_own_words_stay_and_dry_run_writes_nothing(self):
        self.write(self.base + "/here", self.base + "/gone")
        self.links("--dry-run")
        self.assertFalse(self.file.exists())
        self.file.write_text(f"# Van ons.\n\"{self.base}/gone\":\n  note: gemaild  # twee keer\n", encoding="utf-8")
        self.links()
        text = self.file.read_text(encoding="utf-8")
        self.assertTrue(text.startswith(f"# Van ons.\n\"{self.base}/gone\":\n  status: failing\n"), text)
        self.assertIn("  note: gemaild  # twee keer\n", text)
        self.write(self.base + "/gone")
        self.assertIn("1 in links.yaml that no text has any more", self.links(day="2026-11-21"))
        self.links("--prune", day="2026-11-22")
        self.assertNotIn("/here", self.file.read_text(encoding="utf-8"))
        self.file.write_text(f"\"{self.base}/gone\": {{status: ok}}\n", encoding="utf-8")
        before = self.file.read_bytes()
        self.assertIn("[invalid-link-record]", self.links(day="2026-11-23", status=1))
        self.assertEqual(self.file.read_bytes(), before)

    def test_nothing_on_this_machine_is_asked_unless_that_is_said(self):
        self.write(self.base + "/here", f"http://localhost:{self.web.server_port}/here", f"http://[::1]:{self.web.server_port}/here")
        done = run("links", "-C", self.folder, "--pause", "0", "--archive", "none", "--today", "2026-11-20").stdout
        self.assertIn("not asked after: on this machine or in a private network", done)
        self.assertEqual(self.web.seen, [])
        self.assertFalse(self.file.exists())

    def test_without_a_network_nothing_is_learned(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            self.write(f"http://127.0.0.1:{port}/a")
            done = run("links", "-C", self.folder, "--pause", "0", "--private", "--archive", f"http://127.0.0.1:{port}/archive", status=3)
        self.assertIn("there seems to be no network", done.stderr)
        self.assertFalse(self.file.exists())

    def test_list_asks_nothing_and_a_build_neither(self):
        self.write(self.base + "/here")
        self.assertEqual(self.known("--list")["/here"]["status"], None)
        self.built()
        self.assertEqual(self.web.seen, [])

    def test_what_is_said_in_dutch(self):
        self.write(self.base + "/gone")
        self.assertIn("vandaag niet gevonden", self.links("--lang", "nl"))


if __name__ == "__main__":
    unittest.main()
