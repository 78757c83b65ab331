"""Measures the search beside Pagefind, on the same pages in the same run: `make bench-search`.

    bench.py [COUNT …]    the demonstration, and generated registers of COUNT entries (else 1,000)

Prints, by class of query, recall@10, the mean reciprocal rank and the mean rank; then what the index weighs, what a
first and a next query load, and how long queries take in Chromium. All sizes are of gzip, level 9.
"""

import contextlib
import functools
import gzip
import http.server
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import corpus
import yaml
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
KLARTEXT = pathlib.Path(os.environ.get("KLARTEXT", ROOT / ".build/release/klartext"))
BENCHMARK = ROOT / ".build/release/klartext-benchmark"
TODAY = "2026-11-21"
FREQUENT = ["die Stadt", "System", "Daten", "Amt", "Menschen", "Karte"]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves everything compressed, as a good host does; files that are compressed already stay as they are."""

    def do_GET(self):
        path = pathlib.Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        if not path.is_file():
            return self.send_error(404)
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if body[:2] != b"\x1f\x8b":
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.log.append((self.path, len(body)))

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def serve(folder):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder)) as server:
        server.log = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", server.log
        server.shutdown()


# What each search returns for a query: the addresses of its first ten results.
OURS = """async (query) => {
  window.engine ??= await (await import(document.querySelector('script[type=module][src*="/search."]').src))
    .open(document.querySelector("[data-search]").dataset.folder);
  const start = performance.now();
  const { results } = await window.engine.query(query);
  return [results.map(({ address }) => "/" + address), performance.now() - start];
}"""
PAGEFIND = """async (query) => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const start = performance.now();
  const found = await window.pagefind.search(query);
  const results = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return [results.map(({ url }) => url.split("#")[0]), performance.now() - start];
}"""


def run(*command):
    """Wall and CPU seconds, and the peak of memory in KiB, of a command."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def weight(folder):
    sizes = []
    for path in folder.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            sizes.append(len(body) if body[:2] == b"\x1f\x8b" else len(gzip.compress(body, 9)))
    return sum(sizes), len(sizes)


def rank(results, answer):
    return results.index(answer) + 1 if answer in results else None


def ask(page, script, queries):
    """Ranks by class, and all times."""
    ranks, times = {}, []
    for kind, rows in queries.items():
        for query, answer in rows:
            found, duration = page.evaluate(script, query)
            times.append(duration)
            ranks.setdefault(kind, []).append((query, rank(list(dict.fromkeys(found)), answer)))
    return ranks, times


def figures(rows):
    found = [place for _, place in rows if place]
    recall = len(found) / len(rows)
    return recall, sum(1 / place for place in found) / len(rows), statistics.mean(found) if found else 0


def table(ours, theirs):
    print(f"{'class':<18}{'n':>4} │{'recall':>8}{'MRR':>7}{'rank':>6} │{'Pagefind':>10}{'MRR':>7}{'rank':>6}")
    both = list(ours) + ["all"]
    ours["all"], theirs["all"] = ([row for rows in side.values() for row in rows] for side in (ours, theirs))
    for kind in both:
        a, b = figures(ours[kind]), figures(theirs[kind])
        print(f"{kind:<18}{len(ours[kind]):>4} │{a[0]:>8.2f}{a[1]:>7.2f}{a[2]:>6.1f} │{b[0]:>10.2f}{b[1]:>7.2f}{b[2]:>6.1f}")
    missing = [f"{kind}: {query}" for kind in both[:-1] for query, place in ours[kind] if not place]
    print("not found: " + ("; ".join(missing) or "nothing"))


def loads(browser, address, log, script, queries):
    """Bytes and requests of a first query and the mean of the next ones, each first in a fresh browser."""
    firsts, nexts = [], []
    for query, other in queries:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address + "/suche/")
        page.wait_for_load_state("networkidle")
        # What the page itself is made of does not count; the script does.
        counted = lambda: [size for path, size in log if "/search" in path or "/pagefind/" in path]
        page.evaluate(script, query)
        page.wait_for_load_state("networkidle")
        first = counted()
        firsts.append((sum(first), len(first)))
        page.evaluate(script, other)
        page.wait_for_load_state("networkidle")
        nexts.append((sum(counted()) - firsts[-1][0], len(counted()) - len(first)))
        log.clear()
        context.close()
    return firsts, nexts


