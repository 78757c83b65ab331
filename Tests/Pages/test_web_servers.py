"""The web server settings of a new project, in the real servers: headers, types, caching, errors."""

import contextlib
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import pytest
from conftest import KLARTEXT, POLICY, TODAY

MODULES = "/usr/lib/apache2/modules"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def project():
    """A new project whose site lies below a path, where the user of a web server may read too."""
    folder = pathlib.Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    for words in (["init", "register", "--base-url", "https://stadt.example/ki/"],
                  ["build", "--compress", "--project", "register", "--output", "www/ki", "--quiet"]):
        (folder / "www").mkdir(exist_ok=True)
        subprocess.run(
            [str(KLARTEXT), *words, "--today", TODAY], cwd=folder, check=True, capture_output=True,
            stdin=subprocess.DEVNULL, timeout=120)
    yield folder
    shutil.rmtree(folder)


def settings(project, name):
    text = (project / "register/server" / name).read_text(encoding="utf-8")
    return text.replace("/var/www/klartext", str(project / "www"))


def nginx(project, port):
    text = settings(project, "nginx.conf").replace("listen 80;", f"listen 127.0.0.1:{port};")
    (project / "site.conf").write_text(text, encoding="utf-8")
    (project / "nginx.conf").write_text(
        f"daemon off; user root; worker_processes 1; pid {project}/nginx.pid; error_log {project}/nginx.log;\n"
        f"events {{}}\nhttp {{ access_log off; include {project}/site.conf; }}\n", encoding="utf-8")
    return ["nginx", "-c", f"{project}/nginx.conf"]


def apache(project, port):
    text = settings(project, "apache.conf").replace(":80>", f":{port}>").replace(
        "/etc/apache2/klartext-rules.conf", f"{project}/register/server/apache-rules.conf")
    modules = "".join(
        f"LoadModule {name}_module {MODULES}/mod_{name}.so\n"
        for name in ["mpm_event", "authz_core", "mime", "dir", "headers", "rewrite"])
    (project / "apache.conf").write_text(
        f"ServerRoot {project}\nPidFile {project}/apache.pid\nErrorLog {project}/apache.log\nListen 127.0.0.1:{port}\n"
        f"User www-data\nGroup www-data\nServerName localhost\n{modules}TypesConfig /etc/mime.types\n{text}",
        encoding="utf-8")
    return ["apache2", "-D", "FOREGROUND", "-f", f"{project}/apache.conf"]


def caddy(project, port):
    text = settings(project, "Caddyfile").replace("\nstadt.example {", f"\nhttp://127.0.0.1:{port} {{")
    (project / "Caddyfile").write_text("{\n    admin off\n}\n" + text, encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{project}/Caddyfile"]


@contextlib.contextmanager
def running(command, port):
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            for _ in range(100):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
                    break
                assert process.poll() is None, process.stdout.read()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/ki/"
        finally:
            process.terminate()


@pytest.fixture(scope="module", params=[nginx, apache, caddy], ids=["nginx", "apache", "caddy"])
def server(request, project):
    port = free_port()
    command = request.param(project, port)
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed (make test installs it)")
    with running(command, port) as address:
        yield address


def ask(address, encoding="identity"):
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def test_pages_carry_the_security_headers(server):
    for path, status in (("", 200), ("nirgends/", 404)):
        code, headers = ask(server + path)
        assert code == status and headers["Content-Security-Policy"] == POLICY
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "no-referrer"
        assert "max-age" in headers["Strict-Transport-Security"] and headers["Permissions-Policy"]
        assert headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(("path", "kind"), [
    ("api/v1/systems.csv", "text/csv; charset=utf-8"), ("calendar.ics", "text/calendar; charset=utf-8"),
    ("feed.xml", "application/atom+xml"), ("feed.json", "application/feed+json"),
    ("api/v1/register.json", "application/json"), ("robots.txt", "text/plain; charset=utf-8")])
def test_data_has_its_type_and_may_be_read_from_anywhere(server, path, kind):
    code, headers = ask(server + path)
    assert code == 200 and headers["Content-Type"].startswith(kind)
    assert headers["Access-Control-Allow-Origin"] == "*" and headers["Cache-Control"] == "no-cache"


def test_files_with_a_hash_are_kept_and_pages_are_not(server, project):
    style = next((project / "www/ki/assets").glob("klar.*.css")).name
    _, headers = ask(f"{server}assets/{style}")
    assert re.search(r"immutable", headers["Cache-Control"]) and headers["Content-Type"] == "text/css; charset=utf-8"
    assert ask(server)[1]["Cache-Control"] == "no-cache"
    assert ask(server)[1]["Access-Control-Allow-Origin"] is None


def test_compressed_files_are_sent_with_the_type_of_the_page(server):
    code, headers = ask(server, "gzip")
    assert code == 200 and headers["Content-Encoding"] == "gzip"
    assert headers["Content-Type"] == "text/html; charset=utf-8" and "Accept-Encoding" in headers["Vary"]


def test_folders_and_notes_stay_closed(server):
    assert ask(server + "assets/")[0] in (403, 404)
    assert ask(server + ".klartext-site")[0] == 404
