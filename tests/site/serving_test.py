"""`serve` as the released program: it ends when it is asked to, whatever it is at."""
import re
import signal
import socket
import subprocess
import time
import unittest
import urllib.request

from PIL import Image

from folders import temporary_folder
from site_test import PROGRAM

PATIENCE = 60
AT_ONCE = 3  # Seconds; what it is at takes several times that.


class ServingTest(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder(self)
        pages = self.folder / "content/pages"
        pages.mkdir(parents=True)
        shown = []
        for number in range(4):  # Noise is the most work there is to make smaller.
            Image.effect_noise((1800, 1400), 90 + number).convert("RGB").save(pages / f"ruis{number}.png", compress_level=1)
            shown.append(f"![Ruis](ruis{number}.png)")
        (pages / "index.md").write_text("---\ntitle: Ruis\nsummary: Ruis.\n---\n" + "\n\n".join(shown) + "\n", encoding="utf-8")
        (self.folder / "content/site.yaml").write_text("title: Ruis\nshare_pictures: false\n", encoding="utf-8")

    def start(self):
        server = subprocess.Popen([PROGRAM, "--lang", "en", "serve", "-C", self.folder, "--port", "0"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        for line in server.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                return server, int(found[1])
        return self.fail("the server did not say where it is")

    def test_it_ends_at_once_while_it_makes_pictures_smaller(self):
        server, port = self.start()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as answer:
            page = answer.read().decode()
        addresses = re.findall(r"(/assets/\S+\.avif) ", page)
        self.assertGreater(len(addresses), 8)
        asked = []
        for address in addresses:
            asked.append(socket.create_connection(("127.0.0.1", port)))
            self.addCleanup(asked[-1].close)
            asked[-1].sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.5)  # Until it is at it: were it not, it would only end the sooner.
        begin = time.monotonic()
        server.send_signal(signal.SIGINT)
        self.assertEqual(server.wait(timeout=PATIENCE), 0)
        self.assertLess(time.monotonic() - begin, AT_ONCE)


if __name__ == "__main__":
    unittest.main()