def measure(name, project, queries, browser):
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "site"
        run(KLARTEXT, "build", "--project", project, "--today", TODAY, "--output", site, "--quiet", "--base-url", "https://ki.musterstadt.example/")
        entries = sum(1 for _ in (pathlib.Path(project) / "content").rglob("*.md"))
        pages = lambda answer: "/" + {"systems": "systeme/", "guidelines": "leitlinien/", "decisions": "beschluesse/", "bodies": "gremien/", "glossary": "glossar/", "pages": ""}[answer.split("/")[0]] + answer.split("/")[1] + "/"
        # Pagefind gets the pages that our index holds and no lists, which would stand before them.
        copy = pathlib.Path(folder) / "pagefind-site"
        shutil.copytree(site, copy)
        known = {pages(f"{path.parent.name}/{path.stem}") for path in (pathlib.Path(project) / "content").rglob("*.md")}
        for path in copy.rglob("*.html"):
            if "/" + path.parent.relative_to(copy).as_posix() + "/" not in known | {"/suche/"}:
                path.unlink()
        wall, cpu, memory = run(sys.executable, "-m", "pagefind", "--site", copy)
        seconds, _, before, after, _ = map(float, subprocess.run(
            [str(BENCHMARK), "search", str(project), str(ROOT / "themes")], check=True, capture_output=True,
            text=True).stdout.split())
        queries = {kind: [(query, pages(answer)) for query, answer in rows] for kind, rows in queries.items()}
        print(f"\n{name}: {entries} files of content\n")
        sides = []
        for root, script, index in ((site, OURS, site / "search/de"), (site.parent / "pagefind-site", PAGEFIND, site.parent / "pagefind-site/pagefind")):
            with serve(root) as (address, log):
                page = browser.new_page()
                page.goto(address + "/suche/")
                ranks, times = ask(page, script, queries)
                frequent = [page.evaluate(script, query)[1] for query in FREQUENT for _ in range(3)]
                page.close()
                log.clear()
                pairs = list(zip([rows[0][0] for rows in list(queries.values())[:6]], [rows[1][0] for rows in list(queries.values())[:6]]))
                firsts, nexts = loads(browser, address, log, script, pairs)
            sides.append((ranks, times, frequent, weight(index), firsts, nexts))
        table(sides[0][0], sides[1][0])
        for label, (_, times, frequent, (size, files), firsts, nexts) in zip(("ours", "Pagefind"), sides):
            mean = lambda rows, at: statistics.mean(row[at] for row in rows)
            print(
                f"{label:<9} index {size / entries:.0f} bytes and {files / entries:.3f} files an entry; "
                f"first query {mean(firsts, 0) / 1000:.1f} KB in {mean(firsts, 1):.1f} requests "
                f"(at most {max(firsts)[0] / 1000:.1f} KB, {max(row[1] for row in firsts)}), "
                f"next {mean(nexts, 0) / 1000:.1f} KB in {mean(nexts, 1):.1f}; "
                f"p95 {statistics.quantiles(times, n=20)[-1]:.1f} ms, frequent words at most {max(frequent):.1f} ms")
        print(
            f"ours      indexed in {seconds:.2f} s with {(after - before) / 1024:.0f} MiB on top of the register\n"
            f"Pagefind  indexed in {wall:.2f} s ({cpu:.2f} s of CPU) with {memory / 1024:.0f} MiB")


def main():
    counts = [int(word) for word in sys.argv[1:]] or [1000]
    sets = {
        name: {kind: list(rows.items()) for kind, rows in yaml.safe_load((ROOT / "Tests/Search" / file).read_text()).items()}
        for name, file in (("Demonstration", "queries.yaml"), ("Demonstration, unseen queries", "unseen.yaml"))}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, queries in sets.items():
            measure(name, ROOT, queries, browser)
        for count in counts:
            queries = corpus.make(pathlib.Path(folder) / str(count), count)
            measure(f"Generated, {count}", pathlib.Path(folder) / str(count), queries, browser)
        browser.close()


if __name__ == "__main__":
    main()
