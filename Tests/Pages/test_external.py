"""`klartext check --external` against servers that answer in every way.

A proxy of our own plays the web, so that names of hosts need not exist. It is set as everybody sets one, by the
environment.
"""

import http.server
import json
import os
import shutil
import ssl
import subprocess
import threading
import time

import pytest
from conftest import KLARTEXT, TODAY

WEEK = 7 * 24 * 3600


class Web(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, certificate):
        super().__init__(("127.0.0.1", 0), Handler)
        self.certificate = certificate
        self.requests = []
        self.busy = {}
        self.crowded = []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /404, /301?http://…, /head-404-get-200."""

    def log_message(self, *arguments):
        pass

    def handle(self):
        # A client that found out enough closes the line.
        try:
            super().handle()
        except (ConnectionError, ssl.SSLError):
            pass

    def respond(self):
        host, path = self.path.removeprefix("http://").split("/", 1)
        self.server.requests.append((time.monotonic(), self.command, host, path, dict(self.headers)))
        if self.server.busy.get(host):
            self.server.crowded.append(host)
        self.server.busy[host] = True
        time.sleep(0.05)
        self.server.busy[host] = False
        status, _, rest = path.partition("?")
        if path == "302":
            rest = f"http://{host}/302?http://{host}/302"
        if status == "head-404-get-200":
            status = "404" if self.command == "HEAD" else "200"
        if status == "silent":
            time.sleep(20)
            status = "200"
        self.send_response(int(status))
        if rest.startswith("retry="):
            self.send_header("Retry-After", rest.removeprefix("retry="))
        elif rest:
            self.send_header("Location", rest)
        body = b"x" * (200_000 if status == "200" else 0)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Set-Cookie", "a=b")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = respond

    def do_CONNECT(self):
        self.server.requests.append((time.monotonic(), "CONNECT", self.path, "", {}))
        self.send_response(200)
        self.end_headers()
        self.server.certificate.wrap_socket(self.connection, server_side=True)
        self.close_connection = True


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("openssl is missing.")
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "certificate.pem",
         "-days", "2", "-subj", "/CN=sicher.klartext-probe.de"],
        cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


@pytest.fixture
def web(certificate):
    with Web(certificate) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def project(tmp_path):
    (tmp_path / "klartext.yaml").write_text(
        "name: Stadt Beispiel\nbase_url: https://ki.beispiel.example/\nlanguages: [de]\n"
        "footer_links:\n  - {title: Stadt, url: 'http://konfiguration.klartext-probe.de/404'}\n",
        encoding="utf-8")
    (tmp_path / "content/pages").mkdir(parents=True)
    return tmp_path


def write(project, *addresses):
    lines = "\n".join(f"- [Seite Nummer {number}]({address})" for number, address in enumerate(addresses))
    (project / "content/pages/links.md").write_text(f"---\ntitle: Links\n---\n{lines}\n", encoding="utf-8")


def check(project, web, *arguments):
    environment = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
    environment |= {"http_proxy": web.address, "https_proxy": web.address}
    result = subprocess.run(
        [str(KLARTEXT), "check", "--external", "--format", "json", "--today", TODAY, *arguments],
        cwd=project, capture_output=True, text=True, timeout=120, env=environment)
    report = json.loads(result.stderr)
    found = {
        (item["path"], item["line"]): item for item in report["diagnostics"]
        if item["id"] in ("KT-link-gone", "KT-link-moved", "KT-link-unchecked", "KT-link-inside", "KT-link-certificate")
    }
    return result, found


PAGE = "content/pages/links.md"


