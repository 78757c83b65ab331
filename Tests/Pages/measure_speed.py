"""How long a visitor with a slow phone and slow 4G waits for the largest text or picture of a page (LCP).

A measure depends on the machine and is therefore no test: `make bench-pages` prints it. 1.5 s is the aim.
"""

import gzip
import pathlib
import statistics
import sys
import tempfile

from addresses import MAIN
from conftest import Handler, build, serve
from playwright.sync_api import sync_playwright

RUNS = 3
# 1.6 Mbit/s and 150 ms to the server and back; a processor four times slower than this one.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWDOWN = 4

WAITED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""


class Packed(Handler):
    """Compresses, as every server for websites does."""

    def send_head(self):
        path = pathlib.Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in (".html", ".css", ".js", ".svg", ".json"):
            return super().send_head()
        content = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


def measure(browser, address):
    """Milliseconds until the largest part of a page is there, for a first visit."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(address)
    waited = page.evaluate(WAITED)
    context.close()
    return waited


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(pathlib.Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        with serve(site.folder, Packed) as server:
            for name, address in MAIN.items():
                times = [measure(browser, server + address) for _ in range(RUNS)]
                print(f"{name:<12} {statistics.median(times) / 1000:.2f} s")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
