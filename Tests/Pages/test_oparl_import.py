"""A council information system on this machine, with what real ones lack, and what a bad one could try."""

import http.server
import json
import os
import subprocess
import threading

import pytest

KLARTEXT = os.environ.get("KLARTEXT", ".build/debug/klartext")
TYPE = "https://schema.oparl.org/1.1/"


class Server(http.server.BaseHTTPRequestHandler):
    asked = []

    def do_GET(self):
        Server.asked.append(self.path)
        host = f"http://127.0.0.1:{self.server.server_port}"
        paper = {"type": TYPE + "Paper", "paperType": "Anfrage", "consultation": [host + "/c/1"]}
        answers = {
            "/system": {"id": host + "/system", "type": TYPE + "System", "body": host + "/bodies"},
            "/bodies": {"data": [{"id": host + "/b", "type": TYPE + "Body", "paper": host + "/papers"}]},
            "/papers": {"data": [paper | {"id": host + "/p/1", "name": "KI im Rathaus"}], "links": {"next": host + "/papers?page=2"}},
            "/papers?page=2": {
                "data": [
                    paper | {"id": host + "/p/2", "name": "KI in der Schule", "consultation": None,
                             "originatorOrganization": ["http://127.0.0.2:1/o", host + "/404", host + "/html", host + "/large", host + "/away"]},
                    paper | {"id": host + "/p/3", "name": "Radweg", "consultation": [host + "/never"]},
                ],
                "links": {"next": host + "/papers?page=2"},
            },
            "/c/1": {"id": host + "/c/1", "type": TYPE + "Consultation", "organization": [host + "/o/1"], "meeting": host + "/m/1", "role": "Kenntnisnahme"},
            "/o/1": {"id": host + "/o/1", "type": TYPE + "Organization", "name": "Rat der Stadt"},
            "/m/1": {"id": host + "/m/1", "type": TYPE + "Meeting", "start": "2026-05-04T22:30:00Z"},
        }
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:1/secret")
            self.end_headers()
            return
        body = {"/html": b"<html>", "/large": b"[" + b" " * (17 << 20)}.get(self.path)
        if body is None and self.path in answers:
            body = json.dumps(answers[self.path]).encode()
        self.send_response(404 if body is None else 200)
        self.end_headers()
        try:
            self.wfile.write(body or b"")
        except OSError:
            pass

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    Server.asked = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_reads_a_council_information_system(server, tmp_path):
    (tmp_path / "klartext.yaml").write_text("name: Stadt\nbase_url: https://stadt.example/\nlanguages: [de]\n")
    (tmp_path / "content" / "bodies").mkdir(parents=True)
    (tmp_path / "content" / "bodies" / "rat.md").write_text("---\ntitle: Rat der Stadt\nkind: council\n---\n")
    run = [os.path.abspath(KLARTEXT), "import", "oparl", server + "/system", "--search", "KI", "--today", "2026-11-21"]
    outcome = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert outcome.returncode == 0, outcome.stderr
    first = (tmp_path / "content/decisions/ki-im-rathaus.md").read_text()
    assert "kind: inquiry\n" in first and "draft: true\n" in first
    assert "  - body: rat\n    date: 2026-05-05\n    role: information\n" in first
    assert (tmp_path / "content/decisions/ki-in-der-schule.md").exists()
    assert not (tmp_path / "content/decisions/radweg.md").exists()
    for finding in ["KT-oparl-other-server", "KT-oparl-answer", "KT-oparl-no-json", "KT-oparl-too-large"]:
        assert finding in outcome.stderr, outcome.stderr
    # Nothing is asked for twice, and nothing that belongs to a paper nobody wanted.
    assert "/never" not in Server.asked and len(Server.asked) == len(set(Server.asked)), Server.asked
    again = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert "2 unverändert" in again.stdout, again.stdout
