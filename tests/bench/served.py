"""`bondgenoot serve` as measurements need it: the program, what it prints, and one page that listens."""
import contextlib
import http.client
import pathlib
import queue
import re
import socket
import subprocess
import sys
import threading

PATIENCE = 120
STAGE = re.compile(r"(\S+) +([\d.]+) +[\d.]+ +[\d.]+$")


class Server:
    def __init__(self, program, project, options):
        help_text = subprocess.run([program, "--lang", "en", "serve", "--help"], capture_output=True, text=True, check=True).stdout
        self.has_stages = "--timing" in help_text  # An older program, to compare with, may not have them.
        self.process = subprocess.Popen([program, "--lang", "en", "serve", "-C", project, "--port", "0", "--today", "2026-01-15",
                                         *(["--timing"] if self.has_stages else []), *options],
                                        stdout=subprocess.PIPE, text=True)
        self.lines = queue.Queue()
        threading.Thread(target=self.follow, daemon=True).start()
        while not (found := re.search(r"http://127.0.0.1:(\d+)(/\S*)", self.line())):
            pass
        self.port, self.base = int(found[1]), found[2]
        self.events = self.listener()
        self.hear()

    def follow(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def line(self):
        return self.lines.get(timeout=PATIENCE)

    def listener(self):
        """A connection on which the number of each state comes in."""
        events = socket.create_connection(("127.0.0.1", self.port))
        events.settimeout(PATIENCE)
        events.sendall(b"GET /_bondgenoot/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        return events

    def hear(self):
        """Waits for the number of a state."""
        got = b""
        while not (found := re.findall(rb"data: (\d+)\n\n", got)):
            part = self.events.recv(65536)
            if not part:
                sys.exit("the server ended")
            got += part
        return int(found[-1])

    def page(self, path):
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", self.base + path, headers={"Host": "localhost"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def times(self):
        """Milliseconds of each stage of the last time round, as the program printed them."""
        stages = {}
        while self.has_stages and "total" not in stages:
            if found := STAGE.match(self.line().strip()):
                stages[found[1]] = float(found[2])
        return stages

    def status(self, name):
        """A number that the kernel keeps of the process: `VmRSS` in KiB, `Threads`."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1])

    def memory(self):
        return self.status("VmRSS") / 1024

    def close(self):
        self.events.close()
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