def test_says_what_became_of_links(project, web):
    hosts = [f"http://h{number}.klartext-probe.de" for number in range(20)]
    write(
        project,
        hosts[0] + "/200", hosts[1] + "/404", hosts[2] + "/410", hosts[3] + "/head-404-get-200",
        hosts[4] + f"/301?{hosts[4]}/200", hosts[5] + f"/302?{hosts[5]}/200", hosts[6] + "/403", hosts[7] + "/429",
        hosts[8] + "/500", hosts[9] + "/302?http://127.0.0.1/200", hosts[10] + f"/302?{hosts[10]}/302",
        hosts[11] + f"/301?{hosts[11]}/404", "https://sicher.klartext-probe.de/200",
        hosts[12] + f"/308?{hosts[13]}/200", "https://beispiel.example/404", "mailto:ki@beispiel.example",
        hosts[14] + "/401", hosts[15] + "/302?ftp://x.klartext-probe.de/",
    )
    result, found = check(project, web, "--strict")
    told = {place: (item["id"], item["severity"]) for place, item in found.items()}
    assert told == {
        ("klartext.yaml", 5): ("KT-link-gone", "warning"),
        (PAGE, 5): ("KT-link-gone", "warning"),
        (PAGE, 6): ("KT-link-gone", "warning"),
        (PAGE, 8): ("KT-link-moved", "hint"),
        (PAGE, 12): ("KT-link-unchecked", "hint"),
        (PAGE, 13): ("KT-link-inside", "warning"),
        (PAGE, 14): ("KT-link-unchecked", "hint"),
        (PAGE, 15): ("KT-link-gone", "warning"),
        (PAGE, 16): ("KT-link-certificate", "warning"),
        (PAGE, 17): ("KT-link-moved", "hint"),
    }
    assert found[(PAGE, 8)]["mend"] == f"Schreiben Sie: {hosts[4]}/200"
    assert found[(PAGE, 17)]["mend"] == f"Schreiben Sie: {hosts[13]}/200"
    assert found[(PAGE, 5)]["column"] == 20
    assert "Externe Links: 17 gefragt, 0 noch bekannt, 4 nicht beurteilt" in result.stdout
    # Names for examples are never asked for, and no address inside.
    assert not any("example" in host or host.startswith("127.") for _, _, host, _, _ in web.requests)


def test_links_never_fail_a_check(project, web):
    write(project, "http://h1.klartext-probe.de/404")
    (project / "klartext.yaml").write_text(
        "name: Stadt Beispiel\nbase_url: https://ki.beispiel.example/\nlanguages: [de]\n", encoding="utf-8")
    without = subprocess.run([str(KLARTEXT), "check", "--today", TODAY, "--quiet"], cwd=project, capture_output=True)
    result, found = check(project, web)
    assert found and result.returncode == without.returncode == 0


def test_is_polite(project, web):
    host = "http://h1.klartext-probe.de"
    write(project, *(f"{host}/200?{number}" for number in range(3)), "http://h2.klartext-probe.de/200")
    check(project, web)
    times = sorted(when for when, _, name, _, _ in web.requests if name == "h1.klartext-probe.de")
    assert len(times) == 3
    assert all(later - earlier >= 1 for earlier, later in zip(times, times[1:]))
    assert web.crowded == []
    for _, method, _, _, headers in web.requests:
        assert headers["User-Agent"].startswith("Klartext/") and "ki.beispiel.example" in headers["User-Agent"]
        assert "Cookie" not in headers and "Authorization" not in headers
        assert method in ("HEAD", "GET")


def test_leaves_a_host_alone_that_asks_for_it(project, web):
    host = "http://h1.klartext-probe.de"
    write(project, *(f"{host}/429?retry=120" + "&" * number for number in range(4)))
    _, found = check(project, web)
    assert [name for _, _, name, _, _ in web.requests].count("h1.klartext-probe.de") == 1
    assert all(path != PAGE for path, _ in found)


def test_remembers_for_a_while(project, web):
    write(project, "http://h1.klartext-probe.de/200", "http://h2.klartext-probe.de/404")
    first, found = check(project, web)
    asked = len(web.requests)
    again, found_again = check(project, web)
    assert len(web.requests) == asked and found_again == found
    assert "Externe Links: 0 gefragt, 3 noch bekannt" in again.stdout
    assert (project / ".klartext/.gitignore").read_text() == "*\n"
    # A good answer holds for a week, a bad one for an hour.
    cache = json.loads((project / ".klartext/links.json").read_text())
    ages = {address: item["until"] - time.time() for address, item in cache["links"].items()}
    assert WEEK - 100 < ages["http://h1.klartext-probe.de/200"] <= WEEK
    assert 3500 < ages["http://h2.klartext-probe.de/404"] <= 3600
    for item in cache["links"].values():
        item["until"] = int(time.time()) - 1
    (project / ".klartext/links.json").write_text(json.dumps(cache))
    check(project, web)
    assert len(web.requests) == 2 * asked
    (project / ".klartext/links.json").write_text("{")
    check(project, web)
    assert len(web.requests) == 3 * asked


def test_does_without_the_internet(project):
    write(project, "http://h1.klartext-probe.de/200")
    environment = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
    environment |= {"http_proxy": "http://127.0.0.1:9"}
    result = subprocess.run(
        [str(KLARTEXT), "check", "--external", "--today", TODAY], cwd=project, capture_output=True, text=True,
        timeout=120, env=environment)
    assert result.returncode == 0
    assert "Der Link ließ sich nicht prüfen: Der Server antwortet nicht. [KT-link-unchecked]" in result.stderr
